#include "model/base/arena.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "locale/text/memory.h"

enum { BLOCK_SIZE = 16 * 1024 };

struct block {
    struct block *next;
    size_t used, size;
    alignas(max_align_t) unsigned char bytes[];
};

struct arena {
    struct block *blocks;
    size_t total;
};

struct arena *arena_create(void)
{
    return memory_zero(1, sizeof(struct arena));
}

void arena_destroy(struct arena *arena)
{
    if (!arena)
        return;
    for (struct block *block = arena->blocks; block;) {
        struct block *next = block->next;
        free(block);
        block = next;
    }
    free(arena);
}

static struct block *block_create(size_t least)
{
    size_t size = least > BLOCK_SIZE ? least : BLOCK_SIZE;
    struct block *block = memory_zero(1, sizeof *block + size);

    block->size = size;
    return block;
}

void *arena_take(struct arena *arena, size_t size)
{
    const size_t unit = alignof(max_align_t);
    const size_t rounded = (size + unit - 1) / unit * unit;
    struct block *block = arena->blocks;

    if (!block || block->size - block->used < rounded) {
        block = block_create(rounded);
        block->next = arena->blocks;
        arena->blocks = block;
    }
    void *taken = block->bytes + block->used;

    block->used += rounded;
    arena->total += rounded;
    return taken;
}

void *arena_take_array(struct arena *arena, size_t count, size_t size)
{
    if (size && count > SIZE_MAX / size)
        abort();
    return arena_take(arena, count * size);
}

void *arena_copy(struct arena *arena, const void *from, size_t size)
{
    void *copy = arena_take(arena, size);

    if (size)
        memcpy(copy, from, size);
    return copy;
}

char *arena_text_n(struct arena *arena, const char *text, size_t length)
{
    char *copy = arena_take(arena, length + 1);

    if (length)
        memcpy(copy, text, length);
    return copy;
}

char *arena_text(struct arena *arena, const char *text)
{
    return arena_text_n(arena, text, strlen(text));
}

size_t arena_size(const struct arena *arena)
{
    return arena->total;
}
