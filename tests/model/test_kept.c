/* What a desk remembers so as not to ask or prove it twice: packs without a dead end, cards that a
 * lost line interrupted. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "model/point/draft.h"
#include "model/verify/use.h"
#include "model/verify/verify.h"
#include "model/visit/card.h"
#include "tests/model/desk_fixture.h"
#include "tests/support/sample_pack.h"

/* ------------------------------------------------------------------------------- packs */

static void a_sound_pack_is_proved_once(void **state)
{
    struct desk_fixture *fixture = *state;
    struct sample_pack *sample = sample_pack_create();
    struct pack *pack = sample_pack_read(sample);
    struct fault fault;

    assert_true(pack_may_be_used(fixture->store, pack, &fault));
    assert_true(pack_may_be_used(fixture->store, pack, &fault));
    assert_int_equal(foreign_number(fixture->path, "SELECT count(*) FROM pack_verified"), 1);
    pack_destroy(pack);
    sample_pack_destroy(sample);
}

static void a_dead_end_is_refused_each_time(void **state)
{
    struct desk_fixture *fixture = *state;
    struct sample_pack *sample = sample_pack_create();
    struct fault fault;

    sample_pack_change(sample, "orientation", "accueil;-;-;-;", "accueil;-;-;<50;");
    struct pack *pack = sample_pack_read(sample);

    for (int i = 0; i < 2; i++) {
        assert_false(pack_may_be_used(fixture->store, pack, &fault));
        assert_int_equal(fault.code, FAULT_PACK_REFUSED);
        assert_string_equal(fault.word, "essai");
    }
    assert_false(pack_may_be_used(NULL, pack, NULL));
    assert_int_equal(foreign_number(fixture->path, "SELECT count(*) FROM pack_verified"), 0);
    pack_destroy(pack);
    sample_pack_destroy(sample);
}

static int remember(const struct desk_fixture *fixture, const char *hash, const char *verifier)
{
    const char *values[] = {hash, verifier};

    return foreign_run(fixture->path, "INSERT INTO pack_verified VALUES (?1, CAST(?2 AS INTEGER))",
                       values, 2, NULL);
}

/* What was proved is not proved again: a row is believed, for this verifier only. */
static void another_verifier_proves_again(void **state)
{
    struct desk_fixture *fixture = *state;
    struct sample_pack *sample = sample_pack_create();
    struct fault fault;

    sample_pack_change(sample, "orientation", "accueil;-;-;-;", "accueil;-;-;<50;");
    struct pack *pack = sample_pack_read(sample);

    assert_int_equal(remember(fixture, pack->hash, "0"), 0);
    assert_false(pack_may_be_used(fixture->store, pack, &fault));
    assert_int_equal(remember(fixture, pack->hash, "1"), 0);
    assert_int_equal(VERIFY_EDITION, 1);
    assert_true(pack_may_be_used(fixture->store, pack, &fault));
    pack_destroy(pack);
    sample_pack_destroy(sample);
}

static void a_desk_that_cannot_write_still_proves(void **state)
{
    struct desk_fixture *fixture = *state;
    struct sample_pack *sample = sample_pack_create();
    struct pack *pack = sample_pack_read(sample);
    struct fault fault;

    store_close(fixture->store);
    fixture->store = store_open(fixture->path, STORE_READ, &fault);
    assert_non_null(fixture->store);
    assert_true(pack_may_be_used(fixture->store, pack, &fault));
    pack_destroy(pack);
    sample_pack_destroy(sample);
}

/* ------------------------------------------------------------------------------- cards */

static const struct visit_card typed = {
    .name = "appel",
    .fields = {{"qui", "Mme Le Goff, poste 12"}, {"rendez_vous", "26/11 9:00"}},
    .count = 2,
};

static void a_card_waits_with_its_visit(void **state)
{
    struct desk_fixture *fixture = *state;
    struct visit visit = fixture_visit(fixture->store, 1);
    struct visit_card found;
    struct fault fault;

    assert_false(visit_card_waits(fixture->store, visit.id));
    assert_true(visit_card_keep(fixture->store, visit.id, &typed, &fault));
    assert_true(visit_card_keep(fixture->store, visit.id, &typed, &fault)); /* again is the same */
    assert_true(visit_card_waits(fixture->store, visit.id));
    assert_true(visit_save_draft(fixture->store, &visit, NULL, &fault));
    assert_true(visit_card_load(fixture->store, visit.id, "appel", &found, &fault));
    assert_int_equal(found.count, 2);
    assert_string_equal(found.fields[0].value, "Mme Le Goff, poste 12");
    assert_string_equal(found.fields[1].name, "rendez_vous");
    assert_true(visit_card_load(fixture->store, visit.id, "autre", &found, &fault));
    assert_int_equal(found.count, 0);
}

static void a_card_that_was_kept_or_left_waits_no_more(void **state)
{
    struct desk_fixture *fixture = *state;
    struct visit visit = fixture_visit(fixture->store, 1);
    struct visit_card none = {.name = "appel"};
    struct fault fault;

    assert_true(visit_card_keep(fixture->store, visit.id, &typed, &fault));
    assert_true(visit_card_keep(fixture->store, visit.id, &none, &fault));
    assert_false(visit_card_waits(fixture->store, visit.id));
}

static void a_visit_that_closes_wipes_its_cards(void **state)
{
    struct desk_fixture *fixture = *state;
    struct visit visit = fixture_visit(fixture->store, 1);
    struct fault fault;

    assert_true(visit_card_keep(fixture->store, visit.id, &typed, &fault));
    assert_true(visit_close(fixture->store, &visit, "arret", NULL, &fault));
    assert_int_equal(foreign_number(fixture->path, "SELECT count(*) FROM draft_card"), 0);
}

static void a_card_about_an_act_waits_a_week(void **state)
{
    struct desk_fixture *fixture = *state;
    struct act act = fixture_act(fixture->store);
    struct fault fault;
    int today = civil_to_days(clock_today());

    assert_true(visit_card_keep(fixture->store, act.told.visit, &typed, &fault));
    assert_true(
        visit_card_expire(fixture->store, civil_from_days(today + VISIT_CARD_DAYS), &fault));
    assert_true(visit_card_waits(fixture->store, act.told.visit));
    assert_true(
        visit_expire_drafts(fixture->store, civil_from_days(today + VISIT_CARD_DAYS + 1), &fault));
    assert_false(visit_card_waits(fixture->store, act.told.visit));
}

/* At the start of a day, with the drafts of visits. */
static void a_card_about_a_point_waits_a_week(void **state)
{
    struct desk_fixture *fixture = *state;
    struct visit_card card;
    struct fault fault;
    int today = civil_to_days(clock_today());

    assert_true(point_draft_keep(fixture->store, "dora--1", &typed, &fault));
    assert_true(
        visit_expire_drafts(fixture->store, civil_from_days(today + POINT_DRAFT_DAYS), &fault));
    assert_true(point_draft_load(fixture->store, "dora--1", typed.name, &card, &fault));
    assert_int_equal(card.count, typed.count);
    assert_true(
        visit_expire_drafts(fixture->store, civil_from_days(today + POINT_DRAFT_DAYS + 1), &fault));
    assert_true(point_draft_load(fixture->store, "dora--1", typed.name, &card, &fault));
    assert_int_equal(card.count, 0);
}

static void a_card_of_no_visit_is_refused(void **state)
{
    struct desk_fixture *fixture = *state;
    struct fault fault;

    assert_false(visit_card_keep(fixture->store, "nulle-part", &typed, &fault));
    assert_int_equal(fault.code, FAULT_VISIT_UNKNOWN);
}

#define IN_A_DESK(test) cmocka_unit_test_setup_teardown(test, fixture_setup, fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_A_DESK(a_sound_pack_is_proved_once),
        IN_A_DESK(a_dead_end_is_refused_each_time),
        IN_A_DESK(another_verifier_proves_again),
        IN_A_DESK(a_desk_that_cannot_write_still_proves),
        IN_A_DESK(a_card_waits_with_its_visit),
        IN_A_DESK(a_card_that_was_kept_or_left_waits_no_more),
        IN_A_DESK(a_visit_that_closes_wipes_its_cards),
        IN_A_DESK(a_card_about_an_act_waits_a_week),
        IN_A_DESK(a_card_about_a_point_waits_a_week),
        IN_A_DESK(a_card_of_no_visit_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
