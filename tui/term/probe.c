#include "tui/term/probe.h"

#include "tui/term/modes.h"
#include "tui/term/wire.h"

#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { REPLY_MOST = 64 };

static long now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void say(struct wire *wire, const char *bytes, int timeout_ms)
{
    buffer_add(&wire->queue, bytes);
    wire_drain(wire, timeout_ms);
}

/* The column of a report ESC [ row ; column R anywhere in `reply`; 0 when it is not whole yet. */
static unsigned reported_column(const char *reply)
{
    for (const char *at = strstr(reply, "\033["); at != NULL; at = strstr(at + 1, "\033[")) {
        unsigned row = 0, column = 0;
        char end = '\0';
        if (sscanf(at, "\033[%4u;%4u%c", &row, &column, &end) == 3 && end == 'R')
            return column;
    }
    return 0;
}

static unsigned wait_for_column(int fd, int timeout_ms)
{
    char reply[REPLY_MOST + 1] = "";
    size_t length = 0;
    long end = now_ms() + timeout_ms;
    unsigned column = 0;
    while (column == 0 && length < REPLY_MOST) {
        struct pollfd line = {.fd = fd, .events = POLLIN};
        long left = end - now_ms();
        if (left <= 0 || poll(&line, 1, (int)left) <= 0)
            break;
        ssize_t got = read(fd, reply + length, REPLY_MOST - length);
        if (got <= 0)
            break;
        length += (size_t)got;
        reply[length] = '\0';
        column = reported_column(reply);
    }
    return column;
}

enum probe_answer terminal_probe(int tty_fd, int timeout_ms)
{
    struct modes modes;
    struct wire wire;
    if (!isatty(tty_fd) || !modes_enter(&modes, tty_fd))
        return PROBE_SILENT;
    unsigned column = 0;
    if (wire_open(&wire, tty_fd)) {
        say(&wire, "\r\xC3\xA9\033[6n", timeout_ms);
        column = wait_for_column(tty_fd, timeout_ms);
        say(&wire, "\r  \r", timeout_ms);
        wire_close(&wire);
    }
    modes_leave(&modes);
    if (column == 2)
        return PROBE_UTF8;
    return column == 3 ? PROBE_EIGHT_BITS : PROBE_SILENT;
}
