#include "model/rule/symbols.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "locale/text/memory.h"
#include "model/base/arena.h"

/* Open addressing over name indexes; names[0] is unused so that 0 means "none". */
struct symbols {
    struct arena *arena;
    const char **names;
    size_t count, capacity;
    int *slots;
    size_t slot_count; /* a power of two, at least twice the names */
};

enum { FIRST_SLOTS = 256 };

struct symbols *symbols_create(void)
{
    struct symbols *symbols = memory_zero(1, sizeof *symbols);

    symbols->arena = arena_create();
    symbols->slot_count = FIRST_SLOTS;
    symbols->slots = memory_zero(symbols->slot_count, sizeof *symbols->slots);
    symbols->capacity = FIRST_SLOTS / 2;
    symbols->names = memory_zero(symbols->capacity, sizeof *symbols->names);
    symbols->names[0] = "";
    symbols->count = 1;
    return symbols;
}

void symbols_destroy(struct symbols *symbols)
{
    if (!symbols)
        return;
    arena_destroy(symbols->arena);
    free(symbols->names);
    free(symbols->slots);
    free(symbols);
}

/* FNV-1a: short ASCII names, no adversary worth more. */
static size_t hash_of(const char *name, size_t length)
{
    uint64_t hash = 14695981039346656037u;

    for (size_t i = 0; i < length; i++)
        hash = (hash ^ (unsigned char)name[i]) * 1099511628211u;
    return (size_t)hash;
}

/* The slot that holds the name, or the free one where it belongs. */
static size_t slot_of(const struct symbols *symbols, const char *name, size_t length)
{
    size_t mask = symbols->slot_count - 1;
    size_t slot = hash_of(name, length) & mask;

    while (symbols->slots[slot]) {
        const char *held = symbols->names[symbols->slots[slot]];

        if (strncmp(held, name, length) == 0 && held[length] == '\0')
            break;
        slot = (slot + 1) & mask;
    }
    return slot;
}

static void symbols_grow(struct symbols *symbols)
{
    symbols->capacity *= 2;
    symbols->names = memory_grow(symbols->names, symbols->capacity * sizeof *symbols->names);
    free(symbols->slots);
    symbols->slot_count *= 2;
    symbols->slots = memory_zero(symbols->slot_count, sizeof *symbols->slots);
    for (size_t i = 1; i < symbols->count; i++) {
        const char *name = symbols->names[i];

        symbols->slots[slot_of(symbols, name, strlen(name))] = (int)i;
    }
}

int symbols_intern(struct symbols *symbols, const char *name, size_t length)
{
    size_t slot = slot_of(symbols, name, length);

    if (symbols->slots[slot])
        return symbols->slots[slot];
    if (symbols->count == symbols->capacity) {
        symbols_grow(symbols);
        slot = slot_of(symbols, name, length);
    }
    symbols->names[symbols->count] = arena_text_n(symbols->arena, name, length);
    symbols->slots[slot] = (int)symbols->count;
    return (int)symbols->count++;
}

int symbols_find(const struct symbols *symbols, const char *name)
{
    return symbols->slots[slot_of(symbols, name, strlen(name))];
}

const char *symbols_name(const struct symbols *symbols, int symbol)
{
    return symbol > 0 && (size_t)symbol < symbols->count ? symbols->names[symbol] : "";
}

size_t symbols_count(const struct symbols *symbols)
{
    return symbols->count - 1;
}
