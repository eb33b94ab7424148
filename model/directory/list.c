#include "model/directory/list.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "locale/text/utf8.h"

/* Four hexadecimal digits; 0 when they are not. */
static uint32_t unit(const char *at)
{
    char digits[5] = "", *end;
    unsigned long code;

    for (int i = 0; i < 4 && at[i] != '\0'; i++)
        digits[i] = at[i];
    code = strtoul(digits, &end, 16);
    return end == digits + 4 ? (uint32_t)code : 0;
}

/* What follows a backslash: its bytes in `out`, how many there are, and *at after it. */
static size_t unescape(const char **at, char out[UTF8_MOST])
{
    static const char from[] = "nrtbf", to[] = "\n\r\t\b\f";
    const char *known = strchr(from, **at);
    uint32_t code;

    if (**at != 'u') {
        out[0] = known != NULL && **at != '\0' ? to[known - from] : **at;
        *at += **at != '\0';
        return 1;
    }
    code = unit(*at + 1);
    *at += code != 0 ? 5 : 1;
    if (code >= 0xD800 && code < 0xDC00 && (*at)[0] == '\\' && (*at)[1] == 'u') {
        code = 0x10000 + ((code - 0xD800) << 10) + ((unit(*at + 2) - 0xDC00) & 0x3FF);
        *at += unit(*at + 2) != 0 ? 6 : 2;
    }
    return utf8_encode(code, out);
}

bool list_next(const char **at, char *value, size_t size)
{
    const char *from = strchr(*at, '"');
    size_t length = 0;

    *at = from != NULL ? from + 1 : *at + strlen(*at);
    if (from == NULL)
        return false;
    while (**at != '\0' && **at != '"') {
        char bytes[UTF8_MOST];
        size_t count = 1;

        bytes[0] = *(*at)++;
        if (bytes[0] == '\\')
            count = unescape(at, bytes);
        if (length + count < size) {
            memcpy(value + length, bytes, count);
            length += count;
        }
    }
    *at += **at == '"';
    value[length] = '\0';
    return true;
}

static bool find(const char *list, const char *value, const char *after)
{
    size_t length = strlen(value), tail = strlen(after);

    for (const char *at = list; (at = strchr(at, '"')) != NULL; at++)
        if (strncmp(at + 1, value, length) == 0 && strncmp(at + 1 + length, after, tail) == 0)
            return true;
    return false;
}

bool list_has(const char *list, const char *value)
{
    return find(list, value, "\"");
}

bool list_has_beginning(const char *list, const char *beginning)
{
    return find(list, beginning, "");
}

bool list_empty(const char *list)
{
    return list[0] == '\0' || strcmp(list, "[]") == 0;
}
