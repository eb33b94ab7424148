/* Asking a terminal whether it reads UTF-8, before it is opened, when nothing configured says so.
 *
 * Two bytes are written that are one character in UTF-8 and two elsewhere, then the terminal is
 * asked where its cursor is. It cannot tell one 8-bit charset from another: that is configuration.
 */
#ifndef DP_TUI_TERM_PROBE_H
#define DP_TUI_TERM_PROBE_H

enum probe_answer {
    PROBE_SILENT, /* no answer in time, or not a terminal: believe the configuration */
    PROBE_UTF8,
    PROBE_EIGHT_BITS,
};

enum { PROBE_USUAL_MS = 1000 };

/* Takes the current line of the terminal and wipes it; modes are put back. Keys pressed during the
 * wait are lost. */
enum probe_answer terminal_probe(int tty_fd, int timeout_ms);

#endif
