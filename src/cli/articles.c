/* articles.c - see articles.h. */
#include "articles.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "exit.h"
#include "inputs.h"
#include "interrupt.h"
#include "report.h"
#include "source.h"

typedef struct reading {
    inmaek_extractor *extractor;
    articles_take take;
    void *context;
    size_t articles, bytes;
    int code;
    bool stopped;
    char *id; /* kept for ID:LINE */
    size_t id_capacity;
} reading;

/* Where a text came from; `line` 0: a whole file. */
typedef struct place {
    const input *input;
    size_t line;
} place;

static void fault(reading *r, const place *at, const char *reason)
{
    if (at->line)
        report_line_fault(at->input->path, at->line, reason);
    else
        report_fault(at->input->path, reason);
    r->code = EXIT_FAULT;
}

static void warn(const place *at, const char *reason)
{
    char name[4096];
    snprintf(name, sizeof name, at->line ? "%s:%zu" : "%s", at->input->path, at->line);
    report_warning(name, reason);
}

static void take_facts(reading *r, const inmaek_facts *facts, size_t bytes)
{
    r->stopped = !r->take(r->context, facts);
    if (r->stopped) r->code = EXIT_FAULT;
    r->articles++;
    r->bytes += bytes;
    report_progress(r->articles, r->bytes);
}

/* Nothing but byte order marks, white space and, between the letters of UTF-16, zeros? */
static bool is_blank(const char *bytes, size_t length)
{
    bool wide = length >= 2 && (!memcmp(bytes, "\xFF\xFE", 2) || !memcmp(bytes, "\xFE\xFF", 2));
    size_t i = wide ? 2 : length >= 3 && !memcmp(bytes, "\xEF\xBB\xBF", 3) ? 3 : 0;
    for (; i < length; i++) {
        bool space = bytes[i] == ' ' || (bytes[i] >= '\t' && bytes[i] <= '\r');
        if (!space && !(wide && !bytes[i])) return false;
    }
    return true;
}

static void read_article(reading *r, const inmaek_article *article, const place *at)
{
    inmaek_facts *facts = NULL;
    inmaek_error error;
    if (inmaek_extract(&facts, r->extractor, article, &error)) {
        fault(r, at, error.message);
        return;
    }
    if (is_blank(article->bytes, article->length)) warn(at, "no text in it");
    take_facts(r, facts, article->length);
    inmaek_facts_free(facts);
}

static void read_json(reading *r, const char *bytes, size_t length, const char *id, const place *at)
{
    inmaek_line line;
    inmaek_error error;
    if (inmaek_line_parse(&line, bytes, length, id, &error)) {
        fault(r, at, error.message);
        return;
    }
    if (line.article)
        read_article(r, line.article, at);
    else
        take_facts(r, line.facts, length);
    inmaek_line_dispose(&line);
}

/* "ID:LINE" in kept memory; the id alone without. */
static const char *line_id(reading *r, const input *in, size_t line)
{
    size_t size = strlen(in->id) + 24;
    if (size > r->id_capacity) {
        char *grown = realloc(r->id, size);
        if (!grown) return in->id;
        r->id = grown;
        r->id_capacity = size;
    }
    snprintf(r->id, r->id_capacity, "%s:%zu", in->id, line);
    return r->id;
}

static void read_lines(reading *r, const input *in, source *s)
{
    const char *line = NULL;
    size_t length = 0;
    bool blank = true;
    for (place at = {in, 1}; !r->stopped && !interrupt_noted(); at.line++) {
        source_got got = source_line(s, &line, &length);
        if (got == SOURCE_END) {
            if (blank) warn(&(place){in, 0}, "no text in it");
            break;
        }
        if (got == SOURCE_FAULT) {
            if (!interrupt_noted()) fault(r, &(place){in, 0}, s->fault);
            break;
        }
        if (got == SOURCE_GOT && is_blank(line, length)) continue;
        blank = false;
        if (got == SOURCE_TOO_LONG)
            fault(r, &at, "expected less than 2 GB in a line");
        else
            read_json(r, line, length, line_id(r, in, at.line), &at);
    }
}

static void read_whole(reading *r, const input *in, source *s, bool is_json)
{
    place at = {in, 0};
    const char *bytes = NULL;
    size_t length = 0;
    source_got got = source_rest(s, &bytes, &length);
    if (interrupt_noted()) return;
    if (got == SOURCE_FAULT)
        fault(r, &at, s->fault);
    else if (got == SOURCE_TOO_LONG)
        fault(r, &at, "expected less than 2 GB in an article");
    else if (is_json)
        read_json(r, bytes, length, in->id, &at);
    else
        read_article(r, &(inmaek_article){.id = in->id, .bytes = bytes, .length = length}, &at);
}

static void read_input(reading *r, const input *in, source *s)
{
    if (!source_open(s, in->path)) {
        fault(r, &(place){in, 0}, s->fault);
        return;
    }
    size_t before = r->articles;
    input_form form = in->form;
    if (form == INPUT_UNKNOWN) form = source_peek(s) == '{' ? INPUT_LINES : INPUT_TEXT;
    if (form == INPUT_LINES)
        read_lines(r, in, s);
    else
        read_whole(r, in, s, form == INPUT_RECORD);
    source_close(s);
    report_note("%s: articles: %zu", in->path, r->articles - before);
}

int articles_read(const settings *given, inmaek_extractor *extractor, articles_take take, void *context,
                  size_t *count)
{
    inputs all = {0};
    source s = {.descriptor = -1};
    reading r = {.extractor = extractor, .take = take, .context = context};
    interrupt_polite(true);
    r.code = inputs_find(&all, given->arguments, given->argument_count);
    for (size_t i = 0; i < all.count && !r.stopped && !interrupt_noted(); i++)
        read_input(&r, &all.items[i], &s);
    interrupt_polite(false);
    report_working(NULL);
    if (interrupt_noted()) {
        report_fault(NULL, "interrupted");
        r.code = EXIT_FAULT;
    }
    *count = r.articles;
    free(r.id);
    source_dispose(&s);
    inputs_dispose(&all);
    return r.code;
}
