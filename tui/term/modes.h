/* The line's own modes: what the tty driver does to bytes on their way, both ways. */
#ifndef DP_TUI_TERM_MODES_H
#define DP_TUI_TERM_MODES_H

#include <stdbool.h>
#include <termios.h>

struct modes {
    int fd;
    bool entered;
    struct termios found; /* given back by modes_leave() */
};

/* Bytes as typed, unechoed, no signal key, no output processing. IXON and IXOFF stay as found: a
 * VT220 has no other flow control, and raw() would clear it. False: errno says why. */
bool modes_enter(struct modes *modes, int fd);

/* At once, never waiting for output. Harmless when not entered. */
void modes_leave(struct modes *modes);

bool modes_seven_bits(const struct modes *modes); /* the line cannot carry a byte above 127 */
bool modes_slow_line(const struct modes *modes);  /* a real line under 38,400 bit/s */

#endif
