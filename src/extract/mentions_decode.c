/* mentions_decode.c - the best way through each sentence's chain of tokens (Viterbi's algorithm;
 * G. D. Forney, "The Viterbi algorithm", Proceedings of the IEEE 61, 1973). */
#include "extract/mentions.h"

enum { OUTSIDE, NEVER = INT32_MIN / 2 };

/* A token's states are numbered: 0 outside, then cut by cut the labels. The scores of the best ways
 * to each, and the states before that these come from, which hang on the label alone. */
typedef struct column {
    int32_t outside, best[IM_CUTS][IM_LABELS];
    int32_t from_outside, from[IM_LABELS];
    uint32_t cuts;
} column;

static int32_t state_of(uint32_t cut, unsigned label)
{
    return (int32_t)(1 + cut * IM_LABELS + label);
}
static bool goes_on(unsigned label)
{
    return label == IM_GO_ON_ORG || label == IM_GO_ON_PERSON;
}

/* The best ways to a token by label, of all its cuts or of those that a name may go on from (nothing
 * clings to the token), and the states where they end. */
typedef struct sources {
    int32_t best[IM_LABELS], best_whole[IM_LABELS];
    int32_t state[IM_LABELS], state_whole[IM_LABELS];
} sources;

typedef struct viterbi {
    const im_lattice *lattice;
    const im_sentence *sentence;
    const int16_t (*move)[IM_TAGS];
    column *columns; /* by token of the sentence */
} viterbi;

/* Without branches, so that all labels are compared at once. */
static void take_better(int32_t best[IM_LABELS], int32_t state[IM_LABELS], const int32_t score[IM_LABELS],
                        uint32_t cut)
{
    for (unsigned label = 0; label < IM_LABELS; label++) {
        bool better = score[label] > best[label];
        best[label] = better ? score[label] : best[label];
        state[label] = better ? state_of(cut, label) : state[label];
    }
}

static void find_sources(const viterbi *chain, uint32_t i, sources *out)
{
    const im_lattice *lattice = chain->lattice;
    const column *here = &chain->columns[i];
    const im_candidate *candidates = lattice->candidates + lattice->first[chain->sentence->token + i];
    for (unsigned label = 0; label < IM_LABELS; label++) {
        out->best[label] = out->best_whole[label] = NEVER;
        out->state[label] = out->state_whole[label] = OUTSIDE;
    }
    for (uint32_t cut = 0; cut < here->cuts; cut++) {
        take_better(out->best, out->state, here->best[cut], cut);
        if (candidates[cut].whole) take_better(out->best_whole, out->state_whole, here->best[cut], cut);
    }
}

/* A way by a source, if it is the best so far. */
static void step_from(int32_t *best, int32_t *from, int32_t score, int32_t state)
{
    bool better = score > *best;
    *from = better ? state : *from;
    *best = better ? score : *best;
}

/* How best to come to the outside, or to a label that begins a name. */
static int32_t begin(const viterbi *chain, int32_t outside, const sources *before, unsigned tag,
                     int32_t *from)
{
    int32_t best = NEVER;
    *from = OUTSIDE;
    step_from(&best, from, outside + chain->move[0][tag], OUTSIDE);
    for (unsigned label = 0; label < IM_LABELS; label++)
        step_from(&best, from, before->best[label] + chain->move[1 + label][tag], before->state[label]);
    return best;
}

/* How best to go on with a name, which the label before begins. */
static int32_t go_on(const viterbi *chain, const sources *before, unsigned label, int32_t *from)
{
    int32_t best = NEVER;
    *from = OUTSIDE;
    for (unsigned source = label - 1; source <= label; source++)
        step_from(&best, from, before->best_whole[source] + chain->move[1 + source][1 + label],
                  before->state_whole[source]);
    return best;
}

static void fill(const viterbi *chain, uint32_t i)
{
    const im_lattice *lattice = chain->lattice;
    uint32_t t = chain->sentence->token + i, first = lattice->first[t];
    column *here = &chain->columns[i];
    int32_t step[IM_LABELS];
    here->cuts = lattice->first[t + 1] - first;
    if (i && chain->columns[i - 1].cuts) {
        sources before;
        int32_t outside = chain->columns[i - 1].outside;
        find_sources(chain, i - 1, &before);
        here->outside = begin(chain, outside, &before, 0, &here->from_outside);
        for (unsigned label = 0; here->cuts && label < IM_LABELS; label++)
            step[label] = goes_on(label) ? go_on(chain, &before, label, &here->from[label])
                                         : begin(chain, outside, &before, 1 + label, &here->from[label]);
    } else { /* nothing but outside before */
        int32_t outside = i ? chain->columns[i - 1].outside : 0;
        here->outside = outside + chain->move[0][0];
        here->from_outside = OUTSIDE;
        for (unsigned label = 0; label < IM_LABELS; label++) {
            step[label] = goes_on(label) ? NEVER : outside + chain->move[0][1 + label];
            here->from[label] = OUTSIDE;
        }
    }
    for (uint32_t cut = 0; cut < here->cuts; cut++) {
        const int32_t *scores = lattice->candidates[first + cut].score;
        for (unsigned label = 0; label < IM_LABELS; label++) {
            int32_t score = step[label] + scores[label];
            here->best[cut][label] = score < NEVER ? NEVER : score;
        }
    }
}

/* The best of the last token's states. */
static int32_t best_end(const column *last)
{
    int32_t best = last->outside, state = OUTSIDE;
    for (uint32_t cut = 0; cut < last->cuts; cut++)
        for (unsigned label = 0; label < IM_LABELS; label++)
            step_from(&best, &state, last->best[cut][label], state_of(cut, label));
    return state;
}

static void trace(const viterbi *chain, im_tagging *tagging)
{
    const im_lattice *lattice = chain->lattice;
    uint32_t count = chain->sentence->token_count;
    int32_t state = best_end(&chain->columns[count - 1]);
    for (uint32_t i = count; i-- > 0;) {
        uint32_t t = chain->sentence->token + i, cut = (uint32_t)(state - 1) / IM_LABELS,
                 label = (uint32_t)(state - 1) % IM_LABELS;
        tagging->candidate[t] = state == OUTSIDE ? IM_NONE : lattice->first[t] + cut;
        tagging->label[t] = state == OUTSIDE ? 0 : (uint8_t)label;
        state = state == OUTSIDE ? chain->columns[i].from_outside : chain->columns[i].from[label];
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
