/* The line itself: a writer that never waits, and a question a terminal may not answer. */
#include "tests/tui/line_end.h"
#include "tui/term/probe.h"
#include "tui/term/wire.h"

#include <poll.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include <cmocka.h>

static void raw_line(struct line_end *end)
{
    struct termios modes;
    line_plug(end, 24, 80);
    tcgetattr(end->slave, &modes);
    cfmakeraw(&modes);
    tcsetattr(end->slave, TCSANOW, &modes);
}

/* Reads `count` bytes from the other end, which must come. */
static void expect_bytes(struct line_end *end, size_t count)
{
    char bytes[4096];
    while (count > 0) {
        struct pollfd master = {.fd = end->master, .events = POLLIN};
        assert_int_equal(poll(&master, 1, 20000), 1);
        ssize_t got = read(end->master, bytes, count < sizeof bytes ? count : sizeof bytes);
        assert_true(got > 0);
        count -= (size_t)got;
    }
}

static void fill(struct wire *wire, size_t count)
{
    char *bytes = malloc(count);
    assert_non_null(bytes);
    memset(bytes, 'x', count);
    buffer_add_n(&wire->queue, bytes, count);
    free(bytes);
}

static void a_stopped_line_keeps_its_bytes(struct line_end *end, struct wire *wire)
{
    enum { COUNT = 20000 };
    alarm(20); /* the failure would be to wait for ever */
    tcflow(end->slave, TCOOFF);
    fill(wire, COUNT);
    wire_push(wire);
    assert_true(wire_is_busy(wire));
    tcflow(end->slave, TCOON);
    for (size_t seen = 0; seen < COUNT;) {
        wire_push(wire);
        expect_bytes(end, wire->written - seen);
        seen = wire->written;
    }
    assert_false(wire_is_busy(wire));
    assert_int_equal(wire->written, COUNT);
    alarm(0);
}

static void a_writer_never_waits(void **state)
{
    (void)state;
    struct line_end end;
    struct wire wire;
    raw_line(&end);
    assert_true(wire_open(&wire, end.slave));
    assert_false(wire.blocking);
    a_stopped_line_keeps_its_bytes(&end, &wire);
    wire_close(&wire);
    line_close(&end);
}

/* Where the tty cannot be opened again by name, its own descriptor blocks: small pieces then. */
static void even_on_a_descriptor_that_blocks(void **state)
{
    (void)state;
    struct line_end end;
    raw_line(&end);
    struct wire wire = {.fd = dup(end.slave), .blocking = true};
    a_stopped_line_keeps_its_bytes(&end, &wire);
    wire_close(&wire);
    line_close(&end);
}

static void what_cannot_leave_is_forgotten_at_the_end(void **state)
{
    (void)state;
    struct line_end end;
    struct wire wire;
    raw_line(&end);
    assert_true(wire_open(&wire, end.slave));
    alarm(20);
    tcflow(end.slave, TCOOFF);
    fill(&wire, 20000);
    wire_drain(&wire, 50);
    assert_false(wire_is_busy(&wire));
    alarm(0);
    wire_close(&wire);
    line_close(&end);
}

static void a_lost_line_is_known_by_writing(void **state)
{
    (void)state;
    struct line_end end;
    struct wire wire;
    raw_line(&end);
    assert_true(wire_open(&wire, end.slave));
    close(end.master);
    end.master = -1;
    fill(&wire, 10);
    wire_push(&wire);
    assert_true(wire.gone);
    assert_false(wire_is_busy(&wire));
    wire_close(&wire);
    line_close(&end);
}

struct asked {
    const char *reply;
    enum probe_answer answer;
};

/* A terminal in another process: reads the question, gives its answer. */
static pid_t answering(struct line_end *end, const char *reply)
{
    pid_t pid = fork();
    if (pid != 0)
        return pid;
    struct pollfd master = {.fd = end->master, .events = POLLIN};
    char question[16];
    bool asked = poll(&master, 1, 20000) == 1 && read(end->master, question, 16) > 0;
    _exit(asked && write(end->master, reply, strlen(reply)) >= 0 ? 0 : 1);
}

static void a_terminal_says_whether_it_reads_utf8(void **state)
{
    (void)state;
    static const struct asked terminals[] = {
        {.reply = "\033[1;2R", .answer = PROBE_UTF8},
        {.reply = "\033[24;3R", .answer = PROBE_EIGHT_BITS},
        {.reply = "typed\033[5;2R", .answer = PROBE_UTF8},
        {.reply = "\033[;R\033[R\033[9;99R", .answer = PROBE_SILENT},
    };
    for (size_t i = 0; i < sizeof terminals / sizeof *terminals; i++) {
        struct line_end end;
        struct termios before, after;
        int status = 1;
        line_plug(&end, 24, 80);
        tcgetattr(end.slave, &before);
        pid_t pid = answering(&end, terminals[i].reply);
        assert_int_equal(terminal_probe(end.slave, 20000), terminals[i].answer);
        waitpid(pid, &status, 0);
        assert_int_equal(status, 0);
        tcgetattr(end.slave, &after);
        assert_int_equal(after.c_lflag, before.c_lflag);
        line_close(&end);
    }
}

static void a_mute_terminal_is_not_waited_for(void **state)
{
    (void)state;
    struct line_end end;
    line_plug(&end, 24, 80);
    assert_int_equal(terminal_probe(end.slave, 30), PROBE_SILENT);
    assert_int_equal(terminal_probe(-1, 30), PROBE_SILENT);
    line_close(&end);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_writer_never_waits),
        cmocka_unit_test(even_on_a_descriptor_that_blocks),
        cmocka_unit_test(what_cannot_leave_is_forgotten_at_the_end),
        cmocka_unit_test(a_lost_line_is_known_by_writing),
        cmocka_unit_test(a_terminal_says_whether_it_reads_utf8),
        cmocka_unit_test(a_mute_terminal_is_not_waited_for),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
