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
    run_expect(run, "bye 0"); /* opened without a notice, closed on the last line */
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

struct shown {
    const char *term, *charset, *text, *cut;
};

static void text_is_folded_before_it_is_cut(void **state)
{
    (void)state;
    static const struct shown screens[] = {
        {.term = "xterm",
         .charset = "UTF-8",
         .text = "cœur à 10 € « été » → là…",
         .cut = "Établisse…"},
        {.term = "vt220",
         .charset = "ISO-8859-15",
         .text = "cœur à 10 € « été » -> là...",
         .cut = "Établis..."},
        {.term = "vt220",
         .charset = "ISO-8859-1",
         .text = "coeur à 10 EUR « été » -> là...",
         .cut = "Établis..."},
        {.term = "linux",
         .charset = "CP850",
         .text = "coeur à 10 EUR « été » -> là...",
         .cut = "Établis..."},
        {.term = "vt100",
         .charset = "ASCII",
         .text = "coeur a 10 EUR \" ete \" -> la...",
         .cut = "Etablis..."},
    };
    for (size_t i = 0; i < sizeof screens / sizeof *screens; i++) {
        struct run *run = start(screens[i].term, screens[i].charset, "texts", "serial");
        run_expect(run, screens[i].text);
        run_expect(run, screens[i].cut);
        expect_cursor(run, 4, 5);
        quit(run);
    }
}

static void text_from_outside_cannot_drive_the_terminal(void **state)
{
    (void)state;
    struct run *run = start("xterm", "UTF-8", "texts", "serial");
    run_expect(run, "Erreur : <U+001B>[2Jdanger<U+202E>");
    assert_string_equal(run_row(run, 7), ""); /* what passes the edge does not go on below */
    quit(run);
}

static void rules_are_drawn_with_what_the_terminal_has(void **state)
{
    (void)state;
    static const struct shown screens[] = {
        {.term = "vt220", .charset = "ISO-8859-15", .text = "────────"},
        {.term = "linux", .charset = "CP850", .text = "────────"},
        {.term = "xterm", .charset = "ASCII", .text = "────────"},
        {.term = "xterm-256color", .charset = "ISO-8859-1", .text = "────────"},
    };
    for (size_t i = 0; i < sizeof screens / sizeof *screens; i++) {
        struct run *run = start(screens[i].term, screens[i].charset, "texts", "rich");
        const char *row = run_row(run, 1);
        assert_int_equal(strncmp(row, screens[i].text, strlen(screens[i].text)), 0);
        assert_int_equal(strlen(row), 80 * strlen("─"));
        assert_string_equal(run_row(run, 0), " Deux Portes, essai");
        quit(run);
    }
}

static void rich_without_colour_is_reverse_and_bold(void **state)
{
    (void)state;
    const char *const args[] = {"texts", "rich", "UTF-8", "mono", NULL};
    struct run *run = run_start(&(struct run_setup){.term = "xterm-256color", .args = args});
    assert_int_equal(run_cell(run, 0, 1).bg, -1);
    assert_true(run_cell(run, 0, 1).reverse);
    assert_true(run_cell(run, 4, 5).bold);
    quit(run);
}

static void any_size_shows_the_focus(void **state)
{
    (void)state;
    struct run *run = start("xterm", "UTF-8", "form", "serial");
    run_press(run, "<Tab><Tab>été");
    static const struct vt_pos sizes[] = {{50, 132}, {12, 40}, {24, 80}};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        run_resize(run, sizes[i].row, sizes[i].col);
        assert_non_null(strstr(run_row(run, 5), "   > Étape 3       [été"));
        assert_string_equal(run_row(run, sizes[i].row - 1), " F10 Quitter");
        expect_cursor(run, 5, 23);
    }
    assert_string_equal(run_row(run, 5), "   > Étape 3       [été                   ]");
    quit(run);
}

static void a_tall_screen_is_used_to_its_last_row(void **state)
{
    (void)state;
    static const char *const terms[] = {"vt220", "xterm", "linux"};
    for (size_t i = 0; i < sizeof terms / sizeof *terms; i++) {
        const char *const args[] = {"form", "serial", NULL};
        struct run *run =
            run_start(&(struct run_setup){.term = terms[i], .args = args, .rows = 50, .cols = 132});
        assert_string_equal(run_row(run, 49), " F10 Quitter");
        assert_string_equal(run_row(run, 23), "");
        run_resize(run, 60, 132);
        assert_string_equal(run_row(run, 59), " F10 Quitter");
        assert_string_equal(run_row(run, 49), "");
        quit(run);
    }
}

static void noise_on_the_line_is_wiped_by_control_l(void **state)
{
    (void)state;
    struct run *run = start("vt220", "UTF-8", "form", "serial");
    size_t before = run_bytes(run);
    run_press(run, "<C-l>");
    assert_in_range(run_bytes(run) - before, 300, 700);
    expect_cursor(run, 3, 20);
    quit(run);
}

static void a_stopped_line_does_not_hold_the_desk(void **state)
{
    (void)state;
    static const int numbers[] = {SIGTERM, SIGHUP};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        struct run *run = start("vt220", "UTF-8", "form", "serial");
        run_xoff(run);
        run_keys(run, "abc<Tab>def<Tab>");
        run_signal(run, numbers[i]);
        assert_true(run_ended(run));
        assert_int_equal(run_finish(run), 7);
    }
}

static void a_line_that_starts_again_shows_the_latest_frame(void **state)
{
    (void)state;
    struct run *run = start("vt220", "UTF-8", "form", "serial");
    run_xoff(run);
    for (int i = 0; i < 20; i++)
        run_keys(run, "ab<Tab>");
    run_xon(run);
    run_wait_text(run, "   > Étape 1       [abab ");
    assert_string_equal(run_row(run, 12), "     Étape 10      [abab                  ]");
    expect_cursor(run, 3, 24);
    quit(run);
}

static void a_lost_terminal_ends_the_desk(void **state)
{
    (void)state;
    struct run *run = start("vt220", "UTF-8", "form", "serial");
    run_hang_up(run);
    assert_true(run_ended(run));
    assert_int_equal(run_finish(run), 7);
}

static void nothing_stays_on_screen_behind_us(void **state)
{
    (void)state;
    static const char *const terms[] = {"vt220", "vt100", "linux", "xterm"};
    for (size_t i = 0; i < sizeof terms / sizeof *terms; i++) {
        struct run *run = start(terms[i], "UTF-8", "form", "serial");
        run_press(run, "secret<Tab><Esc>0");
        run_expect_none(run, "secret");
        run_expect_none(run, "Quitter");
        assert_int_equal(run_finish(run), 0);
    }
}

static void a_pasted_text_arrives_whole(void **state)
{
    (void)state;
    struct run *run = start("xterm", "UTF-8", "form", "serial");
    run_press(run, "Établissement d'accueil<Tab>12 rue de la Préfecture<Tab>0297000000<Tab>");
    assert_non_null(strstr(run_row(run, 4), "[12 rue de la Préfectu…]"));
    assert_non_null(strstr(run_row(run, 5), "[0297000000 "));
    expect_cursor(run, 6, 20);
    quit(run);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_is_folded_before_it_is_cut),
        cmocka_unit_test(text_from_outside_cannot_drive_the_terminal),
        cmocka_unit_test(rules_are_drawn_with_what_the_terminal_has),
        cmocka_unit_test(rich_without_colour_is_reverse_and_bold),
        cmocka_unit_test(any_size_shows_the_focus),
        cmocka_unit_test(a_tall_screen_is_used_to_its_last_row),
        cmocka_unit_test(noise_on_the_line_is_wiped_by_control_l),
        cmocka_unit_test(a_stopped_line_does_not_hold_the_desk),
        cmocka_unit_test(a_line_that_starts_again_shows_the_latest_frame),
        cmocka_unit_test(a_lost_terminal_ends_the_desk),
        cmocka_unit_test(nothing_stays_on_screen_behind_us),
        cmocka_unit_test(a_pasted_text_arrives_whole),
        cmocka_unit_test(form_is_drawn_on_every_terminal),
        cmocka_unit_test(rich_style_adds_rules_and_paints),
        cmocka_unit_test(serial_style_has_no_attribute_at_all),
        cmocka_unit_test(a_key_costs_two_bytes_and_a_field_twenty_five),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
