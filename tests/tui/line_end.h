#ifndef DP_TESTS_TUI_LINE_END_H
#define DP_TESTS_TUI_LINE_END_H

/*
 * A terminal opened inside the test: the library on one end of a pseudo-terminal, the test on the
 * other with an emulator. For what a driven program cannot show: return values and refusals.
 */

#include "tests/support/vt.h"
#include "tui/term/key.h"
#include "tui/term/paint.h"
#include "tui/term/terminal.h"

struct line_end {
    int master, slave;
    size_t seen; /* bytes read since the terminal was opened */
    struct terminal *terminal;
    struct vt *vt;
    char row[1024];
};

struct line_setup {
    const char *term;    /* "vt220" */
    const char *charset; /* "UTF-8" */
    enum term_style style;
    int rows, cols; /* 24, 80 */
};

/* Fails the test when the terminal is refused. */
void line_open(struct line_end *end, const struct line_setup *setup);
void line_close(struct line_end *end);

/* A pseudo-terminal without a terminal on it, for tests of terminal_open(). */
void line_plug(struct line_end *end, int rows, int cols);

/* Bytes from the keyboard. */
void line_type(struct line_end *end, const char *bytes);

/* The next key, which must come. */
struct key line_key(struct line_end *end);

/* Show what was painted and read all of it; then a row as the person sees it. */
void line_show(struct line_end *end);
const char *line_row(struct line_end *end, int row);

#endif
