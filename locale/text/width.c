#include "locale/text/width.h"

#include <stdbool.h>
#include <string.h>
#include <utf8proc.h>
#include <wchar.h>

#include "locale/text/utf8.h"

int width_of_code(uint32_t code)
{
    int columns = wcwidth((wchar_t)code);
    utf8proc_category_t category;

    if (columns >= 0)
        return columns;
    category = utf8proc_category((utf8proc_int32_t)code);
    return category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_ME ? 0 : 1;
}

/* Bytes of the character at the start of `text`, its columns added to *columns. */
static size_t measure(const char *text, size_t length, int *columns)
{
    uint32_t code;
    size_t taken = utf8_decode(text, length, &code);

    *columns += taken > 0 ? width_of_code(code) : 1;
    return taken > 0 ? taken : 1;
}

int width_of_n(const char *text, size_t length)
{
    int columns = 0;

    for (size_t at = 0; at < length;)
        at += measure(text + at, length - at, &columns);
    return columns;
}

int width_of(const char *text)
{
    return width_of_n(text, strlen(text));
}

size_t width_cut_n(const char *text, size_t length, int columns)
{
    size_t at = 0, taken;
    int used = 0;

    while (at < length) {
        taken = measure(text + at, length - at, &used);
        if (used > columns)
            break;
        at += taken;
    }
    return at;
}

size_t width_cut(const char *text, int columns)
{
    return width_cut_n(text, strlen(text), columns);
}

static void pad(struct text_buffer *buffer, const char *text, int columns, bool left)
{
    size_t length = width_cut(text, columns);
    int missing = columns - width_of_n(text, length);

    if (!left)
        buffer_add_n(buffer, text, length);
    while (missing-- > 0)
        buffer_add_n(buffer, " ", 1);
    if (left)
        buffer_add_n(buffer, text, length);
}

void width_pad(struct text_buffer *buffer, const char *text, int columns)
{
    pad(buffer, text, columns, false);
}

void width_pad_left(struct text_buffer *buffer, const char *text, int columns)
{
    pad(buffer, text, columns, true);
}
