/* mentions_weights.c - the file of weights: a line of text that names it, then the numbers.
 *
 * Rows are mostly zero: the file holds, for each row that is not, its distance from the last
 * (one byte, 255 meaning "254 more") and its weights. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "extract/mentions.h"

static const char heading[] = "inmaek mention weights 2\n";

/* Byte by byte without a lock for each: a quarter of a million rows are read at every start. */
static bool read_rows(int8_t (*rows)[IM_LABELS], uint32_t count, FILE *file)
{
    uint32_t row = 0;
    for (;;) {
        int step = getc_unlocked(file), value = 0;
        if (step == EOF) return false;
        if (step == 0) return true; /* the end */
        if (step == 255) {
            row += 254;
            continue;
        }
        row += (uint32_t)step;
        if (row > count) return false;
        for (int label = 0; label < IM_LABELS && value != EOF; label++)
            rows[row - 1][label] = (int8_t)(value = getc_unlocked(file));
        if (value == EOF) return false;
    }
}

static bool read_moves(int16_t move[IM_TAGS][IM_TAGS], FILE *file)
{
    for (unsigned from = 0; from < IM_TAGS; from++) {
        for (unsigned to = 0; to < IM_TAGS; to++) {
            int low = getc(file), high = getc(file);
            if (low == EOF || high == EOF) return false;
            move[from][to] = (int16_t)(uint16_t)(low | high << 8);
        }
    }
    return true;
}

inmaek_code im_weights_read(im_weights *out, const char *path, inmaek_error *error)
{
    char line[sizeof heading] = "";
    FILE *file = fopen(path, "rb");
    if (!file) return im_error(error, INMAEK_LEXICON, "%s: %s", path, strerror(errno));
    memset(out, 0, sizeof *out);
    bool whole = fread(line, 1, sizeof heading - 1, file) == sizeof heading - 1 && !strcmp(line, heading) &&
                 read_moves(out->move, file) && read_rows(out->rows, IM_ROWS, file) &&
                 read_moves(out->move_again, file) && read_rows(out->again, 1 << IM_AGAIN_BITS, file);
    fclose(file);
    if (whole) return INMAEK_OK;
    return im_error(error, INMAEK_LEXICON, "%s: expected the weights that the trainer writes", path);
}

static void write_rows(const int8_t (*rows)[IM_LABELS], uint32_t count, FILE *file)
{
    static const int8_t none[IM_LABELS];
    uint32_t last = 0; /* row number + 1 */
    for (uint32_t row = 1; row <= count; row++) {
        const int8_t *values = rows[row - 1];
        if (!memcmp(values, none, IM_LABELS)) continue;
        for (; row - last >= 255; last += 254) putc(255, file);
        putc((int)(row - last), file);
        fwrite(values, 1, IM_LABELS, file);
        last = row;
    }
    putc(0, file);
}

static void write_moves(const int16_t move[IM_TAGS][IM_TAGS], FILE *file)
{
    for (unsigned from = 0; from < IM_TAGS; from++) {
        for (unsigned to = 0; to < IM_TAGS; to++) {
            putc((uint16_t)move[from][to] & 255, file);
            putc((uint16_t)move[from][to] >> 8, file);
        }
    }
}

inmaek_code im_weights_write(const im_weights *weights, const char *path, inmaek_error *error)
{
    FILE *file = fopen(path, "wb");
    if (!file) return im_error(error, INMAEK_IO, "%s: %s", path, strerror(errno));
    fputs(heading, file);
    write_moves(weights->move, file);
    write_rows(weights->rows, IM_ROWS, file);
    write_moves(weights->move_again, file);
    write_rows(weights->again, 1 << IM_AGAIN_BITS, file);
    bool failed = ferror(file);
    if (fclose(file) || failed) return im_error(error, INMAEK_IO, "%s: %s", path, strerror(errno));
    return INMAEK_OK;
}
