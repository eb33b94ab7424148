/* The table of actions: every key means one thing on one screen, typing or not. */
#include "tui/desk/action.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static enum action_id found(const char *scope, enum key_kind kind, uint32_t code, bool typing)
{
    const struct action *action = action_of_key(scope, &(struct key){kind, code}, typing);

    return action ? action->id : ACTION_NONE;
}

static bool meet(const struct action *one, const struct action *two)
{
    return !one->scope || !two->scope || strcmp(one->scope, two->scope) == 0;
}

/* A screen may have its own use for a general function key: its row comes first. The ways out and
 * the emergency are letters and stay everybody's. */
static bool same_function(const struct action *one, const struct action *two)
{
    return one->function && one->function == two->function && !one->scope == !two->scope;
}

static void no_key_means_two_things_on_a_screen(void **state)
{
    (void)state;
    for (size_t i = 0; i < action_count; i++)
        for (size_t j = i + 1; j < action_count; j++) {
            const struct action *one = &actions[i], *two = &actions[j];

            if (!meet(one, two))
                continue;
            if (same_function(one, two) || (one->letter && one->letter == two->letter) ||
                (one->escaped && one->escaped == two->escaped))
                fail_msg("%s: rows %zu and %zu", one->scope ? one->scope : two->scope, i, j);
        }
}

static void every_action_has_a_key_and_its_help(void **state)
{
    (void)state;
    for (size_t i = 0; i < action_count; i++) {
        const struct action *action = &actions[i];

        assert_true(action->function || action->letter || action->escaped);
        assert_in_range(action->function, 0, 12);
        assert_true(action->help && action->help[0]);
        if (action->label)
            assert_true(action->function > 0); /* the footer writes « F2 Suite » */
        if (action->letter)
            assert_true(action->letter == '?' || (action->letter >= 'a' && action->letter <= 'z'));
    }
}

static void a_letter_acts_where_nothing_is_typed(void **state)
{
    (void)state;
    assert_int_equal(found("acte", PRESS_TEXT, 'i', false), ACTION_PRINT);
    assert_int_equal(found("acte", PRESS_TEXT, 'I', false), ACTION_PRINT);
    assert_int_equal(found("acte", PRESS_TEXT, 'i', true), ACTION_NONE);
    assert_int_equal(found("accueil", PRESS_TEXT, 'i', false), ACTION_NONE);
    assert_int_equal(found("accueil", PRESS_TEXT, 'u', false), ACTION_EMERGENCY);
    assert_int_equal(found("visite", PRESS_TEXT, 'u', true), ACTION_NONE);
    assert_int_equal(found("visite", PRESS_TEXT, '?', true), ACTION_NONE);
    assert_int_equal(found("acte", PRESS_TEXT, '?', false), ACTION_HELP);
    assert_int_equal(found("acte", PRESS_TEXT, 0xE9, false), ACTION_NONE);
}

static void function_keys_act_even_while_typing(void **state)
{
    (void)state;
    assert_int_equal(found("visite", PRESS_FUNCTION, 1, true), ACTION_HELP);
    assert_int_equal(found("visite", PRESS_FUNCTION, 2, true), ACTION_NEXT);
    assert_int_equal(found("visite", PRESS_FUNCTION, 6, true), ACTION_ANSWER_HERE);
    assert_int_equal(found("visite", PRESS_FUNCTION, 11, true), ACTION_NONE);
}

static void pages_go_on_and_back_in_a_visit(void **state)
{
    (void)state;
    assert_int_equal(found("visite", PRESS_PAGE_DOWN, 0, true), ACTION_NEXT);
    assert_int_equal(found("visite", PRESS_PAGE_UP, 0, true), ACTION_BACK);
    assert_int_equal(found("portes", PRESS_PAGE_UP, 0, false), ACTION_BACK);
}

static void emergency_and_hiding_are_always_two_keys_away(void **state)
{
    (void)state;
    for (size_t i = 0; i < action_count; i++) {
        const char *scope = actions[i].scope ? actions[i].scope : "ailleurs";

        assert_int_equal(found(scope, PRESS_ESCAPED, 'u', true), ACTION_EMERGENCY);
        assert_int_equal(found(scope, PRESS_ESCAPED, 'h', true), ACTION_HIDE);
        assert_int_equal(found(scope, PRESS_FUNCTION, 12, true), ACTION_HIDE);
        assert_int_equal(found(scope, PRESS_FUNCTION, 1, true), ACTION_HELP);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_key_means_two_things_on_a_screen),
        cmocka_unit_test(every_action_has_a_key_and_its_help),
        cmocka_unit_test(a_letter_acts_where_nothing_is_typed),
        cmocka_unit_test(function_keys_act_even_while_typing),
        cmocka_unit_test(pages_go_on_and_back_in_a_visit),
        cmocka_unit_test(emergency_and_hiding_are_always_two_keys_away),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
