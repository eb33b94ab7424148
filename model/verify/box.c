#include "model/verify/box.h"

#include <stdlib.h>
#include <string.h>

#include "locale/text/memory.h"
#include "model/verify/product.h"

bool box_has(const struct space *space, const word *box, const uint16_t *example)
{
    for (size_t v = 0; v < space->count; v++)
        if (!bit_get(box_at(space, box, v), example[v]))
            return false;
    return true;
}

verify_count box_count(const struct space *space, const word *box)
{
    verify_count count = 1;

    for (size_t v = 0; v < space->count; v++) {
        verify_count weight = 0;

        for (size_t c = 0; c < space->variables[v].class_count; c++)
            if (bit_get(box_at(space, box, v), c))
                weight = count_add(weight, space->variables[v].weights[c]);
        count = count_times(count, weight);
    }
    return count;
}

/* ------------------------------------------------------------------------------- widening */

struct widening {
    const struct space *space;
    const word *base;
    box_allowed *allowed;
    const void *context;
    word *box;
};

static void widen_variable(const struct widening *widening, size_t v)
{
    const struct space *space = widening->space;
    word *set = box_of(space, widening->box, v);

    for (size_t c = 0; c < space->variables[v].class_count; c++) {
        if (bit_get(set, c) || (widening->base && !bit_get(box_at(space, widening->base, v), c)))
            continue;
        bit_set(set, c);
        if (!widening->allowed(widening->context, widening->box) ||
            !box_is_product(space, widening->box))
            bit_clear(set, c);
    }
}

/* A variable that could not be widened first may be once others were. */
static void widen_all(const struct widening *widening, bool backwards)
{
    size_t count = widening->space->count;

    for (int turn = 0; turn < 2; turn++)
        for (size_t v = 0; v < count; v++)
            widen_variable(widening, backwards ? count - 1 - v : v);
}

void box_widen(const struct space *space, const uint16_t *example, const word *base,
               box_allowed *allowed, const void *context, word *box)
{
    size_t words = space_box_words(space);
    word *other = memory_zero(words + 1, sizeof *other);
    struct widening forwards = {space, base, allowed, context, box};
    struct widening backwards = {space, base, allowed, context, other};

    memset(box, 0, words * sizeof *box);
    for (size_t v = 0; v < space->count; v++) {
        bit_set(box_of(space, box, v), example[v]);
        bit_set(box_of(space, other, v), example[v]);
    }
    widen_all(&forwards, false);
    widen_all(&backwards, true);
    if (box_count(space, other) > box_count(space, box))
        memcpy(box, other, words * sizeof *box);
    free(other);
}
