#include "locale/say/phone.h"

#include <string.h>

#include "locale/text/buffer.h"
#include "locale/text/utf8.h"

#define DIGITS_MOST 20

/* What people write between the digits, no-break spaces included. */
static const char *const separators[] = {" ", ".", "-", "/", "\u00A0", "\u202F", "\u2011", NULL};

static size_t separator_length(const char *text)
{
    for (size_t i = 0; separators[i]; i++)
        if (strncmp(text, separators[i], strlen(separators[i])) == 0)
            return strlen(separators[i]);
    return 0;
}

/* The text after the prefix of France, and whether there was one. */
static const char *skip_country(const char *in, bool *abroad)
{
    static const char *const prefixes[] = {"+33", "0033", "00 33", NULL};

    for (size_t i = 0; prefixes[i]; i++) {
        if (strncmp(in, prefixes[i], strlen(prefixes[i])) != 0)
            continue;
        *abroad = true;
        in += strlen(prefixes[i]);
        while (separator_length(in) > 0)
            in += separator_length(in);
        return strncmp(in, "(0)", 3) == 0 ? in + 3 : in;
    }
    *abroad = false;
    return in;
}

/* The national digits, "" when this is no number. */
static void national_digits(const char *in, char digits[DIGITS_MOST + 1])
{
    size_t count = 0;
    bool abroad;

    digits[0] = '\0';
    while (separator_length(in) > 0)
        in += separator_length(in);
    in = skip_country(in, &abroad);
    if (abroad)
        digits[count++] = '0';
    while (*in) {
        size_t skipped = separator_length(in);

        if (skipped == 0 && (*in < '0' || *in > '9' || count == DIGITS_MOST)) {
            digits[0] = '\0';
            return;
        }
        if (skipped == 0)
            digits[count++] = *in++;
        in += skipped;
    }
    digits[count] = '\0';
}

/* The shapes of the national plan: how many digits, what they begin with, how they are grouped. */
static const struct shape {
    const char *start; /* one of these digits follows `zero` */
    size_t count;
    const char *groups;
    bool zero;
} shapes[] = {
    {.zero = true, .start = "12345679", .count = 10, .groups = "22222"},
    {.zero = true, .start = "8", .count = 10, .groups = "1333"},
    {.start = "13", .count = 4, .groups = "22"},
    {.start = "1", .count = 6, .groups = "33"},
    {.start = "1", .count = 3, .groups = "3"},
    {.start = "1", .count = 2, .groups = "2"},
};

static const struct shape *shape_of(const char *digits)
{
    size_t count = strlen(digits);

    for (size_t i = 0; i < sizeof shapes / sizeof shapes[0]; i++) {
        const struct shape *shape = &shapes[i];

        if (count != shape->count || (shape->zero && digits[0] != '0'))
            continue;
        if (strchr(shape->start, digits[shape->zero ? 1 : 0]))
            return shape;
    }
    return NULL;
}

bool phone_valid(const char *in)
{
    char digits[DIGITS_MOST + 1];

    national_digits(in, digits);
    return shape_of(digits) != NULL;
}

size_t phone_format(const char *in, char *out, size_t size)
{
    struct text_buffer buffer = {0};
    char digits[DIGITS_MOST + 1];
    const struct shape *shape;
    const char *at = digits;
    size_t length;

    national_digits(in, digits);
    shape = shape_of(digits);
    if (!shape)
        return utf8_copy(out, size, in);
    for (const char *group = shape->groups; *group; group++) {
        if (at != digits)
            buffer_add(&buffer, "\u00A0");
        buffer_add_n(&buffer, at, (size_t)(*group - '0'));
        at += *group - '0';
    }
    length = utf8_copy(out, size, buffer_text(&buffer));
    buffer_finish(&buffer);
    return length;
}
