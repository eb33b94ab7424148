/* Keys as keyboards send them, on one end of a pseudo-terminal. */
#include "tests/tui/line_end.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

static const char *const terms[] = {"vt220", "vt100", "xterm-256color", "linux", "xterm"};

enum { TERMS = sizeof terms / sizeof *terms };

static void expect_key(struct line_end *end, enum key_kind kind, uint32_t code)
{
    struct key key = line_key(end);
    assert_int_equal(key.kind, kind);
    assert_int_equal(key.code, code);
}

static void expect_none(struct line_end *end)
{
    struct key key;
    assert_false(terminal_wait(end->terminal, 0, &key));
    assert_int_equal(key.kind, PRESS_NONE);
}

struct sent {
    const char *bytes;
    enum key_kind kind;
    uint32_t code;
};

static const struct sent everywhere[] = {
    {.bytes = "\r", .kind = PRESS_ENTER},
    {.bytes = "\t", .kind = PRESS_TAB},
    {.bytes = "\b", .kind = PRESS_BACKSPACE},
    {.bytes = "\177", .kind = PRESS_BACKSPACE},
    {.bytes = "\033[Z", .kind = PRESS_BACKTAB},
    {.bytes = "\033[A", .kind = PRESS_UP},
    {.bytes = "\033OA", .kind = PRESS_UP},
    {.bytes = "\033[B", .kind = PRESS_DOWN},
    {.bytes = "\033OC", .kind = PRESS_RIGHT},
    {.bytes = "\033[D", .kind = PRESS_LEFT},
    {.bytes = "\033[1~", .kind = PRESS_HOME},
    {.bytes = "\033[H", .kind = PRESS_HOME},
    {.bytes = "\033OH", .kind = PRESS_HOME},
    {.bytes = "\033[4~", .kind = PRESS_END},
    {.bytes = "\033OF", .kind = PRESS_END},
    {.bytes = "\033[2~", .kind = PRESS_INSERT},
    {.bytes = "\033[3~", .kind = PRESS_DELETE},
    {.bytes = "\033[5~", .kind = PRESS_PAGE_UP},
    {.bytes = "\033[6~", .kind = PRESS_PAGE_DOWN},
    {.bytes = "\033OP", .kind = PRESS_FUNCTION, .code = 1},
    {.bytes = "\033[11~", .kind = PRESS_FUNCTION, .code = 1},
    {.bytes = "\033[[A", .kind = PRESS_FUNCTION, .code = 1},
    {.bytes = "\033[15~", .kind = PRESS_FUNCTION, .code = 5},
    {.bytes = "\033[[E", .kind = PRESS_FUNCTION, .code = 5},
    {.bytes = "\033[21~", .kind = PRESS_FUNCTION, .code = 10},
    {.bytes = "\033[24~", .kind = PRESS_FUNCTION, .code = 12},
    {.bytes = "\033Op", .kind = PRESS_TEXT, .code = '0'},
    {.bytes = "\033Ox", .kind = PRESS_TEXT, .code = '8'},
    {.bytes = "\033Oy", .kind = PRESS_TEXT, .code = '9'},
    {.bytes = "\033OM", .kind = PRESS_ENTER},
    {.bytes = "\001", .kind = PRESS_CONTROL, .code = 'A'},
    {.bytes = "\f", .kind = PRESS_REPAINT},
    {.bytes = "\0331", .kind = PRESS_FUNCTION, .code = 1},
    {.bytes = "\0339", .kind = PRESS_FUNCTION, .code = 9},
    {.bytes = "\0330", .kind = PRESS_FUNCTION, .code = 10},
    {.bytes = "\033u", .kind = PRESS_ESCAPED, .code = 'u'},
    {.bytes = "\033U", .kind = PRESS_ESCAPED, .code = 'u'},
    {.bytes = "\033\033", .kind = PRESS_ESCAPE},
};

static void keyboards_are_known_whatever_term_says(void **state)
{
    (void)state;
    for (size_t i = 0; i < TERMS; i++) {
        struct line_end end;
        line_open(&end, &(struct line_setup){.term = terms[i]});
        for (size_t k = 0; k < sizeof everywhere / sizeof *everywhere; k++) {
            line_type(&end, everywhere[k].bytes);
            expect_key(&end, everywhere[k].kind, everywhere[k].code);
        }
        expect_none(&end);
        line_close(&end);
    }
}

struct typed {
    const char *charset, *bytes;
    uint32_t code;
};

static void letters_come_in_the_charset_of_the_terminal(void **state)
{
    (void)state;
    static const struct typed letters[] = {
        {.charset = "UTF-8", .bytes = "\xC3\xA9", .code = 0xE9},
        {.charset = "UTF-8", .bytes = "\xE2\x82\xAC", .code = 0x20AC},
        {.charset = "ISO-8859-1", .bytes = "\xE9", .code = 0xE9},
        {.charset = "ISO-8859-15", .bytes = "\xA4", .code = 0x20AC},
        {.charset = "CP850", .bytes = "\x82", .code = 0xE9},
        {.charset = "CP437", .bytes = "\x87", .code = 0xE7},
        {.charset = "CP1252", .bytes = "\x80", .code = 0x20AC},
    };
    for (size_t i = 0; i < sizeof letters / sizeof *letters; i++) {
        struct line_end end;
        line_open(&end, &(struct line_setup){.charset = letters[i].charset});
        line_type(&end, letters[i].bytes);
        expect_key(&end, PRESS_TEXT, letters[i].code);
        line_close(&end);
    }
}

static void one_stray_byte_costs_no_key(void **state)
{
    (void)state;
    struct line_end end;
    char letters[201];
    line_open(&end, &(struct line_setup){0});
    memset(letters, 'x', sizeof letters);
    letters[200] = '\0';
    line_type(&end, "\xE9");
    line_type(&end, letters);
    for (int i = 0; i < 200; i++)
        expect_key(&end, PRESS_TEXT, 'x');
    expect_none(&end);
    line_close(&end);
}

static void an_unknown_key_types_nothing(void **state)
{
    (void)state;
    static const char *const unknown[] = {"\033[200~", "\033[99;5~", "\033[1;2;3;4z", "\033[?1;2c",
                                          "\033Oz"};
    struct line_end end;
    line_open(&end, &(struct line_setup){0});
    for (size_t i = 0; i < sizeof unknown / sizeof *unknown; i++) {
        line_type(&end, unknown[i]);
        line_type(&end, "k");
        expect_key(&end, PRESS_TEXT, 'k');
    }
    line_close(&end);
}

static long elapsed_ms(const struct timespec *since)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (now.tv_sec - since->tv_sec) * 1000 + (now.tv_nsec - since->tv_nsec) / 1000000;
}

static void escape_alone_waits_for_its_second_key(void **state)
{
    (void)state;
    struct line_end end;
    struct key key;
    struct timespec start;
    line_open(&end, &(struct line_setup){0});
    line_type(&end, "\033");
    assert_false(terminal_wait(end.terminal, 700, &key));
    line_type(&end, "2");
    expect_key(&end, PRESS_FUNCTION, 2);
    clock_gettime(CLOCK_MONOTONIC, &start);
    line_type(&end, "\033");
    expect_key(&end, PRESS_ESCAPE, 0);
    assert_in_range(elapsed_ms(&start), 1400, 10000);
    line_type(&end, "2");
    expect_key(&end, PRESS_TEXT, '2');
    line_close(&end);
}

static void escape_then_another_key_is_both(void **state)
{
    (void)state;
    struct line_end end;
    struct key key;
    line_open(&end, &(struct line_setup){0});
    line_type(&end, "\033");
    assert_false(terminal_wait(end.terminal, 300, &key));
    line_type(&end, "\r");
    expect_key(&end, PRESS_ESCAPE, 0);
    expect_key(&end, PRESS_ENTER, 0);
    line_close(&end);
}

static void a_scanner_that_sends_two_ends_presses_enter_once(void **state)
{
    (void)state;
    struct line_end end;
    static const char reference[] = "7K3F9XQ2M4MX";
    line_open(&end, &(struct line_setup){0});
    line_type(&end, "7K3F9XQ2M4MX\r\n");
    for (const char *at = reference; *at != '\0'; at++)
        expect_key(&end, PRESS_TEXT, (uint32_t)*at);
    expect_key(&end, PRESS_ENTER, 0);
    expect_none(&end);
    line_type(&end, "\n");
    line_type(&end, "\r\r");
    expect_key(&end, PRESS_ENTER, 0);
    expect_key(&end, PRESS_ENTER, 0);
    line_close(&end);
}

static void signals_to_leave_come_as_a_key(void **state)
{
    (void)state;
    static const int numbers[] = {SIGTERM, SIGHUP, SIGINT, SIGQUIT};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        struct line_end end;
        line_open(&end, &(struct line_setup){0});
        raise(numbers[i]);
        expect_key(&end, PRESS_HANGUP, 0);
        expect_key(&end, PRESS_HANGUP, 0);
        assert_true(terminal_is_gone(end.terminal));
        line_close(&end);
    }
}

static void suspension_is_dropped(void **state)
{
    (void)state;
    struct line_end end;
    line_open(&end, &(struct line_setup){0});
    raise(SIGTSTP);
    line_type(&end, "\032k");
    expect_key(&end, PRESS_CONTROL, 'Z');
    expect_key(&end, PRESS_TEXT, 'k');
    line_close(&end);
}

static void a_lost_line_is_a_hang_up(void **state)
{
    (void)state;
    struct line_end end;
    line_open(&end, &(struct line_setup){0});
    close(end.master);
    end.master = -1;
    expect_key(&end, PRESS_HANGUP, 0);
    line_close(&end);
}

/* A program busy with long work only looks, never waits. */
static void a_lost_line_is_seen_by_looking(void **state)
{
    (void)state;
    struct line_end end;
    struct key key = {.kind = PRESS_NONE};
    line_open(&end, &(struct line_setup){0});
    close(end.master);
    end.master = -1;
    for (int i = 0; i < 10 && key.kind != PRESS_HANGUP; i++)
        terminal_wait(end.terminal, 0, &key);
    assert_int_equal(key.kind, PRESS_HANGUP);
    line_close(&end);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keyboards_are_known_whatever_term_says),
        cmocka_unit_test(letters_come_in_the_charset_of_the_terminal),
        cmocka_unit_test(one_stray_byte_costs_no_key),
        cmocka_unit_test(an_unknown_key_types_nothing),
        cmocka_unit_test(escape_alone_waits_for_its_second_key),
        cmocka_unit_test(escape_then_another_key_is_both),
        cmocka_unit_test(a_scanner_that_sends_two_ends_presses_enter_once),
        cmocka_unit_test(signals_to_leave_come_as_a_key),
        cmocka_unit_test(suspension_is_dropped),
        cmocka_unit_test(a_lost_line_is_a_hang_up),
        cmocka_unit_test(a_lost_line_is_seen_by_looking),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
