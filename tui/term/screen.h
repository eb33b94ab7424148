/* ncurses, drawing into memory.
 *
 * newterm() gets a memfd for its output: what a refresh wrote is taken from there, so ncurses
 * never meets the line. A memfd and not a pipe, because a pipe fills and then waits.
 */
#ifndef DP_TUI_TERM_SCREEN_H
#define DP_TUI_TERM_SCREEN_H

#include "locale/text/buffer.h"

#include <curses.h>
#include <stdbool.h>
#include <stdio.h>

struct screen {
    SCREEN *handle;
    FILE *out, *in; /* ours: the memfd, a duplicate of the caller's descriptor */
    WINDOW *keys;   /* a pad nobody sees: reading keys from it refreshes nothing */
};

/* What screen_open() needs to know. */
struct screen_setup {
    const char *term;
    int in_fd; /* keys are read from there */
    int escape_delay_ms;
    int rows, columns;
};

/* Start. False when no usable description exists (cursor
 * addressing is needed), or on a system error. */
bool screen_open(struct screen *screen, const struct screen_setup *setup);

/* Another size; everything is sent again at the next refresh. */
void screen_resize(struct screen *screen, int rows, int columns);

/* Blank the screen and leave it: what does that is left for screen_take(). */
void screen_leave(struct screen *screen);
void screen_close(struct screen *screen);

/* Move what ncurses wrote since the last call to the end of `bytes`. */
void screen_take(struct screen *screen, struct text_buffer *bytes);

/* A terminfo string, NULL when absent. */
const char *screen_string(const char *capability);
int screen_number(const char *capability); /* -1 when absent */

#endif
