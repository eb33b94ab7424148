/* Typing in a field: every defect measured in libform, and what a person expects instead. */
#include "locale/text/gate.h"
#include "locale/text/utf8.h"
#include "tests/tui/line_end.h"
#include "tui/term/line_edit.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>

#include <cmocka.h>

enum { ROW = 5, COLUMN = 10, WIDTH = 10, MOST = 30 };

static struct line_end end;
static struct line_edit *edit;

static void begin_with(int width, int most, const char *initial)
{
    paint_clear(end.terminal);
    paint_text(end.terminal, ROW, COLUMN - 1, 1, PAINT_PLAIN, "[");
    paint_text(end.terminal, ROW, COLUMN + width, 1, PAINT_PLAIN, "]");
    edit = line_edit_open(end.terminal, ROW, COLUMN, width, most, initial);
    assert_non_null(edit);
}

static int set_up(void **state)
{
    (void)state;
    line_open(&end, &(struct line_setup){.style = TERM_SERIAL});
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    line_edit_close(edit);
    edit = NULL;
    line_close(&end);
    return 0;
}

static bool press(enum key_kind kind)
{
    return line_edit_key(edit, &(struct key){.kind = kind});
}

static bool type(uint32_t code)
{
    return line_edit_key(edit, &(struct key){.kind = PRESS_TEXT, .code = code});
}

static void type_ascii(const char *text)
{
    for (; *text != '\0'; text++)
        type((uint32_t)*text);
}

static void expect_cursor(int column)
{
    line_edit_place_cursor(edit);
    line_show(&end);
    assert_int_equal(vt_cursor(end.vt).row, ROW);
    assert_int_equal(vt_cursor(end.vt).col, column);
}

static void what_is_typed_is_the_text_at_once(void **state)
{
    (void)state;
    begin_with(WIDTH, MOST, NULL);
    type('h');
    type(0xE9);
    assert_string_equal(line_edit_text(edit), "hé");
    assert_string_equal(line_row(&end, ROW), "         [hé        ]");
    expect_cursor(COLUMN + 2);
}

static void the_first_key_erases_nothing(void **state)
{
    (void)state;
    begin_with(WIDTH, MOST, "Vannes");
    expect_cursor(COLUMN + 6);
    press(PRESS_HOME);
    expect_cursor(COLUMN);
    type('>');
    assert_string_equal(line_edit_text(edit), ">Vannes");
}

static void controls_are_never_text(void **state)
{
    (void)state;
    static const uint32_t refused[] = {0,    1,      9,      27,     127,    0x85,
                                       0x9B, 0x200B, 0x202E, 0x2066, 0xE0041};
    begin_with(WIDTH, MOST, "a");
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        assert_true(type(refused[i]));
        assert_true(line_edit_refused(edit));
        assert_string_equal(line_edit_text(edit), "a");
    }
    type('b');
    assert_false(line_edit_refused(edit));
    assert_string_equal(line_edit_text(edit), "ab");
}

static void keys_of_the_screen_are_left_to_it(void **state)
{
    (void)state;
    static const enum key_kind others[] = {PRESS_ENTER,  PRESS_TAB,     PRESS_UP,  PRESS_FUNCTION,
                                           PRESS_ESCAPE, PRESS_CONTROL, PRESS_NONE};
    begin_with(WIDTH, MOST, "a");
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        assert_false(press(others[i]));
    assert_string_equal(line_edit_text(edit), "a");
}

static void a_full_field_refuses_and_does_not_jump(void **state)
{
    (void)state;
    begin_with(3, 3, NULL);
    type_ascii("120");
    assert_false(line_edit_refused(edit));
    assert_string_equal(line_row(&end, ROW), "         [120]");
    expect_cursor(COLUMN + 3);
    type('5');
    assert_true(line_edit_refused(edit));
    assert_string_equal(line_edit_text(edit), "120");
    press(PRESS_BACKSPACE);
    assert_string_equal(line_edit_text(edit), "12");
    press(PRESS_HOME);
    type('9');
    assert_string_equal(line_edit_text(edit), "912");
}

static void spaces_are_kept_inside_and_left_out_around(void **state)
{
    (void)state;
    begin_with(WIDTH, MOST, NULL);
    type_ascii(" le ");
    assert_string_equal(line_edit_text(edit), "le");
    type_ascii(" 1 ");
    assert_string_equal(line_edit_text(edit), "le  1");
    press(PRESS_BACKSPACE);
    press(PRESS_BACKSPACE);
    type('2');
    assert_string_equal(line_edit_text(edit), "le  2");
}

static void erasing_works_on_both_sides(void **state)
{
    (void)state;
    begin_with(WIDTH, MOST, "été à");
    press(PRESS_HOME);
    assert_true(press(PRESS_BACKSPACE));
    assert_string_equal(line_edit_text(edit), "été à");
    press(PRESS_DELETE);
    press(PRESS_RIGHT);
    press(PRESS_BACKSPACE);
    assert_string_equal(line_edit_text(edit), "é à");
    press(PRESS_END);
    press(PRESS_DELETE);
    press(PRESS_RIGHT);
    expect_cursor(COLUMN + 3);
}

static void a_combining_mark_joins_its_letter(void **state)
{
    (void)state;
    begin_with(WIDTH, MOST, NULL);
    type('e');
    type(0x301);
    assert_string_equal(line_edit_text(edit), "é");
    type('q');
    type(0x301);
    assert_true(line_edit_refused(edit));
    assert_string_equal(line_edit_text(edit), "éq");
}

static void a_mark_joins_even_the_last_letter_allowed(void **state)
{
    (void)state;
    begin_with(3, 3, "abe");
    type(0x301);
    assert_string_equal(line_edit_text(edit), "abé");
}

static void wide_characters_move_and_erase_whole(void **state)
{
    (void)state;
    begin_with(WIDTH, MOST, "中a");
    expect_cursor(COLUMN + 3);
    press(PRESS_LEFT);
    press(PRESS_LEFT);
    expect_cursor(COLUMN);
    press(PRESS_RIGHT);
    press(PRESS_BACKSPACE);
    assert_string_equal(line_edit_text(edit), "a");
}

static void long_text_scrolls_with_marks(void **state)
{
    (void)state;
    begin_with(WIDTH, MOST, "abcdefghijklmnopqrstuvwxyz");
    assert_string_equal(line_row(&end, ROW), "         <qrstuvwxyz]");
    expect_cursor(COLUMN + WIDTH);
    press(PRESS_HOME);
    assert_string_equal(line_row(&end, ROW), "         [abcdefghij>");
    expect_cursor(COLUMN);
    for (int i = 0; i < 12; i++)
        press(PRESS_RIGHT);
    line_edit_place_cursor(edit);
    line_show(&end);
    int column = vt_cursor(end.vt).col;
    assert_in_range(column, COLUMN, COLUMN + WIDTH - 1);
    assert_string_equal(vt_cell(end.vt, ROW, column).text, "m");
    assert_string_equal(vt_cell(end.vt, ROW, COLUMN - 1).text, "<");
    assert_string_equal(vt_cell(end.vt, ROW, COLUMN + WIDTH).text, ">");
    for (int i = 0; i < 26; i++)
        press(PRESS_DELETE);
    for (int i = 0; i < 12; i++)
        press(PRESS_BACKSPACE);
    assert_string_equal(line_row(&end, ROW), "         [          ]");
    assert_string_equal(line_edit_text(edit), "");
}

static void the_narrowest_field_keeps_its_cursor(void **state)
{
    (void)state;
    for (int width = 1; width <= 5; width++) {
        begin_with(width, MOST, "abcdefgh");
        press(PRESS_HOME);
        for (int i = 0; i < 8; i++) {
            char letter[] = {(char)('a' + i), '\0'};
            line_edit_place_cursor(edit);
            line_show(&end);
            int column = vt_cursor(end.vt).col;
            assert_in_range(column, COLUMN, COLUMN + width - 1);
            assert_string_equal(vt_cell(end.vt, ROW, column).text, letter);
            press(PRESS_RIGHT);
        }
        line_edit_place_cursor(edit);
        line_show(&end);
        assert_in_range(vt_cursor(end.vt).col, COLUMN, COLUMN + width);
        line_edit_close(edit);
        edit = NULL;
    }
}

static void the_text_outlives_any_resize(void **state)
{
    (void)state;
    static const struct winsize sizes[] = {{.ws_row = 3, .ws_col = 12},
                                           {.ws_row = 50, .ws_col = 132},
                                           {.ws_row = 1, .ws_col = 1},
                                           {.ws_row = 24, .ws_col = 80}};
    begin_with(WIDTH, MOST, "abcdefghijklmn");
    press(PRESS_HOME);
    press(PRESS_RIGHT);
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        ioctl(end.master, TIOCSWINSZ, &sizes[i]);
        raise(SIGWINCH);
        assert_int_equal(line_key(&end).kind, PRESS_RESIZE);
        line_edit_move(edit, ROW, COLUMN, i == 0 ? 4 : WIDTH);
        assert_string_equal(line_edit_text(edit), "abcdefghijklmn");
    }
    type('X');
    assert_string_equal(line_edit_text(edit), "aXbcdefghijklmn");
    expect_cursor(COLUMN + 2);
}

static void completion_replaces_all(void **state)
{
    (void)state;
    begin_with(WIDTH, MOST, "van");
    line_edit_replace(edit, "Vannes");
    assert_string_equal(line_edit_text(edit), "Vannes");
    expect_cursor(COLUMN + 6);
    line_edit_replace(edit, "");
    assert_string_equal(line_edit_text(edit), "");
}

static void what_is_unsafe_at_the_start_is_spelled_out(void **state)
{
    (void)state;
    begin_with(WIDTH, MOST, "a\033[2J");
    assert_null(strchr(line_edit_text(edit), '\033'));
    assert_non_null(strstr(line_edit_text(edit), "[2J"));
}

static void limits_hold_for_any_text(void **state)
{
    (void)state;
    begin_with(WIDTH, 100000, NULL);
    for (int i = 0; i < LINE_EDIT_MAX; i++)
        type(0x4E2D);
    assert_false(line_edit_refused(edit));
    type('a');
    assert_true(line_edit_refused(edit));
    assert_int_equal(strlen(line_edit_text(edit)), 3 * LINE_EDIT_MAX);
}

/* A cat on the keyboard: whatever is pressed, at any size, the text stays one the gate lets pass.
 */
static void nothing_pressed_makes_an_unsafe_text(void **state)
{
    (void)state;
    static const uint32_t odd[] = {0x301, 0x4E2D, 0xE9, 0x202E, 7, 0x1F600, 0xFE0F, 0xD800, 0x20};
    enum { ODD = sizeof odd / sizeof *odd, PRESSES = 4000 };
    unsigned draw = 20261124;
    begin_with(WIDTH, MOST, "");
    for (int i = 0; i < PRESSES; i++) {
        draw = draw * 1103515245U + 12345U;
        unsigned kind = (draw >> 16) % (PRESS_HANGUP + 1), code = (draw >> 8) % (ODD * 8);
        line_edit_key(edit, &(struct key){.kind = (enum key_kind)kind,
                                          .code = code < ODD ? odd[code] : ' ' + code});
        if (i % 64 == 0)
            line_edit_move(edit, (int)(draw % 30) - 2, (int)(draw % 90) - 4, (int)(draw % 40));
        if (i % 50 == 0)
            line_show(&end);
        const char *text = line_edit_text(edit);
        char safe[LINE_EDIT_MAX * 4];
        assert_int_equal(gate_pass(text, strlen(text), GATE_LINE, safe, sizeof safe, NULL),
                         GATE_SAFE);
        assert_true(utf8_count(text, strlen(text)) <= MOST);
    }
}

#define EDIT_TEST(function) cmocka_unit_test_setup_teardown(function, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        EDIT_TEST(what_is_typed_is_the_text_at_once),
        EDIT_TEST(the_first_key_erases_nothing),
        EDIT_TEST(controls_are_never_text),
        EDIT_TEST(keys_of_the_screen_are_left_to_it),
        EDIT_TEST(a_full_field_refuses_and_does_not_jump),
        EDIT_TEST(spaces_are_kept_inside_and_left_out_around),
        EDIT_TEST(erasing_works_on_both_sides),
        EDIT_TEST(a_combining_mark_joins_its_letter),
        EDIT_TEST(a_mark_joins_even_the_last_letter_allowed),
        EDIT_TEST(wide_characters_move_and_erase_whole),
        EDIT_TEST(long_text_scrolls_with_marks),
        EDIT_TEST(the_narrowest_field_keeps_its_cursor),
        EDIT_TEST(the_text_outlives_any_resize),
        EDIT_TEST(completion_replaces_all),
        EDIT_TEST(what_is_unsafe_at_the_start_is_spelled_out),
        EDIT_TEST(nothing_pressed_makes_an_unsafe_text),
        EDIT_TEST(limits_hold_for_any_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
