/* A form under the hand: keys, focus, what is kept and when, and where the cursor is. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "locale/text/utf8.h"
#include "tests/tui/form_fake.h"
#include "tests/tui/line_end.h"
#include "tui/desk/app.h"

enum { LIST_ROWS = 15 };

static struct line_end line;
static struct app app;
static struct fake fake;
static struct form_view *view;

static void open_at(int rows, int cols)
{
    line_open(&line, &(struct line_setup){.rows = rows, .cols = cols, .style = TERM_SERIAL});
    app = (struct app){.terminal = line.terminal};
    fake = (struct fake){.status_choices = 3, .question = "Quelle est la question ?"};
    view = form_view_create(&app, &fake_source, &fake);
}

static int set_up(void **state)
{
    (void)state;
    open_at(24, 80);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    form_view_destroy(view);
    buffer_finish(&app.message);
    line_close(&line);
    return 0;
}

/* ------------------------------------------------------------------------------- hands */

static enum form_reply press(enum key_kind kind)
{
    return form_view_key(view, &(struct key){.kind = kind});
}

static enum form_reply type(const char *text)
{
    enum form_reply reply = FORM_UNUSED;

    for (; *text; text++)
        reply = form_view_key(view, &(struct key){PRESS_TEXT, (uint32_t)*text});
    return reply;
}

static void expect_focus(int id)
{
    assert_int_equal(form_view_focused(view), id);
}

static void expect_kept(int id, const char *value)
{
    assert_string_equal(fake.values[id], value);
}

static void go_to(int id)
{
    form_view_focus(view, id);
    expect_focus(id);
}

static struct vt_pos drawn(int rows)
{
    form_view_draw(view, (struct area){2, 5, rows, terminal_columns(line.terminal) - 5});
    line_show(&line);
    return vt_cursor(line.vt);
}

static void expect_cursor(struct vt_pos at, int row, int col)
{
    assert_int_equal(at.row, row);
    assert_int_equal(at.col, col);
}

/* ------------------------------------------------------------------------------- choices */

static void one_key_chooses_and_moves_on(void **state)
{
    (void)state;
    assert_int_equal(type("3"), FORM_LEFT);
    expect_kept(STATUS, "c3");
    expect_focus(MANAGER);
    assert_int_equal(fake.answers, 1);
    assert_int_equal(type("9"), FORM_UNUSED); /* there is no ninth */
    assert_int_equal(type("0"), FORM_UNUSED);
    expect_focus(MANAGER);
}

static void keys_go_on_with_letters(void **state)
{
    (void)state;
    fake.status_choices = 35;
    form_view_refresh(view);
    type("a");
    expect_kept(STATUS, "c10");
    go_to(STATUS);
    type("Z");
    expect_kept(STATUS, "c35");
}

static void enter_on_an_untouched_field_says_nothing(void **state)
{
    (void)state;
    for (int id = STATUS; id < REMARK; id++) {
        expect_focus(id);
        assert_int_equal(press(PRESS_ENTER), FORM_LEFT);
    }
    expect_focus(REMARK);
    assert_int_equal(press(PRESS_ENTER), FORM_BEYOND);
    assert_int_equal(press(PRESS_TAB), FORM_BEYOND);
    expect_focus(REMARK);
    assert_int_equal(fake.answers, 0);
}

static void arrows_mark_and_enter_chooses(void **state)
{
    (void)state;
    press(PRESS_DOWN);
    assert_int_equal(press(PRESS_DOWN), FORM_USED);
    assert_int_equal(fake.answers, 0);
    expect_cursor(drawn(LIST_ROWS), 5, 51); /* on the marked choice */
    assert_true(strncmp(line_row(&line, 5) + 51, "> 2 le choix c2", 15) == 0);
    press(PRESS_ENTER);
    expect_kept(STATUS, "c2");

    go_to(STATUS);
    press(PRESS_UP); /* from nothing, the last */
    press(PRESS_ENTER);
    expect_kept(STATUS, "c3");
}

static void moving_never_chooses(void **state)
{
    (void)state;
    press(PRESS_DOWN);
    assert_int_equal(press(PRESS_TAB), FORM_LEFT);
    expect_focus(MANAGER);
    press(PRESS_DOWN);
    press(PRESS_BACKTAB);
    expect_focus(STATUS);
    assert_int_equal(press(PRESS_BACKTAB), FORM_LEFT);
    expect_focus(STATUS);
    assert_int_equal(fake.answers, 0);
}

static void backspace_takes_an_answer_back(void **state)
{
    (void)state;
    type("1");
    go_to(STATUS);
    assert_int_equal(press(PRESS_BACKSPACE), FORM_LEFT);
    expect_kept(STATUS, "");
    expect_focus(STATUS);
}

/* ------------------------------------------------------------------------------- typed */

static void a_text_is_kept_when_it_is_left(void **state)
{
    (void)state;
    go_to(AGE);
    assert_int_equal(type("50"), FORM_USED);
    expect_kept(AGE, "");
    assert_int_equal(press(PRESS_ENTER), FORM_LEFT);
    expect_kept(AGE, "50");
    go_to(AGE);
    press(PRESS_BACKSPACE);
    assert_int_equal(press(PRESS_BACKTAB), FORM_LEFT);
    expect_kept(AGE, "5");
    go_to(AGE);
    press(PRESS_BACKSPACE);
    assert_true(form_view_commit(view));
    expect_kept(AGE, "");
}

static void a_refusal_explains_once_then_lets_go(void **state)
{
    (void)state;
    fake.refused = "500";
    utf8_copy(fake.values[AGE], sizeof fake.values[AGE], "50");
    go_to(AGE);
    type("0");
    assert_int_equal(press(PRESS_ENTER), FORM_USED);
    expect_focus(AGE);
    assert_int_equal(app.message_kind, MESSAGE_ERROR);
    assert_true(app.message.length > 0);
    drawn(LIST_ROWS);
    assert_non_null(strstr(line_row(&line, 4), "[500 ")); /* what was typed waits */
    assert_int_equal(press(PRESS_ENTER), FORM_LEFT);
    expect_focus(HELP);
    expect_kept(AGE, "50"); /* what stood there stays */
    assert_int_equal(fake.answers, 1);
}

static void a_corrected_text_is_judged_again(void **state)
{
    (void)state;
    fake.refused = "500";
    go_to(AGE);
    type("500");
    assert_false(form_view_commit(view));
    press(PRESS_BACKSPACE);
    type("0");
    assert_int_equal(press(PRESS_ENTER), FORM_USED);
    press(PRESS_BACKSPACE);
    assert_int_equal(press(PRESS_ENTER), FORM_LEFT);
    expect_kept(AGE, "50");
}

static void the_cursor_is_where_the_next_letter_goes(void **state)
{
    (void)state;
    expect_cursor(drawn(LIST_ROWS), 2, 25);
    go_to(AGE);
    expect_cursor(drawn(LIST_ROWS), 4, 25);
    type("50");
    expect_cursor(drawn(LIST_ROWS), 4, 27);
    assert_non_null(strstr(line_row(&line, 4), "> Âge"));
}

/* ------------------------------------------------------------------------------- several */

static void keys_tick_and_untick_one_of_several(void **state)
{
    (void)state;
    go_to(HELP);
    assert_int_equal(type("3"), FORM_LEFT);
    expect_focus(HELP);
    type("1");
    expect_kept(HELP, "c1,c3"); /* in the order of the list */
    drawn(LIST_ROWS);
    assert_non_null(strstr(line_row(&line, 4), "1 [x] le choix c1"));
    assert_non_null(strstr(line_row(&line, 5), "2 [ ] le choix c2"));
    type("3");
    expect_kept(HELP, "c1");
    assert_int_equal(press(PRESS_ENTER), FORM_LEFT);
    expect_focus(TOWN);
    expect_kept(HELP, "c1");
}

static void a_marked_one_is_ticked_by_enter_or_space(void **state)
{
    (void)state;
    go_to(HELP);
    press(PRESS_DOWN);
    type(" ");
    expect_kept(HELP, "c1");
    press(PRESS_DOWN);
    press(PRESS_ENTER);
    expect_kept(HELP, "c1,c2");
    expect_focus(HELP);
    press(PRESS_ENTER);
    expect_focus(TOWN);
}

/* ------------------------------------------------------------------------------- suggestions */

static void a_list_follows_what_is_typed(void **state)
{
    (void)state;
    go_to(TOWN);
    type("v4");
    drawn(LIST_ROWS);
    assert_non_null(strstr(line_row(&line, 4), "le choix v4"));
    assert_non_null(strstr(line_row(&line, 5), "le choix v40"));
    assert_int_equal(press(PRESS_ENTER), FORM_LEFT);
    expect_kept(TOWN, "v4"); /* the first */

    go_to(TOWN); /* the first key begins another search */
    type("v5");
    press(PRESS_DOWN);
    press(PRESS_DOWN);
    press(PRESS_ENTER);
    expect_kept(TOWN, "v50");
}

/* Keys end at z: the rest of a long list is found by typing. */
static void the_end_of_a_long_list_is_reached_by_typing(void **state)
{
    (void)state;
    go_to(TOWN);
    type("v60");
    press(PRESS_ENTER);
    expect_kept(TOWN, "v60");
}

static void what_fits_nothing_is_refused_once(void **state)
{
    (void)state;
    fake.refused = "xyz";
    go_to(TOWN);
    type("xyz");
    assert_int_equal(press(PRESS_ENTER), FORM_USED);
    assert_int_equal(press(PRESS_ENTER), FORM_LEFT);
    expect_focus(REMARK);
    expect_kept(TOWN, "");
}

static void an_answer_erased_is_taken_back(void **state)
{
    (void)state;
    utf8_copy(fake.values[TOWN], sizeof fake.values[TOWN], "v7");
    go_to(TOWN);
    press(PRESS_BACKSPACE);
    press(PRESS_TAB);
    expect_kept(TOWN, "");
}

/* « Vannes (56) » is shown, and is no code: walking through it says nothing, nor does a letter too
 * many, erased. */
static void what_is_shown_again_is_no_new_answer(void **state)
{
    (void)state;
    utf8_copy(fake.values[TOWN], sizeof fake.values[TOWN], "Vannes (56)");
    fake.refused = "Vannes (56)";
    go_to(TOWN);
    press(PRESS_LEFT);
    press(PRESS_HOME);
    assert_int_equal(press(PRESS_TAB), FORM_LEFT);
    expect_focus(REMARK);
    expect_kept(TOWN, "Vannes (56)");
    type("x");
    press(PRESS_BACKSPACE);
    press(PRESS_BACKTAB);
    expect_focus(TOWN);
    assert_int_equal(fake.answers, 0);
}

/* ------------------------------------------------------------------------------- closed lists */

/* A field that has its answer shows itself and how to open its list; the first arrow marks what is
 * held, so that Enter changes nothing. */
static void an_answered_field_opens_its_list_at_an_arrow(void **state)
{
    (void)state;
    fake.status_choices = 13;
    utf8_copy(fake.values[STATUS], sizeof fake.values[STATUS], "c4");
    go_to(STATUS);
    expect_cursor(drawn(LIST_ROWS), 2, 25);
    assert_non_null(strstr(line_row(&line, 4), "Flèche bas : la liste."));
    assert_null(strstr(line_row(&line, 5), "le choix"));
    assert_int_equal(press(PRESS_DOWN), FORM_USED);
    paint_clear(line.terminal);
    expect_cursor(drawn(LIST_ROWS), 7, 51);
    assert_non_null(strstr(line_row(&line, 4), "1 le choix c1"));
    assert_non_null(strstr(line_row(&line, 7), "> 4 le choix c4"));
    press(PRESS_DOWN);
    press(PRESS_ENTER);
    expect_kept(STATUS, "c5");

    go_to(STATUS);
    press(PRESS_UP);
    press(PRESS_ENTER);
    expect_kept(STATUS, "c5");
    go_to(STATUS);
    assert_int_equal(type("d"), FORM_LEFT); /* a key chooses from a closed list too */
    expect_kept(STATUS, "c13");
}

static void a_list_without_an_answer_is_open(void **state)
{
    (void)state;
    fake.status_choices = 13;
    go_to(STATUS);
    drawn(LIST_ROWS);
    assert_non_null(strstr(line_row(&line, 16), "d le choix c13"));
    type("4");
    go_to(STATUS);
    press(PRESS_BACKSPACE); /* taken back: what there is to choose is shown again */
    paint_clear(line.terminal);
    drawn(LIST_ROWS);
    assert_non_null(strstr(line_row(&line, 4), "1 le choix c1"));
}

static void an_answered_suggestion_opens_at_a_letter_or_an_arrow(void **state)
{
    (void)state;
    utf8_copy(fake.values[TOWN], sizeof fake.values[TOWN], "v7");
    go_to(TOWN);
    drawn(LIST_ROWS);
    assert_non_null(strstr(line_row(&line, 4), "Flèche bas, ou une lettre"));
    type("v");
    paint_clear(line.terminal);
    drawn(LIST_ROWS);
    assert_non_null(strstr(line_row(&line, 4), "le choix v1"));
    assert_non_null(strstr(line_row(&line, 11), "…")); /* short while it follows each key */
    assert_null(strstr(line_row(&line, 12), "le choix"));

    go_to(TOWN);
    press(PRESS_DOWN);
    paint_clear(line.terminal);
    drawn(LIST_ROWS);
    assert_non_null(strstr(line_row(&line, 10), "> le choix v7"));
    assert_non_null(strstr(line_row(&line, 12), "le choix v9"));
    press(PRESS_TAB); /* moving never chooses */
    expect_kept(TOWN, "v7");
}

/* ------------------------------------------------------------------------------- focus */

static void the_focus_follows_its_field(void **state)
{
    (void)state;
    go_to(AGE);
    type("50");
    fake.hidden[MANAGER] = true; /* something else changed */
    form_view_refresh(view);
    expect_focus(AGE);
    press(PRESS_ENTER);
    expect_kept(AGE, "50");
    expect_focus(HELP);
    fake.hidden[MANAGER] = false;
    form_view_refresh(view);
    expect_focus(HELP);
}

static void a_choice_may_take_the_next_field_away(void **state)
{
    (void)state;
    type("2");
    expect_focus(AGE); /* « Cadre » is not asked */
    go_to(STATUS);
    type("1");
    expect_focus(MANAGER);
}

static void a_field_that_leaves_gives_its_focus(void **state)
{
    (void)state;
    go_to(REMARK);
    fake.hidden[REMARK] = true;
    form_view_refresh(view);
    expect_focus(TOWN);
    for (int id = 0; id < FAKE_FIELDS; id++)
        fake.hidden[id] = true;
    form_view_refresh(view);
    expect_focus(-1);
    assert_false(form_view_typing(view));
    assert_int_equal(press(PRESS_ENTER), FORM_UNUSED);
    assert_true(form_view_commit(view));
    drawn(LIST_ROWS);
    form_view_focus(view, AGE); /* not there */
    expect_focus(-1);
}

static void keys_of_the_screen_are_left_to_it(void **state)
{
    (void)state;
    assert_int_equal(press(PRESS_FUNCTION), FORM_UNUSED);
    assert_int_equal(press(PRESS_ESCAPE), FORM_UNUSED);
    go_to(AGE);
    assert_int_equal(press(PRESS_FUNCTION), FORM_UNUSED);
    assert_int_equal(press(PRESS_PAGE_DOWN), FORM_UNUSED);
}

/* ------------------------------------------------------------------------------- room */

static void a_long_list_shows_the_marked_one(void **state)
{
    (void)state;
    fake.status_choices = 20;
    form_view_refresh(view);
    drawn(6);
    assert_non_null(strstr(line_row(&line, 7), "…"));
    for (size_t i = 1; i <= 20; i++) {
        char label[32];

        press(PRESS_DOWN);
        struct vt_pos at = drawn(6);

        snprintf(label, sizeof label, "le choix c%zu", i);
        assert_in_range(at.row, 3, 7);
        assert_string_equal(vt_cell(line.vt, at.row, at.col).text, ">");
        assert_non_null(strstr(line_row(&line, at.row), label));
        paint_clear(line.terminal);
    }
}

static void many_fields_keep_the_focused_one_in_sight(void **state)
{
    (void)state;
    for (int id = 0; id < FAKE_FIELDS; id++) {
        go_to(id);
        struct vt_pos at = drawn(2);

        assert_in_range(at.row, 2, 3);
        paint_clear(line.terminal);
    }
}

static void a_narrow_screen_shows_one_field_and_its_place(void **state)
{
    tear_down(state);
    open_at(12, 40);
    go_to(AGE);
    type("50");
    struct vt_pos at = drawn(8);

    assert_string_equal(line_row(&line, 2), "     3/6 Âge [50                       ]");
    expect_cursor(at, 2, 16);
    assert_string_equal(line_row(&line, 3), "     Quelle est la question ?");
    go_to(MANAGER);
    drawn(8);
    assert_string_equal(line_row(&line, 5), "       1 le choix c1");
}

static void a_long_question_leaves_room_for_choices(void **state)
{
    tear_down(state);
    open_at(8, 32);
    fake.question = "Depuis combien de temps cherchez-vous un emploi dans cette région, et "
                    "qu’avez-vous essayé depuis ce temps-là ?";
    drawn(4);
    assert_string_equal(line_row(&line, 4), "       1 le choix c1");
    assert_string_equal(line_row(&line, 5), "       …");
    press(PRESS_UP);
    drawn(4);
    assert_string_equal(line_row(&line, 4), "     > 3 le choix c3");
}

/* A question without a short form is its own label. */
static void a_long_label_leaves_room_for_the_answer(void **state)
{
    static const int widths[] = {40, 32};

    for (size_t i = 0; i < 2; i++) {
        tear_down(state);
        open_at(12, widths[i]);
        fake.label = "Depuis combien de temps cherchez-vous un emploi dans cette région ?";
        utf8_copy(fake.values[STATUS], sizeof fake.values[STATUS], "un an");
        go_to(STATUS);
        struct vt_pos at = drawn(8);

        assert_non_null(strstr(line_row(&line, 2), "1/6 Depuis"));
        assert_non_null(strstr(line_row(&line, 2), "[un an"));
        assert_non_null(strchr(line_row(&line, 2), ']'));
        assert_in_range(at.col, 10, widths[i] - 1);
    }
}

int main(void)
{
#define STEP(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        STEP(one_key_chooses_and_moves_on),
        STEP(keys_go_on_with_letters),
        STEP(enter_on_an_untouched_field_says_nothing),
        STEP(arrows_mark_and_enter_chooses),
        STEP(moving_never_chooses),
        STEP(backspace_takes_an_answer_back),
        STEP(a_text_is_kept_when_it_is_left),
        STEP(a_refusal_explains_once_then_lets_go),
        STEP(a_corrected_text_is_judged_again),
        STEP(the_cursor_is_where_the_next_letter_goes),
        STEP(keys_tick_and_untick_one_of_several),
        STEP(a_marked_one_is_ticked_by_enter_or_space),
        STEP(a_list_follows_what_is_typed),
        STEP(the_end_of_a_long_list_is_reached_by_typing),
        STEP(what_fits_nothing_is_refused_once),
        STEP(an_answer_erased_is_taken_back),
        STEP(what_is_shown_again_is_no_new_answer),
        STEP(an_answered_field_opens_its_list_at_an_arrow),
        STEP(a_list_without_an_answer_is_open),
        STEP(an_answered_suggestion_opens_at_a_letter_or_an_arrow),
        STEP(the_focus_follows_its_field),
        STEP(a_choice_may_take_the_next_field_away),
        STEP(a_field_that_leaves_gives_its_focus),
        STEP(keys_of_the_screen_are_left_to_it),
        STEP(a_long_list_shows_the_marked_one),
        STEP(many_fields_keep_the_focused_one_in_sight),
        STEP(a_narrow_screen_shows_one_field_and_its_place),
        STEP(a_long_question_leaves_room_for_choices),
        STEP(a_long_label_leaves_room_for_the_answer),
    };
#undef STEP

    return cmocka_run_group_tests(tests, NULL, NULL);
}
