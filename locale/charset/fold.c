#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "locale/charset/charset.h"
#include "locale/charset/folds.h"
#include "locale/text/utf8.h"

#define NO_BREAK_SPACE        0xA0
#define NARROW_NO_BREAK_SPACE 0x202F

static int compare_entries(const void *left, const void *right)
{
    const struct charset_fold_entry *a = left, *b = right;

    return (a->code > b->code) - (a->code < b->code);
}

static bool is_mark(uint32_t code)
{
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)code);

    return category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_ME;
}

const char *charset_fold_of(uint32_t code)
{
    const struct charset_fold_entry wanted = {.code = code}, *found;

    found = bsearch(&wanted, charset_folds, charset_fold_count, sizeof wanted, compare_entries);
    if (found)
        return found->ascii;
    return is_mark(code) ? "" : NULL;
}

/* A letter that the table does not hold, less its accents: Vietnamese « ế » gives « e ». */
static uint32_t bare_letter(uint32_t code)
{
    utf8proc_int32_t parts[8];
    int last = 0;
    utf8proc_ssize_t count = utf8proc_decompose_char(
        (utf8proc_int32_t)code, parts, 8, UTF8PROC_DECOMPOSE | UTF8PROC_STRIPMARK, &last);

    return count == 1 ? (uint32_t)parts[0] : code;
}

/* What stands for `code` in `charset`: UTF-8 in `out`, its length returned. */
static size_t stand_in(const struct charset *charset, uint32_t code, char *out, size_t size)
{
    const char *ascii;

    if ((code < 0x20 && code != '\n') || code == 0x7F)
        code = '?';
    if (code == NARROW_NO_BREAK_SPACE && !charset_has(charset, code))
        code = NO_BREAK_SPACE;
    if (charset_has(charset, code))
        return utf8_encode(code, out);
    ascii = charset_fold_of(code);
    if (!ascii) {
        code = bare_letter(code);
        if (charset_has(charset, code))
            return utf8_encode(code, out);
        ascii = charset_fold_of(code);
    }
    return utf8_copy(out, size, ascii ? ascii : "?");
}

/* The character at the start of `text`, composed with the accent that follows it when Unicode has
 * one character for both; its bytes returned. */
static size_t compose_next(const char *text, size_t length, uint32_t *code)
{
    utf8proc_int32_t pair[2];
    uint32_t first = 0, mark = 0;
    size_t taken = utf8_decode(text, length, &first), more;

    if (taken == 0) {
        *code = '?';
        return 1;
    }
    while (taken < length && (more = utf8_decode(text + taken, length - taken, &mark)) > 0 &&
           mark >= 0x300 && is_mark(mark)) {
        pair[0] = (utf8proc_int32_t)first;
        pair[1] = (utf8proc_int32_t)mark;
        if (utf8proc_normalize_utf32(pair, 2, UTF8PROC_STABLE | UTF8PROC_COMPOSE) != 1)
            break;
        first = (uint32_t)pair[0];
        taken += more;
    }
    *code = first;
    return taken;
}

size_t charset_fold(const struct charset *charset, const char *utf8, char *out, size_t size)
{
    size_t length = strlen(utf8), end = 0, count;
    char token[16];
    uint32_t code;

    if (size == 0)
        return 0;
    for (size_t at = 0; at < length;) {
        at += compose_next(utf8 + at, length - at, &code);
        count = stand_in(charset, code, token, sizeof token);
        if (count >= size - end)
            break;
        memcpy(out + end, token, count);
        end += count;
    }
    out[end] = '\0';
    return end;
}
