#include "model/directory/intake_clean.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "locale/text/gate.h"
#include "locale/text/memory.h"
#include "locale/text/utf8.h"

/* Bytes at `at` that are safe as they are and that no normal form changes: ASCII, the letters of
 * western Europe, the typographer's dashes, quotes and narrow space, the euro. Nearly all of a
 * national file is made of these; the gate itself, which looks every character up, sees the rest.
 */
static size_t plain_run(const unsigned char *bytes, size_t at, size_t length, bool lines)
{
    size_t start = at;

    while (at < length) {
        unsigned char byte = bytes[at];

        if ((byte >= 0x20 && byte < 0x7F) || (byte == '\n' && lines))
            at += 1;
        else if (byte >= 0xC3 && byte <= 0xCB && at + 1 < length)
            at += 2;
        else if (byte == 0xC2 && at + 1 < length && bytes[at + 1] >= 0xA0 && bytes[at + 1] != 0xAD)
            at += 2;
        else if (byte == 0xE2 && at + 2 < length && bytes[at + 1] == 0x80 &&
                 ((bytes[at + 2] >= 0x90 && bytes[at + 2] <= 0xA7) || bytes[at + 2] == 0xAF))
            at += 3;
        else if (byte == 0xE2 && at + 2 < length && bytes[at + 1] == 0x82 && bytes[at + 2] == 0xAC)
            at += 3;
        else
            break;
    }
    return at - start;
}

/* Length of the escape sequence at `text` (ECMA-48: CSI, OSC and other strings), at least 1. */
static size_t escape_length(const char *text, size_t length)
{
    size_t at = 2;

    if (length < 2)
        return 1;
    if (text[1] == '[') {
        while (at < length && text[at] >= 0x20 && text[at] <= 0x3F)
            at++;
        return at < length && text[at] >= 0x40 && text[at] <= 0x7E ? at + 1 : at;
    }
    if (!strchr("]PX^_", text[1]))
        return text[1] >= 0x20 && text[1] <= 0x7E ? 2 : 1;
    while (at < length && text[at] != '\a' && text[at] != '\033')
        at++;
    if (at == length)
        return 2; /* never closed: only its opening goes */
    return text[at] == '\a' || at + 1 == length ? at + 1 : at + 2;
}

/* One character that is not plain. Returns the bytes taken from `text`. */
static size_t add_other(struct text_buffer *out, const char *text, size_t length, bool lines,
                        bool *cleaned)
{
    enum gate_verdict verdict;
    char safe[32];
    uint32_t code;
    size_t taken;

    if (*text == '\r') {
        buffer_add(out, lines ? "\n" : " ");
        return length > 1 && text[1] == '\n' ? 2 : 1;
    }
    if (*text == '\n' || *text == '\t' || *text == '\v' || *text == '\f') {
        buffer_add(out, " ");
        return 1;
    }
    /* line and paragraph separators, and the next line of old mainframes: words must stay apart */
    if (length >= 3 && memcmp(text, "\xE2\x80", 2) == 0 && (text[2] & 0xFE) == 0xA8) {
        buffer_add(out, lines ? "\n" : " ");
        return 3;
    }
    if (length >= 2 && memcmp(text, "\xC2\x85", 2) == 0) {
        buffer_add(out, lines ? "\n" : " ");
        return 2;
    }
    if (*text == '\033') {
        *cleaned = true;
        return escape_length(text, length);
    }
    taken = utf8_decode(text, length, &code);
    if (taken == 0)
        taken = 1;
    verdict = gate_pass(text, taken, GATE_LINE, safe, sizeof safe, NULL);
    /* a combining mark is judged with its base, by the caller */
    if (verdict == GATE_SAFE || verdict == GATE_MARKS)
        buffer_add_n(out, text, taken);
    else
        *cleaned = true;
    return taken;
}

/* All but the marks, for a text whose marks do not hold. */
static void drop_marks(struct text_buffer *out, const char *text, size_t length)
{
    char safe[32];
    uint32_t code;
    size_t taken;

    for (size_t at = 0; at < length; at += taken) {
        taken = utf8_decode(text + at, length - at, &code);
        if (taken == 0)
            taken = 1;
        else if (text[at] == '\n' ||
                 gate_pass(text + at, taken, GATE_LINE, safe, sizeof safe, NULL) == GATE_SAFE)
            buffer_add_n(out, text + at, taken);
    }
}

/* The normal form of what the characters one by one allow. */
static void add_settled(struct text_buffer *out, const struct text_buffer *sifted, bool *cleaned)
{
    enum gate_kind kind = GATE_PARAGRAPH;
    size_t size = sifted->length * 3 + 1;
    char *safe = memory_alloc(size);

    if (gate_pass(buffer_text(sifted), sifted->length, kind, safe, size, NULL) == GATE_SAFE) {
        buffer_add(out, safe);
    } else {
        struct text_buffer bare = {0};

        *cleaned = true;
        drop_marks(&bare, buffer_text(sifted), sifted->length);
        if (gate_pass(buffer_text(&bare), bare.length, kind, safe, size, NULL) == GATE_SAFE)
            buffer_add(out, safe);
        buffer_finish(&bare);
    }
    free(safe);
}

bool clean_add(struct text_buffer *out, const char *text, size_t length, bool lines)
{
    const unsigned char *bytes = (const unsigned char *)text;
    size_t run = plain_run(bytes, 0, length, lines);
    struct text_buffer sifted = {0};
    bool cleaned = false;

    if (run == length) {
        buffer_add_n(out, text, length);
        return false;
    }
    for (size_t at = 0; at < length; at += run) {
        run = plain_run(bytes, at, length, lines);
        if (run > 0)
            buffer_add_n(&sifted, text + at, run);
        else
            run = add_other(&sifted, text + at, length - at, lines, &cleaned);
    }
    add_settled(out, &sifted, &cleaned);
    buffer_finish(&sifted);
    return cleaned;
}
