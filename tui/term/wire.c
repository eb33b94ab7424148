#include "tui/term/wire.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

enum { PIECE_WHEN_BLOCKING = 64 }; /* a tty that polls writable takes at least this much */

bool wire_open(struct wire *wire, int tty_fd)
{
    *wire = (struct wire){.fd = -1};
    char name[128];
    if (ttyname_r(tty_fd, name, sizeof name) == 0)
        wire->fd = open(name, O_WRONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    if (wire->fd >= 0)
        return true;
    /* A session under another user (su) may not open its own tty by name. */
    wire->fd = fcntl(tty_fd, F_DUPFD_CLOEXEC, 3);
    wire->blocking = true;
    return wire->fd >= 0;
}

void wire_close(struct wire *wire)
{
    buffer_finish(&wire->queue);
    if (wire->fd >= 0)
        close(wire->fd);
    wire->fd = -1;
}

bool wire_is_busy(const struct wire *wire)
{
    return !wire->gone && wire->sent < wire->queue.length;
}

long wire_backlog(const struct wire *wire)
{
    int waiting = 0;
    return ioctl(wire->fd, TIOCOUTQ, &waiting) == 0 ? waiting : 0;
}

static bool can_write(const struct wire *wire, int timeout_ms)
{
    struct pollfd poll_fd = {.fd = wire->fd, .events = POLLOUT};
    return poll(&poll_fd, 1, timeout_ms) > 0;
}

void wire_push(struct wire *wire)
{
    while (wire_is_busy(wire)) {
        size_t count = wire->queue.length - wire->sent;
        if (wire->blocking) {
            if (!can_write(wire, 0))
                return;
            count = count < PIECE_WHEN_BLOCKING ? count : PIECE_WHEN_BLOCKING;
        }
        ssize_t done = write(wire->fd, wire->queue.data + wire->sent, count);
        if (done < 0 && errno == EINTR)
            continue;
        if (done <= 0) {
            wire->gone = done < 0 && errno != EAGAIN;
            return;
        }
        wire->sent += (size_t)done;
        wire->written += (size_t)done;
    }
    buffer_clear(&wire->queue);
    wire->sent = 0;
}

static long now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

void wire_drain(struct wire *wire, int timeout_ms)
{
    long end = now_ms() + timeout_ms;
    for (;;) {
        wire_push(wire);
        long left = end - now_ms();
        if (!wire_is_busy(wire) || left <= 0)
            break;
        can_write(wire, (int)left);
    }
    if (wire_is_busy(wire))
        tcflush(wire->fd, TCOFLUSH);
    buffer_clear(&wire->queue);
    wire->sent = 0;
}
