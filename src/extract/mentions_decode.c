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

static unsigned tag_of(unsigned state) { return state == 0 ? 0 : 1 + (state - 1) % IM_LABELS; }
static bool goes_on(unsigned tag) { return tag == 1 + IM_GO_ON_ORG || tag == 1 + IM_GO_ON_PERSON; }

/* Can a token in state `from`, cut with `tail`, be followed by one with tag `to`? */
static bool may_follow(unsigned from, uint8_t tail, unsigned to)
{
    if (!goes_on(to)) return true;
    unsigned tag = tag_of(from);
    return (tag == to || tag + 1 == to) && tail == 0;
}

typedef struct viterbi {
    const im_lattice *lattice;
    const im_sentence *sentence;
    column *columns; /* by token of the sentence */
} viterbi;

static uint8_t tail_of(const im_lattice *lattice, uint32_t t, unsigned state)
{
    if (state == 0) return 0;
    uint32_t c = lattice->first[t] + (state - 1) / IM_LABELS;
    return lattice->words->cuts.items[lattice->candidates[c].cut].tail;
}

static void arrive(const viterbi *chain, uint32_t i, unsigned state)
{
    const im_lattice *lattice = chain->lattice;
    uint32_t t = chain->sentence->token + i;
    unsigned to = tag_of(state);
    column *here = &chain->columns[i];
    here->best[state] = NEVER;
    here->from[state] = 0;
    int32_t own = 0;
    if (state) own = lattice->candidates[lattice->first[t] + (state - 1) / IM_LABELS].score[to - 1];
    if (i == 0) {
        if (!goes_on(to)) here->best[state] = own + lattice->words->weights->move[0][to];
        return;
    }
    const column *last = &chain->columns[i - 1];
    for (unsigned from = 0; from < last->count; from++) {
        if (!may_follow(from, goes_on(to) ? tail_of(lattice, t - 1, from) : 0, to)) continue;
        int32_t score = last->best[from] + lattice->words->weights->move[tag_of(from)][to] + own;
        if (score > here->best[state]) {
            here->best[state] = score;
            here->from[state] = (uint8_t)from;
        }
    }
    if (here->best[state] < NEVER) here->best[state] = NEVER;
}

static void trace(const viterbi *chain, uint32_t *candidate, uint8_t *label)
{
    const im_lattice *lattice = chain->lattice;
    uint32_t count = chain->sentence->token_count;
    const column *last = &chain->columns[count - 1];
    unsigned state = 0;
    for (unsigned s = 1; s < last->count; s++)
        if (last->best[s] > last->best[state]) state = s;
    for (uint32_t i = count; i-- > 0;) {
        uint32_t t = chain->sentence->token + i;
        candidate[t] = state ? lattice->first[t] + (state - 1) / IM_LABELS : IM_NONE;
        label[t] = state ? (uint8_t)((state - 1) % IM_LABELS) : 0;
        state = chain->columns[i].from[state];
    }
}

bool im_lattice_decode(const im_lattice *lattice, uint32_t *candidate, uint8_t *label)
{
    const im_document *document = lattice->document;
    uint32_t most = 0;
    for (uint32_t s = 0; s < document->sentence_count; s++)
        if (document->sentences[s].token_count > most) most = document->sentences[s].token_count;
    column *columns = im_arena_alloc(lattice->arena, (most + 1) * sizeof *columns);
    if (!columns) return false;
    for (uint32_t s = 0; s < document->sentence_count; s++) {
        viterbi chain = {lattice, &document->sentences[s], columns};
        if (chain.sentence->token_count == 0) continue;
        for (uint32_t i = 0; i < chain.sentence->token_count; i++) {
            uint32_t t = chain.sentence->token + i;
            columns[i].count = (uint8_t)(1 + (lattice->first[t + 1] - lattice->first[t]) * IM_LABELS);
            for (unsigned state = 0; state < columns[i].count; state++) arrive(&chain, i, state);
        }
        trace(&chain, candidate, label);
    }
    return true;
}
