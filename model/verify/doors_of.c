#include "model/verify/doors_of.h"

#include <string.h>

static bool doors_hold_network(const struct doors *doors, int network)
{
    for (size_t i = 0; i < doors->count; i++)
        if (doors->networks[i] == network)
            return true;
    return false;
}

/* From `at` on, nothing shows. */
static void clear_from(word *live, size_t at, size_t end)
{
    for (; at < end; at++)
        bit_clear(live, at);
}

bool doors_read(const struct door_terms *doors, size_t side, word *live, const word *sure,
                struct doors *out)
{
    const struct side_terms *range = &doors->sides[side];
    bool decided = true;

    out->count = 0;
    for (size_t t = range->first; t < range->end; t++) {
        if (!live[t / WORD_BITS]) {
            t |= WORD_BITS - 1; /* the rest of an empty word */
            continue;
        }
        if (!bit_get(live, t))
            continue;
        if (doors_hold_network(out, doors->terms[t]->network)) {
            bit_clear(live, t);
        } else if (!bit_get(sure, t)) {
            decided = false;
        } else {
            out->networks[out->count++] = doors->terms[t]->network;
            if (out->count == range->most) {
                clear_from(live, t + 1, range->end);
                break;
            }
        }
    }
    return decided;
}

bool doors_first(const struct door_terms *doors, size_t side, const word *live, const word *sure,
                 size_t *at)
{
    size_t t = doors->sides[side].first, end = doors->sides[side].end;

    while (t < end && !bit_get(live, t))
        t++;
    *at = t;
    return t == end || bit_get(sure, t);
}

/* Every situation of the box is one of the term. */
static bool box_within(const struct space *space, const word *box, const word *term)
{
    for (size_t w = 0; w < space_box_words(space); w++)
        if (box[w] & ~term[w])
            return false;
    return true;
}

bool doors_hold(const struct door_terms *doors, size_t side, size_t most, const word *box,
                const struct doors *expected)
{
    const struct side_terms *range = &doors->sides[side];
    struct doors met = {.networks = expected->networks}; /* a prefix of what is expected */

    for (size_t t = range->first; t < range->end && met.count < most; t++) {
        const struct term *term = doors->terms[t];

        if (doors_hold_network(&met, term->network) || !box_meets(doors->space, box, term->box))
            continue;
        if (met.count == expected->count || expected->networks[met.count] != term->network ||
            !box_within(doors->space, box, term->box))
            return false;
        met.count++;
    }
    return met.count == expected->count;
}

bool doors_same(const struct space *space, const struct doors *one, const struct doors *two)
{
    const struct network *networks = space->pack->networks;

    if (one->count != two->count)
        return false;
    for (size_t i = 0; i < one->count; i++)
        if (strcmp(networks[one->networks[i]].code, networks[two->networks[i]].code) != 0)
            return false;
    return true;
}
