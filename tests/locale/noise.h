/* Reproducible random bytes for the property tests. */
#ifndef DP_TESTS_LOCALE_NOISE_H
#define DP_TESTS_LOCALE_NOISE_H

#include <stddef.h>
#include <stdint.h>

#include "locale/text/utf8.h"

/* xorshift64 (Marsaglia 2003). */
static inline uint64_t noise_next(uint64_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return *state;
}

/* `size` bytes that look like text: mostly what parsers branch on, some pure noise. No zero byte
 * except the last, which ends the text; returns the length. */
static inline size_t noise_text(uint64_t *state, char *out, size_t size)
{
    static const char *const pieces[] = {
        " ",    "  ",   "a",        "Été",      "\n",     "\r\n",    "\u00A0", ":",
        "«",    "»",    "\u0301",   "\u0327",   "\u202E", "\u200B",  "中",     "œ",
        "\xE9", "\x80", "\xF0\x9F", "\u1FB7",   "\uFB2C", "\x1B[2J", "|",      "{",
        "}",    "é",    "\x7F",     "\xC2\x85", "\uAC00", "\u11A8",  "ệ",      "12/3",
    };
    size_t length = 0;
    size_t wanted = (size_t)(noise_next(state) % size);

    while (length < wanted) {
        uint64_t dice = noise_next(state);
        char one[UTF8_MOST] = {0};
        const char *piece = pieces[dice % (sizeof pieces / sizeof pieces[0])];
        size_t count = 0;

        if (dice >> 60 == 0) {
            one[0] = (char)(1 + (dice >> 8) % 255);
            count = 1;
            piece = one;
        } else if (dice >> 60 < 4) {
            count = utf8_encode(1 + (uint32_t)((dice >> 8) % 0x2FFF), one);
            piece = one;
        } else {
            while (piece[count])
                count++;
        }
        for (size_t i = 0; i < count && length < wanted; i++)
            out[length++] = piece[i];
    }
    out[length] = '\0';
    return length;
}

#endif
