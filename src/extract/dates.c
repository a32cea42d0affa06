/* dates.c - see dates.h.
 *
 * A date is read word by word (지난해 | 9월 | 3일) into its parts, as far as they stand without a
 * particle between them, and then completed: from the article's day, or from the date named
 * last where a word says so (같은 달, 이듬해). */
#include "extract/dates.h"

#include <stdlib.h>
#include <string.h>

#include "base/calendar.h"
#include "base/error.h"
#include "base/utf8.h"
#include "text/date.h"
#include "text/letter.h"

enum {
    AS_NONE,
    AS_PAST,
    AS_FUTURE,
    AS_YEAR,
    AS_MONTH,
    AS_DAY,
    AS_NEXT_DAY,
    AS_SAME_DAY,
    AS_SAME_DATE,
    AS_SAME_MONTH,
    AS_SAME_YEAR,
    AS_NEXT_YEAR,
    AS_PART,
    AS_YEAR_MARK,
    AS_MONTH_MARK,
    AS_DAY_MARK,
    AS_SPAN,
    AS_YEARS_AGO,
    AS_BOUND,
    AS_ANNOUNCE,
    AS_COUNT
};
static const char *const as_names[AS_COUNT] = {
    "",           "past",      "future",     "year",      "month",     "day",     "next-day",
    "same-day",   "same-date", "same-month", "same-year", "next-year", "part",    "year-mark",
    "month-mark", "day-mark",  "span",       "years-ago", "bound",     "announce"};

inmaek_code im_time_table_init(im_time_table *table, const inmaek_lexicon *lexicon, inmaek_error *error)
{
    uint32_t count = im_lexicon_count(lexicon, IM_TIME);
    *table = (im_time_table){.lexicon = lexicon, .words = calloc(count + 1, sizeof *table->words)};
    if (!table->words) return im_no_memory(error);
    for (uint32_t entry = 0; entry < count; entry++) {
        const char *as = im_lexicon_attribute(lexicon, IM_TIME, entry, "as");
        const char *by = im_lexicon_attribute(lexicon, IM_TIME, entry, "by");
        uint8_t known = AS_PAST;
        while (known < AS_COUNT && !(as && strcmp(as, as_names[known]) == 0)) known++;
        if (known == AS_COUNT) {
            char *place = im_lexicon_place(lexicon, IM_TIME, entry);
            im_error(error, INMAEK_LEXICON, "%s: expected past, future, year, month, day... in as",
                     place ? place : "time");
            free(place);
            return INMAEK_LEXICON;
        }
        table->words[entry].as = known;
        table->words[entry].by = by ? (int8_t)atoi(by) : 0;
    }
    return INMAEK_OK;
}

void im_time_table_dispose(im_time_table *table)
{
    free(table->words);
    *table = (im_time_table){0};
}

/* ---------------------------------------------------------------- calendar */

static im_date add_months(im_date d, int months)
{
    int all = d.year * 12 + d.month - 1 + months;
    return (im_date){(int16_t)(all / 12), (int8_t)(all % 12 + 1), 0, false};
}

/* So many months from the article's, whatever that is. */
static im_date months_on(int months, int day)
{
    return (im_date){0, (int8_t)months, (int8_t)day, true};
}

int im_date_side(im_date date, im_date article)
{
    int a[] = {date.year, date.month, date.day}, b[] = {article.year, article.month, article.day};
    for (int i = 0; i < 3 && a[i] && b[i]; i++)
        if (a[i] != b[i]) return a[i] < b[i] ? -1 : 1;
    return 0;
}

/* ---------------------------------------------------------------- reading the parts */

/* The parts of one date. */
typedef struct parts {
    int year, month, day; /* as numbers; 0: not there */
    bool past, future;
    bool fixed;   /* `base` holds all that is needed but the numbers */
    im_date base; /* what a word like 지난달 or 이듬해 gave */
    bool broken;  /* needs what is not known */
    bool beside;  /* a day beside the story's own: 전날 */
} parts;

/* The reader's state. */
typedef struct walk {
    const im_time_table *table;
    const im_document *document;
    im_date today; /* the sentence's, else the article's */
    im_date last;  /* the date named before; at first the article's */
    im_date day;   /* the last one that was a day */
} walk;

static struct im_time_word word_at(const walk *w, uint32_t start, uint32_t end, uint32_t *length)
{
    im_match match =
        im_lexicon_longest(w->table->lexicon, w->document->text + start, end - start, IM_BIT(IM_TIME));
    *length = match.length;
    if (!match.length) return (struct im_time_word){AS_NONE, 0};
    return w->table->words[im_lexicon_entry(w->table->lexicon, match.form, IM_TIME)];
}

static void set_base(parts *p, im_date base)
{
    p->base = base;
    p->fixed = true;
    p->broken |= !base.year && !base.relative; /* 이튿날, where no day was named */
}

/* Takes a word that is no number; false if it makes no date. */
static bool take_word(parts *p, const walk *w, struct im_time_word word)
{
    im_date today = w->today, last = w->last, day = w->day;
    switch (word.as) {
    case AS_PAST:
        return p->past = true;
    case AS_FUTURE:
        return p->future = true;
    case AS_PART:
        return p->year || p->month || p->fixed;
    case AS_YEAR:
        set_base(p, (im_date){.year = today.year ? (int16_t)(today.year + word.by) : 0});
        return true;
    case AS_MONTH:
        set_base(p, today.month ? add_months(today, word.by) : months_on(word.by, 0));
        return true;
    case AS_DAY:
        set_base(p, today.day ? im_date_add(today, word.by) : (im_date){0});
        p->beside = word.by != 0;
        return true;
    case AS_SAME_DAY:
        set_base(p, day);
        return true;
    case AS_NEXT_DAY:
        set_base(p, day.year ? im_date_add(day, word.by) : (im_date){0});
        return true;
    case AS_SAME_DATE:
        set_base(p, last);
        return true;
    case AS_SAME_MONTH:
        last.day = 0;
        set_base(p, last.month || last.relative ? last : (im_date){0});
        return true;
    case AS_SAME_YEAR:
    case AS_NEXT_YEAR:
        set_base(p, (im_date){.year = last.year ? (int16_t)(last.year + word.by) : 0});
        return true;
    default:
        return false;
    }
}

/* Takes a number with the mark behind it: 2025년, 9월, 3일. */
static bool take_number(parts *p, const walk *w, int number, uint8_t mark)
{
    if (mark == AS_YEARS_AGO && number < 100) {
        set_base(p, (im_date){.year = w->today.year ? (int16_t)(w->today.year - number) : 0});
        return true;
    }
    if (mark == AS_YEAR_MARK && number >= 1900 && number <= 2100)
        p->year = number;
    else if (mark == AS_MONTH_MARK && number >= 1 && number <= 12 && !p->day)
        p->month = number;
    else if (mark == AS_DAY_MARK && number >= 1 && number <= 31 && !p->day)
        p->day = number;
    else
        return false;
    return true;
}

/* Does a word of one syllable end at `at`? 올 상반기, 초에, 말까지, but not 올린 or 초기. */
static bool ends_there(const walk *w, uint32_t at, uint32_t end)
{
    const char *text = w->document->text;
    uint32_t rest = im_hangul_end(text, at, end) - at, length;
    return !rest || im_lexicon_exact(w->table->lexicon, text + at, rest, IM_BIT(IM_PARTICLE)).length ||
           word_at(w, at, end, &length).as != AS_NONE;
}

/* Takes what begins at `start`; returns its end, or `start` if it is no part of a date. */
static uint32_t take_part(parts *p, const walk *w, uint32_t start, uint32_t end)
{
    enum { SYLLABLE = 3 }; /* bytes */
    uint32_t at = start, length;
    int number = 0;
    while (at < end && im_is_digit((unsigned char)w->document->text[at]) && at - start < 5)
        number = number * 10 + (w->document->text[at++] - '0');
    uint32_t last = at;
    if (at > start && w->document->text[at] == '~') /* 12~13일 is the 12th */
        for (at++; at < end && im_is_digit((unsigned char)w->document->text[at]); at++) {
        }
    if (at == last + 1) at = last;
    struct im_time_word word = word_at(w, at, end, &length);
    if (at == start && length == SYLLABLE && !ends_there(w, at + length, end)) return start;
    bool taken = at > start ? take_number(p, w, number, word.as) : take_word(p, w, word);
    return taken ? at + length : start;
}

/* ---------------------------------------------------------------- making a date of them */

/* The year of a month without one. */
static int year_of(const parts *p, im_date today)
{
    enum { SOON = 3 }; /* a month so far ahead is still to come; one further off is last year's */
    bool later = p->month > today.month || (p->month == today.month && p->day > today.day && today.day);
    if (p->past) return later ? today.year - 1 : today.year;
    if (p->future) return p->month < today.month ? today.year + 1 : today.year;
    return p->month > today.month + SOON ? today.year - 1 : today.year;
}

/* The month of a day without one. */
static im_date month_of(const parts *p, im_date today)
{
    enum { LONG_AHEAD = 14 }; /* in a report of the 2nd, the 30th was last month's */
    bool later = p->day > today.day;
    im_date month = {today.year, today.month, 0, false};
    if (p->past && later) return add_months(month, -1);
    if (p->future && p->day < today.day) return add_months(month, 1);
    return !p->future && p->day > today.day + LONG_AHEAD ? add_months(month, -1) : month;
}

/* Told, but against what nobody knows: 전날, 지난 4일, where the article has no date. */
static const im_date unknown = {.day = 1};

/* A day without a month, in an article that does not tell its own. */
static im_date day_of(const parts *p, im_date today)
{
    if (p->past || p->future) return unknown; /* perhaps of the month before or the next */
    return today.month ? (im_date){today.year, today.month, (int8_t)p->day, false} : months_on(0, p->day);
}

static im_date complete(const parts *p, im_date today)
{
    im_date date = p->fixed ? p->base : (im_date){0};
    if (p->broken) return unknown;
    if (p->year) date = (im_date){.year = (int16_t)p->year};
    if (p->month) {
        int year = date.year ? date.year : today.month ? year_of(p, today) : 0;
        if (!year) return unknown;
        date = (im_date){(int16_t)year, (int8_t)p->month, 0, false};
    }
    if (p->day && !im_date_is_told(date)) date = today.day ? month_of(p, today) : day_of(p, today);
    if (p->day && (date.month || date.relative)) date.day = (int8_t)p->day;
    bool sound = !date.day || !date.year || (date.month && date.day <= im_month_days(date.year, date.month));
    return sound ? date : (im_date){0};
}

/* Does a verb of saying follow within a few words? */
static bool is_announced(const walk *w, const im_reading *r, const im_sentence *s, uint32_t token)
{
    enum { REACH = 3 };
    for (uint32_t t = token; t < token + REACH && t < s->token + s->token_count; t++) {
        uint32_t length;
        const im_token *word = &w->document->tokens[t];
        if (im_is_digit((unsigned char)w->document->text[word->start])) return false; /* another date's */
        if (im_may_begin(r, t, IM_BIT(IM_TIME)) &&
            word_at(w, word->start, word->end, &length).as == AS_ANNOUNCE)
            return true;
    }
    return false;
}

/* Reads the date that begins with the token; returns the token behind it (the same: no date). */
static uint32_t read_date(im_time *out, const walk *w, const im_reading *r, const im_sentence *s,
                          uint32_t token)
{
    parts p = {0};
    uint32_t last = s->token + s->token_count, t = token, end = 0;
    const im_token *tokens = w->document->tokens;
    out->start = tokens[token].start;
    while (t < last && tokens[t].kind != IM_TOKEN_PUNCT) {
        /* a word of several tokens (다음 달) reaches on; a token of several parts (2025년9월) is walked
         * through */
        uint32_t at = tokens[t].start, next;
        while ((next = take_part(&p, w, at, s->end)) > at) {
            at = next;
            if (at >= tokens[t].end) break;
        }
        if (at == tokens[t].start) break;
        end = at;
        while (t < last && tokens[t].end <= at) t++;
        if (t < last && tokens[t].start < at) {
            uint32_t length;
            out->bound = word_at(w, at, tokens[t].end, &length).as == AS_BOUND;
            t++; /* a particle clings to it: the date ends here */
            break;
        }
    }
    out->date = complete(&p, w->today);
    out->end = end;
    if (!im_date_is_told(out->date)) return token;
    out->beside = p.beside;
    out->announce = is_announced(w, r, s, t);
    return t > token ? t : token + 1;
}

/* Does the token begin with a number or with what may be a word of time? */
static bool may_be_time(const im_reading *r, uint32_t token)
{
    const im_token *t = &r->document->tokens[token];
    return t->kind != IM_TOKEN_PUNCT && (im_is_digit((unsigned char)r->document->text[t->start]) ||
                                         im_may_begin(r, token, IM_BIT(IM_TIME)));
}

/* Does the token stand in a name: 오늘의집, 올트먼? Asked in text order; *next is the mention to look at. */
static bool is_named(const im_reading *r, uint32_t token, size_t *next)
{
    uint32_t start = r->document->tokens[token].start;
    while (*next < r->mentions.count && r->mentions.items[*next].span.end <= start) ++*next;
    return *next < r->mentions.count && r->mentions.items[*next].span.start <= start;
}

bool im_times_find(im_times *out, const im_time_table *table, const im_reading *reading)
{
    const im_document *document = reading->document;
    walk w = {table, document, document->date, document->date, document->date};
    size_t mention = 0;
    out->count = 0;
    im_date story_last = w.last,
            story_day = w.day; /* a picture's caption does not change of which day the story tells */
    for (uint32_t i = 0; i < document->sentence_count; i++) {
        const im_sentence *s = &document->sentences[i];
        bool picture = s->zone == IM_ZONE_CAPTION;
        w.today = s->date.year ? s->date : document->date;
        if (picture && s->date.year) w.last = w.day = s->date;
        for (uint32_t t = s->token; t < s->token + s->token_count;) {
            im_time time = {.sentence = i};
            bool may_be = may_be_time(reading, t) && !is_named(reading, t, &mention);
            uint32_t next = may_be ? read_date(&time, &w, reading, s, t) : t;
            if (next == t) {
                t++;
                continue;
            }
            if (!im_array_push(out, time)) return false;
            if (!time.announce) w.last = time.date;
            if (time.date.day && !time.beside) w.day = time.date;
            t = next;
        }
        if (picture) {
            w.last = story_last;
            w.day = story_day;
        } else {
            story_last = w.last;
            story_day = w.day;
        }
    }
    return true;
}
