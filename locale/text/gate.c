#include "locale/text/gate.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "locale/text/utf8.h"

/* A normal form is at most three times shorter than its text: beyond, no need to look. */
#define NFC_SHRINK 4

struct range {
    uint32_t first, last;
};

/* Shown as nothing although their category is not "format": the Default_Ignorable_Code_Point
 * property of Unicode less its Cf and unassigned members. */
static const struct range ignorable[] = {
    {0x034F, 0x034F}, {0x115F, 0x1160}, {0x17B4, 0x17B5}, {0x180B, 0x180F},
    {0x3164, 0x3164}, {0xFE00, 0xFE0F}, {0xFFA0, 0xFFA0}, {0xE0000, 0xE0FFF},
};

/* Bidi_Control property. */
static const struct range directions[] = {
    {0x061C, 0x061C}, {0x200E, 0x200F}, {0x202A, 0x202E}, {0x2066, 0x2069}};

static bool within(const struct range *ranges, size_t count, uint32_t code)
{
    for (size_t i = 0; i < count; i++)
        if (code >= ranges[i].first && code <= ranges[i].last)
            return true;
    return false;
}

#define WITHIN(ranges, code) within((ranges), sizeof(ranges) / sizeof((ranges)[0]), (code))

static bool is_mark(uint32_t code)
{
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)code);

    return category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_MC ||
           category == UTF8PROC_CATEGORY_ME;
}

/* What is wrong with one character by itself. */
static enum gate_verdict judge(uint32_t code, enum gate_kind kind)
{
    if (code >= 0x20 && code < 0x7F)
        return GATE_SAFE;
    if (code == '\n' && kind == GATE_PARAGRAPH)
        return GATE_SAFE;
    if (WITHIN(directions, code))
        return GATE_DIRECTION;
    if (WITHIN(ignorable, code))
        return GATE_INVISIBLE;
    switch (utf8proc_category((utf8proc_int32_t)code)) {
    case UTF8PROC_CATEGORY_CC:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
        return GATE_CONTROL;
    case UTF8PROC_CATEGORY_CF:
        return GATE_INVISIBLE;
    case UTF8PROC_CATEGORY_CN:
    case UTF8PROC_CATEGORY_CO:
    case UTF8PROC_CATEGORY_CS:
        return GATE_UNASSIGNED;
    default:
        return GATE_SAFE;
    }
}

/* Neither a mark nor anything that a normal form changes or joins to its neighbours: ASCII, the
 * letters of western Europe, and the typographer's quotes, dashes and spaces. Text made of these is
 * normal already (NFC_Quick_Check=Yes, Canonical_Combining_Class=0). */
static bool is_settled(uint32_t code)
{
    return code < 0x0300 || (code >= 0x2002 && code < 0x2070);
}

/* First character refused for itself, its offset in *at. */
static enum gate_verdict judge_each(const char *in, size_t length, enum gate_kind kind, size_t *at,
                                    bool *settled)
{
    enum gate_verdict verdict;
    uint32_t code;
    size_t taken;

    *settled = true;
    for (*at = 0; *at < length; *at += taken) {
        taken = utf8_decode(in + *at, length - *at, &code);
        if (taken == 0)
            return GATE_ENCODING;
        verdict = judge(code, kind);
        if (verdict != GATE_SAFE)
            return verdict;
        if (!is_settled(code))
            *settled = false;
    }
    return GATE_SAFE;
}

/* Marks counted since the last base; a text begins, and a line too, with nothing to stand on. */
struct stack {
    int marks;
    bool based;
};

static bool stack_holds(struct stack *stack, uint32_t code)
{
    if (is_mark(code))
        return stack->based && ++stack->marks <= GATE_MARKS_MOST;
    stack->based = code != '\n';
    stack->marks = 0;
    return true;
}

static bool marks_hold(const char *text, size_t length)
{
    struct stack stack = {0};
    uint32_t code;
    size_t taken;

    for (size_t at = 0; at < length; at += taken) {
        taken = utf8_decode(text + at, length - at, &code);
        if (taken == 0 || !stack_holds(&stack, code))
            return false;
    }
    return true;
}

/* Vowels and finals of Korean take no column: one that found no syllable would hide. */
static bool is_jamo_tail(uint32_t code)
{
    return (code >= 0x1160 && code <= 0x11FF) || (code >= 0xD7B0 && code <= 0xD7FF);
}

static bool hides(const char *text, size_t length)
{
    uint32_t code;
    size_t taken;

    for (size_t at = 0; at < length; at += taken) {
        taken = utf8_decode(text + at, length - at, &code);
        if (taken == 0 || is_jamo_tail(code))
            return true;
    }
    return false;
}

/* NFC of valid UTF-8, freed by the caller; NULL when memory or the library refuses. */
static char *normal_form(const char *text, size_t length, size_t *written)
{
    utf8proc_uint8_t *normal = NULL;
    utf8proc_ssize_t count = utf8proc_map((const utf8proc_uint8_t *)text, (utf8proc_ssize_t)length,
                                          &normal, UTF8PROC_STABLE | UTF8PROC_COMPOSE);

    if (count < 0)
        return NULL;
    *written = (size_t)count;
    return (char *)normal;
}

/* Offset in `in` of the first base that, once normal with what joins it, is not fit to be shown. */
static size_t find_unsound(const char *in, size_t length)
{
    size_t start = 0, end, written;
    uint32_t code;
    char *normal;
    bool sound;

    while (start < length) {
        end = utf8_next(in, length, start);
        while (end < length && utf8_decode(in + end, length - end, &code) > 0 &&
               (is_mark(code) || is_jamo_tail(code)))
            end = utf8_next(in, length, end);
        normal = normal_form(in + start, end - start, &written);
        sound = normal && marks_hold(normal, written) && !hides(normal, written);
        free(normal);
        if (!sound)
            return start;
        start = end;
    }
    return 0;
}

static enum gate_verdict write_plain(const char *text, size_t length, char *out, size_t size)
{
    if (length >= size)
        return GATE_TOO_LONG;
    if (length > 0)
        memcpy(out, text, length);
    out[length] = '\0';
    return GATE_SAFE;
}

static enum gate_verdict write_normal(const char *in, size_t length, char *out, size_t size,
                                      size_t *at)
{
    size_t written = 0;
    char *normal = normal_form(in, length, &written);
    enum gate_verdict verdict;

    *at = length;
    if (!normal)
        return GATE_TOO_LONG;
    if (!marks_hold(normal, written)) {
        verdict = GATE_MARKS;
        *at = find_unsound(in, length);
    } else if (hides(normal, written)) {
        verdict = GATE_INVISIBLE;
        *at = find_unsound(in, length);
    } else {
        verdict = write_plain(normal, written, out, size);
    }
    free(normal);
    return verdict;
}

enum gate_verdict gate_pass(const char *in, size_t length, enum gate_kind kind, char *out,
                            size_t size, size_t *position)
{
    enum gate_verdict verdict;
    size_t at = length;
    bool settled;

    if (size > 0)
        out[0] = '\0';
    if (length / NFC_SHRINK >= size) {
        verdict = GATE_TOO_LONG;
    } else {
        verdict = judge_each(in, length, kind, &at, &settled);
        if (verdict == GATE_SAFE)
            verdict = settled ? write_plain(in, length, out, size)
                              : write_normal(in, length, out, size, &at);
    }
    if (position && verdict != GATE_SAFE)
        *position = at;
    return verdict;
}

/* Marks in one character, taken apart, or as it stands once normal (composition exclusions such as
 * U+FB2C come apart for good). */
static int marks_in(uint32_t code, bool apart)
{
    utf8proc_int32_t parts[8];
    int last = 0, marks = 0;
    utf8proc_ssize_t count =
        utf8proc_decompose_char((utf8proc_int32_t)code, parts, 8, UTF8PROC_DECOMPOSE, &last);

    if (count <= 0 || count > 8)
        return GATE_MARKS_MOST + 1;
    if (!apart)
        count = utf8proc_normalize_utf32(parts, count, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
    for (utf8proc_ssize_t i = 0; i < count; i++)
        marks += is_mark((uint32_t)parts[i]);
    return marks;
}

/* Marks are counted apart from their letter: a cedilla after « ệ » undoes it and frees two more. */
static bool showable(struct stack *stack, uint32_t code)
{
    if (judge(code, GATE_LINE) != GATE_SAFE || is_jamo_tail(code))
        return false;
    if (is_mark(code)) {
        stack->marks += marks_in(code, true);
        return stack->based && stack->marks <= GATE_MARKS_MOST;
    }
    *stack = (struct stack){.based = true};
    if (code < 0xC0)
        return true;
    stack->marks = marks_in(code, true);
    return marks_in(code, false) <= GATE_MARKS_MOST;
}

void gate_show(const char *in, size_t length, char *out, size_t size)
{
    struct stack stack = {0};
    char token[16];
    uint32_t code = 0;
    size_t end = 0, taken, count;

    if (size == 0)
        return;
    for (size_t at = 0; at < length; at += taken) {
        taken = utf8_decode(in + at, length - at, &code);
        if (taken == 0) {
            taken = 1;
            count = (size_t)snprintf(token, sizeof token, "<%02X>", (unsigned char)in[at]);
            stack = (struct stack){.based = true};
        } else if (showable(&stack, code)) {
            count = utf8_encode(code, token);
        } else {
            count = (size_t)snprintf(token, sizeof token, "<U+%04X>", (unsigned)code);
            stack = (struct stack){.based = true};
        }
        if (count >= size - end)
            break;
        memcpy(out + end, token, count);
        end += count;
    }
    out[end] = '\0';
}
