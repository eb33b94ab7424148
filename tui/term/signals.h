/* The signals a terminal program lives with, read like keys instead of interrupting.
 *
 * They are blocked and come through a signalfd: no handler runs, so none can write to a stopped
 * line (ncurses' own does, and hangs) nor be lost to nohup. What was there before comes back.
 */
#ifndef DP_TUI_TERM_SIGNALS_H
#define DP_TUI_TERM_SIGNALS_H

#include <signal.h>
#include <stdbool.h>

enum { SIGNALS_COUNT = 6 };

struct signals {
    int fd; /* readable when one came */
    bool resized, stop;
    sigset_t mask_found;
    struct sigaction found[SIGNALS_COUNT];
};

bool signals_open(struct signals *signals); /* false: errno says why */
void signals_close(struct signals *signals);

/* Take in what came: sets `resized` (SIGWINCH) and `stop` (SIGHUP, SIGTERM, SIGINT, SIGQUIT).
 * SIGTSTP is dropped: a kiosk has no shell to go back to. */
void signals_read(struct signals *signals);

#endif
