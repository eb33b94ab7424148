#include <stdlib.h>

#include "locale/text/memory.h"
#include "model/directory/importing.h"

static size_t slot_of(const struct number_set *set, uint64_t number)
{
    size_t at = (size_t)(number * 0x9E3779B97F4A7C15U) & (set->capacity - 1);

    while (set->slots[at] != 0 && set->slots[at] != number)
        at = (at + 1) & (set->capacity - 1);
    return at;
}

static void grow(struct number_set *set)
{
    struct number_set wider = {.capacity = set->capacity == 0 ? 64 : 2 * set->capacity};

    wider.slots = memory_zero(wider.capacity, sizeof(*wider.slots));
    for (size_t i = 0; i < set->capacity; i++)
        if (set->slots[i] != 0)
            wider.slots[slot_of(&wider, set->slots[i])] = set->slots[i];
    wider.count = set->count;
    free(set->slots);
    *set = wider;
}

/* 0 stands for a free slot: a hash of 0 is taken for 1. */
bool number_set_add(struct number_set *set, uint64_t number)
{
    size_t at;

    if (number == 0)
        number = 1;
    if (2 * set->count >= set->capacity)
        grow(set);
    at = slot_of(set, number);
    if (set->slots[at] == number)
        return false;
    set->slots[at] = number;
    set->count++;
    return true;
}

void number_set_finish(struct number_set *set)
{
    free(set->slots);
    *set = (struct number_set){0};
}
