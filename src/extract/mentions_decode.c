/* mentions_decode.c - the best way through each sentence's chain of tokens (Viterbi's algorithm;
 * G. D. Forney, "The Viterbi algorithm", Proceedings of the IEEE 61, 1973). */
#include "extract/mentions.h"

enum { OUTSIDE, NEVER = INT32_MIN / 2 };

/* A token's states are numbered: 0 outside, then cut by cut the labels. On the way forth no more is
 * kept than the scores of the best ways; from where these come is asked only on the way back, of the
 * states that the best way of all goes through. */
typedef struct column {
    int32_t outside, best[IM_CUTS][IM_LABELS]; /* the best ways to each state */
    int32_t any[IM_LABELS], whole[IM_LABELS];  /* to a label, by any cut or one to which nothing clings */
    uint32_t cuts;
} column;

typedef struct viterbi {
    const im_lattice *lattice;
    const im_sentence *sentence;
    const int16_t (*move)[IM_TAGS];
    column *columns; /* by token of the sentence, behind one where nothing but outside can be */
} viterbi;

static int32_t state_of(uint32_t cut, unsigned label)
{
    return (int32_t)(1 + cut * IM_LABELS + label);
}
static bool goes_on(unsigned label)
{
    return label == IM_GO_ON_ORG || label == IM_GO_ON_PERSON;
}
static int32_t better(int32_t a, int32_t b)
{
    return a > b ? a : b;
}

/* The best way to the outside, or to a label that begins a name. */
static int32_t begin(const viterbi *chain, const column *before, unsigned tag)
{
    int32_t best = better(NEVER, before->outside + chain->move[0][tag]);
    if (!before->cuts) return best;
    for (unsigned label = 0; label < IM_LABELS; label++)
        best = better(best, before->any[label] + chain->move[1 + label][tag]);
    return best;
}

/* The best way to go on with a name, which the label before begins; not behind what clings to a token. */
static int32_t go_on(const viterbi *chain, const column *before, unsigned label)
{
    int32_t best = NEVER;
    for (unsigned source = label - 1; before->cuts && source <= label; source++)
        best = better(best, before->whole[source] + chain->move[1 + source][1 + label]);
    return best;
}

static void fill(const viterbi *chain, uint32_t i)
{
    const im_lattice *lattice = chain->lattice;
    uint32_t t = chain->sentence->token + i, first = lattice->first[t];
    const column *before = &chain->columns[i];
    column *here = &chain->columns[i + 1];
    int32_t step[IM_LABELS];
    here->cuts = lattice->first[t + 1] - first;
    here->outside = begin(chain, before, 0);
    if (!here->cuts) return;
    for (unsigned label = 0; label < IM_LABELS; label++) {
        step[label] = goes_on(label) ? go_on(chain, before, label) : begin(chain, before, 1 + label);
        here->any[label] = here->whole[label] = NEVER;
    }
    for (uint32_t cut = 0; cut < here->cuts; cut++) {
        const im_candidate *candidate = &lattice->candidates[first + cut];
        for (unsigned label = 0; label < IM_LABELS; label++) {
            here->best[cut][label] = better(NEVER, step[label] + candidate->score[label]);
            here->any[label] = better(here->any[label], here->best[cut][label]);
        }
        for (unsigned label = 0; candidate->whole && label < IM_LABELS; label++)
            here->whole[label] = better(here->whole[label], here->best[cut][label]);
    }
}

/* ---------------------------------------------------------------- the way back */

/* The first state of token `i` with the label and so good a way to it. */
static int32_t find_state(const viterbi *chain, uint32_t i, unsigned label, int32_t score, bool whole)
{
    const column *here = &chain->columns[i + 1];
    const im_candidate *candidates = chain->lattice->candidates + chain->lattice->first[chain->sentence->token + i];
    for (uint32_t cut = 0; cut < here->cuts && score > NEVER; cut++)
        if (here->best[cut][label] == score && (candidates[cut].whole || !whole)) return state_of(cut, label);
    return OUTSIDE;
}

/* The state of token `i` from which the best way leads to one of the next token; of equals the first. */
static int32_t source_of(const viterbi *chain, uint32_t i, int32_t state)
{
    const column *here = &chain->columns[i + 1];
    unsigned tag = state == OUTSIDE ? 0 : 1 + (unsigned)(state - 1) % IM_LABELS, from = IM_LABELS;
    bool whole = tag && goes_on(tag - 1);
    int32_t best = NEVER;
    if (!here->cuts) return OUTSIDE;
    if (!whole) best = better(best, here->outside + chain->move[0][tag]);
    for (unsigned label = whole ? tag - 2 : 0; label < (whole ? tag : IM_LABELS); label++) {
        int32_t score = (whole ? here->whole : here->any)[label] + chain->move[1 + label][tag];
        if (score > best) best = score, from = label;
    }
    if (from == IM_LABELS) return OUTSIDE;
    return find_state(chain, i, from, (whole ? here->whole : here->any)[from], whole);
}

/* The best of the last token's states. */
static int32_t best_end(const viterbi *chain)
{
    uint32_t last = chain->sentence->token_count - 1;
    const column *here = &chain->columns[last + 1];
    int32_t best = here->outside, state = OUTSIDE;
    for (uint32_t cut = 0; cut < here->cuts; cut++)
        for (unsigned label = 0; label < IM_LABELS; label++)
            if (here->best[cut][label] > best) best = here->best[cut][label], state = state_of(cut, label);
    return state;
}

static void trace(const viterbi *chain, im_tagging *tagging)
{
    const im_lattice *lattice = chain->lattice;
    int32_t state = best_end(chain);
    for (uint32_t i = chain->sentence->token_count; i-- > 0;) {
        uint32_t t = chain->sentence->token + i, cut = (uint32_t)(state - 1) / IM_LABELS,
                 label = (uint32_t)(state - 1) % IM_LABELS;
        tagging->candidate[t] = state == OUTSIDE ? IM_NONE : lattice->first[t] + cut;
        tagging->label[t] = state == OUTSIDE ? 0 : (uint8_t)label;
        if (i) state = source_of(chain, i - 1, state);
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
    columns[0].outside = 0;
    columns[0].cuts = 0;
    for (uint32_t s = 0; s < document->sentence_count; s++) {
        viterbi chain = {lattice, &document->sentences[s], move, columns};
        if (chain.sentence->token_count == 0) continue;
        for (uint32_t i = 0; i < chain.sentence->token_count; i++) fill(&chain, i);
        trace(&chain, tagging);
    }
    return true;
}
