#include "locale/text/utf8.h"

#include <string.h>

/* Length of the sequence a first byte announces (0: none), and the range of its second byte: that
 * range is what excludes overlong forms, surrogates and codes above U+10FFFF (RFC 3629, 4). */
struct lead {
    unsigned char first, last, length, low, high;
};

static const struct lead leads[] = {
    {.first = 0xC2, .last = 0xDF, .length = 2, .low = 0x80, .high = 0xBF},
    {.first = 0xE0, .last = 0xE0, .length = 3, .low = 0xA0, .high = 0xBF},
    {.first = 0xE1, .last = 0xEC, .length = 3, .low = 0x80, .high = 0xBF},
    {.first = 0xED, .last = 0xED, .length = 3, .low = 0x80, .high = 0x9F},
    {.first = 0xEE, .last = 0xEF, .length = 3, .low = 0x80, .high = 0xBF},
    {.first = 0xF0, .last = 0xF0, .length = 4, .low = 0x90, .high = 0xBF},
    {.first = 0xF1, .last = 0xF3, .length = 4, .low = 0x80, .high = 0xBF},
    {.first = 0xF4, .last = 0xF4, .length = 4, .low = 0x80, .high = 0x8F},
};

static const struct lead *lead_of(unsigned char byte)
{
    for (size_t i = 0; i < sizeof leads / sizeof leads[0]; i++)
        if (byte >= leads[i].first && byte <= leads[i].last)
            return &leads[i];
    return NULL;
}

size_t utf8_decode(const char *text, size_t length, uint32_t *code)
{
    const unsigned char *byte = (const unsigned char *)text;
    const struct lead *lead;
    uint32_t value;

    if (length == 0)
        return 0;
    if (byte[0] < 0x80) {
        *code = byte[0];
        return 1;
    }
    lead = lead_of(byte[0]);
    if (!lead || length < lead->length || byte[1] < lead->low || byte[1] > lead->high)
        return 0;
    value = byte[0] & (0xFFu >> (lead->length + 1));
    for (size_t i = 1; i < lead->length; i++) {
        if ((byte[i] & 0xC0) != 0x80)
            return 0;
        value = value << 6 | (byte[i] & 0x3Fu);
    }
    *code = value;
    return lead->length;
}

size_t utf8_encode(uint32_t code, char out[UTF8_MOST])
{
    static const unsigned char marks[] = {0, 0, 0xC0, 0xE0, 0xF0};
    size_t length = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;

    if (code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF))
        return 0;
    for (size_t i = length - 1; i > 0; i--) {
        out[i] = (char)(0x80 | (code & 0x3F));
        code >>= 6;
    }
    out[0] = (char)(marks[length] | code);
    return length;
}

bool utf8_valid(const char *text, size_t length)
{
    uint32_t code;
    size_t taken;

    for (size_t at = 0; at < length; at += taken) {
        taken = utf8_decode(text + at, length - at, &code);
        if (taken == 0)
            return false;
    }
    return true;
}

size_t utf8_next(const char *text, size_t length, size_t at)
{
    uint32_t code;
    size_t taken;

    if (at >= length)
        return length;
    taken = utf8_decode(text + at, length - at, &code);
    return at + (taken > 0 ? taken : 1);
}

size_t utf8_previous(const char *text, size_t at)
{
    uint32_t code;

    for (size_t back = UTF8_MOST; back > 1; back--)
        if (at >= back && utf8_decode(text + at - back, back, &code) == back)
            return at - back;
    return at > 0 ? at - 1 : 0;
}

size_t utf8_count(const char *text, size_t length)
{
    size_t count = 0;

    for (size_t at = 0; at < length; at = utf8_next(text, length, at))
        count++;
    return count;
}

size_t utf8_copy(char *target, size_t size, const char *source)
{
    size_t length = source ? strlen(source) : 0, end = 0, next;

    if (size == 0)
        return 0;
    if (length < size) {
        end = length;
    } else {
        while ((next = utf8_next(source, length, end)) < size)
            end = next;
    }
    if (end > 0)
        memcpy(target, source, end);
    target[end] = '\0';
    return end;
}
