/* From what ncurses writes (UTF-8 and escape sequences) to what this terminal reads.
 *
 * One column in, one column out: ncurses has already counted them. What changes a width (œ -> oe)
 * was folded before layout, so the last resort here is one `?` a column. Box drawing becomes the
 * charset's own byte, else the terminal's line-drawing mode (VT100 letters), else + - |.
 * A character cut between two calls is kept for the next one.
 */
#ifndef DP_TUI_TERM_TRANSLATE_H
#define DP_TUI_TERM_TRANSLATE_H

#include "locale/charset/charset.h"
#include "locale/text/buffer.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { TRANSLATE_MODE_MOST = 16 }; /* bytes of the longest mode string, with its zero */

struct translator {
    const struct charset *charset;       /* the caller's, must outlive the translator */
    char enter_box[TRANSLATE_MODE_MOST]; /* "" where the terminal has no line drawing */
    char leave_box[TRANSLATE_MODE_MOST];
    char letters[128]; /* VT100 letter -> the byte this terminal wants, or 0 */
    char partial[4];
    size_t partial_length;
    bool in_box;
};

/* `enter`, `leave` and `letters` are the terminfo strings smacs, rmacs and acsc, padding included,
 * or NULL. Without all three there is no line drawing. */
void translate_begin(struct translator *translator, const struct charset *charset,
                     const char *enter, const char *leave, const char *letters);

/* Add the translation of `length` bytes to `out`; leaves line drawing before it returns. */
void translate_bytes(struct translator *translator, const char *bytes, size_t length,
                     struct text_buffer *out);

#endif
