/* rows.h - each sentence as a row of names, offices and what ties them.
 *
 *     올릭스의 이동기 대표는 지난 2월 일라이릴리(릴리)와 …
 *     organization-of  person  title-subject  word  word  organization-and …
 *
 * Roles, affiliations and anaphors are read off these rows: a chunk has a kind and the particle
 * that follows it, also behind a bracket or a quotation mark. */
#ifndef IM_ROWS_H
#define IM_ROWS_H

#include <string.h>

#include "extract/reading.h"
#include "extract/ties.h"

typedef enum im_chunk_kind {
    IM_CHUNK_WORD, /* any other word; its `as` may be a title word: 전, 신임, 겸 */
    IM_CHUNK_ORGANIZATION,
    IM_CHUNK_PERSON,
    IM_CHUNK_TITLE,
    IM_CHUNK_VERB,      /* a word of the class "link", in `as` */
    IM_CHUNK_AFFILIATE, /* a word of the class "affiliate", in `as` */
    IM_CHUNK_ANAPHOR,   /* in `as` which */
    IM_CHUNK_COMMA,
    IM_CHUNK_DOT,
    IM_CHUNK_OPEN,
    IM_CHUNK_CLOSE,
    IM_CHUNK_SIGN
} im_chunk_kind;

typedef struct im_chunk {
    uint8_t kind;    /* im_chunk_kind */
    uint8_t tie;     /* im_tie: the particle that follows */
    uint8_t as;      /* im_tie: what the word itself does */
    bool spaced;     /* white space before */
    bool quoted;     /* in speech */
    uint32_t index;  /* of the mention, title or anaphor; of brackets: the partner's chunk */
    uint32_t entity; /* of a name, or of an anaphor that stands for one; else IM_NONE */
    uint32_t token, token_end;
} im_chunk;

/* A row for every sentence: chunks [starts[i], starts[i + 1]). */
typedef struct im_rows {
    im_chunk *chunks;
    uint32_t *starts;
    uint32_t *named;        /* those that are an organization's name, or an anaphor: few of many */
    uint32_t *named_starts; /* of sentence i: [named_starts[i], named_starts[i + 1]) */
    uint32_t count;         /* of chunks */
    uint32_t named_count;
    const im_ties *ties; /* by which they were cut; the model's */
} im_rows;

/* Cuts the document into rows, in the reading's arena, as reading->rows. Needs mentions,
 * titles and the anaphors' spans. */
inmaek_code im_rows_build(im_reading *reading, const im_ties *ties, inmaek_error *error);

/* Does the name end with one of the endings, joined by '|'? Not with none (NULL). */
bool im_name_ends(const char *name, const char *endings);
/* The first of the endings alone: its length, and whether a name of n bytes ends with it. */
uint32_t im_ending_length(const char *endings);
static inline bool im_ends_so(const char *name, uint32_t n, const char *ending, uint32_t length)
{
    return length <= n && length && name[n - 1] == ending[length - 1] &&
           memcmp(name + n - length, ending, length) == 0;
}

/* The mention that covers the token or ends in it; NULL: none. */
const im_mention *im_mention_on(const im_reading *reading, uint32_t token);

/* Is it a comma or a dot, as between the names of a list? */
static inline bool im_chunk_is_list_sign(const im_chunk *chunk)
{
    return chunk->kind == IM_CHUNK_COMMA || chunk->kind == IM_CHUNK_DOT;
}

/* The chunk before or behind in [first, end) with brackets skipped; IM_NONE: none. */
uint32_t im_chunk_before(const im_rows *rows, uint32_t chunk, uint32_t first);
uint32_t im_chunk_after(const im_rows *rows, uint32_t chunk, uint32_t end);

#endif
