/* The line to the terminal: bytes wait in a queue and leave when the line takes them.
 *
 * The tty is opened again by name, non-blocking, because O_NONBLOCK on the descriptor we were
 * given would change it for the shell too. Nothing here ever waits but wire_drain(), and it only
 * as long as it is told: a line stopped by ^S must not keep a desk from leaving.
 */
#ifndef DP_TUI_TERM_WIRE_H
#define DP_TUI_TERM_WIRE_H

#include "locale/text/buffer.h"

#include <stdbool.h>
#include <stddef.h>

struct wire {
    int fd;
    bool blocking; /* could not be opened again: written in small pieces, when poll() says so */
    bool gone;     /* a write failed: hung up */
    struct text_buffer queue;
    size_t sent;    /* bytes of the queue already on the line */
    size_t written; /* since it was opened */
};

bool wire_open(struct wire *wire, int tty_fd); /* false: errno says why */
void wire_close(struct wire *wire);

/* Write what the line takes now. */
void wire_push(struct wire *wire);

bool wire_is_busy(const struct wire *wire); /* bytes still wait in the queue */
long wire_backlog(const struct wire *wire); /* bytes the kernel holds for a slow line */

/* Push until empty, gone or `timeout_ms` spent; then forget what is left, in the kernel too. */
void wire_drain(struct wire *wire, int timeout_ms);

#endif
