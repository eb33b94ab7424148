/* The states of a walk: two layers, and the trail that leads back from one to the first question.
 */
#include "model/verify/walk.h"

#include <stdlib.h>
#include <string.h>

#include "locale/text/memory.h"

bool walk_spend(struct walk *walk, size_t bytes)
{
    struct sweep_budget *budget = walk->sweep->budget;
    size_t all = budget->held + walk->memory + bytes;

    if (all > budget->memory) {
        budget->over = true;
        return false;
    }
    walk->memory += bytes;
    if (all > budget->memory_most)
        budget->memory_most = all;
    return true;
}

void layer_empty(struct layer *layer)
{
    layer->count = 0;
    memset(layer->table, 0, layer->slots * sizeof *layer->table);
}

static size_t state_bytes(const struct walk *walk)
{
    return walk->key_words * sizeof(word) + sizeof(verify_count);
}

void layer_create(struct walk *walk, struct layer *layer)
{
    *layer = (struct layer){.room = 16, .slots = 32};
    layer->keys = memory_alloc(layer->room * walk->key_words * sizeof(word));
    layer->counts = memory_alloc(layer->room * sizeof *layer->counts);
    layer->table = memory_zero(layer->slots, sizeof *layer->table);
}

void layer_finish(struct layer *layer)
{
    free(layer->keys);
    free(layer->counts);
    free(layer->table);
}

static size_t hash_key(const word *key, size_t words)
{
    word hash = 0x9E3779B97F4A7C15u;

    for (size_t i = 0; i < words; i++) {
        hash = (hash ^ key[i]) * 0xFF51AFD7ED558CCDu;
        hash ^= hash >> 32;
    }
    return (size_t)(hash ^ hash >> 29);
}

static size_t free_slot(const struct layer *layer, const word *key, size_t words)
{
    size_t slot = hash_key(key, words) & (layer->slots - 1);

    while (layer->table[slot])
        slot = (slot + 1) & (layer->slots - 1);
    return slot;
}

static bool layer_grow(struct walk *walk, struct layer *layer)
{
    if (!walk_spend(walk, layer->room * (state_bytes(walk) + 2 * sizeof *layer->table)))
        return false;
    layer->room *= 2;
    layer->slots *= 2;
    layer->keys = memory_grow(layer->keys, layer->room * walk->key_words * sizeof(word));
    layer->counts = memory_grow(layer->counts, layer->room * sizeof *layer->counts);
    layer->table = memory_grow(layer->table, layer->slots * sizeof *layer->table);
    memset(layer->table, 0, layer->slots * sizeof *layer->table);
    for (size_t i = 0; i < layer->count; i++)
        layer->table[free_slot(layer, layer->keys + i * walk->key_words, walk->key_words)] =
            (uint32_t)i + 1;
    return true;
}

/* A trail grows with its layer, by doubling. */
static bool trail_note(struct walk *walk, size_t variable, size_t index, size_t from, size_t class)
{
    struct trail *trail = &walk->trails[variable];

    if (!walk->sweep->example && !walk->sweep->tell)
        return true;
    if ((index & (index - 1)) == 0) { /* 0, 1, 2, 4, 8... */
        size_t room = index ? 2 * index : 1;

        if (!walk_spend(walk, (room - index) * (sizeof *trail->from + sizeof *trail->class)))
            return false;
        trail->from = memory_grow(trail->from, room * sizeof *trail->from);
        trail->class = memory_grow(trail->class, room * sizeof *trail->class);
    }
    trail->from[index] = (uint32_t)from;
    trail->class[index] = (uint16_t) class;
    return true;
}

size_t layer_add(struct walk *walk, struct layer *layer, const word *key, bool *added)
{
    struct sweep_budget *budget = walk->sweep->budget;
    size_t words = walk->key_words;
    size_t slot = hash_key(key, words) & (layer->slots - 1);

    *added = false;
    for (; layer->table[slot]; slot = (slot + 1) & (layer->slots - 1))
        if (same_words(layer->keys + (layer->table[slot] - 1) * words, key, words))
            return layer->table[slot] - 1;
    if (layer->count == layer->room) {
        if (!layer_grow(walk, layer))
            return SIZE_MAX;
        slot = free_slot(layer, key, words);
    }
    memcpy(layer->keys + layer->count * words, key, words * sizeof *key);
    layer->counts[layer->count] = 0;
    layer->table[slot] = (uint32_t)layer->count + 1;
    *added = true;
    walk->states++;
    budget->states_used++;
    budget->over =
        walk->states > budget->states || (budget->steps && budget->steps_used > budget->steps);
    return budget->over ? SIZE_MAX : layer->count++;
}

bool walk_keep(struct walk *walk, size_t variable, const word *key, size_t from, size_t class,
               verify_count count)
{
    struct layer *layer = &walk->layers[(variable + 1) % 2];
    bool added;
    size_t index = layer_add(walk, layer, key, &added);

    if (index == SIZE_MAX || (added && !trail_note(walk, variable, index, from, class)))
        return false;
    layer->counts[index] = count_add(layer->counts[index], count);
    return true;
}
