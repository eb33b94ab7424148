/* Text that grows.
 *
 * The struct is the caller's (`struct text_buffer b = {0};` or buffer_init); the bytes are the
 * buffer's until buffer_take(). Always ended by a zero byte once anything was added; `length` does
 * not count it. Nothing here knows about characters: cutting is utf8.h's business.
 */
#ifndef DP_LOCALE_TEXT_BUFFER_H
#define DP_LOCALE_TEXT_BUFFER_H

#include <stddef.h>

struct text_buffer {
    char *data;
    size_t length, capacity;
};

void buffer_init(struct text_buffer *buffer);

/* Frees the bytes and leaves an empty, usable buffer. NULL is accepted. */
void buffer_finish(struct text_buffer *buffer);

/* Empties and keeps the bytes for the next use. */
void buffer_clear(struct text_buffer *buffer);

/* NULL adds nothing. */
void buffer_add(struct text_buffer *buffer, const char *text);
void buffer_add_n(struct text_buffer *buffer, const char *bytes, size_t count);
void buffer_addf(struct text_buffer *buffer, const char *format, ...)
    __attribute__((format(printf, 2, 3), nonnull(1, 2)));

/* The text, "" when empty; valid until the next change. */
const char *buffer_text(const struct text_buffer *buffer);

/* Gives the text away: the caller frees it, the buffer is empty again. Never NULL. */
char *buffer_take(struct text_buffer *buffer);

#endif
