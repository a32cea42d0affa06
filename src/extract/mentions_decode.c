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

typedef int32_t costs[IM_TAGS][IM_TAGS]; /* of the ways from tag to tag */

typedef struct viterbi {
    const im_lattice *lattice;
    const im_sentence *sentence;
    const costs *move;
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
static inline int32_t better(int32_t a, int32_t b)
{
    return a > b ? a : b;
}

/* The best way from the token before to a tag: to outside, or to a label that begins a name. Each waits for
 * the last: compared two by two, it waits less. */
static inline int32_t begin(const costs *move, const column *before, unsigned tag)
{
    int32_t org = better(before->any[IM_BEGIN_ORG] + (*move)[1 + IM_BEGIN_ORG][tag],
                         before->any[IM_GO_ON_ORG] + (*move)[1 + IM_GO_ON_ORG][tag]);
    int32_t person = better(before->any[IM_BEGIN_PERSON] + (*move)[1 + IM_BEGIN_PERSON][tag],
                            before->any[IM_GO_ON_PERSON] + (*move)[1 + IM_GO_ON_PERSON][tag]);
    return better(before->outside + (*move)[0][tag], better(org, person));
}

/* To go on with a name, which the label before begins; not behind what clings to a token. */
static inline int32_t go_on(const costs *move, const column *before, unsigned label)
{
    return better(before->whole[label - 1] + (*move)[label][1 + label],
                  before->whole[label] + (*move)[1 + label][1 + label]);
}

static void fill(const viterbi *chain, uint32_t i)
{
    const im_lattice *lattice = chain->lattice;
    uint32_t t = chain->sentence->token + i, first = lattice->first[t];
    const column *before = &chain->columns[i];
    column *here = &chain->columns[i + 1];
    int32_t step[IM_LABELS], any[IM_LABELS], whole[IM_LABELS];
    here->cuts = lattice->first[t + 1] - first;
    here->outside = begin(chain->move, before, 0);
    for (unsigned label = 0; label < IM_LABELS; label++) {
        step[label] =
            goes_on(label) ? go_on(chain->move, before, label) : begin(chain->move, before, 1 + label);
        any[label] = whole[label] = NEVER;
    }
    for (uint32_t cut = 0; cut < here->cuts; cut++) {
        const im_candidate *candidate = &lattice->candidates[first + cut];
        int32_t keep = -(int32_t)candidate->whole; /* all bits or none */
        for (unsigned label = 0; label < IM_LABELS; label++) {
            int32_t score = step[label] + candidate->score[label];
            here->best[cut][label] = score;
            any[label] = better(any[label], score);
            whole[label] = better(whole[label], (score & keep) | (NEVER & ~keep));
        }
    }
    for (unsigned label = 0; label < IM_LABELS; label++)
        here->any[label] = any[label], here->whole[label] = whole[label];
}

/* ---------------------------------------------------------------- the way back */

/* The first state of token `i` with the label and so good a way to it. */
static int32_t find_state(const viterbi *chain, uint32_t i, unsigned label, int32_t score, bool whole)
{
    const column *here = &chain->columns[i + 1];
    const im_candidate *candidates =
        chain->lattice->candidates + chain->lattice->first[chain->sentence->token + i];
    for (uint32_t cut = 0; cut < here->cuts && score > NEVER; cut++)
        if (here->best[cut][label] == score && (candidates[cut].whole || !whole)) return state_of(cut, label);
    return OUTSIDE;
}

/* The state of token `i` from which the best way leads to one of the next token; of equals the first. */
static int32_t source_of(const viterbi *chain, uint32_t i, int32_t state)
{
    const column *here = &chain->columns[i + 1];
    unsigned tag = state == OUTSIDE ? 0 : 1 + (unsigned)(state - 1) % IM_LABELS, from = IM_TAGS;
    if (!tag && here->outside + (*chain->move)[0][0] == here[1].outside) return OUTSIDE; /* most often */
    bool more = tag && goes_on(tag - 1);
    const int32_t *scores = more ? here->whole : here->any;
    int32_t best = more ? NEVER : better(NEVER, here->outside + (*chain->move)[0][tag]);
    for (unsigned label = more ? tag - 2 : 0; label < (more ? tag : IM_LABELS); label++)
        if (scores[label] + (*chain->move)[1 + label][tag] > best) {
            best = scores[label] + (*chain->move)[1 + label][tag];
            from = label;
        }
    return from == IM_TAGS ? OUTSIDE : find_state(chain, i, from, scores[from], more);
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
    costs all;
    for (unsigned from = 0; from < IM_TAGS; from++)
        for (unsigned to = 0; to < IM_TAGS; to++) all[from][to] = move[from][to];
    columns[0].outside = 0;
    columns[0].cuts = 0;
    for (unsigned label = 0; label < IM_LABELS; label++)
        columns[0].any[label] = columns[0].whole[label] = NEVER;
    for (uint32_t s = 0; s < document->sentence_count; s++) {
        viterbi chain = {lattice, &document->sentences[s], &all, columns};
        if (chain.sentence->token_count == 0) continue;
        for (uint32_t i = 0; i < chain.sentence->token_count; i++) fill(&chain, i);
        trace(&chain, tagging);
    }
    return true;
}
