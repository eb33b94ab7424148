#include "model/verify/kinds.h"

#include <stdlib.h>
#include <string.h>

#include "locale/text/memory.h"
#include "model/base/arena.h"

/* FNV-1a over both lists. */
static size_t hash_of(bool first, const struct doors *doors)
{
    uint64_t hash = 14695981039346656037u + first;

    for (size_t s = 0; s < COMPARED_SIDES; s++) {
        for (size_t i = 0; i < doors[s].count; i++)
            hash = (hash ^ (uint64_t)doors[s].networks[i]) * 1099511628211u;
        hash = (hash ^ UINT32_MAX) * 1099511628211u;
    }
    return (size_t)(hash ^ hash >> 32);
}

static bool kind_is(const struct kind *kind, bool first, const struct doors *doors)
{
    for (size_t s = 0; s < COMPARED_SIDES; s++)
        if (kind->doors[s].count != doors[s].count ||
            memcmp(kind->doors[s].networks, doors[s].networks,
                   doors[s].count * sizeof *doors[s].networks) != 0)
            return false;
    return kind->first == first;
}

static struct kind *new_kind(struct kinds *kinds, bool first, const struct doors *doors)
{
    if (kinds->count == kinds->room) {
        kinds->room = kinds->room ? 2 * kinds->room : 64;
        kinds->all = memory_grow(kinds->all, kinds->room * sizeof *kinds->all);
    }
    struct kind *kind = &kinds->all[kinds->count++];

    *kind = (struct kind){.first = first};
    kind->example = arena_take_array(kinds->arena, kinds->variables + 1, sizeof *kind->example);
    for (size_t s = 0; s < COMPARED_SIDES; s++) {
        int *networks = arena_take_array(kinds->arena, doors[s].count + 1, sizeof *networks);

        memcpy(networks, doors[s].networks, doors[s].count * sizeof *networks);
        kind->doors[s] = (struct doors){networks, doors[s].count};
    }
    return kind;
}

static void table_grow(struct kinds *kinds)
{
    kinds->slots = kinds->slots ? 2 * kinds->slots : 128;
    free(kinds->table);
    kinds->table = memory_zero(kinds->slots, sizeof *kinds->table);
    for (size_t i = 0; i < kinds->count; i++) {
        size_t slot = hash_of(kinds->all[i].first, kinds->all[i].doors) & (kinds->slots - 1);

        while (kinds->table[slot])
            slot = (slot + 1) & (kinds->slots - 1);
        kinds->table[slot] = i + 1;
    }
}

static struct kind *find_kind(struct kinds *kinds, bool first, const struct doors *doors)
{
    if (2 * kinds->count >= kinds->slots)
        table_grow(kinds);
    size_t slot = hash_of(first, doors) & (kinds->slots - 1);

    for (; kinds->table[slot]; slot = (slot + 1) & (kinds->slots - 1))
        if (kind_is(&kinds->all[kinds->table[slot] - 1], first, doors))
            return &kinds->all[kinds->table[slot] - 1];
    kinds->table[slot] = kinds->count + 1;
    return new_kind(kinds, first, doors);
}

void kinds_add(struct kinds *kinds, bool first, const struct doors *doors, verify_count situations,
               const uint16_t *classes)
{
    struct kind *kind = find_kind(kinds, first, doors);

    kind->situations = count_add(kind->situations, situations);
    if (situations <= kind->largest)
        return;
    kind->largest = situations;
    memcpy(kind->example, classes, kinds->variables * sizeof *classes);
}

void kinds_finish(struct kinds *kinds)
{
    free(kinds->all);
    free(kinds->table);
}

static int compare_lists(const struct doors *one, const struct doors *two)
{
    if (one->count != two->count)
        return one->count < two->count ? -1 : 1;
    for (size_t i = 0; i < one->count; i++)
        if (one->networks[i] != two->networks[i])
            return one->networks[i] < two->networks[i] ? -1 : 1;
    return 0;
}

static int compare_kinds(const void *left, const void *right)
{
    const struct kind *one = left, *two = right;
    int order = 0;

    if (one->first != two->first)
        return one->first ? -1 : 1;
    if (one->situations != two->situations)
        return one->situations > two->situations ? -1 : 1;
    for (size_t s = 0; s < COMPARED_SIDES && !order; s++)
        order = compare_lists(&one->doors[s], &two->doors[s]);
    return order;
}

void kinds_sort(struct kinds *kinds)
{
    if (kinds->count)
        qsort(kinds->all, kinds->count, sizeof *kinds->all, compare_kinds);
}
