/* Columns, and text cut into lines.
 *
 * Measured with wcwidth() under C.UTF-8, as ncursesw does: both must agree or a screen shifts.
 * Measure the text that will really be shown, after charset_fold(). A byte that is not UTF-8 and a
 * character without a width count one column.
 */
#ifndef DP_LOCALE_TEXT_WIDTH_H
#define DP_LOCALE_TEXT_WIDTH_H

#include <stddef.h>
#include <stdint.h>

#include "locale/text/buffer.h"

/* Columns of one character: 0 for a combining mark, 2 for a wide one. */
int width_of_code(uint32_t code);

int width_of(const char *text);
int width_of_n(const char *text, size_t length);

/* Bytes of the longest beginning of `text` that fits in `columns`, whole characters with their
 * marks. */
size_t width_cut(const char *text, int columns);
size_t width_cut_n(const char *text, size_t length, int columns);

/* Add `text` cut to `columns` and completed with spaces, on the right or on the left. */
void width_pad(struct text_buffer *buffer, const char *text, int columns);
void width_pad_left(struct text_buffer *buffer, const char *text, int columns);

/* A line points into the wrapped text and does not end with a zero byte. */
struct wrap_line {
    const char *start;
    size_t length;
};

/* Cut `text` into lines of at most `columns` (at least 2). A line ends at a space or a \n, never at
 * a no-break space, never before closing punctuation (: ; ? ! » % ) .) nor after an opening « or
 * parenthesis even when a plain space stands there; a longer word is cut. Spaces at a cut belong to
 * no line; an empty line of the text is an empty line. Fills at most `most` lines and returns how
 * many were filled; "" gives one empty line. */
size_t wrap_text(const char *text, int columns, struct wrap_line *lines, size_t most);

/* Lines that wrap_text() would fill given enough room. */
size_t wrap_count(const char *text, int columns);

#endif
