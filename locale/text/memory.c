#include "locale/text/memory.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static void (*exhaustion_handler)(void);

void memory_on_exhaustion(void (*handler)(void))
{
    exhaustion_handler = handler;
}

static _Noreturn void exhausted(void)
{
    void (*handler)(void) = exhaustion_handler;

    exhaustion_handler = NULL; /* a handler that allocates must not come back here for ever */
    if (handler)
        handler();
    abort();
}

void *memory_alloc(size_t size)
{
    void *block = malloc(size ? size : 1);

    if (!block)
        exhausted();
    return block;
}

void *memory_zero(size_t count, size_t size)
{
    void *block = calloc(count ? count : 1, size ? size : 1);

    if (!block)
        exhausted();
    return block;
}

void *memory_grow(void *block, size_t size)
{
    void *grown = realloc(block, size ? size : 1);

    if (!grown)
        exhausted();
    return grown;
}

char *memory_text(const char *text)
{
    return memory_text_n(text ? text : "", text ? strlen(text) : 0);
}

char *memory_text_n(const char *text, size_t length)
{
    char *copy;

    if (length == SIZE_MAX)
        exhausted();
    copy = memory_alloc(length + 1);
    if (length > 0)
        memcpy(copy, text, length);
    copy[length] = '\0';
    return copy;
}
