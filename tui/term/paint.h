/* Drawing: text at a place, in one of a few paints, and nothing else.
 *
 * Rows and columns count from 0 at the upper left. Text is UTF-8 already passed by the gate; it is
 * folded for the terminal's charset (oe for a missing œ) *before* it is measured or cut, so always
 * measure with term_width(). What falls outside the screen is cut without complaint. Nothing
 * reaches the line before paint_show(); state never lives here: after PRESS_RESIZE draw again.
 */
#ifndef DP_TUI_TERM_PAINT_H
#define DP_TUI_TERM_PAINT_H

#include "tui/term/terminal.h"

/* A paint is a meaning; its look is one row per style in paint.c. Every meaning also has a word or
 * a mark in the text itself: colour is never the only sign. */
enum paint {
    PAINT_PLAIN,
    PAINT_TITLE,
    PAINT_FOOTER,
    PAINT_FOCUS,  /* the line or field where the keyboard is */
    PAINT_DIM,    /* secondary text */
    PAINT_STRONG, /* a heading, a reference */
    PAINT_ERROR,  /* a line that begins with its kind, « Erreur : » */
    PAINT_BANNER, /* demonstration, clock not sure */
    PAINT_COUNT
};

enum { PAINT_NATURAL = -1 }; /* as wide as the text, to the right edge at most */

/* Blank every cell. */
void paint_clear(struct terminal *terminal);

/* Write `text` in `columns` cells: cut with … (or its fold) when longer, padded with blanks when
 * shorter. PAINT_NATURAL neither cuts before the edge nor pads. Returns the cells written. */
int paint_text(struct terminal *terminal, int row, int column, int columns, enum paint paint,
               const char *text);

/* Blank `columns` cells in that paint; PAINT_NATURAL goes to the right edge. */
void paint_fill(struct terminal *terminal, int row, int column, int columns, enum paint paint);

/* A thin horizontal rule in the rich style; nothing in the serial style. */
void paint_rule(struct terminal *terminal, int row, int column, int columns);

/* Put the hardware cursor on the focus: Braille lines and screen readers follow it. Call it last,
 * before paint_show(). */
void paint_cursor(struct terminal *terminal, int row, int column);

/* Send what changed. Never blocks: while the line is still busy with an earlier frame, or keys
 * wait on a slow line, the frame is owed and terminal_wait() sends the latest one. */
void paint_show(struct terminal *terminal);

/* Forget what the line shows and send everything (^L, line noise). */
void terminal_repaint(struct terminal *terminal);

/* Columns `text` takes on this terminal, after folding. */
int term_width(const struct terminal *terminal, const char *text);

/* Fold `text` for this terminal's charset into `out`, cut at a character to fit `size`; always
 * ends it. Returns the bytes written, without the end. */
size_t term_fold(const struct terminal *terminal, const char *text, char *out, size_t size);

#endif
