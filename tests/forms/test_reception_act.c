/* The act of a reception: what it carries, once, and what the two doors allow. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "locale/text/utf8.h"
#include "tests/forms/reception_fixture.h"
#include "tests/model/disk.h"

#define COPY(target, text) utf8_copy((target), sizeof(target), (text))

/* ------------------------------------------------------------------------------- the act */

static void an_act_carries_what_was_said(void **state)
{
    (void)state;
    bench_say("demande", "emploi");
    bench_say("statut", "nsp");
    bench_say("age", "20");

    struct act_draft draft = bench_draft_for("emploi_service");
    struct act act = bench_issue(&draft);

    assert_string_equal(act.told.network, "emploi_service");
    assert_string_equal(act.told.place.name, "Service emploi");
    assert_string_equal(act.told.place.phone, "01 02 03 04 05");
    assert_string_equal(act.told.level, "2");
    assert_string_equal(act.told.demand, "emploi");
    assert_string_equal(act.told.rule, "emploi");
    assert_string_equal(act.told.mode, "orientation");
    assert_string_equal(act.told.choice, "autre_proposition"); /* the young come first */
    assert_non_null(strstr(act.told.alternatives, "jeunes"));
    assert_null(strstr(act.told.alternatives, "emploi_service"));
    assert_string_equal(act.desk_name, "Accueil d’essai");
    assert_string_equal(act.agent, "CD");
    assert_false(act.told.sensitive);
    assert_string_equal(reception_visit(bench()->reception)->outcome, "orientation");
    assert_int_equal(bench_count("SELECT count(*) FROM draft"), 0);
}

static void the_first_proposal_is_told_as_such(void **state)
{
    (void)state;
    bench_say("demande", "emploi");
    bench_say("statut", "nsp");
    bench_say("age", "20");

    struct act_draft draft = bench_draft_for("jeunes");

    assert_string_equal(draft.choice, "premiere");
    assert_string_equal(draft.mode, "mise_en_relation");
    assert_string_equal(draft.reason, "Vous avez moins de 26 ans.");
}

static void an_act_issued_twice_is_one_act(void **state)
{
    (void)state;
    bench_say("demande", "emploi");
    bench_say("statut", "nsp");

    struct act_draft draft = bench_draft_for("emploi_service");
    struct act one = bench_issue(&draft), two = bench_issue(&draft);

    /* the key pressed again after an error makes another draft for the same door */
    draft = bench_draft_for("emploi_service");

    struct act three = bench_issue(&draft);

    assert_string_equal(one.reference, two.reference);
    assert_string_equal(one.reference, three.reference);
    assert_int_equal(bench_count("SELECT count(*) FROM act"), 1);
    assert_int_equal(bench_count("SELECT count(*) FROM act_event"), 1);
    assert_int_equal(bench_count("SELECT count(*) FROM visit"), 1);
}

static void another_door_after_an_act_is_refused(void **state)
{
    struct fault fault;
    struct act act;

    (void)state;
    bench_say("demande", "emploi");
    bench_say("statut", "salarie");
    bench_say("cadre", "oui");

    struct act_draft draft = bench_draft_for("cadres");

    bench_issue(&draft);
    draft = bench_draft_for("emploi_service");
    assert_false(reception_issue(bench()->reception, &draft, &act, &fault));
    assert_int_equal(fault.code, FAULT_VISIT_CLOSED);
    assert_string_equal(reception_visit(bench()->reception)->outcome, "orientation");
    assert_int_equal(bench_count("SELECT count(*) FROM act"), 1);
}

/* What a disk refused is not done: the bench()->reception is still open, and the same key tries
 * again.
 */
static void a_disk_that_fails_leaves_the_reception_open(void **state)
{
    struct fault fault;
    struct act act;

    (void)state;
    bench_say("demande", "emploi");
    bench_say("statut", "nsp");
    bench_save();

    struct act_draft draft = bench_draft_for("emploi_service");

    disk_fail(DISK_FULL, 1, true);
    assert_false(reception_issue(bench()->reception, &draft, &act, &fault));
    assert_true(disk_mend());
    assert_string_equal(reception_visit(bench()->reception)->outcome, "");
    assert_int_equal(reception_visit(bench()->reception)->closed, 0);
    bench_issue(&draft);
    assert_string_equal(reception_visit(bench()->reception)->outcome, "orientation");
    assert_int_equal(bench_count("SELECT count(*) FROM act"), 1);
}

static void a_disk_that_fails_at_the_end_leaves_it_open_too(void **state)
{
    struct fault fault;

    (void)state;
    bench_say("demande", "emploi");
    bench_save();
    disk_fail(DISK_FULL, 1, true);
    assert_false(reception_close(bench()->reception, "ici", &fault));
    assert_true(disk_mend());
    assert_string_equal(reception_visit(bench()->reception)->outcome, "");
    bench_close_as("arret");
    assert_int_equal(bench_count("SELECT count(*) FROM visit WHERE outcome = 'arret'"), 1);
}

static void a_place_typed_before_completes_the_draft(void **state)
{
    struct point point = {.name = "Antenne de Rennes",
                          .address = "2 place d’essai",
                          .hours = "9:00 à 12:00",
                          .checked = "2026-11-01"};

    (void)state;
    bench_say("demande", "emploi");
    bench_say("statut", "nsp");

    struct act_draft draft = bench_draft_for("emploi_service");

    reception_act_at(&draft, &point);
    assert_string_equal(draft.place.name, "Service emploi, Antenne de Rennes");
    assert_string_equal(draft.place.address, "2 place d’essai");
    assert_string_equal(draft.place.phone, "01 02 03 04 05"); /* the network's, when it has none */
    COPY(point.phone, "0299112233");
    reception_act_at(&draft, &point);
    assert_string_equal(draft.place.phone, "0299112233");
}

static void another_address_only_knows_the_need(void **state)
{
    struct act_draft draft;

    (void)state;
    bench_say("demande", "formation");
    reception_act_elsewhere(bench()->reception, &draft);
    assert_string_equal(draft.network, "");
    assert_string_equal(draft.demand, "formation");
    assert_string_equal(draft.choice, "autre_porte");
    COPY(draft.place.name, "Maison d’à côté");

    struct act act = bench_issue(&draft);

    assert_string_equal(act.told.place.name, "Maison d’à côté");
    assert_string_equal(act.told.level, "-");
}

static void here_is_told_with_the_desk_itself(void **state)
{
    (void)state;
    COPY(bench()->desk.network, "emploi_service");
    bench_say("demande", "emploi");
    bench_say("statut", "nsp");

    struct act_draft draft = bench_draft_for("emploi_service");

    assert_string_equal(draft.mode, "ici");
    assert_string_equal(draft.place.name, "Accueil d’essai");
    assert_string_equal(draft.place.phone, "0299000000");
    assert_string_equal(draft.place.address, "Rennes");
    bench_issue(&draft);
    assert_string_equal(reception_visit(bench()->reception)->outcome, "ici");
}

static void nobody_needs_a_name_an_age_or_a_commune(void **state)
{
    (void)state;
    bench_say("demande", "formation");
    bench_say("statut", "nsp");

    struct act_draft draft = bench_draft_for("emploi_service");
    struct act act = bench_issue(&draft);

    assert_int_equal(strlen(act.reference), REFERENCE_SIZE - 1);
    assert_int_equal(bench_count("SELECT count(*) FROM contact"), 0);
    assert_int_equal(bench_count("SELECT count(*) FROM answer"), 2);
}

/* ------------------------------------------------------------------------------- sensitive */

static void a_sensitive_door_has_a_neutral_name(void **state)
{
    (void)state;
    bench_say("demande", "droits");
    bench_say("statut", "nsp");

    struct act_draft draft = bench_draft_for("juristes");

    assert_true(draft.sensitive);
    assert_string_equal(draft.neutral, "Service d’accès au droit");
    assert_null(strstr(draft.reason, "juriste"));

    struct act act = bench_issue(&draft);

    assert_true(act.told.sensitive);
    assert_string_equal(act.told.neutral, "Service d’accès au droit");
}

static void a_sensitive_answer_marks_the_act_it_led_to(void **state)
{
    (void)state;
    bench_say("demande", "emploi");
    bench_say("statut", "nsp");
    assert_false(bench_draft_for("emploi_service").sensitive);
    bench_say("handicap", "oui");

    struct act_draft draft = bench_draft_for("emploi_service");

    assert_string_equal(draft.rule, "emploi_adapte");
    assert_true(draft.sensitive);
    assert_string_equal(draft.neutral, "");
    assert_null(strstr(draft.reason, "adapté"));
}

static void a_network_without_a_neutral_name_is_not_named(void **state)
{
    (void)state;
    reception_destroy(bench()->reception);
    pack_destroy(bench()->pack);
    sample_pack_change(bench()->sample, "reseaux", "Service d’accès au droit", "");
    bench()->pack = sample_pack_read(bench()->sample);
    bench()->workplace.pack = bench()->pack;
    bench()->reception = reception_open(&bench()->workplace, "presence", "fr", "");
    bench_say("demande", "droits");
    bench_say("statut", "nsp");

    struct act_draft draft = bench_draft_for("juristes");

    assert_true(draft.neutral[0] != '\0');
    assert_null(strstr(draft.neutral, "Juristes"));
}

/* ------------------------------------------------------------------------------- two doors */

static void a_reference_brought_is_the_second_door(void **state)
{
    struct fault fault;

    (void)state;
    assert_int_equal(reception_circumstances(bench()->reception).door, DOOR_1);
    bench_bring(" 7k3f 9xq2-m4mx ");
    assert_string_equal(reception_visit(bench()->reception)->came_with, "7K3F9XQ2M4MX");
    assert_int_equal(reception_visit(bench()->reception)->door, 2);
    assert_int_equal(reception_circumstances(bench()->reception).door, DOOR_2);
    assert_false(reception_is_empty(bench()->reception));

    /* what is refused changes nothing */
    assert_false(reception_bring(bench()->reception, "7K3F-9XQ2-M4MY", &fault));
    assert_int_equal(fault.code, FAULT_REFERENCE_CHECK);
    assert_string_equal(fault.word, "7K3F-9XQ2-M4MY");
    assert_false(reception_bring(bench()->reception, "bonjour", &fault));
    assert_int_equal(fault.code, FAULT_REFERENCE_FORM);
    assert_false(reception_bring(bench()->reception, "bonjour", NULL));
    assert_string_equal(reception_visit(bench()->reception)->came_with, "7K3F9XQ2M4MX");

    bench_bring("");
    assert_string_equal(reception_visit(bench()->reception)->came_with, "");
    assert_int_equal(reception_visit(bench()->reception)->door, 1);
    bench_save();
    assert_int_equal(bench_count("SELECT count(*) FROM visit WHERE door = 2"), 0);
}

static void a_reference_taken_back_is_taken_back_in_the_draft(void **state)
{
    (void)state;
    bench_say("demande", "emploi");
    bench_bring(BENCH_REFERENCE);
    bench_save();
    bench_bring("");
    bench_save();
    bench_reopen();
    assert_int_equal(reception_visit(bench()->reception)->door, 1);

    struct act_draft draft = bench_draft_for("emploi_service");

    bench_issue(&draft);
}

static void nobody_is_sent_on_in_silence(void **state)
{
    (void)state;
    bench_say("demande", "emploi");
    bench_say("statut", "nsp");

    struct act_draft draft =
        bench_draft_for("emploi_service"); /* asked before the reference was seen */

    bench_bring(BENCH_REFERENCE);
    bench_save();
    bench_expect_refusal(&draft, FAULT_THIRD_DOOR);
    assert_string_equal(reception_visit(bench()->reception)->outcome, "");

    struct proposal proposals[TRIAGE_MOST];
    size_t found = reception_proposals(bench()->reception, proposals, TRIAGE_MOST);

    for (size_t i = 0; i < found; i++)
        assert_int_not_equal(proposals[i].mode, MODE_REFERRAL);
}

static void a_handover_is_accepted_at_the_second_door(void **state)
{
    (void)state;
    bench_say("demande", "emploi");
    bench_say("statut", "nsp");
    bench_say("age", "20");
    bench_bring(BENCH_REFERENCE);

    struct act_draft draft = bench_draft_for("jeunes");

    bench_expect_refusal(&draft, FAULT_THIRD_DOOR);
    COPY(draft.handover_who, "Mme Le Goff");
    draft.handover_at = clock_now_ms();

    struct act act = bench_issue(&draft);

    assert_string_equal(act.came_with, "7K3F9XQ2M4MX");
    assert_string_equal(act.told.handover_who, "Mme Le Goff");
    assert_string_equal(reception_visit(bench()->reception)->outcome, "mise_en_relation");
}

static void a_breach_is_accepted_with_its_reason(void **state)
{
    struct act_draft draft;

    (void)state;
    bench_say("demande", "emploi");
    bench_say("statut", "nsp");
    bench_bring(BENCH_REFERENCE);
    reception_act_elsewhere(bench()->reception, &draft);
    COPY(draft.place.name, "Une autre adresse");
    COPY(draft.mode, "orientation");
    bench_expect_refusal(&draft, FAULT_THIRD_DOOR);
    COPY(draft.breach, "ferme");

    struct act act = bench_issue(&draft);

    assert_string_equal(act.told.breach, "ferme");
    assert_string_equal(reception_visit(bench()->reception)->outcome, "troisieme_porte");
}

static void an_answer_here_ends_the_second_door(void **state)
{
    (void)state;
    bench_say("demande", "emploi");
    bench_bring(BENCH_REFERENCE);
    bench_close_as("ici");
    assert_int_equal(bench_count("SELECT count(*) FROM visit WHERE door = 2 AND outcome = 'ici'"),
                     1);
}

int main(void)
{
#define STEP(name) cmocka_unit_test_setup_teardown(name, bench_set_up, bench_tear_down)
    const struct CMUnitTest tests[] = {
        STEP(an_act_carries_what_was_said),
        STEP(the_first_proposal_is_told_as_such),
        STEP(an_act_issued_twice_is_one_act),
        STEP(another_door_after_an_act_is_refused),
        STEP(a_disk_that_fails_leaves_the_reception_open),
        STEP(a_disk_that_fails_at_the_end_leaves_it_open_too),
        STEP(a_place_typed_before_completes_the_draft),
        STEP(another_address_only_knows_the_need),
        STEP(here_is_told_with_the_desk_itself),
        STEP(nobody_needs_a_name_an_age_or_a_commune),
        STEP(a_sensitive_door_has_a_neutral_name),
        STEP(a_sensitive_answer_marks_the_act_it_led_to),
        STEP(a_network_without_a_neutral_name_is_not_named),
        STEP(a_reference_brought_is_the_second_door),
        STEP(a_reference_taken_back_is_taken_back_in_the_draft),
        STEP(nobody_is_sent_on_in_silence),
        STEP(a_handover_is_accepted_at_the_second_door),
        STEP(a_breach_is_accepted_with_its_reason),
        STEP(an_answer_here_ends_the_second_door),
    };
#undef STEP

    disk_install();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
