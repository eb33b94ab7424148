/* Typing in one text field: made when the field takes the focus, dropped when it leaves.
 *
 * libform keeps the text and the cursor, in a pad that no resize touches; drawing, scrolling and
 * limits are ours, because libform stores controls as text, erases a filled field at the first
 * key, loses what was typed when the screen shrinks, and traps the cursor (DESIGN section 4).
 *
 * The caller draws the brackets at column - 1 and column + width, and the field when it has no
 * focus. While an edit is open it draws the text itself after each key, with `<` and `>` in place
 * of a bracket where text is hidden on that side.
 */
#ifndef DP_TUI_TERM_LINE_EDIT_H
#define DP_TUI_TERM_LINE_EDIT_H

#include "tui/term/key.h"
#include "tui/term/paint.h"

enum { LINE_EDIT_MAX = 500 }; /* characters; larger limits are brought down to it */

struct line_edit;

/* Begin with `initial` (UTF-8, may be NULL), cursor at its end. `width` is in columns (at least
 * 1), `max_chars` in characters. NULL when memory is short. The terminal must outlive the edit. */
struct line_edit *line_edit_open(struct terminal *terminal, int row, int column, int width,
                                 int max_chars, const char *initial);
void line_edit_close(struct line_edit *edit);

/* Give it a key. True when it was for the field (text, arrows left and right, Home, End,
 * Backspace, Delete), even if nothing changed; false when it is for the screen. A character over
 * the limit, a control or a character that is unsafe to show is refused: line_edit_refused(). */
bool line_edit_key(struct line_edit *edit, const struct key *key);
bool line_edit_refused(const struct line_edit *edit);

/* The text as it stands: UTF-8, NFC, blanks at both ends left out. Valid until the next call. */
const char *line_edit_text(struct line_edit *edit);

/* Replace the text, as completion does; the cursor goes to its end. */
void line_edit_replace(struct line_edit *edit, const char *text);

/* After a resize or a repaint: same text and cursor at another place. Draws. */
void line_edit_move(struct line_edit *edit, int row, int column, int width);

/* Draw the text again (after paint_clear()), in PAINT_FOCUS in the rich style. */
void line_edit_draw(struct line_edit *edit);

/* Put the hardware cursor where the next character goes. */
void line_edit_place_cursor(const struct line_edit *edit);

#endif
