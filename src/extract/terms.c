/* terms.c - see terms.h.
 *
 * The nearest one to the word that announces the deal, counted in bytes; what stands before it
 * is nearer than what stands behind, since Korean puts verbs last. */
#include "extract/terms.h"

#include "base/calendar.h"

enum { BEHIND = 6, ANNOUNCED = 100000, BOUND = 200000, FAR = UINT32_MAX };

/* Where the deal is told: the trigger, or the second party. */
static uint32_t place_of(const im_pairing *p)
{
    return p->trigger ? p->trigger->start : p->second->end;
}

static uint32_t distance(uint32_t start, uint32_t end, uint32_t place)
{
    return end <= place ? place - end : start > place ? (start - place) * BEHIND : 0;
}

/* Times, sums and mentions stand in text order: the first of a list at or behind a sentence, whose
 * number stands `offset` bytes from an item's beginning. */
static size_t first_of(const void *items, size_t count, size_t size, size_t offset, uint32_t sentence)
{
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const char *item = (const char *)items + middle * size;
        if (*(const uint32_t *)(item + offset) < sentence)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static size_t first_time(const im_times *times, uint32_t sentence)
{
    return first_of(times->items, times->count, sizeof(im_time), offsetof(im_time, sentence), sentence);
}

static size_t first_sum(const im_sums *sums, uint32_t sentence)
{
    return first_of(sums->items, sums->count, sizeof(im_sum), offsetof(im_sum, sentence), sentence);
}

static size_t first_mention(const im_reading *r, uint32_t sentence)
{
    return first_of(r->mentions.items, r->mentions.count, sizeof(im_mention),
                    offsetof(im_mention, span.sentence), sentence);
}

/* Does the date lie in a month behind that of the other? */
static bool is_to_come(im_date date, im_date now)
{
    return now.year &&
           (date.year > now.year || (date.year == now.year && now.month && date.month > now.month));
}

/* The nearest date of the pairing's own sentence, but for one from or until which something is to come; NULL:
 * it names none. */
static const im_time *own_time(const im_times *times, const im_pairing *p, im_date published)
{
    const im_time *best = NULL;
    uint32_t least = FAR;
    for (size_t i = first_time(times, p->sentence); i < times->count; i++) {
        const im_time *t = &times->items[i];
        if (t->sentence > p->sentence) break;
        if (t->bound && is_to_come(t->date, published)) continue;
        uint32_t d = distance(t->start, t->end, place_of(p)) + (t->announce ? ANNOUNCED
                                                                : t->bound  ? BOUND
                                                                            : 0);
        if (d >= least) continue;
        least = d;
        best = t;
    }
    return best;
}

/* How many of the two the sentence names. */
static unsigned parties_in(const im_reading *r, uint32_t sentence, const im_pairing *p)
{
    bool first = false, second = false;
    for (size_t i = first_mention(r, sentence); i < r->mentions.count; i++) {
        const im_mention *m = &r->mentions.items[i];
        if (m->span.sentence > sentence) break;
        first |= m->entity == p->first->entity;
        second |= m->entity == p->second->entity;
    }
    return (unsigned)first + second;
}

static long number_of(im_date date)
{
    return im_day_number(date.year, date.month, date.day);
}

/* 계약은 지난 4일 체결됐다: where a sentence only tells when it was announced, one of the next may
 * tell the day of the deal itself, a little earlier. NULL: none does. */
static const im_time *later_time(const im_times *times, const im_time *announced,
                                 const im_trigger_table *triggers, const im_reading *r)
{
    enum { REACH = 3, DAYS = 31 };
    for (size_t i = first_time(times, announced->sentence + 1); i < times->count; i++) {
        const im_time *t = &times->items[i];
        if (t->sentence > announced->sentence + REACH) break;
        if (t->announce || t->bound) continue;
        if (!t->date.year || !t->date.day) continue;
        long days = number_of(announced->date) - number_of(t->date);
        if (days < 0 || days > DAYS) continue;
        if (im_triggers_speak(triggers, r->document, &r->document->sentences[t->sentence], IM_TRIGGER_WEAK))
            return t;
    }
    return NULL;
}

/* A story goes on (이번 라운드에는, 같은 자리에서): the date of an earlier sentence, best one that
 * names the two or one of them, then the nearest, then one of those with which it opens. */
static const im_time *earlier_time(const im_times *times, const im_pairing *p, const im_reading *r)
{
    enum { REACH = 6, OPENING = 4, NAMED = 8, SAID = 2, PRECISE = 3 };
    const im_time *best = NULL;
    int most = 0;
    size_t near = first_time(times, p->sentence > REACH ? p->sentence - REACH : 0);
    for (size_t i = 0; i < times->count; i++) {
        if (i < near && times->items[i].sentence >= OPENING) i = near;
        if (i == times->count || times->items[i].sentence >= p->sentence) break;
        const im_time *t = &times->items[i];
        bool picture = r->document->sentences[t->sentence].zone == IM_ZONE_CAPTION; /* maybe an old one */
        if (picture || t->bound || is_to_come(t->date, r->document->date)) continue;
        uint32_t back = p->sentence - t->sentence;
        int weight = 1 + SAID + (int)parties_in(r, t->sentence, p) * NAMED +
                     (back <= REACH ? REACH + 1 - (int)back : 0) - (t->announce ? SAID : 0) +
                     (t->date.day ? PRECISE : 0);
        if (weight <= most) continue;
        most = weight;
        best = t;
    }
    return best;
}

/* Does the sentence name the company of a joint venture? It stands there for years (두 회사가 세운 나래셀은),
 * and the story's day is not its. */
static bool names_venture(const im_reading *r, uint32_t sentence)
{
    for (size_t i = 0; i < r->ventures.count; i++)
        if (r->ventures.items[i].sentence == sentence) return true;
    return false;
}

im_date im_term_date(const im_times *times, const im_pairing *p, const im_trigger_table *triggers,
                     const im_reading *r)
{
    const im_time *time = own_time(times, p, r->document->date), *later = NULL;
    if (!time && !names_venture(r, p->sentence)) time = earlier_time(times, p, r);
    if (time && time->announce && time->date.year && time->date.day)
        later = later_time(times, time, triggers, r);
    if (later) time = later;
    return time ? time->date : (im_date){0};
}

static bool within(const im_sum *s, const im_argument *a)
{
    return s->start >= a->start && s->end <= a->end;
}

/* 와에드벤처스가 500만 달러, 산은이 50억원을: how far behind the party itself, in quarters of a byte's
 * distance, since it is nearer than any that stands by the word; FAR: not right behind it. */
static uint32_t behind(const im_sum *s, const im_argument *a)
{
    enum { NEAR = 12, PART = 4 }; /* a particle and a space, or 각각 */
    bool may = im_argument_is_there(a) && a->own_case != IM_CASE_OBJECT && a->own_case != IM_CASE_OF &&
               s->start > a->end;
    return may && s->start - a->end <= NEAR ? (s->start - a->end) / PART : FAR;
}

/* Does the sentence name an organization that is none of the two? */
static bool names_others(const im_reading *r, uint32_t sentence, const im_pairing *p)
{
    for (size_t i = first_mention(r, sentence); i < r->mentions.count; i++) {
        const im_mention *m = &r->mentions.items[i];
        if (m->span.sentence > sentence) break;
        if (m->kind == INMAEK_ORGANIZATION && m->entity != p->first->entity && m->entity != p->second->entity)
            return true;
    }
    return false;
}

/* 인수가는 8800억원이다: the next sentences may name the price of a deal, if they name nobody else:
 * the very next one any sum that is not something else, the one behind it only in words of price.
 * Of a venture the capital tells as much (자본금은 1800만 달러다). */
static const im_sum *later_sum(const im_sums *sums, const im_pairing *p, const im_reading *r,
                               inmaek_agreement_kind kind)
{
    enum { REACH = 2 };
    for (size_t i = first_sum(sums, p->sentence + 1); i < sums->count; i++) {
        const im_sum *s = &sums->items[i];
        if (s->sentence > p->sentence + REACH) break;
        bool fits =
            kind == INMAEK_JOINT_VENTURE || (!s->other && (s->price || s->sentence == p->sentence + 1));
        if (fits && !names_others(r, s->sentence, p)) return s;
    }
    return NULL;
}

/* 나래벤처스와 산은이 각각 60억원과 40억원을: as many sums in a row behind a list as it has members are
 * theirs in turn; NULL: there are none such. */
static const im_sum *sum_in_turn(const im_sums *sums, const im_argument *a, uint32_t sentence)
{
    enum { GAP = 8 }; /* a particle and a space */
    if (!im_argument_is_there(a) || a->group_size < 2) return NULL;
    for (size_t i = first_sum(sums, sentence), n; i < sums->count && sums->items[i].sentence == sentence;
         i += n) {
        const im_sum *s = &sums->items[i];
        for (n = 1; i + n < sums->count && s[n].sentence == sentence && s[n].start - s[n - 1].end <= GAP;)
            n++;
        if (n == a->group_size && s->start > a->end) return &s[a->group_place];
    }
    return NULL;
}

const im_sum *im_term_amount(const im_sums *sums, const im_pairing *p, const im_reading *r,
                             inmaek_agreement_kind kind)
{
    const im_sum *best = NULL;
    uint32_t least = FAR;
    bool shared = kind == INMAEK_INVESTMENT && (p->first->group_size > 1 || p->second->group_size > 1),
         any = false;
    const im_sum *first = sum_in_turn(sums, p->first, p->sentence),
                 *second = sum_in_turn(sums, p->second, p->sentence);
    if (first || second) return first ? first : second;
    for (size_t i = first_sum(sums, p->sentence); i < sums->count; i++) {
        const im_sum *s = &sums->items[i];
        if (s->sentence > p->sentence) break;
        if (within(s, p->first) || within(s, p->second)) return s; /* 나래벤처스(70억원) */
        any |= !s->other;
        if (s->bracketed || s->other || (shared && !s->each)) continue;
        uint32_t first_behind = behind(s, p->first), d = behind(s, p->second);
        if (first_behind < d) d = first_behind;
        if (d == FAR) d = distance(s->start, s->end, place_of(p));
        if (d < least) {
            least = d;
            best = s;
        }
    }
    return best || any || shared ? best : later_sum(sums, p, r, kind);
}
