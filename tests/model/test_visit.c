/* A visit from its first key to its outcome, and what Accueil shows of a day. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/model/desk_fixture.h"

static const struct visit_answer said_answers[] = {
    {.question = "demande", .value = "emploi", .relevant = true},
    {.question = "age", .value = "50", .relevant = true},
    {.question = "commune", .value = "van", .relevant = false},
};
static const struct visit_told said_told[] = {{.key = "cep"}};
static const struct visit_said said = {
    .answers = said_answers, .answer_count = 3, .told = said_told, .told_count = 1};

static int count(struct desk_fixture *fixture, const char *sql)
{
    return (int)foreign_number(fixture->path, sql);
}

static void a_draft_comes_back_as_it_was_left(void **state)
{
    struct desk_fixture *fixture = *state;
    struct visit visit = fixture_visit(fixture->store, 1), back;
    struct visit_content content;
    struct fault fault = {0};

    visit.step = 3;
    snprintf(visit.note, sizeof(visit.note), "revient jeudi");
    assert_true(visit_save_draft(fixture->store, &visit, &said, &fault));
    assert_true(visit_save_draft(fixture->store, &visit, &said, &fault));
    assert_true(visit_load(fixture->store, visit.id, &back, &content, &fault));
    assert_int_equal(back.step, 3);
    assert_string_equal(back.note, "revient jeudi");
    assert_string_equal(back.pack.id, "essai-2026");
    assert_int_equal(content.answer_count, 3);
    assert_string_equal(content.answers[2].value, "van");
    assert_false(content.answers[2].relevant);
    assert_int_equal(content.told_count, 1);
    visit_content_finish(&content);
}

static void closing_keeps_what_mattered_and_wipes_the_rest(void **state)
{
    struct desk_fixture *fixture = *state;
    struct visit visit = fixture_visit(fixture->store, 1), back;
    struct visit_content content;
    struct fault fault = {0};

    snprintf(visit.note, sizeof(visit.note), "revient jeudi");
    assert_true(visit_save_draft(fixture->store, &visit, &said, &fault));
    assert_true(visit_close(fixture->store, &visit, "ici", &said, &fault));
    assert_true(visit_load(fixture->store, visit.id, &back, &content, &fault));
    assert_string_equal(back.outcome, "ici");
    assert_true(back.closed > 0);
    assert_string_equal(back.note, "revient jeudi");
    assert_int_equal(content.answer_count, 2);
    assert_int_equal(content.told_count, 1);
    visit_content_finish(&content);
    assert_int_equal(count(fixture, "SELECT count(*) FROM draft"), 0);
    assert_int_equal(count(fixture, "SELECT count(*) FROM draft_answer"), 0);
}

static void closing_again_is_done_or_refused(void **state)
{
    struct desk_fixture *fixture = *state;
    struct visit visit = fixture_visit(fixture->store, 1);
    struct fault fault = {0};

    assert_true(visit_close(fixture->store, &visit, "ici", &said, &fault));
    assert_true(visit_close(fixture->store, &visit, "ici", &said, &fault));
    assert_false(visit_close(fixture->store, &visit, "arret", &said, &fault));
    assert_int_equal(fault.code, FAULT_VISIT_CLOSED);
    assert_false(visit_save_draft(fixture->store, &visit, &said, &fault));
    assert_int_equal(fault.code, FAULT_VISIT_CLOSED);
}

static void an_answer_out_of_the_pack_is_named(void **state)
{
    struct desk_fixture *fixture = *state;
    struct visit visit = fixture_visit(fixture->store, 1);
    struct visit_answer answer = {.question = "demande", .value = "voyage", .relevant = true};
    struct visit_said one = {.answers = &answer, .answer_count = 1};
    struct fault fault = {0};

    assert_false(visit_close(fixture->store, &visit, "ici", &one, &fault));
    assert_int_equal(fault.code, FAULT_ANSWER_VALUE);
    assert_string_equal(fault.word, "demande");
    assert_string_equal(fault.detail, "voyage");
    snprintf(answer.question, sizeof(answer.question), "couleur");
    assert_false(visit_close(fixture->store, &visit, "ici", &one, &fault));
    assert_int_equal(fault.code, FAULT_QUESTION_UNKNOWN);
    assert_int_equal(count(fixture, "SELECT count(*) FROM visit WHERE closed IS NULL"), 1);
}

static void a_visit_needs_a_known_pack(void **state)
{
    struct desk_fixture *fixture = *state;
    struct visit visit = {.channel = "presence", .language = "fr", .door = 1};
    struct fault fault = {0};

    snprintf(visit.pack.id, sizeof(visit.pack.id), "inconnu");
    assert_false(visit_open(fixture->store, &visit, &fault));
    assert_int_equal(fault.code, FAULT_PACK_UNKNOWN);
    assert_false(visit_load(fixture->store, "nulle part", &visit, NULL, &fault));
    assert_int_equal(fault.code, FAULT_VISIT_UNKNOWN);
}

static void typing_a_reference_moves_the_visit_to_door_two(void **state)
{
    struct desk_fixture *fixture = *state;
    struct visit visit = fixture_visit(fixture->store, 1), back;
    struct fault fault = {0};

    visit.door = 2;
    snprintf(visit.came_with, sizeof(visit.came_with), "7K3F9XQ2M4MX");
    assert_true(visit_save_draft(fixture->store, &visit, NULL, &fault));
    assert_true(visit_load(fixture->store, visit.id, &back, NULL, &fault));
    assert_int_equal(back.door, 2);
    assert_string_equal(back.came_with, "7K3F9XQ2M4MX");
    assert_false(visit_close(fixture->store, &visit, "orientation", NULL, &fault));
    assert_int_equal(fault.code, FAULT_THIRD_DOOR);
    assert_true(visit_close(fixture->store, &visit, "ici", NULL, &fault));
}

static void a_day_shows_hours_references_and_states(void **state)
{
    struct desk_fixture *fixture = *state;
    struct visit visit;
    struct visit_list list;
    struct act act;
    struct fault fault = {0};

    setenv("DEUXPORTES_NOW", "2026-11-24T09:50:00", 1);
    visit = fixture_visit(fixture->store, 1);
    assert_true(visit_close(fixture->store, &visit, "ici", &said, &fault));
    setenv("DEUXPORTES_NOW", "2026-11-24T10:15:00", 1);
    act = fixture_act(fixture->store);
    assert_true(act_event_add(fixture->store, act.reference, ACT_PRINTED, "", "", &fault));
    assert_true(
        act_event_add(fixture->store, act.reference, ACT_APPOINTMENT, "26/11 9:00", "", &fault));
    fixture_visit(fixture->store, 1);
    assert_true(visit_list_day(fixture->store, clock_today(), &list, &fault));
    assert_int_equal(list.count, 2);
    assert_string_equal(list.rows[0].reference, act.reference);
    assert_string_equal(list.rows[0].state, "printed");
    assert_string_equal(list.rows[0].appointment, "26/11 9:00");
    assert_string_equal(list.rows[1].outcome, "ici");
    assert_string_equal(list.rows[1].reference, "");
    visit_list_finish(&list);
}

static void days_with_something_come_latest_first(void **state)
{
    struct desk_fixture *fixture = *state;
    struct visit_day days[4];
    struct fault fault = {0};
    size_t found;

    setenv("DEUXPORTES_NOW", "2026-11-20T10:00:00", 1);
    fixture_act(fixture->store);
    fixture_act(fixture->store);
    setenv("DEUXPORTES_NOW", "2026-11-24T10:15:00", 1);
    fixture_act(fixture->store);
    assert_true(visit_days(fixture->store, days, 4, &found, &fault));
    assert_int_equal(found, 2);
    assert_int_equal(days[0].day.day, 24);
    assert_int_equal(days[1].day.day, 20);
    assert_int_equal(days[1].visits, 2);
    assert_int_equal(days[1].acts, 2);
    assert_true(visit_days(fixture->store, days, 1, &found, &fault));
    assert_int_equal(found, 1);
}

static size_t drafts_on(struct desk_fixture *fixture, const char *now)
{
    struct visit_list list;
    struct fault fault = {0};
    size_t found;

    setenv("DEUXPORTES_NOW", now, 1);
    assert_true(visit_expire_drafts(fixture->store, clock_today(), &fault));
    assert_true(visit_drafts(fixture->store, &list, &fault));
    found = list.count;
    visit_list_finish(&list);
    setenv("DEUXPORTES_NOW", "2026-11-24T10:15:00", 1);
    return found;
}

static void yesterdays_drafts_are_offered_once_then_wiped(void **state)
{
    struct desk_fixture *fixture = *state;
    struct visit visit = fixture_visit(fixture->store, 1);
    struct visit_list list;
    struct fault fault = {0};

    assert_true(visit_save_draft(fixture->store, &visit, &said, &fault));
    assert_int_equal(drafts_on(fixture, "2026-11-24T18:00:00"), 1);
    assert_int_equal(drafts_on(fixture, "2026-11-25T08:30:00"), 1);
    assert_int_equal(drafts_on(fixture, "2026-11-25T14:00:00"), 1);
    assert_int_equal(drafts_on(fixture, "2026-11-26T08:30:00"), 0);
    assert_int_equal(count(fixture, "SELECT count(*) FROM draft_answer"), 0);
    assert_int_equal(count(fixture, "SELECT count(*) FROM visit WHERE outcome = 'abandon'"), 1);
    assert_true(visit_list_day(fixture->store, clock_today(), &list, &fault));
    assert_int_equal(list.count, 0);
    visit_list_finish(&list);
}

static bool file_holds(const char *path, const char *word)
{
    FILE *file = fopen(path, "re");
    bool held = false;
    char *bytes;
    size_t size;

    if (file == NULL)
        return false;
    bytes = malloc(1 << 22);
    size = fread(bytes, 1, 1 << 22, file);
    held = memmem(bytes, size, word, strlen(word)) != NULL;
    free(bytes);
    fclose(file);
    return held;
}

/* The database and its log, as they lie on the disk while the desk works. */
static bool files_hold(const struct desk_fixture *fixture, const char *word)
{
    char log[160];

    snprintf(log, sizeof(log), "%s-wal", fixture->path);
    return file_holds(fixture->path, word) || file_holds(log, word);
}

static void a_wiped_draft_leaves_no_trace_in_the_files(void **state)
{
    struct desk_fixture *fixture = *state;
    struct visit visit = fixture_visit(fixture->store, 1);
    struct fault fault = {0};

    snprintf(visit.note, sizeof(visit.note), "zanzibar-note-secrete");
    assert_true(visit_save_draft(fixture->store, &visit, &said, &fault));
    assert_true(files_hold(fixture, "zanzibar-note-secrete"));
    assert_int_equal(drafts_on(fixture, "2026-11-25T08:30:00"), 1);
    assert_int_equal(drafts_on(fixture, "2026-11-26T08:30:00"), 0);
    assert_false(files_hold(fixture, "zanzibar-note-secrete"));
    assert_true(files_hold(fixture, "presence"));
}

static void quick_information_is_counted_and_nothing_else(void **state)
{
    struct desk_fixture *fixture = *state;
    struct fault fault = {0};
    int counts[QUICK_KINDS];

    assert_true(visit_count_quick(fixture->store, QUICK_INFORMATION, &fault));
    assert_true(visit_count_quick(fixture->store, QUICK_INFORMATION, &fault));
    assert_true(visit_count_quick(fixture->store, QUICK_EMERGENCY, &fault));
    assert_true(visit_quick_counts(fixture->store, clock_today(), counts, &fault));
    assert_int_equal(counts[QUICK_INFORMATION], 2);
    assert_int_equal(counts[QUICK_EMERGENCY], 1);
    assert_int_equal(count(fixture, "SELECT count(*) FROM visit"), 0);
}

#define IN_A_DESK(test) cmocka_unit_test_setup_teardown(test, fixture_setup, fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_A_DESK(a_draft_comes_back_as_it_was_left),
        IN_A_DESK(closing_keeps_what_mattered_and_wipes_the_rest),
        IN_A_DESK(closing_again_is_done_or_refused),
        IN_A_DESK(an_answer_out_of_the_pack_is_named),
        IN_A_DESK(a_visit_needs_a_known_pack),
        IN_A_DESK(typing_a_reference_moves_the_visit_to_door_two),
        IN_A_DESK(a_day_shows_hours_references_and_states),
        IN_A_DESK(days_with_something_come_latest_first),
        IN_A_DESK(yesterdays_drafts_are_offered_once_then_wiped),
        IN_A_DESK(a_wiped_draft_leaves_no_trace_in_the_files),
        IN_A_DESK(quick_information_is_counted_and_nothing_else),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
