#include "tests/tui/line_end.h"

#include <fcntl.h>
#include <locale.h>
#include <poll.h>
#include <pty.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <cmocka.h>

enum { DEADLINE_MS = 20000 }; /* reached only by a failure */

void line_plug(struct line_end *end, int rows, int cols)
{
    struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)cols};
    *end = (struct line_end){.master = -1, .slave = -1};
    assert_non_null(setlocale(LC_CTYPE, "C.UTF-8"));
    assert_int_equal(openpty(&end->master, &end->slave, NULL, NULL, &size), 0);
    fcntl(end->master, F_SETFL, O_NONBLOCK);
}

void line_open(struct line_end *end, const struct line_setup *setup)
{
    struct fault fault;
    int rows = setup->rows > 0 ? setup->rows : 24, cols = setup->cols > 0 ? setup->cols : 80;
    const char *charset = setup->charset != NULL ? setup->charset : "UTF-8";
    line_plug(end, rows, cols);
    end->vt = vt_create(rows, cols, charset);
    assert_non_null(end->vt);
    end->terminal =
        terminal_open(&(struct terminal_setup){.term = setup->term != NULL ? setup->term : "vt220",
                                               .charset = charset,
                                               .style = setup->style,
                                               .in_fd = end->slave,
                                               .out_fd = end->slave,
                                               .colour = true},
                      &fault);
    assert_non_null(end->terminal);
    assert_int_equal(fault.code, FAULT_NONE);
}

void line_close(struct line_end *end)
{
    terminal_close(end->terminal);
    if (end->slave >= 0)
        close(end->slave);
    if (end->master >= 0)
        close(end->master);
    vt_destroy(end->vt);
}

void line_type(struct line_end *end, const char *bytes)
{
    size_t length = strlen(bytes);
    assert_int_equal(write(end->master, bytes, length), length);
}

struct key line_key(struct line_end *end)
{
    struct key key;
    if (!terminal_wait(end->terminal, DEADLINE_MS, &key))
        fail_msg("no key came");
    return key;
}

void line_show(struct line_end *end)
{
    paint_show(end->terminal);
    while (end->seen < terminal_bytes_written(end->terminal)) {
        struct pollfd master = {.fd = end->master, .events = POLLIN};
        char bytes[4096];
        if (poll(&master, 1, DEADLINE_MS) <= 0)
            fail_msg("what was written never came");
        ssize_t got = read(end->master, bytes, sizeof bytes);
        assert_true(got > 0);
        vt_feed(end->vt, bytes, (size_t)got);
        end->seen += (size_t)got;
    }
}

const char *line_row(struct line_end *end, int row)
{
    line_show(end);
    char *text = vt_row(end->vt, row);
    snprintf(end->row, sizeof end->row, "%s", text);
    free(text);
    return end->row;
}
