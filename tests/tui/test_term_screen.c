/* The toy desk seen on real terminals: what a person sees, where the cursor is, what it costs. */
#include "tests/support/run.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static struct run *start(const char *term, const char *charset, const char *mode, const char *style)
{
    const char *const args[] = {mode, style, charset, NULL};
    return run_start(&(struct run_setup){.term = term, .charset = charset, .args = args});
}

static void quit(struct run *run)
{
    run_press(run, "<Esc>0");
    assert_int_equal(run_finish(run), 0);
}

static void expect_cursor(struct run *run, int row, int col)
{
    struct vt_pos at = run_cursor(run);
    assert_int_equal(at.row, row);
    assert_int_equal(at.col, col);
}

static void form_is_drawn_on_every_terminal(void **state)
{
    (void)state;
    static const char *const terms[] = {"vt220", "xterm-256color", "linux", "vt100", "xterm"};
    for (size_t i = 0; i < sizeof terms / sizeof *terms; i++) {
        struct run *run = start(terms[i], "UTF-8", "form", "serial");
        assert_string_equal(run_row(run, 0), " Deux Portes, essai");
        assert_string_equal(run_row(run, 1), "");
        assert_string_equal(run_row(run, 3), "   > Étape 1       [                      ]");
        assert_string_equal(run_row(run, 12), "     Étape 10      [                      ]");
        assert_string_equal(run_row(run, 23), " F10 Quitter");
        expect_cursor(run, 3, 20);
        run_press(run, "<Tab>été");
        assert_string_equal(run_row(run, 4), "   > Étape 2       [été                   ]");
        expect_cursor(run, 4, 23);
        quit(run);
    }
}

static void rich_style_adds_rules_and_paints(void **state)
{
    (void)state;
    struct run *run = start("xterm-256color", "UTF-8", "form", "auto");
    assert_non_null(strstr(run_row(run, 1), "────"));
    assert_int_equal(run_cell(run, 0, 1).bg, 4);
    assert_int_equal(run_cell(run, 0, 79).bg, 4);
    assert_int_equal(run_cell(run, 3, 21).bg, 6);
    assert_int_equal(run_cell(run, 4, 21).bg, -1);
    expect_cursor(run, 3, 20);
    quit(run);
}

static void serial_style_has_no_attribute_at_all(void **state)
{
    (void)state;
    struct run *run = start("xterm-256color", "UTF-8", "texts", "serial");
    for (int row = 0; row < 24; row++) {
        for (int col = 0; col < 80; col++) {
            struct vt_cell cell = run_cell(run, row, col);
            assert_false(cell.bold || cell.reverse || cell.underline);
            assert_int_equal(cell.bg, -1);
        }
    }
    quit(run);
}

static void a_key_costs_two_bytes_and_a_field_twenty_five(void **state)
{
    (void)state;
    static const char *const terms[] = {"vt220", "vt100", "linux", "xterm-256color"};
    for (size_t i = 0; i < sizeof terms / sizeof *terms; i++) {
        struct run *run = start(terms[i], "UTF-8", "form", "serial");
        assert_in_range(run_bytes(run), 1, 700);
        size_t before = run_bytes(run);
        run_press(run, "a");
        assert_in_range(run_bytes(run) - before, 1, 2);
        before = run_bytes(run);
        run_press(run, "<Tab>");
        assert_in_range(run_bytes(run) - before, 1, 25);
        quit(run);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(form_is_drawn_on_every_terminal),
        cmocka_unit_test(rich_style_adds_rules_and_paints),
        cmocka_unit_test(serial_style_has_no_attribute_at_all),
        cmocka_unit_test(a_key_costs_two_bytes_and_a_field_twenty_five),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
