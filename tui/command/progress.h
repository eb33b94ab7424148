/* How far a long command is, on standard error: a bar that stays on its line of a terminal, lines
 * elsewhere (a log, a mail of cron, TERM=dumb). Nothing is said of what takes less than a second.
 * Ctrl-C asks to stop.
 */
#ifndef DP_TUI_COMMAND_PROGRESS_H
#define DP_TUI_COMMAND_PROGRESS_H

#include <signal.h>
#include <stdbool.h>
#include <stdint.h>

#include "locale/text/buffer.h"

enum progress_style { PROGRESS_NONE, PROGRESS_BAR, PROGRESS_LINES };

/* How often: a bar at most ten times a second, a line at most every two seconds, each with news. */
enum { PROGRESS_BEFORE_MS = 1000, PROGRESS_BAR_MS = 100, PROGRESS_LINE_MS = 2000 };

struct progress {
    enum progress_style style;
    const char *label; /* what is read, safe to show; the caller's, until progress_finish() */
    int columns;       /* of the terminal */
    int stop_fd;       /* signals that ask to stop come there */
    sigset_t mask_found;
    int64_t started, last; /* monotonic milliseconds; last 0: nothing was shown */
    int percent;           /* shown last */
    bool stopped;
};

/* Looks at standard error and TERM. SIGINT, SIGTERM and SIGHUP wait for progress_step() from here
 * to progress_finish(). */
void progress_start(struct progress *progress, const char *label, bool quiet);

/* As import_order.progress wants it; `context` is the struct. False when a signal came. */
bool progress_step(void *context, uint64_t read, uint64_t total);

/* Takes the bar away. */
void progress_finish(struct progress *progress);

/* ------------------------------------------------------------------- without a terminal nor a
 * clock */

/* Whether to show now; `now` as started. */
bool progress_is_due(const struct progress *progress, int64_t now, int percent);

/* 0 to 100. Without a total PROGRESS_TIDYING: everything is read. */
enum { PROGRESS_TIDYING = 101 };
int progress_percent(uint64_t read, uint64_t total);

/* « structures.json [#####.....]  47 % », « … [##########] rangement »; never as wide as the
 * terminal: a cursor in the last column would take another line. Adds to *out. */
void progress_bar(const char *label, int percent, int columns, struct text_buffer *out);

/* « structures.json : 47 % », « … : rangement »; a line end not included. */
void progress_line(const char *label, int percent, struct text_buffer *out);

#endif
