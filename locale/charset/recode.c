#include "locale/charset/recode.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "locale/text/buffer.h"
#include "locale/text/memory.h"
#include "locale/text/utf8.h"

/* CP1252 differs from Latin-1 here only (Unicode's CP1252.TXT); 0 is undefined. */
static const uint16_t cp1252[32] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178,
};

static uint32_t cp1252_code(unsigned char byte)
{
    return byte >= 0x80 && byte < 0xA0 ? cp1252[byte - 0x80] : byte;
}

/* Row and column of the byte at `at`; a line ends with \n, \r\n or \r. */
static void locate(const char *bytes, size_t at, struct recode_report *report)
{
    size_t start = 0;

    report->byte = (unsigned char)bytes[at];
    report->row = 1;
    for (size_t i = 0; i < at; i++) {
        if (bytes[i] != '\n' && (bytes[i] != '\r' || bytes[i + 1] == '\n'))
            continue;
        report->row++;
        start = i + 1;
    }
    report->column = at - start + 1;
}

static size_t find_invalid(const char *bytes, size_t count)
{
    uint32_t code;
    size_t at = 0, taken;

    while (at < count && (taken = utf8_decode(bytes + at, count - at, &code)) > 0)
        at += taken;
    return at;
}

static size_t find_undefined(const char *bytes, size_t count)
{
    size_t at = 0;

    while (at < count && cp1252_code((unsigned char)bytes[at]) != 0)
        at++;
    return at;
}

static bool in_word(unsigned char byte)
{
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)cp1252_code(byte));

    return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO;
}

static void add_sample(struct recode_report *report, const char *word, size_t length)
{
    struct text_buffer buffer = {0};
    char encoded[UTF8_MOST], sample[RECODE_SAMPLE_BYTES];
    size_t free_at = 0;

    for (size_t i = 0; i < length; i++)
        buffer_add_n(&buffer, encoded, utf8_encode(cp1252_code((unsigned char)word[i]), encoded));
    utf8_copy(sample, sizeof sample, buffer_text(&buffer));
    buffer_finish(&buffer);
    while (free_at < RECODE_SAMPLES && report->samples[free_at][0] &&
           strcmp(report->samples[free_at], sample) != 0)
        free_at++;
    if (free_at < RECODE_SAMPLES)
        memcpy(report->samples[free_at], sample, sizeof sample);
}

/* The first different words that hold a letter outside ASCII. */
static void take_samples(const char *bytes, size_t count, struct recode_report *report)
{
    size_t start = 0, end;
    bool accented;

    while (start < count && !report->samples[RECODE_SAMPLES - 1][0]) {
        accented = false;
        for (end = start; end < count && in_word((unsigned char)bytes[end]); end++)
            accented = accented || (unsigned char)bytes[end] >= 0x80;
        if (accented)
            add_sample(report, bytes + start, end - start);
        start = end + 1;
    }
}

static char *from_cp1252(const char *bytes, size_t count, size_t *length)
{
    char *utf8 = memory_alloc(count * 3 + 1);

    *length = 0;
    for (size_t i = 0; i < count; i++)
        *length += utf8_encode(cp1252_code((unsigned char)bytes[i]), utf8 + *length);
    utf8[*length] = '\0';
    return memory_grow(utf8, *length + 1);
}

static enum recode_verdict recode_legacy(const char *bytes, size_t count, char **utf8,
                                         size_t *length, struct recode_report *report)
{
    size_t bad = find_undefined(bytes, count);

    if (bad < count) {
        locate(bytes, bad, report);
        return RECODE_UNKNOWN;
    }
    report->legacy = true;
    take_samples(bytes, count, report);
    *utf8 = from_cp1252(bytes, count, length);
    return RECODE_DONE;
}

static bool begins_with(const char *bytes, size_t count, const char *mark)
{
    return count >= strlen(mark) && memcmp(bytes, mark, strlen(mark)) == 0;
}

enum recode_verdict recode_text(const char *bytes, size_t count, char **utf8, size_t *length,
                                struct recode_report *report)
{
    const char *zero;
    size_t skip, bad;

    *utf8 = NULL;
    *length = 0;
    *report = (struct recode_report){0};
    if (count > RECODE_MOST)
        return RECODE_TOO_LONG;
    if (begins_with(bytes, count, "\xFF\xFE") || begins_with(bytes, count, "\xFE\xFF"))
        return RECODE_UTF16;
    report->marked = begins_with(bytes, count, "\xEF\xBB\xBF");
    skip = report->marked ? 3 : 0;
    bytes += skip;
    count -= skip;
    zero = count > 0 ? memchr(bytes, 0, count) : NULL;
    if (zero) {
        locate(bytes, (size_t)(zero - bytes), report);
        return RECODE_NUL;
    }
    bad = find_invalid(bytes, count);
    if (bad < count && !report->marked)
        return recode_legacy(bytes, count, utf8, length, report);
    if (bad < count) {
        locate(bytes, bad, report);
        return RECODE_UNKNOWN;
    }
    *utf8 = memory_text_n(bytes, count);
    *length = count;
    return RECODE_DONE;
}

/* The bytes of folded text, every character of which the charset has. */
static void add_bytes(struct text_buffer *out, const struct charset *charset, const char *folded)
{
    size_t length = strlen(folded), taken;
    uint32_t code;
    char byte;

    for (size_t at = 0; at < length; at += taken) {
        taken = utf8_decode(folded + at, length - at, &code);
        byte = (char)charset_byte_of(charset, code);
        buffer_add_n(out, &byte, 1);
    }
}

/* One piece between two layout controls. */
static void add_piece(struct text_buffer *out, const struct charset *charset, const char *piece,
                      size_t length)
{
    size_t size = length * 6 + 1; /* the longest fold, « par. », grows a character less than so */
    char *text = memory_text_n(piece, length), *folded = memory_alloc(size);

    charset_fold(charset, text, folded, size);
    if (charset_is_utf8(charset))
        buffer_add(out, folded);
    else
        add_bytes(out, charset, folded);
    free(folded);
    free(text);
}

char *recode_to(const struct charset *charset, const char *utf8, size_t count, size_t *length)
{
    struct text_buffer out = {0};
    size_t start = 0;

    for (size_t at = 0; at <= count; at++) {
        if (at < count && utf8[at] != '\0' && !strchr("\n\r\t\f", utf8[at]))
            continue;
        add_piece(&out, charset, utf8 + start, at - start);
        if (at < count && utf8[at] != '\0')
            buffer_add_n(&out, utf8 + at, 1);
        else if (at < count)
            buffer_add_n(&out, "?", 1);
        start = at + 1;
    }
    *length = out.length;
    return buffer_take(&out);
}
