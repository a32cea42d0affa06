/* agreements.c - the deals of a document: the model, and the step as a whole.
 *
 * Every two organizations of a sentence are a candidate (pairs.c); a linear classifier says how
 * likely they have a deal, of what kind, and who gives: a vote, with the status, date and sum of its
 * sentence (agreements_vote.c). A second one weighs what all the article's votes say of the two, and
 * of those whom they have to do with (agreements_weigh.c). What they say of one kind is one agreement,
 * told several times; agreements that tie every two of several in one sentence (a three-party MOU) are
 * one again (agreements_settle.c). */
#include "extract/agreements.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"

inmaek_code im_agreements_prepare(im_agreements_model **out, const inmaek_lexicon *lexicon,
                                  inmaek_error *error)
{
    *out = NULL;
    im_agreements_model *m = calloc(1, sizeof *m);
    if (!m) return im_no_memory(error);
    m->lexicon = lexicon;
    inmaek_code code = im_trigger_table_init(&m->triggers, lexicon, error);
    if (!code) code = im_time_table_init(&m->time_words, lexicon, error);
    if (!code) code = im_unit_table_init(&m->units, lexicon, error);
    if (!code) code = im_cases_compile(&m->cases, lexicon, error);
    if (!code) code = im_statuses_compile(&m->statuses, lexicon, error);
    if (code) {
        im_agreements_free(m);
        return code;
    }
    m->finder.table = &m->triggers;
    m->finder.arguments.cases = m->cases;
    *out = m;
    return INMAEK_OK;
}

/* Looks at the three tables in m->bytes. */
static bool read_tables(im_agreements_model *m, size_t length)
{
    im_linear *tables[] = {&m->pairs, &m->status, &m->couple_weights};
    const uint32_t classes[] = {IM_PAIR_COLUMNS, INMAEK_STATUSES, 1};
    size_t done = 0;
    for (unsigned i = 0; i < sizeof tables / sizeof *tables; i++) {
        size_t size = im_linear_read(tables[i], m->bytes + done, length - done);
        if (!size || tables[i]->classes != classes[i]) return false;
        done += size;
    }
    return true;
}

/* Reads the file into m->bytes and looks at the tables in it. */
static inmaek_code read_weights(im_agreements_model *m, const char *path, inmaek_error *error)
{
    enum { BLOCK = 1 << 16 };
    IM_LIST(unsigned char) bytes = {0};
    FILE *file = fopen(path, "rb");
    if (!file) return im_error(error, INMAEK_LEXICON, "%s: %s", path, strerror(errno));
    bool room;
    size_t got = 0;
    while ((room = im_array_reserve(&bytes, BLOCK)) &&
           (got = fread(bytes.items + bytes.count, 1, BLOCK, file)) > 0)
        bytes.count += got;
    bool failed = ferror(file);
    fclose(file);
    m->bytes = bytes.items;
    if (!room) return im_no_memory(error);
    if (failed) return im_error(error, INMAEK_LEXICON, "%s: cannot be read", path);
    if (read_tables(m, bytes.count)) return INMAEK_OK;
    return im_error(error, INMAEK_LEXICON, "%s: expected the weights that the trainer writes", path);
}

inmaek_code im_agreements_new(im_agreements_model **out, const inmaek_lexicon *lexicon, inmaek_error *error)
{
    inmaek_code code = im_agreements_prepare(out, lexicon, error);
    if (code) return code;
    im_string path = {0};
    im_string_addf(&path, "%s/" IM_AGREEMENTS_FILE, im_lexicon_weights(lexicon));
    code = path.failed ? im_no_memory(error) : read_weights(*out, path.items, error);
    free(path.items);
    if (!code) {
        (*out)->finder.weights = &(*out)->pairs;
        return INMAEK_OK;
    }
    im_agreements_free(*out);
    *out = NULL;
    return code;
}

void im_agreements_free(im_agreements_model *m)
{
    if (!m) return;
    im_trigger_table_dispose(&m->triggers);
    im_time_table_dispose(&m->time_words);
    im_unit_table_dispose(&m->units);
    im_pair_finder_dispose(&m->finder);
    free(m->cases);
    free(m->statuses);
    free(m->bytes);
    free(m->times.items);
    free(m->sums.items);
    free(m->votes.items);
    free(m->couples.items);
    free(m->couple_features.items);
    free(m->couple_abouts.items);
    free(m->scores.items);
    free(m->choice_scores.items);
    free(m);
}

inmaek_code im_agreements_find(im_reading *r, im_agreements_model *m, inmaek_error *error)
{
    bool done = im_times_find(&m->times, &m->time_words, r) && im_sums_find(&m->sums, &m->units, r) &&
                im_votes_cast(m, r) && im_votes_weigh(m, r) && im_votes_settle(m, r);
    return done ? INMAEK_OK : im_no_memory(error);
}
