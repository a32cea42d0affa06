/* terms.c - see terms.h.
 *
 * The nearest one to the word that announces the deal, counted in bytes; what stands before it
 * is nearer than what stands behind, since Korean puts verbs last. */
#include "extract/terms.h"

enum { BEHIND = 2, ANNOUNCED = 100000, FAR = UINT32_MAX };

/* Where the deal is told: the trigger, or the second party. */
static uint32_t place_of(const im_pairing *p) { return p->trigger ? p->trigger->start : p->second->end; }

static uint32_t distance(uint32_t start, uint32_t end, uint32_t place)
{
    return end <= place ? place - end : start > place ? (start - place) * BEHIND : 0;
}

im_date im_term_date(const im_times *times, const im_pairing *p, const im_reading *reading)
{
    (void)reading;
    const im_time *best = NULL;
    uint32_t least = FAR;
    for (size_t i = 0; i < times->count; i++) {
        const im_time *t = &times->items[i];
        if (t->sentence != p->sentence) continue;
        uint32_t d = distance(t->start, t->end, place_of(p)) + (t->announce ? ANNOUNCED : 0);
        if (d < least) {
            least = d;
            best = t;
        }
    }
    return best ? best->date : (im_date){0};
}

static bool within(const im_sum *s, const im_argument *a) { return s->start >= a->start && s->end <= a->end; }

const im_sum *im_term_amount(const im_sums *sums, const im_pairing *p, inmaek_agreement_kind kind)
{
    const im_sum *best = NULL;
    uint32_t least = FAR;
    bool shared = kind == INMAEK_INVESTMENT && (p->first->group_size > 1 || p->second->group_size > 1);
    for (size_t i = 0; i < sums->count; i++) {
        const im_sum *s = &sums->items[i];
        if (s->sentence != p->sentence) continue;
        if (within(s, p->first) || within(s, p->second)) return s; /* 나래벤처스(70억원) */
        if (s->bracketed || s->other || (shared && !s->each)) continue;
        uint32_t d = distance(s->start, s->end, place_of(p));
        if (d < least) {
            least = d;
            best = s;
        }
    }
    return best;
}
