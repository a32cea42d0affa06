/* table.c - rankings in print: for people, for spreadsheets, for programs. */
#include <cjson/cJSON.h>
#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/error.h"
#include "base/utf8.h"
#include "export/fixed.h"
#include "export/ranking.h"
#include "export/shown.h"
#include "export/width.h"

enum {
    RANK,
    NAME,
    KIND,
    MEASURES, /* one column each from here */
    COLUMNS = MEASURES + INMAEK_MEASURES,
    NAME_COLUMNS = 40, /* of the terminal; longer names are cut */
    TEXT_DECIMALS = 4,
    DECIMALS = 6
};

/* ---------------------------------------------------------------- for people */

/* Appends the text as it may be shown on a terminal, cut to `most` columns. */
static void add_shown(im_string *out, const char *text, size_t most)
{
    im_shown walk = im_shown_begin(text);
    uint32_t letter;
    size_t width = 0, whole = out->count; /* where to cut, should it not fit */
    while (im_shown_next(&walk, &letter)) {
        char bytes[4];
        size_t length = im_utf8_write(bytes, letter);
        width += im_width(bytes, length);
        if (width > most) {
            out->count = whole;
            im_string_adds(out, "…");
            return;
        }
        im_string_add(out, bytes, length);
        if (width < most) whole = out->count;
    }
}

/* Whole numbers of ties are written as such. */
static unsigned decimals_of(int measure, double value, unsigned decimals)
{
    return measure == INMAEK_DEGREE && value == floor(value) ? 0 : decimals;
}

static void add_cell(im_string *out, const inmaek_ranking *ranking, size_t i, int column)
{
    const inmaek_player *player = &ranking->players[i];
    char digits[IM_FIXED_LENGTH];
    switch (column) {
    case RANK:
        im_string_addf(out, "%zu", i + 1);
        break;
    case NAME:
        add_shown(out, player->name, NAME_COLUMNS);
        break;
    case KIND:
        add_shown(out, player->kind, NAME_COLUMNS);
        break;
    default: {
        double value = player->measures[column - MEASURES];
        im_string_adds(out, im_fixed(digits, value, decimals_of(column - MEASURES, value, TEXT_DECIMALS)));
    }
    }
}

/* The measure that the table is sorted by bears a star. */
static void add_title(im_string *out, int column, inmaek_measure by)
{
    static const char *const titles[] = {[RANK] = "rank", [NAME] = "name", [KIND] = "kind"};
    if (column < MEASURES)
        im_string_adds(out, titles[column]);
    else
        im_string_addf(out, "%s%s", inmaek_measure_name((inmaek_measure)(column - MEASURES)),
                       column - MEASURES == (int)by ? "*" : "");
}

/* A line of the table; `line` 0 is the title's. */
static void add_line_cell(im_string *out, const inmaek_ranking *ranking, size_t line, int column)
{
    im_string_clear(out);
    if (line == 0)
        add_title(out, column, ((const im_ranking *)ranking)->by);
    else
        add_cell(out, ranking, line - 1, column);
}

static void print_cell(FILE *stream, const im_string *cell, size_t width, int column)
{
    const char *text = cell->items ? cell->items : "";
    size_t taken = im_width(text, cell->count);
    int gap = taken < width ? (int)(width - taken) : 0;
    bool left = column == NAME || column == KIND;
    fprintf(stream, "%s%*s%s%*s", column ? "  " : "", left ? 0 : gap, "", text, left ? gap : 0, "");
}

static bool print_text(const inmaek_ranking *ranking, FILE *stream, size_t rows)
{
    im_string cell = {0};
    size_t widths[COLUMNS] = {0};
    bool failed = false;
    for (size_t line = 0; line <= rows; line++)
        for (int column = 0; column < COLUMNS; column++) {
            add_line_cell(&cell, ranking, line, column);
            failed |= cell.failed;
            size_t width = im_width(cell.items ? cell.items : "", cell.count);
            if (width > widths[column]) widths[column] = width;
        }
    for (size_t line = 0; line <= rows && !failed; line++) {
        for (int column = 0; column < COLUMNS; column++) {
            add_line_cell(&cell, ranking, line, column);
            failed |= cell.failed;
            print_cell(stream, &cell, widths[column], column);
        }
        fputc('\n', stream);
    }
    if (!failed && rows == 0) fputs("(no players)\n", stream);
    free(cell.items);
    return !failed;
}

/* ---------------------------------------------------------------- for spreadsheets */

/* RFC 4180: quotes around what holds a comma, a quote or a line's end; quotes doubled. */
static void print_field(FILE *stream, const char *text)
{
    if (!text[strcspn(text, ",\"\r\n")]) {
        fputs(text, stream);
        return;
    }
    fputc('"', stream);
    for (; *text; text++) {
        if (*text == '"') fputc('"', stream);
        fputc(*text, stream);
    }
    fputc('"', stream);
}

static void print_csv(const inmaek_ranking *ranking, FILE *stream, size_t rows)
{
    fputs("rank,id,name,kind", stream);
    for (int m = 0; m < INMAEK_MEASURES; m++) fprintf(stream, ",%s", inmaek_measure_name((inmaek_measure)m));
    fputs(",community\n", stream);
    for (size_t i = 0; i < rows; i++) {
        const inmaek_player *player = &ranking->players[i];
        fprintf(stream, "%zu,", i + 1);
        print_field(stream, player->id);
        fputc(',', stream);
        print_field(stream, player->name);
        fputc(',', stream);
        print_field(stream, player->kind);
        for (int m = 0; m < INMAEK_MEASURES; m++) {
            char digits[IM_FIXED_LENGTH];
            double value = player->measures[m];
            fprintf(stream, ",%s", im_fixed(digits, value, decimals_of(m, value, DECIMALS)));
        }
        if (player->community < 0)
            fputs(",\n", stream);
        else
            fprintf(stream, ",%ld\n", player->community);
    }
}

/* ---------------------------------------------------------------- for programs */

static bool add_number(cJSON *object, const char *name, double value, unsigned decimals)
{
    char digits[IM_FIXED_LENGTH];
    return cJSON_AddRawToObject(object, name, im_fixed(digits, value, decimals)) != NULL;
}

static bool fill_object(cJSON *object, const inmaek_player *player, size_t rank)
{
    if (!add_number(object, "rank", (double)rank, 0) || !cJSON_AddStringToObject(object, "id", player->id) ||
        !cJSON_AddStringToObject(object, "name", player->name) ||
        !cJSON_AddStringToObject(object, "kind", player->kind))
        return false;
    for (int m = 0; m < INMAEK_MEASURES; m++) {
        double value = player->measures[m];
        if (!add_number(object, inmaek_measure_name((inmaek_measure)m), value,
                        decimals_of(m, value, DECIMALS)))
            return false;
    }
    return player->community < 0 ? cJSON_AddNullToObject(object, "community") != NULL
                                 : add_number(object, "community", (double)player->community, 0);
}

/* One array, one player a line. */
static bool print_json(const inmaek_ranking *ranking, FILE *stream, size_t rows)
{
    fputs("[", stream);
    for (size_t i = 0; i < rows; i++) {
        cJSON *object = cJSON_CreateObject();
        char *text = object && fill_object(object, &ranking->players[i], i + 1)
                         ? cJSON_PrintUnformatted(object)
                         : NULL;
        cJSON_Delete(object);
        if (!text) return false;
        fprintf(stream, "%s\n  %s", i ? "," : "", text);
        cJSON_free(text);
    }
    fputs(rows ? "\n]\n" : "]\n", stream);
    return true;
}

inmaek_code inmaek_ranking_print(const inmaek_ranking *ranking, FILE *stream, inmaek_table form, size_t most,
                                 inmaek_error *error)
{
    size_t rows = most > 0 && most < ranking->player_count ? most : ranking->player_count;
    bool whole = true;
    errno = 0;
    switch (form) {
    case INMAEK_TABLE_TEXT:
        whole = print_text(ranking, stream, rows);
        break;
    case INMAEK_TABLE_CSV:
        print_csv(ranking, stream, rows);
        break;
    case INMAEK_TABLE_JSON:
        whole = print_json(ranking, stream, rows);
        break;
    }
    if (!whole) return im_no_memory(error);
    if (fflush(stream) != 0 || ferror(stream))
        return im_error(error, INMAEK_IO, "the table cannot be written: %s", strerror(errno ? errno : EIO));
    return INMAEK_OK;
}
