#include "locale/text/fold.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <utf8proc.h>

#include "locale/text/utf8.h"

#define PARTS_MOST 32 /* U+FDFA, the longest compatibility decomposition, has 18 */

/* Letters that Unicode does not take apart. */
static const struct {
    uint32_t code;
    const char *letters;
} whole[] = {
    {.code = 0xE6, .letters = "ae"},  {.code = 0xF0, .letters = "d"},
    {.code = 0xF8, .letters = "o"},   {.code = 0xFE, .letters = "th"},
    {.code = 0x111, .letters = "d"},  {.code = 0x127, .letters = "h"},
    {.code = 0x131, .letters = "i"},  {.code = 0x138, .letters = "k"},
    {.code = 0x142, .letters = "l"},  {.code = 0x14B, .letters = "ng"},
    {.code = 0x153, .letters = "oe"}, {.code = 0x167, .letters = "t"},
};

struct words {
    char *out;
    size_t size, end;
    bool gap; /* a separator was met since the last letter */
    bool full;
};

static void put(struct words *words, char letter)
{
    size_t needed = words->gap && words->end > 0 ? 2 : 1;

    if (words->full || words->end + needed >= words->size) {
        words->full = true;
        return;
    }
    if (needed == 2)
        words->out[words->end++] = ' ';
    words->out[words->end++] = letter;
    words->gap = false;
}

/* One code that is already lower-case and without accent. */
static void put_code(struct words *words, uint32_t code)
{
    if ((code >= 'a' && code <= 'z') || (code >= '0' && code <= '9')) {
        put(words, (char)code);
        return;
    }
    for (size_t i = 0; i < sizeof whole / sizeof whole[0]; i++) {
        if (whole[i].code != code)
            continue;
        for (const char *letter = whole[i].letters; *letter; letter++)
            put(words, *letter);
        return;
    }
    words->gap = true;
}

static void put_character(struct words *words, uint32_t code)
{
    utf8proc_int32_t parts[PARTS_MOST];
    int last = 0;
    utf8proc_ssize_t count;
    utf8proc_category_t category;

    if (code < 0x80) {
        put_code(words, code >= 'A' && code <= 'Z' ? code + ('a' - 'A') : code);
        return;
    }
    category = utf8proc_category((utf8proc_int32_t)code);
    if (category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_ME)
        return; /* an accent typed after its letter */
    count = utf8proc_decompose_char(
        (utf8proc_int32_t)code, parts, PARTS_MOST,
        UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK, &last);
    if (count < 0 || count > PARTS_MOST)
        count = 0;
    for (utf8proc_ssize_t i = 0; i < count; i++)
        put_code(words, (uint32_t)parts[i]);
}

size_t fold_search(const char *text, char *out, size_t size)
{
    struct words words = {.out = out, .size = size};
    size_t length = strlen(text), taken;
    uint32_t code = 0;

    if (size == 0)
        return 0;
    for (size_t at = 0; at < length && !words.full; at += taken) {
        taken = utf8_decode(text + at, length - at, &code);
        if (taken == 0) {
            taken = 1;
            code = ' ';
        }
        put_character(&words, code);
    }
    out[words.end] = '\0';
    return words.end;
}
