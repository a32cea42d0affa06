/* inmaek.h - the public header of libinmaek.
 *
 * Korean business news in, the graph of organizations, people and agreements out.
 *
 *     bytes -> inmaek_facts          inmaek_extract()       reading one article
 *     JSON  -> inmaek_facts          inmaek_facts_parse()   facts that somebody else found
 *     facts -> inmaek_graph          inmaek_graph_add()     many articles into one graph
 *     graph -> GraphML, DOT          inmaek_graph_write_*()
 *     GraphML -> ranking             inmaek_ranking_read()  who is most central
 *
 * Rules that hold for every call:
 *  - A function that can fail returns an inmaek_code; results come back through the first
 *    parameters, and are untouched or NULL on failure.
 *  - `error` may be NULL. Otherwise it receives a message for people: what, where, what was
 *    expected. The library never prints and never ends the process.
 *  - Whatever `_new`, `_load`, `_parse`, `_read` or inmaek_extract() hands out belongs to the
 *    caller, who frees it with the `_free` of the same name. `_free(NULL)` is harmless.
 *  - Strings are UTF-8 in NFC; offsets and lengths are bytes.
 *  - Output depends on input alone: no clock, locale, address or thread shows in it.
 *  - Handles may be used from several threads, one thread a handle at a time. A lexicon is
 *    constant once loaded and may be shared. Graph calls use igraph, which is not thread-safe
 *    as Debian builds it: one thread inside them at a time.
 */
#ifndef INMAEK_H
#define INMAEK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define INMAEK_API __attribute__((visibility("default")))
#else
#define INMAEK_API
#endif

#define INMAEK_VERSION "0.1.0"

/* ---------------------------------------------------------------- errors */

typedef enum inmaek_code {
    INMAEK_OK = 0,
    INMAEK_NO_MEMORY = -1,
    INMAEK_IO = -2,       /* reading or writing failed; the message carries the system's word */
    INMAEK_NOT_TEXT = -3, /* the bytes are no text, or their encoding is broken */
    INMAEK_FORMAT = -4,   /* JSON, facts or GraphML that break their contract */
    INMAEK_LEXICON = -5,  /* the lexicon is missing or broken */
    INMAEK_GRAPH = -6     /* igraph could not do it */
} inmaek_code;

typedef struct inmaek_error {
    inmaek_code code;
    char message[512]; /* one line, no trailing newline, always ended by NUL */
} inmaek_error;

/* ---------------------------------------------------------------- the lexicon */

/* The language as data (seeds/lexicon), compiled. Constant once loaded. */
typedef struct inmaek_lexicon inmaek_lexicon;

/* Loads every *.json of the folder `dir`. Fails with INMAEK_LEXICON at the first fault, with
 * file, line and what was expected, or INMAEK_NO_MEMORY. */
INMAEK_API inmaek_code inmaek_lexicon_load(inmaek_lexicon **out, const char *dir, inmaek_error *error);
INMAEK_API void inmaek_lexicon_free(inmaek_lexicon *lexicon);

/* What was learned from annotated articles (*.weights) is read from the lexicon's folder, or from
 * `dir` after this call: for a lexicon of one's own that has none. Before the lexicon is shared. */
INMAEK_API inmaek_code inmaek_lexicon_set_weights(inmaek_lexicon *lexicon, const char *dir,
                                                  inmaek_error *error);

/* ---------------------------------------------------------------- facts */

typedef enum inmaek_entity_kind { INMAEK_ORGANIZATION, INMAEK_PERSON } inmaek_entity_kind;

typedef enum inmaek_agreement_kind {
    INMAEK_MOU,
    INMAEK_JOINT_VENTURE,
    INMAEK_PARTNERSHIP,
    INMAEK_JOINT_DEVELOPMENT,
    INMAEK_INVESTMENT,
    INMAEK_ACQUISITION,
    INMAEK_SUPPLY,
    INMAEK_LICENSE,
    INMAEK_TALKS
} inmaek_agreement_kind;
enum { INMAEK_AGREEMENT_KINDS = INMAEK_TALKS + 1 };

typedef enum inmaek_status { INMAEK_DISCUSSED, INMAEK_PLANNED, INMAEK_CONCLUDED, INMAEK_ENDED } inmaek_status;
enum { INMAEK_STATUSES = INMAEK_ENDED + 1 };

/* What a party is to an agreement. The pairs are "from" and "to" of the directed kinds. */
typedef enum inmaek_part {
    INMAEK_PARTY,
    INMAEK_INVESTOR,
    INMAEK_INVESTEE,
    INMAEK_ACQUIRER,
    INMAEK_TARGET,
    INMAEK_SUPPLIER,
    INMAEK_CUSTOMER,
    INMAEK_PROVIDER,
    INMAEK_USER
} inmaek_part;
enum { INMAEK_PARTS = INMAEK_USER + 1 };

/* The words of the contract ("joint_venture", "concluded", "investor", "organization");
 * static storage. Reading returns false for a word that is none of them. */
INMAEK_API const char *inmaek_entity_kind_name(inmaek_entity_kind kind);
INMAEK_API const char *inmaek_agreement_kind_name(inmaek_agreement_kind kind);
INMAEK_API const char *inmaek_status_name(inmaek_status status);
INMAEK_API const char *inmaek_part_name(inmaek_part part);
INMAEK_API bool inmaek_entity_kind_read(inmaek_entity_kind *out, const char *word);
INMAEK_API bool inmaek_agreement_kind_read(inmaek_agreement_kind *out, const char *word);
INMAEK_API bool inmaek_status_read(inmaek_status *out, const char *word);

/* Does the kind say who gives and who takes? If so, the two parts are filled in. */
INMAEK_API bool inmaek_agreement_kind_directed(inmaek_agreement_kind kind, inmaek_part *from,
                                               inmaek_part *to);

/* Where an entity is named: bytes of the input as it was handed in, whatever its encoding. */
typedef struct inmaek_mention {
    size_t offset, length;
} inmaek_mention;

/* The sentence that backs a fact. */
typedef struct inmaek_evidence {
    const char *text;      /* verbatim (in NFC), never NULL for an extracted fact */
    size_t offset, length; /* bytes of the input; length 0 where unknown */
    unsigned support;      /* how many sentences of the document say it; at least 1 */
    double confidence;     /* 0..1 */
} inmaek_evidence;

typedef struct inmaek_entity {
    const char *id; /* unique in its record */
    inmaek_entity_kind kind;
    const char *name;            /* the fullest form the article uses */
    const char *const *surfaces; /* every form it uses, `name` among them */
    size_t surface_count;
    const inmaek_mention *mentions; /* in text order */
    size_t mention_count;
    double confidence;
} inmaek_entity;

/* Entities are named by their index in the record's `entities`. */
typedef struct inmaek_role {
    size_t person, organization;
    const char *title;
    bool former;
    inmaek_evidence evidence;
} inmaek_role;

typedef struct inmaek_affiliation {
    size_t child, parent;
    inmaek_evidence evidence;
} inmaek_affiliation;

typedef struct inmaek_party {
    size_t organization;
    inmaek_part part;
} inmaek_party;

/* A date told from the month of an article that does not tell its own: 지난달 13일 is {true, -1, 13}. Other
 * articles may tell that month: see inmaek_graph_finish(). */
typedef struct inmaek_relative_date {
    bool told;
    int months; /* before (below 0) or after that month */
    int day;    /* 0: not told */
} inmaek_relative_date;

typedef struct inmaek_agreement {
    inmaek_agreement_kind kind;
    inmaek_status status;
    const inmaek_party *parties; /* at least two */
    size_t party_count;
    const size_t *people;
    size_t people_count;
    const char *date;                   /* "2025-02-04", "2025-02", "2025", or NULL */
    inmaek_relative_date relative_date; /* does not count where there is a date */
    bool has_amount;
    double amount;        /* whole currency units */
    const char *currency; /* ISO 4217, NULL without an amount */
    inmaek_evidence evidence;
} inmaek_agreement;

/* All that one article says. Every pointer lives as long as the record. */
typedef struct inmaek_facts {
    const char *document;              /* id, never NULL */
    const char *title, *date, *source; /* each may be NULL */
    const inmaek_entity *entities;
    size_t entity_count;
    const inmaek_role *roles;
    size_t role_count;
    const inmaek_affiliation *affiliations;
    size_t affiliation_count;
    const inmaek_agreement *agreements;
    size_t agreement_count;
} inmaek_facts;

/* Reads one fact record (chapter "Facts" of the README; `length` bytes of JSON). Checks it:
 * INMAEK_FORMAT says what was expected and where. */
INMAEK_API inmaek_code inmaek_facts_parse(inmaek_facts **out, const char *json, size_t length,
                                          inmaek_error *error);

/* Writes one record as one line of JSON without a newline. `*json` is freed with free(). */
INMAEK_API inmaek_code inmaek_facts_print(char **json, const inmaek_facts *facts, inmaek_error *error);
INMAEK_API void inmaek_facts_free(inmaek_facts *facts);

/* ---------------------------------------------------------------- extraction */

/* One article as it was found. Only `bytes` and `id` are required. */
typedef struct inmaek_article {
    const char *id;
    const char *title, *date, *source; /* NULL: look for them in the text */
    const char *bytes;                 /* any encoding that the reader knows: UTF-8, UTF-16, CP949 */
    size_t length;
} inmaek_article;

typedef struct inmaek_extractor inmaek_extractor;

/* Neither article nor lexicon is owned; the lexicon must outlive the extractor. An extractor
 * keeps its working memory from article to article: make one, use it for all. */
INMAEK_API inmaek_code inmaek_extractor_new(inmaek_extractor **out, const inmaek_lexicon *lexicon,
                                            inmaek_error *error);
INMAEK_API void inmaek_extractor_free(inmaek_extractor *extractor);

/* Facts below this confidence (0..1; 0 at first) are left out. */
INMAEK_API void inmaek_extractor_set_min_confidence(inmaek_extractor *extractor, double confidence);

/* With a stream, every article's working is told there in words; NULL (as at first): not. */
INMAEK_API void inmaek_extractor_set_explain(inmaek_extractor *extractor, FILE *stream);

/* Reads one article. An empty one gives a record without facts. INMAEK_NOT_TEXT says which
 * byte broke the encoding. */
INMAEK_API inmaek_code inmaek_extract(inmaek_facts **out, inmaek_extractor *extractor,
                                      const inmaek_article *article, inmaek_error *error);

/* What one line of a .jsonl input holds: an article's text, or facts. The other is NULL. */
typedef struct inmaek_line {
    inmaek_article *article;
    inmaek_facts *facts;
} inmaek_line;

/* Reads one line (`length` bytes of JSON): an object with a "text" is an article, which may have
 * "id", "title", "date" and "source"; one with "entities" is a fact record. `id` (copied) is for
 * an article that has none. The article's offsets count in its text, not in the line. Fails as
 * inmaek_facts_parse() does. */
INMAEK_API inmaek_code inmaek_line_parse(inmaek_line *out, const char *json, size_t length, const char *id,
                                         inmaek_error *error);
/* Frees what the line holds. Who takes the facts over sets `facts` to NULL before. */
INMAEK_API void inmaek_line_dispose(inmaek_line *line);

/* ---------------------------------------------------------------- the graph */

typedef struct inmaek_graph inmaek_graph;

/* `lexicon` (not owned, may be NULL) names and merges what it knows. */
INMAEK_API inmaek_code inmaek_graph_new(inmaek_graph **out, const inmaek_lexicon *lexicon,
                                        inmaek_error *error);
INMAEK_API void inmaek_graph_free(inmaek_graph *graph);

/* Takes over the facts of one more document; copies what it keeps. The order of documents
 * does not show in what is written. */
INMAEK_API inmaek_code inmaek_graph_add(inmaek_graph *graph, const inmaek_facts *facts, inmaek_error *error);

/* Call once, after the last add: merges entities, measures the players, lays the graph out. An
 * agreement with a relative date gets the date that the other documents bear out, or none: at least
 * two meetings or deals of its document must be dated by others, and no two of these in different months. */
INMAEK_API inmaek_code inmaek_graph_finish(inmaek_graph *graph, inmaek_error *error);

typedef struct inmaek_graph_size {
    size_t documents, organizations, people, agreements, edges;
} inmaek_graph_size;
INMAEK_API inmaek_graph_size inmaek_graph_count(const inmaek_graph *graph);

/* Prints the graph to `stream`. Only INMAEK_MEMORY is told of: whether all of it could be written,
 * the stream knows (and whoever closes or commits it). */
INMAEK_API inmaek_code inmaek_graph_print_graphml(const inmaek_graph *graph, FILE *stream,
                                                  inmaek_error *error);
INMAEK_API inmaek_code inmaek_graph_print_dot(const inmaek_graph *graph, FILE *stream, inmaek_error *error);

/* The same into a file, which is replaced whole: on failure what stood there before still stands. */
INMAEK_API inmaek_code inmaek_graph_write_graphml(const inmaek_graph *graph, const char *path,
                                                  inmaek_error *error);
INMAEK_API inmaek_code inmaek_graph_write_dot(const inmaek_graph *graph, const char *path,
                                              inmaek_error *error);

/* ---------------------------------------------------------------- rankings */

typedef enum inmaek_measure {
    INMAEK_DEGREE,
    INMAEK_BETWEENNESS,
    INMAEK_CLOSENESS,
    INMAEK_EIGENVECTOR,
    INMAEK_PAGERANK
} inmaek_measure;
enum { INMAEK_MEASURES = INMAEK_PAGERANK + 1 };
INMAEK_API const char *inmaek_measure_name(inmaek_measure measure);
INMAEK_API bool inmaek_measure_read(inmaek_measure *out, const char *word);

typedef struct inmaek_player {
    const char *id, *name, *kind; /* `kind` is "" where the file has none */
    double measures[INMAEK_MEASURES];
    long community; /* -1 where the file has none */
} inmaek_player;

typedef struct inmaek_ranking {
    const inmaek_player *players; /* most central first; ties by name, then id */
    size_t player_count;
} inmaek_ranking;

/* Reads any GraphML file with igraph and ranks its players by `by`. Measures that the file
 * holds are taken; the others are computed. In a graph of ours agreements are no players. `kind` (or NULL)
 * keeps nodes of that kind only. */
INMAEK_API inmaek_code inmaek_ranking_read(inmaek_ranking **out, const char *path, inmaek_measure by,
                                           const char *kind, inmaek_error *error);

typedef enum inmaek_table { INMAEK_TABLE_TEXT, INMAEK_TABLE_CSV, INMAEK_TABLE_JSON } inmaek_table;

/* Prints the first `most` players (0: all). Columns line up by East Asian Width. */
INMAEK_API inmaek_code inmaek_ranking_print(const inmaek_ranking *ranking, FILE *stream, inmaek_table form,
                                            size_t most, inmaek_error *error);
INMAEK_API void inmaek_ranking_free(inmaek_ranking *ranking);

/* ---------------------------------------------------------------- files */

/* A file that is replaced whole or not at all, for those who write facts or tables: what is
 * written goes to a temporary file beside `path` until it is committed. */
typedef struct inmaek_output inmaek_output;
INMAEK_API inmaek_code inmaek_output_open(inmaek_output **out, const char *path, inmaek_error *error);
/* Where to write; belongs to the output. */
INMAEK_API FILE *inmaek_output_stream(inmaek_output *output);
/* Puts the file in its place and frees `output`, also on failure: then the old file stands. */
INMAEK_API inmaek_code inmaek_output_commit(inmaek_output *output, inmaek_error *error);
/* The same for files that belong together: none takes its place before all are on disk. Frees all. */
INMAEK_API inmaek_code inmaek_outputs_commit(inmaek_output **outputs, size_t count, inmaek_error *error);
/* Gives up: the old file stands. */
INMAEK_API void inmaek_output_free(inmaek_output *output);

/* Removes the temporary files of every write under way in this process, those of the graph's
 * writers too. For a signal handler that is about to end it: async-signal-safe. */
INMAEK_API void inmaek_outputs_abandon(void);

#ifdef __cplusplus
}
#endif
#endif
