/* A reception from the first word to its end: what is kept, and when. */
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

/* ------------------------------------------------------------------------------- drafts */

static void looking_leaves_no_trace(void **state)
{
    struct proposal proposals[TRIAGE_MOST];

    (void)state;
    assert_true(reception_is_empty(bench()->reception));
    bench_say("demande", "emploi");
    assert_false(reception_is_empty(bench()->reception));
    assert_true(reception_proposals(bench()->reception, proposals, TRIAGE_MOST) > 0);
    bench_draft_for("emploi_service");
    assert_int_equal(bench_count("SELECT count(*) FROM visit"), 0);
    assert_int_equal(bench_count("SELECT count(*) FROM pack"), 0);
    bench_save();
    assert_int_equal(bench_count("SELECT count(*) FROM visit"), 1);
}

/* A card that was being typed is worth a draft by itself. */
static void an_empty_reception_is_held_for_a_card(void **state)
{
    struct fault fault;

    (void)state;
    assert_string_equal(reception_visit(bench()->reception)->id, "");
    assert_true(reception_hold(bench()->reception, &fault));
    assert_string_not_equal(reception_visit(bench()->reception)->id, "");
    assert_int_equal(bench_count("SELECT count(*) FROM draft"), 1);
}

/* Steps passed without a word are no draft to resume; once there is one, it follows. */
static void an_empty_reception_is_not_kept(void **state)
{
    (void)state;
    reception_visit(bench()->reception)->step = 3;
    bench_save();
    assert_int_equal(bench_count("SELECT count(*) FROM visit"), 0);
    bench_say("age", "20");
    bench_save();
    bench_say("age", "");
    bench_save();
    assert_int_equal(bench_count("SELECT count(*) FROM visit"), 1);
    assert_int_equal(bench_count("SELECT count(*) FROM draft_answer"), 0);
}

static void a_draft_comes_back_as_it_was(void **state)
{
    (void)state;
    bench_say("demande", "formation");
    bench_say("statut", "salarie");
    bench_say("cadre", "oui");
    bench_say("age", "22");
    bench_say("aide", "papiers,internet");
    bench_say("commune", "56260");
    bench_say("remarque", "revient jeudi « sûr »");
    reception_tell(bench()->reception, 0, true);
    COPY(reception_visit(bench()->reception)->note, "à rappeler");
    COPY(reception_visit(bench()->reception)->channel, "telephone");
    reception_visit(bench()->reception)->step = 4;
    bench_bring(BENCH_REFERENCE);
    bench_save();
    bench_reopen();
    assert_string_equal(bench_said("demande"), "formation");
    assert_string_equal(bench_said("cadre"), "oui");
    assert_string_equal(bench_said("age"), "22");
    assert_string_equal(bench_said("aide"), "papiers,internet");
    assert_string_equal(bench_said("commune"), "56260");
    assert_string_equal(bench_said("remarque"), "revient jeudi « sûr »");
    assert_true(reception_was_told(bench()->reception, 0));
    assert_false(reception_was_told(bench()->reception, 1));

    const struct visit *visit = reception_visit(bench()->reception);

    assert_string_equal(visit->note, "à rappeler");
    assert_string_equal(visit->channel, "telephone");
    assert_string_equal(visit->agent, "CD");
    assert_string_equal(visit->came_with, "7K3F9XQ2M4MX");
    assert_int_equal(visit->door, 2);
    assert_int_equal(visit->step, 4);
    assert_int_equal(bench_count("SELECT count(*) FROM visit"), 1);
}

static void an_answer_that_no_longer_matters_waits(void **state)
{
    (void)state;
    bench_say("demande", "emploi");
    bench_say("statut", "salarie");
    bench_say("cadre", "oui");
    assert_string_equal(bench_draft_for("cadres").network, "cadres");
    bench_say("statut", "eleve");
    bench_save();
    bench_reopen();
    assert_false(conversation_is_relevant(reception_conversation(bench()->reception),
                                          pack_question(bench()->pack, "cadre")));
    assert_string_equal(bench_said("cadre"), "oui");

    struct proposal proposals[TRIAGE_MOST];
    size_t found = reception_proposals(bench()->reception, proposals, TRIAGE_MOST);

    for (size_t i = 0; i < found; i++)
        assert_int_not_equal(proposals[i].network, pack_network(bench()->pack, "cadres"));
    bench_say("statut", "salarie");
    bench_draft_for("cadres");
}

static void a_long_remark_is_kept_whole(void **state)
{
    struct text_buffer long_text = {0};

    (void)state;
    for (int i = 0; i < CONVERSATION_TEXT_MOST; i++)
        buffer_add(&long_text, "中");
    bench_say("remarque", buffer_text(&long_text));
    bench_save();
    bench_reopen();
    assert_string_equal(bench_said("remarque"), buffer_text(&long_text));
    bench_say("demande", "emploi");
    bench_say("statut", "nsp");
    bench_close_as("ici");
    assert_int_equal(bench_count("SELECT length(value) FROM answer WHERE question = 'remarque'"),
                     CONVERSATION_TEXT_MOST);
    buffer_finish(&long_text);
}

static void an_unknown_draft_is_refused(void **state)
{
    struct fault fault;

    (void)state;
    assert_null(
        reception_resume(&bench()->workplace, "01234567-89ab-7cde-8f01-23456789abcd", &fault));
    assert_int_equal(fault.code, FAULT_VISIT_UNKNOWN);
    assert_null(
        reception_continue(&bench()->workplace, "01234567-89ab-7cde-8f01-23456789abcd", &fault));
    assert_int_equal(fault.code, FAULT_VISIT_UNKNOWN);
}

/* The coordinator published another edition overnight. */
static void a_draft_is_finished_with_the_rules_of_today(void **state)
{
    struct fault fault;
    char id[UUID_SIZE];

    (void)state;
    bench_say("demande", "formation");
    bench_say("statut", "salarie");
    bench_say("age", "20");
    bench_save();
    COPY(id, reception_visit(bench()->reception)->id);
    reception_destroy(bench()->reception);
    pack_destroy(bench()->pack);

    char *rules = strdup(sample_pack_sheet("orientation"));

    for (char *at; (at = strstr(rules, ";emploi_service;"));)
        memcpy(at, ";nouveau_servic;", strlen(";emploi_service;"));
    sample_pack_write(bench()->sample, "orientation", rules);
    free(rules);
    sample_pack_change(bench()->sample, "reseaux", "emploi_service;", "nouveau_servic;");
    sample_pack_write(bench()->sample, "cas", "cas;demande;statut;age;attendu\n");
    bench()->pack = sample_pack_read(bench()->sample);
    bench()->workplace.pack = bench()->pack;
    bench()->reception = reception_resume(&bench()->workplace, id, &fault);
    assert_non_null(bench()->reception);
    assert_string_equal(bench_said("demande"), "formation");
    bench_save();

    struct act_draft draft = bench_draft_for("nouveau_servic");
    struct act act = bench_issue(&draft);

    assert_string_equal(act.told.network, "nouveau_servic");
    assert_int_equal(bench_count("SELECT count(*) FROM visit"), 1);
    assert_int_equal(
        bench_count("SELECT count(*) FROM visit v JOIN pack_network n ON n.pack = v.pack "
                    "WHERE n.code = 'nouveau_servic'"),
        1);
}

/* ------------------------------------------------------------------------------- closing */

static void an_answer_here_or_a_stop_ends_the_visit(void **state)
{
    static const char *const outcomes[] = {"ici", "arret"};

    (void)state;
    for (size_t i = 0; i < 2; i++) {
        reception_destroy(bench()->reception);
        bench()->reception = reception_open(&bench()->workplace, "presence", "fr", "");
        bench_close_as(outcomes[i]); /* needs neither a demand nor a situation */
        bench_close_as(outcomes[i]);
        assert_string_equal(reception_visit(bench()->reception)->outcome, outcomes[i]);
    }
    assert_int_equal(bench_count("SELECT count(*) FROM visit WHERE closed IS NOT NULL"), 2);
    assert_int_equal(bench_count("SELECT count(*) FROM act"), 0);
}

static void only_what_mattered_is_kept(void **state)
{
    (void)state;
    bench_say("demande", "emploi");
    bench_say("statut", "salarie");
    bench_say("cadre", "oui");
    bench_say("aide", "papiers,internet");
    bench_say("statut", "eleve"); /* « cadre » no longer matters */
    reception_tell(bench()->reception, 0, true);
    bench_close_as("ici");
    assert_int_equal(bench_count("SELECT count(*) FROM answer WHERE question = 'cadre'"), 0);
    assert_int_equal(bench_count("SELECT count(*) FROM answer WHERE question = 'aide'"), 2);
    assert_int_equal(bench_count("SELECT count(*) FROM answer"), 4);
    assert_int_equal(bench_count("SELECT count(*) FROM told"), 1);
    assert_int_equal(bench_count("SELECT count(*) FROM draft_answer"), 0);
}

/* Without the territory's file a commune is taken as typed; it must not hold the visit. */
static void a_commune_that_is_no_code_does_not_hold_the_visit(void **state)
{
    (void)state;
    bench()->workplace.territory = NULL;
    reception_destroy(bench()->reception);
    bench()->reception = reception_open(&bench()->workplace, "presence", "fr", "");
    bench_say("demande", "emploi");
    bench_say("statut", "nsp");
    bench_say("commune", "Vannes");
    bench_save();
    bench_reopen();
    assert_string_equal(bench_said("commune"), "Vannes");
    bench_close_as("ici");
    assert_int_equal(bench_count("SELECT count(*) FROM answer WHERE question = 'commune'"), 0);

    reception_destroy(bench()->reception);
    bench()->reception = reception_open(&bench()->workplace, "presence", "fr", "");
    bench_say("commune", "2A004");
    bench_close_as("ici");
    assert_int_equal(bench_count("SELECT count(*) FROM answer WHERE question = 'commune'"), 1);
}

/* ------------------------------------------------------------------------------- another need */

static void another_need_keeps_the_person_not_the_need(void **state)
{
    struct fault fault;

    (void)state;
    bench_say("demande", "emploi");
    bench_say("statut", "salarie");
    bench_say("cadre", "oui");
    bench_say("age", "20");
    bench_say("commune", "35238");
    reception_tell(bench()->reception, 0, true);
    COPY(reception_visit(bench()->reception)->note, "à rappeler");
    bench_bring(BENCH_REFERENCE);

    struct act_draft draft = bench_draft_for("jeunes");

    COPY(draft.handover_who, "M. Riou");
    draft.handover_at = clock_now_ms();
    bench_issue(&draft);

    char first[UUID_SIZE];

    COPY(first, reception_visit(bench()->reception)->id);
    reception_destroy(bench()->reception);
    bench()->reception = reception_continue(&bench()->workplace, first, &fault);
    assert_non_null(bench()->reception);
    assert_string_equal(bench_said("demande"), "");
    assert_string_equal(bench_said("statut"), "salarie");
    assert_string_equal(bench_said("cadre"), "oui");
    assert_string_equal(bench_said("age"), "20");
    assert_string_equal(bench_said("commune"), "35238");
    assert_false(reception_was_told(bench()->reception, 0));

    const struct visit *visit = reception_visit(bench()->reception);

    assert_int_equal(visit->door, 1);
    assert_string_equal(visit->came_with, "");
    assert_string_equal(visit->note, "");
    assert_int_equal(visit->step, 2);
    assert_string_equal(visit->follows, first);
    assert_int_equal(bench_count("SELECT count(*) FROM visit"), 1); /* nothing written yet */

    bench_say("demande", "formation");
    draft = bench_draft_for("emploi_service");

    struct act second = bench_issue(&draft);

    assert_string_equal(second.told.demand, "formation");
    assert_int_equal(bench_count("SELECT count(*) FROM visit WHERE follows IS NOT NULL"), 1);
    assert_int_equal(bench_count("SELECT count(*) FROM act"), 2);
}

/* ------------------------------------------------------------------------------- days */

static void rules_are_those_of_a_day_in_force(void **state)
{
    bool outside;
    int first = bench()->pack->valid.from, last = bench()->pack->valid.to;

    (void)state;
    assert_int_equal(reception_day(bench()->pack, first + 3, &outside), first + 3);
    assert_false(outside);
    assert_int_equal(reception_day(bench()->pack, first - 3, &outside), first);
    assert_true(outside);
    assert_int_equal(reception_day(bench()->pack, last + 300, &outside), last);
    assert_true(outside);
}

int main(void)
{
#define STEP(name) cmocka_unit_test_setup_teardown(name, bench_set_up, bench_tear_down)
    const struct CMUnitTest tests[] = {
        STEP(looking_leaves_no_trace),
        STEP(an_empty_reception_is_held_for_a_card),
        STEP(an_empty_reception_is_not_kept),
        STEP(a_draft_comes_back_as_it_was),
        STEP(an_answer_that_no_longer_matters_waits),
        STEP(a_long_remark_is_kept_whole),
        STEP(an_unknown_draft_is_refused),
        STEP(a_draft_is_finished_with_the_rules_of_today),
        STEP(an_answer_here_or_a_stop_ends_the_visit),
        STEP(only_what_mattered_is_kept),
        STEP(a_commune_that_is_no_code_does_not_hold_the_visit),
        STEP(another_need_keeps_the_person_not_the_need),
        STEP(rules_are_those_of_a_day_in_force),
    };
#undef STEP

    disk_install();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
