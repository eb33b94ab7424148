/* A long command says how far it is: not too soon, not too often, within the width it has. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "locale/say/say.h"
#include "locale/text/width.h"
#include "tui/command/progress.h"

static void how_much_of_the_file(void **state)
{
    (void)state;
    assert_int_equal(progress_percent(0, 300), 0);
    assert_int_equal(progress_percent(141, 300), 47);
    assert_int_equal(progress_percent(299, 300), 99);
    assert_int_equal(progress_percent(300, 300), 100);
    assert_int_equal(progress_percent(301, 300), 100); /* a file that grew meanwhile */
    assert_int_equal(progress_percent(0, 0), PROGRESS_TIDYING);
    assert_int_equal(progress_percent(UINT64_MAX / 2, UINT64_MAX), 50);
}

static void what_is_short_is_silent(void **state)
{
    struct progress bar = {.style = PROGRESS_BAR, .started = 5000};

    (void)state;
    assert_false(progress_is_due(&bar, 5999, 50));
    assert_true(progress_is_due(&bar, 6000, 50));
    bar.style = PROGRESS_NONE;
    assert_false(progress_is_due(&bar, 60000, 50));
}

static void a_bar_moves_ten_times_a_second_at_most(void **state)
{
    struct progress bar = {.style = PROGRESS_BAR, .started = 1, .last = 5000, .percent = 50};

    (void)state;
    assert_false(progress_is_due(&bar, 5099, 51));
    assert_true(progress_is_due(&bar, 5100, 51));
    assert_false(progress_is_due(&bar, 9000, 50)); /* nothing new: nothing on the line */
}

static void lines_come_every_two_seconds_at_most(void **state)
{
    struct progress lines = {.style = PROGRESS_LINES, .started = 1, .last = 5000, .percent = 50};

    (void)state;
    assert_false(progress_is_due(&lines, 6999, 60));
    assert_true(progress_is_due(&lines, 7000, 60));
}

static void expect_bar(const char *label, int percent, int columns, const char *text)
{
    struct text_buffer out = {0};

    progress_bar(label, percent, columns, &out);
    assert_string_equal(buffer_text(&out), text);
    assert_true(width_of(buffer_text(&out)) < columns);
    buffer_finish(&out);
}

static void a_bar_fits_its_line(void **state)
{
    (void)state;
    expect_bar("lieux.csv", 0, 40, "lieux.csv [...............]   0\u00a0%");
    expect_bar("lieux.csv", 50, 40, "lieux.csv [#######........]  50\u00a0%");
    expect_bar("lieux.csv", 100, 40, "lieux.csv [###############] 100\u00a0%");
    expect_bar("lieux.csv", PROGRESS_TIDYING, 40, "lieux.csv [#############] rangement");
    expect_bar("structures-inclusion-2026-11-20.json", 47, 40,
               "structures-incl [#######........]  47\u00a0%");
}

static void a_bar_fits_every_terminal(void **state)
{
    static const int percents[] = {0, 50, 100, PROGRESS_TIDYING};

    (void)state;
    for (int columns = 20; columns < 300; columns++)
        for (size_t i = 0; i < sizeof percents / sizeof *percents; i++) {
            struct text_buffer out = {0};

            progress_bar("Élancourt–Trappes–Saint-Quentin.json", percents[i], columns, &out);
            assert_true(width_of(buffer_text(&out)) < columns);
            buffer_finish(&out);
        }
}

static void a_line_for_a_log(void **state)
{
    struct text_buffer out = {0};

    (void)state;
    progress_line("structures.json", 7, &out);
    assert_string_equal(buffer_text(&out), "structures.json\u00a0: 7\u00a0%");
    buffer_clear(&out);
    progress_line("structures.json", PROGRESS_TIDYING, &out);
    assert_string_equal(buffer_text(&out), "structures.json\u00a0: rangement");
    buffer_finish(&out);
}

static void ctrl_c_asks_to_stop_and_leaves_nothing_behind(void **state)
{
    struct progress progress;
    sigset_t before, after;

    (void)state;
    sigprocmask(SIG_SETMASK, NULL, &before);
    progress_start(&progress, "lieux.csv", true);
    assert_true(progress_step(&progress, 1, 10));
    raise(SIGINT);
    assert_false(progress_step(&progress, 2, 10));
    assert_false(progress_step(&progress, 3, 10));
    progress_finish(&progress); /* would end this test if the signal were still there */
    sigprocmask(SIG_SETMASK, NULL, &after);
    assert_int_equal(sigismember(&before, SIGINT), sigismember(&after, SIGINT));
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(how_much_of_the_file),
        cmocka_unit_test(what_is_short_is_silent),
        cmocka_unit_test(a_bar_moves_ten_times_a_second_at_most),
        cmocka_unit_test(lines_come_every_two_seconds_at_most),
        cmocka_unit_test(a_bar_fits_its_line),
        cmocka_unit_test(a_bar_fits_every_terminal),
        cmocka_unit_test(a_line_for_a_log),
        cmocka_unit_test(ctrl_c_asks_to_stop_and_leaves_nothing_behind),
    };

    return say_start("fr", NULL) ? cmocka_run_group_tests(tests, NULL, NULL) : 1;
}
