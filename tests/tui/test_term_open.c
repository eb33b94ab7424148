/* Opening and closing: what is refused, what is taken from the user's environment (nothing), and
 * the line given back as it was found. */
#include "tests/tui/line_end.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include <cmocka.h>

static struct terminal *try(struct line_end *end, const char *term, struct fault *fault)
{
    const struct terminal_setup setup = {
        .term = term, .in_fd = end->slave, .out_fd = end->slave, .colour = true};
    return end->terminal = terminal_open(&setup, fault);
}

static void a_terminal_that_cannot_be_drawn_on_is_refused(void **state)
{
    (void)state;
    static const char *const mute[] = {NULL, "", "dumb", "unknown"};
    struct fault fault;
    struct line_end end;
    line_plug(&end, 24, 80);
    for (size_t i = 0; i < sizeof mute / sizeof *mute; i++) {
        assert_null(try(&end, mute[i], &fault));
        assert_int_equal(fault.code, FAULT_TERMINAL_UNKNOWN);
        assert_string_equal(fault.word, mute[i] != NULL ? mute[i] : "");
    }
    line_close(&end);
}

static void a_file_is_not_a_terminal(void **state)
{
    (void)state;
    struct fault fault;
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    const struct terminal_setup setup = {.term = "vt220", .in_fd = ends[0], .out_fd = ends[1]};
    assert_null(terminal_open(&setup, &fault));
    assert_int_equal(fault.code, FAULT_TERMINAL_NONE);
    close(ends[0]);
    close(ends[1]);
}

static void an_unknown_charset_is_named(void **state)
{
    (void)state;
    struct fault fault;
    struct line_end end;
    line_plug(&end, 24, 80);
    struct termios before, after;
    tcgetattr(end.slave, &before);
    const struct terminal_setup setup = {
        .term = "vt220", .charset = "KLINGON", .in_fd = end.slave, .out_fd = end.slave};
    assert_null(terminal_open(&setup, &fault));
    assert_int_equal(fault.code, FAULT_SETTING_VALUE);
    assert_string_equal(fault.word, "KLINGON");
    tcgetattr(end.slave, &after);
    assert_int_equal(after.c_lflag, before.c_lflag);
    line_close(&end);
}

static void an_undescribed_terminal_is_taken_for_a_vt100(void **state)
{
    (void)state;
    static const char *const strange[] = {"no-such-terminal", "../../tmp/evil", "/etc/passwd",
                                          "vt220/../vt220", ".terminfo"};
    for (size_t i = 0; i < sizeof strange / sizeof *strange; i++) {
        struct fault fault;
        struct line_end end;
        line_plug(&end, 24, 80);
        assert_non_null(try(&end, strange[i], &fault));
        assert_int_equal(fault.code, FAULT_TERMINAL_UNKNOWN);
        assert_string_equal(fault.word, strange[i]);
        assert_string_equal(fault.hint, "vt100");
        assert_int_equal(terminal_style(end.terminal), TERM_SERIAL);
        line_close(&end);
    }
}

/* A description that a user compiled: never read, whichever way it is offered. */
static void descriptions_of_the_user_are_not_read(void **state)
{
    (void)state;
    struct fault fault;
    struct line_end end;
    setenv("TERMINFO", "b64:GgEMAAIABQABAAAAZXZpbAAA", 1);
    setenv("TERMINFO_DIRS", "/tmp", 1);
    setenv("LINES", "5000", 1);
    setenv("COLUMNS", "5000", 1);
    setenv("HOME", "/nowhere", 1);
    line_plug(&end, 24, 80);
    assert_non_null(try(&end, "vt220", &fault));
    assert_int_equal(fault.code, FAULT_NONE);
    assert_null(getenv("TERMINFO"));
    assert_null(getenv("TERMINFO_DIRS"));
    assert_string_equal(getenv("HOME"), "/nowhere");
    assert_int_equal(terminal_rows(end.terminal), 24);
    assert_int_equal(terminal_columns(end.terminal), 80);
    line_close(&end);
}

struct claim {
    int rows, cols;
    int rows_taken, cols_taken;
};

static void absurd_sizes_are_brought_back(void **state)
{
    (void)state;
    static const struct claim claims[] = {
        {.rows = 0, .cols = 0, .rows_taken = 24, .cols_taken = 80},
        {.rows = 5000, .cols = 5000, .rows_taken = 80, .cols_taken = 250},
        {.rows = 50, .cols = 132, .rows_taken = 50, .cols_taken = 132},
        {.rows = 12, .cols = 40, .rows_taken = 12, .cols_taken = 40},
        {.rows = 1, .cols = 1, .rows_taken = 2, .cols_taken = 8},
    };
    for (size_t i = 0; i < sizeof claims / sizeof *claims; i++) {
        struct fault fault;
        struct line_end end;
        line_plug(&end, claims[i].rows, claims[i].cols);
        assert_non_null(try(&end, "xterm", &fault));
        assert_int_equal(terminal_rows(end.terminal), claims[i].rows_taken);
        assert_int_equal(terminal_columns(end.terminal), claims[i].cols_taken);
        line_close(&end);
    }
}

/* Bytes sent and not yet seen, as a text. */
static const char *sent(struct line_end *end, char *bytes, size_t size)
{
    size_t length = 0;
    while (end->seen < terminal_bytes_written(end->terminal) && length < size - 1) {
        ssize_t got = read(end->master, bytes + length, size - 1 - length);
        size_t count = got > 0 ? (size_t)got : 0;
        length += count;
        end->seen += count;
    }
    bytes[length] = '\0';
    return bytes;
}

/* A VT's cursor stops at the margins of the scroll region: it must be as tall as the screen. */
static void the_scroll_region_is_the_screen(void **state)
{
    (void)state;
    static const struct winsize taller = {.ws_row = 60, .ws_col = 132};
    char bytes[4096];
    struct fault fault;
    struct line_end end;
    line_plug(&end, 50, 132);
    assert_non_null(try(&end, "vt220", &fault));
    assert_non_null(strstr(sent(&end, bytes, sizeof bytes), "\033[1;50r"));
    assert_null(strstr(bytes, "\033[1;24r"));
    ioctl(end.master, TIOCSWINSZ, &taller);
    raise(SIGWINCH);
    assert_int_equal(line_key(&end).kind, PRESS_RESIZE);
    paint_show(end.terminal);
    assert_non_null(strstr(sent(&end, bytes, sizeof bytes), "\033[1;60r"));
    line_close(&end);
}

/* xterm's eight-bit meta mode would type « è » for Alt+h, which is Esc then h here. */
static void alt_stays_an_escape(void **state)
{
    (void)state;
    char bytes[4096];
    struct line_end end;
    line_open(&end, &(struct line_setup){.term = "xterm"});
    assert_non_null(strstr(sent(&end, bytes, sizeof bytes), "\033[?1h"));
    assert_null(strstr(bytes, "1034"));
    line_close(&end);
}

static void the_style_follows_the_terminal(void **state)
{
    (void)state;
    static const char *const serial[] = {"vt100", "vt220"};
    static const char *const rich[] = {"xterm", "xterm-256color", "linux"};
    struct line_end end;
    for (size_t i = 0; i < sizeof serial / sizeof *serial; i++) {
        line_open(&end, &(struct line_setup){.term = serial[i]});
        assert_int_equal(terminal_style(end.terminal), TERM_SERIAL);
        line_close(&end);
    }
    for (size_t i = 0; i < sizeof rich / sizeof *rich; i++) {
        line_open(&end, &(struct line_setup){.term = rich[i]});
        assert_int_equal(terminal_style(end.terminal), TERM_RICH);
        line_close(&end);
    }
}

static void a_slow_line_is_serial(void **state)
{
    (void)state;
    struct fault fault;
    struct line_end end;
    struct termios modes;
    line_plug(&end, 24, 80);
    tcgetattr(end.slave, &modes);
    cfsetspeed(&modes, B9600);
    tcsetattr(end.slave, TCSANOW, &modes);
    assert_non_null(try(&end, "xterm-256color", &fault));
    assert_int_equal(terminal_style(end.terminal), TERM_SERIAL);
    line_close(&end);
}

/* A pseudo-terminal is always 8 bits wide: ISTRIP stands for the 7-bit line. */
static void a_seven_bit_line_speaks_ascii(void **state)
{
    (void)state;
    struct fault fault;
    struct line_end end;
    struct termios modes;
    line_plug(&end, 24, 80);
    tcgetattr(end.slave, &modes);
    modes.c_iflag |= ISTRIP;
    tcsetattr(end.slave, TCSANOW, &modes);
    assert_non_null(try(&end, "vt220", &fault));
    assert_string_equal(terminal_charset(end.terminal), "ASCII");
    line_close(&end);
}

static void the_line_is_given_back_as_it_was(void **state)
{
    (void)state;
    static const tcflag_t flow[] = {0, IXON, IXON | IXOFF};
    for (size_t i = 0; i < sizeof flow / sizeof *flow; i++) {
        struct line_end end;
        struct fault fault;
        struct termios before, during, after;
        line_plug(&end, 24, 80);
        tcgetattr(end.slave, &before);
        before.c_iflag = (before.c_iflag & ~(tcflag_t)(IXON | IXOFF)) | flow[i];
        tcsetattr(end.slave, TCSANOW, &before);
        assert_non_null(try(&end, "vt220", &fault));
        tcgetattr(end.slave, &during);
        assert_int_equal(during.c_iflag & (IXON | IXOFF), flow[i]);
        assert_int_equal(during.c_lflag & (ICANON | ECHO | ISIG | IEXTEN), 0);
        assert_int_equal(during.c_iflag & ICRNL, 0);
        terminal_close(end.terminal);
        end.terminal = NULL;
        tcgetattr(end.slave, &after);
        assert_int_equal(after.c_iflag, before.c_iflag);
        assert_int_equal(after.c_oflag, before.c_oflag);
        assert_int_equal(after.c_lflag, before.c_lflag);
        assert_memory_equal(after.c_cc, before.c_cc, sizeof after.c_cc);
        line_close(&end);
    }
}

static void signals_are_given_back_as_they_were(void **state)
{
    (void)state;
    struct line_end end;
    struct sigaction before, after;
    sigset_t mask;
    sigaction(SIGINT, NULL, &before);
    line_open(&end, &(struct line_setup){0});
    line_close(&end);
    sigaction(SIGINT, NULL, &after);
    assert_ptr_equal(after.sa_handler, before.sa_handler);
    sigprocmask(SIG_SETMASK, NULL, &mask);
    assert_int_equal(sigismember(&mask, SIGTERM), 0);
}

static void a_stopped_line_is_left_within_a_second(void **state)
{
    (void)state;
    struct line_end end;
    line_open(&end, &(struct line_setup){0});
    line_show(&end);
    tcflow(end.slave, TCOOFF);
    paint_text(end.terminal, 1, 1, PAINT_NATURAL, PAINT_PLAIN, "never shown");
    paint_show(end.terminal);
    alarm(5); /* the old way of failing was to hang for ever */
    line_close(&end);
    alarm(0);
}

static void nothing_is_closed_twice(void **state)
{
    (void)state;
    terminal_close(NULL);
    struct line_end end;
    line_open(&end, &(struct line_setup){.term = "linux"});
    terminal_close(end.terminal);
    end.terminal = NULL;
    assert_int_not_equal(write(end.slave, "x", 1), -1); /* the descriptor is still the caller's */
    line_close(&end);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_terminal_that_cannot_be_drawn_on_is_refused),
        cmocka_unit_test(a_file_is_not_a_terminal),
        cmocka_unit_test(an_unknown_charset_is_named),
        cmocka_unit_test(an_undescribed_terminal_is_taken_for_a_vt100),
        cmocka_unit_test(descriptions_of_the_user_are_not_read),
        cmocka_unit_test(absurd_sizes_are_brought_back),
        cmocka_unit_test(the_scroll_region_is_the_screen),
        cmocka_unit_test(alt_stays_an_escape),
        cmocka_unit_test(the_style_follows_the_terminal),
        cmocka_unit_test(a_slow_line_is_serial),
        cmocka_unit_test(a_seven_bit_line_speaks_ascii),
        cmocka_unit_test(the_line_is_given_back_as_it_was),
        cmocka_unit_test(signals_are_given_back_as_they_were),
        cmocka_unit_test(a_stopped_line_is_left_within_a_second),
        cmocka_unit_test(nothing_is_closed_twice),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
