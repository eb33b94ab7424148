/* What a desk knows of a point: kept, dated, laid over what the source says. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "model/point/draft.h"
#include "model/point/local.h"
#include "tests/model/desk_fixture.h"

#define DORA "dora--347cb0a7"

static struct local after_change(struct desk_fixture *fixture, const char *point,
                                 const struct local_change *change)
{
    struct fault fault = {0};
    struct local after;

    if (!local_change(fixture->store, point, change, &after, &fault))
        fail_msg("local_change: %d %s %s", fault.code, fault.word, fault.detail);
    return after;
}

static struct local found(struct desk_fixture *fixture, const char *point, bool expected)
{
    struct fault fault = {0};
    struct local local;
    bool known;

    assert_true(local_find(fixture->store, &point, 1, &local, &known, &fault));
    assert_int_equal(known, expected);
    return local;
}

static void refused(struct desk_fixture *fixture, const struct local_change *change,
                    enum fault_code code, const char *word)
{
    struct fault fault = {0};

    assert_false(local_change(fixture->store, DORA, change, NULL, &fault));
    assert_int_equal(fault.code, code);
    assert_non_null(strstr(fault.word, word));
}

/* ------------------------------------------------------------------------------- keeping */

static void what_is_said_of_a_point_is_found_again(void **state)
{
    struct desk_fixture *fixture = *state;
    const struct local_closure closure = {"2026-11-23", "2026-11-27", "congés"};

    found(fixture, DORA, false);
    after_change(fixture, DORA,
                 &(struct local_change){.hours = "Mo-Fr 09:00-12:00",
                                        .phone = "02 97 01 02 03",
                                        .ask = "Mme Le Goff",
                                        .capacity = "complet jusqu'en janvier",
                                        .note = "sonner deux fois",
                                        .correction = "le numéro a changé",
                                        .closure = &closure,
                                        .checked = true,
                                        .agent = "ML"});
    struct local local = found(fixture, DORA, true);

    assert_string_equal(local.hours, "Mo-Fr 09:00-12:00");
    assert_string_equal(local.phone, "02 97 01 02 03");
    assert_string_equal(local.ask, "Mme Le Goff");
    assert_string_equal(local.capacity, "complet jusqu'en janvier");
    assert_string_equal(local.capacity_day, "2026-11-24");
    assert_string_equal(local.note, "sonner deux fois");
    assert_string_equal(local.correction, "le numéro a changé");
    assert_string_equal(local.correction_day, "2026-11-24");
    assert_string_equal(local.reported, "");
    assert_string_equal(local.closure.from, "2026-11-23");
    assert_string_equal(local.closure.to, "2026-11-27");
    assert_string_equal(local.closure.reason, "congés");
    assert_string_equal(local.checked, "2026-11-24");
    assert_string_equal(local.agent, "ML");
    assert_true(local.changed == clock_now_ms());
    assert_int_equal(foreign_number(fixture->path,
                                    "SELECT count(*) FROM audit WHERE action = 'point_changed'"
                                    " AND subject = '" DORA "' AND agent = 'ML'"),
                     1);
}

static void two_desks_that_change_two_things_lose_neither(void **state)
{
    struct desk_fixture *fixture = *state;
    struct fault fault = {0};
    struct store *other = store_open(fixture->path, STORE_EXISTING, &fault);

    after_change(fixture, DORA, &(struct local_change){.phone = "02 97 01 02 03"});
    assert_true(local_change(other, DORA, &(struct local_change){.note = "au fond"}, NULL, &fault));
    after_change(fixture, DORA, &(struct local_change){.ask = "M. Kerbrat"});
    struct local local = found(fixture, DORA, true);

    assert_string_equal(local.phone, "02 97 01 02 03");
    assert_string_equal(local.note, "au fond");
    assert_string_equal(local.ask, "M. Kerbrat");
    store_close(other);
}

static void what_is_taken_away_leaves_nothing(void **state)
{
    struct desk_fixture *fixture = *state;
    const struct local_closure closure = {"2026-11-24", "", "travaux"}, none = {"", "", ""};

    after_change(fixture, DORA,
                 &(struct local_change){.capacity = "3 places", .closure = &closure});
    struct local local = after_change(fixture, DORA, &(struct local_change){.capacity = ""});

    assert_string_equal(local.capacity_day, "");
    assert_string_equal(local.closure.reason, "travaux");
    after_change(fixture, DORA, &(struct local_change){.closure = &none});
    found(fixture, DORA, false);
    assert_int_equal(foreign_number(fixture->path, "SELECT count(*) FROM point_local"), 0);
}

/* A day set back in the store stands for a change of long ago. */
static void a_capacity_and_a_correction_keep_the_day_they_were_said(void **state)
{
    struct desk_fixture *fixture = *state;

    after_change(fixture, DORA, &(struct local_change){.capacity = "complet", .correction = "nom"});
    assert_int_equal(foreign_sql(fixture->path, "UPDATE point_local SET capacity_day ="
                                                " '2026-01-02', correction_day = '2026-01-03'"),
                     0);
    struct local local = after_change(
        fixture, DORA, &(struct local_change){.capacity = "complet", .correction = "nom"});

    assert_string_equal(local.capacity_day, "2026-01-02");
    assert_string_equal(local.correction_day, "2026-01-03");
    local = after_change(fixture, DORA,
                         &(struct local_change){.capacity = "2 places", .correction = "le nom"});
    assert_string_equal(local.capacity_day, "2026-11-24");
    assert_string_equal(local.correction_day, "2026-11-24");
}

static void what_is_not_text_or_not_days_is_refused_whole(void **state)
{
    struct desk_fixture *fixture = *state;
    const struct local_closure backwards = {"2026-11-27", "2026-11-23", ""};
    const struct local_closure no_day = {"demain", "", ""};
    const struct local_closure endless = {"", "2026-11-23", ""};
    char longest[LOCAL_TEXT_SIZE + 1];

    memset(longest, 'a', LOCAL_TEXT_SIZE);
    longest[LOCAL_TEXT_SIZE] = '\0';
    refused(fixture, &(struct local_change){.phone = "02", .note = "a\033[2Jb"}, FAULT_TEXT_UNSAFE,
            "U+001B");
    refused(fixture, &(struct local_change){.ask = "\xe2\x80\xaegnp"}, FAULT_TEXT_UNSAFE, "U+202E");
    refused(fixture, &(struct local_change){.hours = "Mo\nTu"}, FAULT_TEXT_UNSAFE, "U+000A");
    refused(fixture, &(struct local_change){.note = longest}, FAULT_CELL_VALUE, "aaa");
    refused(fixture, &(struct local_change){.closure = &backwards}, FAULT_CELL_DATE, "2026-11-23");
    refused(fixture, &(struct local_change){.closure = &no_day}, FAULT_CELL_DATE, "demain");
    refused(fixture, &(struct local_change){.closure = &endless}, FAULT_CELL_DATE, "2026-11-23");
    found(fixture, DORA, false);
    longest[LOCAL_TEXT_SIZE - 1] = '\0';
    after_change(fixture, DORA, &(struct local_change){.note = longest});
}

/* An edition may show a place by another of its records. */
static void another_record_of_the_place_finds_it(void **state)
{
    struct desk_fixture *fixture = *state;
    static const char *const ids[] = {"mission-locale--9", "soliguide--4", DORA};
    struct fault fault = {0};
    struct local local;
    bool known;

    after_change(fixture, DORA, &(struct local_change){.note = "ancienne"});
    assert_int_equal(foreign_sql(fixture->path, "UPDATE point_local SET changed = changed - 1"), 0);
    assert_true(local_find(fixture->store, ids, 3, &local, &known, &fault));
    assert_true(known);
    assert_string_equal(local.point, DORA);
    after_change(fixture, "soliguide--4", &(struct local_change){.note = "récente"});
    assert_true(local_find(fixture->store, ids, 3, &local, &known, &fault));
    assert_string_equal(local.note, "récente");
    assert_true(local_find(fixture->store, ids, 1, &local, &known, &fault));
    assert_false(known);
}

/* ------------------------------------------------------------------------------- corrections */

static void corrections_wait_until_their_source_is_told(void **state)
{
    struct desk_fixture *fixture = *state;
    struct fault fault = {0};
    struct local_corrections list;

    after_change(fixture, "soliguide--4", &(struct local_change){.correction = "fermé"});
    after_change(fixture, DORA, &(struct local_change){.correction = "adresse", .agent = "ML"});
    after_change(fixture, "dora--2", &(struct local_change){.note = "rien à dire"});
    assert_true(local_corrections(fixture->store, false, &list, &fault));
    assert_int_equal(list.count, 2);
    assert_string_equal(list.all[0].source, "dora");
    assert_string_equal(list.all[0].text, "adresse");
    assert_string_equal(list.all[0].agent, "ML");
    assert_string_equal(list.all[1].source, "soliguide");
    local_corrections_finish(&list);

    struct local local = after_change(fixture, DORA, &(struct local_change){.reported = true});

    assert_string_equal(local.reported, "2026-11-24");
    assert_true(local_corrections(fixture->store, false, &list, &fault));
    assert_int_equal(list.count, 1);
    local_corrections_finish(&list);
    assert_true(local_corrections(fixture->store, true, &list, &fault));
    assert_int_equal(list.count, 2);
    local_corrections_finish(&list);
    /* another correction was told to nobody */
    local = after_change(fixture, DORA, &(struct local_change){.correction = "le nom"});
    assert_string_equal(local.reported, "");
    assert_false(local_change(fixture->store, "dora--2", &(struct local_change){.reported = true},
                              NULL, &fault));
    assert_int_equal(fault.code, FAULT_CORRECTION_MISSING);
}

/* ------------------------------------------------------------------------------- drafts */

static void what_was_being_typed_waits(void **state)
{
    struct desk_fixture *fixture = *state;
    struct visit_card card = {
        .name = "point", .fields = {{"hours", "Mo-Fr 09:0"}, {"note", "é"}}, .count = 2};
    struct visit_card again;
    struct fault fault = {0};

    assert_true(point_draft_keep(fixture->store, DORA, &card, &fault));
    card.count = 1;
    assert_true(point_draft_keep(fixture->store, "", &card, &fault));
    assert_true(point_draft_load(fixture->store, DORA, "point", &again, &fault));
    assert_int_equal(again.count, 2);
    assert_string_equal(again.fields[0].value, "Mo-Fr 09:0");
    card.count = 0;
    assert_true(point_draft_keep(fixture->store, DORA, &card, &fault));
    assert_true(point_draft_load(fixture->store, DORA, "point", &again, &fault));
    assert_int_equal(again.count, 0);
    assert_true(
        point_draft_expire(fixture->store, (struct civil_date){2026, 12, 1}, &fault)); /* 7 days */
    assert_true(point_draft_load(fixture->store, "", "point", &again, &fault));
    assert_int_equal(again.count, 1);
    assert_true(point_draft_expire(fixture->store, (struct civil_date){2026, 12, 2}, &fault));
    assert_true(point_draft_load(fixture->store, "", "point", &again, &fault));
    assert_int_equal(again.count, 0);
}

#define IN_A_DESK(test) cmocka_unit_test_setup_teardown(test, fixture_setup, fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_A_DESK(what_is_said_of_a_point_is_found_again),
        IN_A_DESK(two_desks_that_change_two_things_lose_neither),
        IN_A_DESK(what_is_taken_away_leaves_nothing),
        IN_A_DESK(a_capacity_and_a_correction_keep_the_day_they_were_said),
        IN_A_DESK(what_is_not_text_or_not_days_is_refused_whole),
        IN_A_DESK(another_record_of_the_place_finds_it),
        IN_A_DESK(corrections_wait_until_their_source_is_told),
        IN_A_DESK(what_was_being_typed_waits),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
