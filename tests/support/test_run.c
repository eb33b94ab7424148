/* The harness itself, on a program whose every byte is known. */

#include "tests/support/command.h"
#include "tests/support/home.h"
#include "tests/support/run.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static struct run *sample(const char *mode, const char *term, const char *charset)
{
    const char *args[] = {mode, NULL};

    return run_start(&(struct run_setup){.args = args, .term = term, .charset = charset});
}

static void page_is_read_as_a_person_sees_it(void **state)
{
    struct run *run = sample("draw", "vt220", "UTF-8");

    (void)state;
    assert_string_equal(run_row(run, 0), "accueil é €");
    assert_string_equal(run_row(run, 1), "┌──┐ box");
    assert_string_equal(run_row(run, 2), "aaaaaa repeated");
    assert_int_equal(run_find(run, "bold under"), 3);
    assert_int_equal(run_find(run, "absent"), -1);
    run_expect(run, "repeated");
    run_expect_none(run, "absent");
    assert_int_equal(run_cursor(run).row, 5);
    assert_int_equal(run_cursor(run).col, 11);
    assert_int_equal(run_finish((run_keys(run, "q"), run)), 7);
}

static void attributes_and_colours_are_seen(void **state)
{
    struct run *run = sample("draw", "xterm-256color", "UTF-8");
    struct vt_cell colour = run_cell(run, 3, 19);

    (void)state;
    assert_true(run_cell(run, 3, 0).reverse);
    assert_false(run_cell(run, 3, 7).reverse);
    assert_true(run_cell(run, 3, 8).bold);
    assert_true(run_cell(run, 3, 13).underline);
    assert_string_equal(colour.text, "c");
    assert_int_equal(colour.fg, 7);
    assert_int_equal(colour.bg, 4);
    assert_int_equal(run_cell(run, 0, 0).fg, -1);
    run_keys(run, "q");
    run_finish(run);
}

static void eight_bit_terminals_show_their_charset(void **state)
{
    struct run *cp850 = sample("cp850", "linux", "CP850");
    struct run *latin9 = sample("latin9", "vt220", "ISO-8859-15");

    (void)state;
    assert_string_equal(run_row(cp850, 0), "été ╔═╗ ı");
    assert_string_equal(run_row(latin9, 0), "© € œ \xEF\xBF\xBD");
    run_keys(cp850, "q");
    run_keys(latin9, "q");
    run_finish(cp850);
    run_finish(latin9);
}

static void keys_are_those_of_the_keyboard(void **state)
{
    static const struct {
        const char *term, *charset, *keys, *seen;
    } cases[] = {
        {"vt220", "UTF-8", "<F1>a<Up>", "ready: 1b 4f 50 61 1b 5b 41"},
        {"xterm-256color", "UTF-8", "<Up><BS>", "ready: 1b 4f 41 7f"},
        {"linux", "UTF-8", "<F2><Home>", "ready: 1b 5b 5b 42 1b 5b 31 7e"},
        {"vt220", "UTF-8", "é<Enter><lt><C-l>", "ready: c3 a9 0d 3c 0c"},
        {"vt220", "CP850", "é", "ready: 82"},
        {"vt220", "ISO-8859-15", "é€", "ready: e9 a4"},
        {"vt220", "UTF-8", "<Esc>", "ready: 1b"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct run *run = sample(NULL, cases[i].term, cases[i].charset);

        run_press(run, cases[i].keys);
        assert_string_equal(run_row(run, 0), cases[i].seen);
        run_keys(run, "q");
        assert_int_equal(run_finish(run), 7);
    }
}

static void bytes_are_counted(void **state)
{
    struct run *run = sample(NULL, "vt220", "UTF-8");
    size_t before = run_bytes(run);

    (void)state;
    assert_int_equal(before, strlen("ready:"));
    run_press(run, "ab");
    assert_int_equal(run_bytes(run) - before, strlen(" 61 62"));
    run_keys(run, "q");
    run_finish(run);
}

static void resizing_reaches_the_program(void **state)
{
    struct run *run = sample("size", "vt220", "UTF-8");

    (void)state;
    assert_string_equal(run_row(run, 0), "size 24x80");
    run_resize(run, 12, 40);
    assert_string_equal(run_row(run, 0), "size 12x40");
    run_keys(run, "q");
    run_finish(run);
}

static void the_environment_is_private(void **state)
{
    static const char *const env[] = {"DP_SAMPLE_VALUE=42", NULL};
    static const char *const args[] = {"env", NULL};
    struct run *run = run_start(&(struct run_setup){.args = args, .env = env, .cols = 132});

    (void)state;
    setenv("LC_ALL", "C.UTF-8", 1);
    run_expect(run, "TERM=vt220");
    run_expect(run, "DP_SAMPLE_VALUE=42");
    run_expect(run, "DEUXPORTES_NOW=2026-11-24T10:15:00");
    run_expect(run, run_home(run));
    run_expect_none(run, "LC_ALL");
    run_expect_none(run, "DP_PROGRAM");
    run_keys(run, "q");
    run_finish(run);
}

static void the_terminal_answers_questions(void **state)
{
    struct run *run = sample("ask", "vt220", "UTF-8");

    (void)state;
    run_expect(run, "1b 5b 31 3b 32 52"); /* ESC [ 1 ; 2 R */
    run_keys(run, "q");
    run_finish(run);

    run = sample("ask", "vt220", "CP850");
    run_expect(run, "1b 5b 31 3b 33 52");
    run_keys(run, "q");
    run_finish(run);
}

static void a_stopped_line_shows_nothing_until_it_goes_on(void **state)
{
    struct run *run = sample(NULL, "vt220", "UTF-8");
    size_t before = run_bytes(run);

    (void)state;
    run_xoff(run);
    run_press(run, "abc");
    assert_int_equal(run_bytes(run), before);
    run_xon(run);
    run_wait_text(run, "61 62 63");
    run_keys(run, "q");
    run_finish(run);
}

static void ends_are_told_apart(void **state)
{
    struct run *killed = sample(NULL, "vt220", "UTF-8"), *left = sample(NULL, "vt220", "UTF-8");

    (void)state;
    run_signal(killed, SIGTERM);
    assert_true(run_ended(killed));
    assert_int_equal(run_finish(killed), 128 + SIGTERM);
    run_hang_up(left);
    assert_int_equal(run_finish(left), 128 + SIGHUP);
}

static void the_home_goes_away_with_the_run(void **state)
{
    struct run *run = sample("draw", "vt220", "UTF-8");
    char *home = strdup(run_home(run));

    (void)state;
    assert_int_equal(access(home, W_OK), 0);
    run_keys(run, "q");
    run_finish(run);
    assert_int_equal(access(home, F_OK), -1);
    free(home);
}

static void a_kept_screen_is_compared_as_text(void **state)
{
    struct run *run = sample("draw", "vt220", "UTF-8");

    (void)state;
    run_expect_screen(run, "harness");
    run_keys(run, "q");
    run_finish(run);
}

static void a_command_is_read_to_its_end(void **state)
{
    static const char *const args[] = {"draw", NULL};
    char *home = home_create();
    struct command command = command_run(home, args, NULL, "ab");

    (void)state;
    assert_int_equal(command.status, 5); /* end of input */
    assert_non_null(strstr(command.out, "accueil"));
    assert_non_null(strstr(command.out, " 61 62"));
    assert_string_equal(command.err, "");
    command_free(&command);
    home_remove(home);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(page_is_read_as_a_person_sees_it),
        cmocka_unit_test(attributes_and_colours_are_seen),
        cmocka_unit_test(eight_bit_terminals_show_their_charset),
        cmocka_unit_test(keys_are_those_of_the_keyboard),
        cmocka_unit_test(bytes_are_counted),
        cmocka_unit_test(resizing_reaches_the_program),
        cmocka_unit_test(the_environment_is_private),
        cmocka_unit_test(the_terminal_answers_questions),
        cmocka_unit_test(a_stopped_line_shows_nothing_until_it_goes_on),
        cmocka_unit_test(ends_are_told_apart),
        cmocka_unit_test(the_home_goes_away_with_the_run),
        cmocka_unit_test(a_kept_screen_is_compared_as_text),
        cmocka_unit_test(a_command_is_read_to_its_end),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
