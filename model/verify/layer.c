/* The states of a walk: two layers, and the trail that leads back from one to the first question.
 */
#include "model/verify/walk.h"

#include <stdlib.h>
#include <string.h>

#include "locale/text/memory.h"

static bool spend(struct walk *walk, size_t bytes)
{
    struct sweep_budget *budget = walk->sweep->budget;

    walk->memory += bytes;
    if (walk->memory > budget->memory_most)
        budget->memory_most = walk->memory;
    budget->over = budget->over || walk->memory > budget->memory;
    return !budget->over;
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

static void layer_place(struct layer *layer, const word *key, size_t words, size_t index)
{
    size_t slot = hash_key(key, words) & (layer->slots - 1);

    while (layer->table[slot])
        slot = (slot + 1) & (layer->slots - 1);
    layer->table[slot] = (uint32_t)index + 1;
}

static bool layer_grow(struct walk *walk, struct layer *layer)
{
    if (!spend(walk, layer->room * (state_bytes(walk) + 2 * sizeof *layer->table)))
        return false;
    layer->room *= 2;
    layer->slots *= 2;
    layer->keys = memory_grow(layer->keys, layer->room * walk->key_words * sizeof(word));
    layer->counts = memory_grow(layer->counts, layer->room * sizeof *layer->counts);
    layer->table = memory_grow(layer->table, layer->slots * sizeof *layer->table);
    memset(layer->table, 0, layer->slots * sizeof *layer->table);
    for (size_t i = 0; i < layer->count; i++)
        layer_place(layer, layer->keys + i * walk->key_words, walk->key_words, i);
    return true;
}

/* A trail grows with its layer, by doubling. */
static bool trail_note(struct walk *walk, size_t variable, size_t index, size_t from, size_t class)
{
    struct trail *trail = &walk->trails[variable];

    if (!walk->sweep->example)
        return true;
    if ((index & (index - 1)) == 0) { /* 0, 1, 2, 4, 8... */
        size_t room = index ? 2 * index : 1;

        if (!spend(walk, (room - index) * (sizeof *trail->from + sizeof *trail->class)))
            return false;
        trail->from = memory_grow(trail->from, room * sizeof *trail->from);
        trail->class = memory_grow(trail->class, room * sizeof *trail->class);
    }
    trail->from[index] = (uint32_t)from;
    trail->class[index] = (uint16_t) class;
    return true;
}

bool walk_keep(struct walk *walk, size_t variable, const word *key, size_t from, size_t class,
               verify_count count)
{
    struct layer *layer = &walk->layers[(variable + 1) % 2];
    size_t words = walk->key_words;
    size_t slot = hash_key(key, words) & (layer->slots - 1);

    for (; layer->table[slot]; slot = (slot + 1) & (layer->slots - 1)) {
        size_t index = layer->table[slot] - 1;

        if (memcmp(layer->keys + index * words, key, words * sizeof *key) == 0) {
            layer->counts[index] = count_add(layer->counts[index], count);
            return true;
        }
    }
    if (layer->count == layer->room && !layer_grow(walk, layer))
        return false;
    memcpy(layer->keys + layer->count * words, key, words * sizeof *key);
    layer->counts[layer->count] = count;
    layer_place(layer, key, words, layer->count);
    if (!trail_note(walk, variable, layer->count, from, class))
        return false;
    layer->count++;
    walk->states++;
    walk->sweep->budget->states_used++;
    walk->sweep->budget->over = walk->states > walk->sweep->budget->states;
    return !walk->sweep->budget->over;
}
