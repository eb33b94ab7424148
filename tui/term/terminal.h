/* One person's terminal, from the VT100 to today's: opened, measured, put back as it was found.
 *
 * ncurses draws under C.UTF-8 into a memfd and never touches the line. What it drew goes through
 * one translator to the terminal's own charset (translate.h) and out by a writer that never blocks
 * (wire.h), so that a stopped or lost line cannot keep a desk from saving and leaving, any charset
 * iconv knows will do, and every byte can be counted. Measurements: DESIGN section 4.
 *
 * The locale must be C.UTF-8 already (the program sets it once at start). One terminal at a time:
 * ncurses has one current screen. Drawing is in paint.h, keys in key.h, typing in line_edit.h.
 *
 * While a terminal is open SIGWINCH, SIGHUP, SIGTERM and SIGINT are blocked and read by
 * terminal_wait(); a child that is run meanwhile must reset its signal mask. Long work that does
 * not wait for keys sees them by calling terminal_wait() with a timeout of 0.
 */
#ifndef DP_TUI_TERM_TERMINAL_H
#define DP_TUI_TERM_TERMINAL_H

#include "model/base/fault.h"

#include <stdbool.h>
#include <stddef.h>

struct terminal;

enum term_style {
    TERM_AUTO,   /* RICH where TERM has 8 colours and the line is fast, else SERIAL */
    TERM_SERIAL, /* brackets and `>`: no attribute, no rule, fewest bytes */
    TERM_RICH,   /* same places, with colours (or reverse and bold) and thin rules */
};

struct terminal_setup {
    const char *term;    /* TERM; NULL, "", "dumb" and "unknown" are refused */
    const char *charset; /* iconv name of the terminal's charset; NULL is UTF-8 */
    enum term_style style;
    int in_fd, out_fd;   /* both the same terminal; they stay the caller's */
    int escape_delay_ms; /* gap allowed inside a function key; 0 is 100, a bad WAN needs 200 */
    bool colour;         /* false where NO_COLOR or the setting says so */
};

/* Open the terminal and clear it. NULL on refusal: FAULT_TERMINAL_NONE (not a terminal; .system),
 * FAULT_TERMINAL_UNKNOWN (.word is TERM: nothing can be drawn), or what charset_open() says.
 * A TERM that nobody describes falls back to vt100: the terminal opens and `fault` holds the
 * notice FAULT_TERMINAL_UNKNOWN, .word = TERM, .hint = "vt100"; otherwise its code is FAULT_NONE.
 * TERMINFO, TERMINFO_DIRS, ~/.terminfo, LINES and COLUMNS are ignored: they come from the user. */
struct terminal *terminal_open(const struct terminal_setup *setup, struct fault *fault);

/* Give the line back as it was found: modes, cursor, screen, signals. Waits a quarter of a second
 * at most for a line that is stopped. NULL is accepted. */
void terminal_close(struct terminal *terminal);

enum term_style terminal_style(const struct terminal *terminal); /* never TERM_AUTO */
const char *terminal_charset(const struct terminal *terminal);

/* Size in cells as of the last PRESS_RESIZE, at most 80 rows and 250 columns whatever is claimed.
 */
int terminal_rows(const struct terminal *terminal);
int terminal_columns(const struct terminal *terminal);

/* Bytes sent to the line since it was opened: the budgets of DESIGN section 9 are counted here. */
size_t terminal_bytes_written(const struct terminal *terminal);

/* Whether the line has gone (PRESS_HANGUP came, or a write failed): save and leave, without a word
 * on standard output or error, which a stopped line would hold for ever. */
bool terminal_is_gone(const struct terminal *terminal);

#endif
