/* mentions_decode.c - the best way through each sentence's chain of tokens (Viterbi's algorithm;
 * G. D. Forney, "The Viterbi algorithm", Proceedings of the IEEE 61, 1973). */
#include "extract/mentions.h"

enum { STATES = 1 + IM_CUTS * IM_LABELS, NEVER = INT32_MIN / 2 };

/* A token's states: 0 outside, then cut by cut the labels. */
typedef struct column {
    int32_t best[STATES];
    uint8_t from[STATES];
    uint8_t count;
} column;

static bool goes_on(unsigned tag) { return tag == 1 + IM_GO_ON_ORG || tag == 1 + IM_GO_ON_PERSON; }

/* The best ways to come to here: by tag of the state left, of all states or of those that a name
 * may go on from (nothing clings to the token). */
typedef struct sources {
    int32_t best[IM_TAGS], best_whole[IM_TAGS];
    uint8_t from[IM_TAGS], from_whole[IM_TAGS];
} sources;

typedef struct viterbi {
    const im_lattice *lattice;
    const im_sentence *sentence;
    const int16_t (*move)[IM_TAGS];
    column *columns; /* by token of the sentence */
} viterbi;

static sources find_sources(const viterbi *chain, uint32_t i)
{
    const im_lattice *lattice = chain->lattice;
    const column *here = &chain->columns[i];
    uint32_t first = lattice->first[chain->sentence->token + i];
    sources out;
    for (unsigned tag = 0; tag < IM_TAGS; tag++) {
        out.best[tag] = out.best_whole[tag] = NEVER;
        out.from[tag] = out.from_whole[tag] = 0;
    }
    out.best[0] = here->best[0];
    for (unsigned state = 1, candidate = first; state < here->count; candidate++) {
        bool whole = lattice->words->cuts.items[lattice->candidates[candidate].cut].tail == 0;
        for (unsigned tag = 1; tag < IM_TAGS; tag++, state++) {
            if (here->best[state] > out.best[tag]) {
                out.best[tag] = here->best[state];
                out.from[tag] = (uint8_t)state;
            }
            if (whole && here->best[state] > out.best_whole[tag]) {
                out.best_whole[tag] = here->best[state];
                out.from_whole[tag] = (uint8_t)state;
            }
        }
    }
    return out;
}

/* How best to come to a state of tag `to`. */
static int32_t best_step(const viterbi *chain, const sources *before, unsigned to, uint8_t *from)
{
    int32_t best = NEVER;
    bool on = goes_on(to);
    *from = 0;
    for (unsigned tag = on ? to - 1 : 0; tag < (on ? to + 1 : IM_TAGS); tag++) {
        int32_t score = (on ? before->best_whole : before->best)[tag] + chain->move[tag][to];
        if (score <= best) continue;
        best = score;
        *from = (on ? before->from_whole : before->from)[tag];
    }
    return best;
}

static void fill(const viterbi *chain, uint32_t i)
{
    const im_lattice *lattice = chain->lattice;
    uint32_t t = chain->sentence->token + i, candidate = lattice->first[t];
    column *here = &chain->columns[i];
    int32_t step[IM_TAGS];
    uint8_t from[IM_TAGS] = {0};
    if (i && chain->columns[i - 1].count == 1) { /* nothing but outside before: most often so */
        int32_t outside = chain->columns[i - 1].best[0];
        for (unsigned to = 0; to < IM_TAGS; to++) step[to] = goes_on(to) ? NEVER : outside + chain->move[0][to];
    } else if (i) {
        sources before = find_sources(chain, i - 1);
        for (unsigned to = 0; to < IM_TAGS; to++) step[to] = best_step(chain, &before, to, &from[to]);
    } else {
        for (unsigned to = 0; to < IM_TAGS; to++) step[to] = goes_on(to) ? NEVER : chain->move[0][to];
    }
    here->count = (uint8_t)(1 + (lattice->first[t + 1] - candidate) * IM_LABELS);
    here->best[0] = step[0];
    here->from[0] = from[0];
    for (unsigned state = 1; state < here->count; candidate++) {
        const int32_t *scores = lattice->candidates[candidate].score;
        for (unsigned to = 1; to < IM_TAGS; to++, state++) {
            int32_t score = step[to] + scores[to - 1];
            here->best[state] = score < NEVER ? NEVER : score;
            here->from[state] = from[to];
        }
    }
}

static void trace(const viterbi *chain, im_tagging *tagging)
{
    const im_lattice *lattice = chain->lattice;
    uint32_t count = chain->sentence->token_count;
    const column *last = &chain->columns[count - 1];
    unsigned state = 0;
    for (unsigned s = 1; s < last->count; s++)
        if (last->best[s] > last->best[state]) state = s;
    for (uint32_t i = count; i-- > 0;) {
        uint32_t t = chain->sentence->token + i;
        tagging->candidate[t] = state ? lattice->first[t] + (state - 1) / IM_LABELS : IM_NONE;
        tagging->label[t] = state ? (uint8_t)((state - 1) % IM_LABELS) : 0;
        state = chain->columns[i].from[state];
    }
}

bool im_tagging_make(im_tagging *tagging, const im_lattice *lattice)
{
    uint32_t tokens = lattice->document->token_count;
    tagging->candidate = im_arena_calloc(lattice->arena, tokens + 1, sizeof *tagging->candidate);
    tagging->label = im_arena_calloc(lattice->arena, tokens + 1, sizeof *tagging->label);
    return tagging->candidate && tagging->label;
}

bool im_lattice_decode(const im_lattice *lattice, const int16_t move[IM_TAGS][IM_TAGS], im_tagging *tagging)
{
    const im_document *document = lattice->document;
    uint32_t most = 0;
    for (uint32_t s = 0; s < document->sentence_count; s++)
        if (document->sentences[s].token_count > most) most = document->sentences[s].token_count;
    column *columns = im_arena_alloc(lattice->arena, (most + 1) * sizeof *columns);
    if (!columns) return false;
    for (uint32_t s = 0; s < document->sentence_count; s++) {
        viterbi chain = {lattice, &document->sentences[s], move, columns};
        if (chain.sentence->token_count == 0) continue;
        for (uint32_t i = 0; i < chain.sentence->token_count; i++) fill(&chain, i);
        trace(&chain, tagging);
    }
    return true;
}
