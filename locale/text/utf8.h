/* UTF-8, strictly (RFC 3629): no overlong form, no surrogate, nothing above U+10FFFF.
 *
 * Offsets and lengths are bytes. A byte that begins no valid character counts as one character of
 * one byte, so that walking a damaged text always ends.
 */
#ifndef DP_LOCALE_TEXT_UTF8_H
#define DP_LOCALE_TEXT_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define UTF8_MOST 4 /* bytes of the longest character */

/* Bytes of the first character of `text` (at most `length` bytes), its code in *code; 0 when there
 * is none: empty, invalid or cut short. U+0000 is a valid character of one byte. */
size_t utf8_decode(const char *text, size_t length, uint32_t *code);

/* Bytes written, without a final zero; 0 when `code` is no character. */
size_t utf8_encode(uint32_t code, char out[UTF8_MOST]);

bool utf8_valid(const char *text, size_t length);

/* Offset of the boundary after, or before, the character at `at`; stays at an end. */
size_t utf8_next(const char *text, size_t length, size_t at);
size_t utf8_previous(const char *text, size_t at);

/* Number of characters. */
size_t utf8_count(const char *text, size_t length);

/* Copy what fits in `size` bytes with the final zero, cut at a character boundary. Returns the
 * length written; NULL copies as "". With size 0 nothing is written. */
size_t utf8_copy(char *target, size_t size, const char *source);

#endif
