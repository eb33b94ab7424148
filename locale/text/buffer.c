#include "locale/text/buffer.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "locale/text/memory.h"

#define FIRST_CAPACITY 64

void buffer_init(struct text_buffer *buffer)
{
    *buffer = (struct text_buffer){0};
}

void buffer_finish(struct text_buffer *buffer)
{
    if (!buffer)
        return;
    free(buffer->data);
    buffer_init(buffer);
}

void buffer_clear(struct text_buffer *buffer)
{
    buffer->length = 0;
    if (buffer->data)
        buffer->data[0] = '\0';
}

/* Room for `count` more bytes and the final zero. */
static void reserve(struct text_buffer *buffer, size_t count)
{
    size_t capacity = buffer->capacity ? buffer->capacity : FIRST_CAPACITY;
    size_t needed = count < SIZE_MAX - buffer->length - 1 ? buffer->length + count + 1 : SIZE_MAX;

    if (needed <= buffer->capacity)
        return;
    while (capacity < needed)
        capacity = capacity <= SIZE_MAX / 2 ? capacity * 2 : SIZE_MAX;
    buffer->data = memory_grow(buffer->data, capacity);
    buffer->capacity = capacity;
}

void buffer_add(struct text_buffer *buffer, const char *text)
{
    if (text)
        buffer_add_n(buffer, text, strlen(text));
}

void buffer_add_n(struct text_buffer *buffer, const char *bytes, size_t count)
{
    reserve(buffer, count);
    if (count > 0)
        memcpy(buffer->data + buffer->length, bytes, count);
    buffer->length += count;
    buffer->data[buffer->length] = '\0';
}

void buffer_addf(struct text_buffer *buffer, const char *format, ...)
{
    va_list arguments;
    int count;

    va_start(arguments, format);
    count = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    if (count < 0)
        return;
    reserve(buffer, (size_t)count);
    va_start(arguments, format);
    vsnprintf(buffer->data + buffer->length, (size_t)count + 1, format, arguments);
    va_end(arguments);
    buffer->length += (size_t)count;
}

const char *buffer_text(const struct text_buffer *buffer)
{
    return buffer->data ? buffer->data : "";
}

char *buffer_take(struct text_buffer *buffer)
{
    char *text = buffer->data ? buffer->data : memory_text("");

    buffer_init(buffer);
    return text;
}
