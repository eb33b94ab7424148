/* The act: written once with all that was told, found again, followed by its events. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "model/desk/desk.h"
#include "tests/model/desk_fixture.h"

static void an_act_says_again_what_was_told(void **state)
{
    struct desk_fixture *fixture = *state;
    struct desk desk = {.name = "Mission locale du Pays de Vannes",
                        .pack = "essai-2026",
                        .phone = "02 97 01 65 40"};
    struct visit visit = fixture_visit(fixture->store, 1);
    struct act_draft draft = fixture_draft(&visit);
    struct act act, again;
    char out[REFERENCE_SIZE];
    struct fault fault = {0};

    assert_true(desk_save(fixture->store, &desk, &fault));
    draft.phoned = true;
    snprintf(draft.appointment, sizeof(draft.appointment), "26/11 9:00");
    assert_true(act_issue(fixture->store, &draft, NULL, &act, &fault));
    assert_int_equal(reference_parse(act.reference, out, NULL), REFERENCE_GOOD);
    assert_true(act_by_reference(fixture->store, act.reference, &again, &fault));
    assert_string_equal(again.told.place.name, "Apec, centre de Rennes");
    assert_string_equal(again.told.reason, "cherche un emploi, cadre");
    assert_string_equal(again.told.rule, "r8");
    assert_string_equal(again.told.alternatives, "accueil");
    assert_string_equal(again.told.level, "2");
    assert_true(again.told.phoned);
    assert_false(again.told.hours_checked);
    assert_string_equal(again.desk_name, "Mission locale du Pays de Vannes");
    assert_string_equal(again.desk_phone, "02 97 01 65 40");
    assert_string_equal(again.appointment, "26/11 9:00");
    assert_string_equal(again.state, "issued");
    assert_true(again.issued == clock_now_ms());
}

static void the_desk_may_move_the_act_does_not(void **state)
{
    struct desk_fixture *fixture = *state;
    struct desk desk = {.name = "Ici", .pack = "essai-2026"};
    struct act act, again;
    struct fault fault = {0};

    assert_true(desk_save(fixture->store, &desk, &fault));
    act = fixture_act(fixture->store);
    snprintf(desk.name, sizeof(desk.name), "Ailleurs");
    assert_true(desk_save(fixture->store, &desk, &fault));
    assert_true(act_by_reference(fixture->store, act.reference, &again, &fault));
    assert_string_equal(again.desk_name, "Ici");
}

static void issuing_a_draft_again_gives_the_same_act(void **state)
{
    struct desk_fixture *fixture = *state;
    struct visit visit = fixture_visit(fixture->store, 1);
    struct act_draft draft = fixture_draft(&visit);
    struct act_closing closing = {.visit = &visit, .outcome = "orientation"};
    struct act one, two;
    struct fault fault = {0};

    assert_true(act_issue(fixture->store, &draft, &closing, &one, &fault));
    assert_true(act_issue(fixture->store, &draft, &closing, &two, &fault));
    assert_string_equal(one.reference, two.reference);
    assert_int_equal(foreign_number(fixture->path, "SELECT count(*) FROM act_event"), 1);
    assert_string_equal(visit.outcome, "orientation");
}

static void a_sheet_made_wrong_can_be_made_again(void **state)
{
    struct desk_fixture *fixture = *state;
    struct visit visit = fixture_visit(fixture->store, 1);
    struct act_draft wrong = fixture_draft(&visit), right = fixture_draft(&visit);
    struct act act;
    struct fault fault = {0};

    assert_true(act_issue(fixture->store, &wrong, NULL, &act, &fault));
    assert_true(act_cancel(fixture->store, act.reference, "mauvaise adresse", "", &fault));
    assert_true(act_issue(fixture->store, &right, NULL, &act, &fault)); /* the same need */
    assert_false(act.cancelled);
}

static void an_act_and_its_visit_close_together_or_not_at_all(void **state)
{
    struct desk_fixture *fixture = *state;
    struct visit visit = fixture_visit(fixture->store, 1);
    struct act_draft draft = fixture_draft(&visit);
    struct visit_answer wrong = {.question = "age", .value = "vieux", .relevant = true};
    struct visit_said said = {.answers = &wrong, .answer_count = 1};
    struct act_closing closing = {.visit = &visit, .outcome = "orientation", .said = &said};
    struct act act;
    struct fault fault = {0};

    assert_false(act_issue(fixture->store, &draft, &closing, &act, &fault));
    assert_int_equal(fault.code, FAULT_ANSWER_VALUE);
    assert_int_equal(foreign_number(fixture->path, "SELECT count(*) FROM act"), 0);
    assert_int_equal(
        foreign_number(fixture->path, "SELECT count(*) FROM visit WHERE closed IS NULL"), 1);
}

static void at_door_two_only_a_call_or_a_reason_passes(void **state)
{
    struct desk_fixture *fixture = *state;
    struct visit visit = fixture_visit(fixture->store, 1);
    struct act_draft draft = fixture_draft(&visit);
    struct act_closing closing = {.visit = &visit, .outcome = "mise_en_relation"};
    struct act act;
    struct fault fault = {0};

    visit.door = 2; /* typed just now, not saved yet */
    snprintf(visit.came_with, sizeof(visit.came_with), "7K3F9XQ2M4MX");
    assert_false(act_issue(fixture->store, &draft, &closing, &act, &fault));
    assert_int_equal(fault.code, FAULT_THIRD_DOOR);
    snprintf(draft.handover_who, sizeof(draft.handover_who), "conseillère, ligne directe");
    draft.handover_at = clock_now_ms();
    assert_true(act_issue(fixture->store, &draft, &closing, &act, &fault));
    assert_string_equal(act.came_with, "7K3F9XQ2M4MX");
}

static void a_breach_is_written_with_its_reason(void **state)
{
    struct desk_fixture *fixture = *state;
    struct visit visit = fixture_visit(fixture->store, 2);
    struct act_draft draft = fixture_draft(&visit);
    struct act_closing closing = {.visit = &visit, .outcome = "troisieme_porte"};
    struct act act;
    struct fault fault = {0};

    snprintf(draft.breach, sizeof(draft.breach), "ferme");
    assert_true(act_issue(fixture->store, &draft, &closing, &act, &fault));
    assert_string_equal(act.told.breach, "ferme");
}

static void codes_come_from_the_pack_a_typed_place_has_none(void **state)
{
    struct desk_fixture *fixture = *state;
    struct visit visit = fixture_visit(fixture->store, 1);
    struct act_draft draft = fixture_draft(&visit);
    struct act act;
    struct fault fault = {0};

    snprintf(draft.network, sizeof(draft.network), "inconnu");
    assert_false(act_issue(fixture->store, &draft, NULL, &act, &fault));
    assert_int_equal(fault.code, FAULT_NETWORK_UNKNOWN);
    assert_string_equal(fault.detail, "inconnu");
    snprintf(draft.demand, sizeof(draft.demand), "voyage");
    assert_false(act_issue(fixture->store, &draft, NULL, &act, &fault));
    assert_int_equal(fault.code, FAULT_ANSWER_VALUE);
    assert_string_equal(fault.detail, "voyage");
    draft.demand[0] = '\0'; /* not said: still an act */
    draft.network[0] = '\0';
    assert_true(act_issue(fixture->store, &draft, NULL, &act, &fault));
}

static void events_follow_in_order(void **state)
{
    struct desk_fixture *fixture = *state;
    struct act act = fixture_act(fixture->store);
    struct act_events list;
    struct fault fault = {0};
    static const enum act_event_kind kinds[] = {ACT_PRINTED,     ACT_HANDED,    ACT_APPOINTMENT,
                                                ACT_APPOINTMENT, ACT_PRESENTED, ACT_HELPED};

    for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++)
        assert_true(act_event_add(fixture->store, act.reference, kinds[i],
                                  i == 1   ? "main"
                                  : i == 2 ? "25/11"
                                  : i == 3 ? "26/11 9:00"
                                           : "",
                                  "CB", &fault));
    assert_true(act_events(fixture->store, act.reference, &list, &fault));
    assert_int_equal(list.count, 7);
    assert_int_equal(list.events[0].kind, ACT_ISSUED);
    assert_int_equal(list.events[6].kind, ACT_HELPED);
    assert_string_equal(list.events[6].agent, "CB");
    act_events_finish(&list);
    assert_true(act_by_reference(fixture->store, act.reference, &act, &fault));
    assert_string_equal(act.appointment, "26/11 9:00");
    assert_string_equal(act.handed, "main");
    assert_string_equal(act.state, "helped");
}

static void a_cancelled_act_stays_cancelled(void **state)
{
    struct desk_fixture *fixture = *state;
    struct act act = fixture_act(fixture->store);
    struct fault fault = {0};

    assert_false(act_cancel(fixture->store, act.reference, "", "", &fault));
    assert_int_equal(fault.code, FAULT_ANSWER_MISSING);
    assert_true(act_cancel(fixture->store, act.reference, "mauvaise adresse", "", &fault));
    assert_true(act_event_add(fixture->store, act.reference, ACT_PRINTED, "", "", &fault));
    assert_true(act_by_reference(fixture->store, act.reference, &act, &fault));
    assert_true(act.cancelled);
    assert_string_equal(act.state, "cancelled");
}

static void what_became_of_anothers_act_can_be_told(void **state)
{
    struct desk_fixture *fixture = *state;
    struct act_events list;
    struct act act;
    struct fault fault = {0};

    assert_true(act_event_add(fixture->store, "7K3F9XQ2M4MX", ACT_PRESENTED, "", "", &fault));
    assert_true(act_events(fixture->store, "7K3F9XQ2M4MX", &list, &fault));
    assert_int_equal(list.count, 1);
    act_events_finish(&list);
    assert_false(act_event_add(fixture->store, "7K3F9XQ2M4MX", ACT_PRINTED, "", "", &fault));
    assert_int_equal(fault.code, FAULT_REFERENCE_UNKNOWN);
    assert_false(act_by_reference(fixture->store, "7K3F9XQ2M4MX", &act, &fault));
    assert_int_equal(fault.code, FAULT_REFERENCE_UNKNOWN);
    assert_string_equal(fault.word, "7K3F-9XQ2-M4MX");
}

static void acts_are_found_by_day_and_by_visit(void **state)
{
    struct desk_fixture *fixture = *state;
    struct act act = fixture_act(fixture->store);
    struct act_list list;
    struct fault fault = {0};

    assert_true(act_by_day(fixture->store, clock_today(), &list, &fault));
    assert_int_equal(list.count, 1);
    assert_string_equal(list.rows[0].reference, act.reference);
    act_list_finish(&list);
    assert_true(act_by_visit(fixture->store, act.told.visit, &list, &fault));
    assert_int_equal(list.count, 1);
    act_list_finish(&list);
    assert_true(act_by_day(fixture->store, (struct civil_date){2026, 11, 23}, &list, &fault));
    assert_int_equal(list.count, 0);
    act_list_finish(&list);
}

static void event_codes_go_both_ways(void **state)
{
    (void)state;
    for (int kind = 0; kind < ACT_EVENT_KINDS; kind++)
        assert_int_equal(act_event_kind(act_event_code((enum act_event_kind)kind)), kind);
    assert_int_equal(act_event_kind("perdu"), -1);
}

#define IN_A_DESK(test) cmocka_unit_test_setup_teardown(test, fixture_setup, fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_A_DESK(an_act_says_again_what_was_told),
        IN_A_DESK(the_desk_may_move_the_act_does_not),
        IN_A_DESK(issuing_a_draft_again_gives_the_same_act),
        IN_A_DESK(a_sheet_made_wrong_can_be_made_again),
        IN_A_DESK(an_act_and_its_visit_close_together_or_not_at_all),
        IN_A_DESK(at_door_two_only_a_call_or_a_reason_passes),
        IN_A_DESK(a_breach_is_written_with_its_reason),
        IN_A_DESK(codes_come_from_the_pack_a_typed_place_has_none),
        IN_A_DESK(events_follow_in_order),
        IN_A_DESK(a_cancelled_act_stays_cancelled),
        IN_A_DESK(what_became_of_anothers_act_can_be_told),
        IN_A_DESK(acts_are_found_by_day_and_by_visit),
        cmocka_unit_test(event_codes_go_both_ways),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
