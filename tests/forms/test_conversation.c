/* The conversation: what is asked, what is refused and why, what comes back. */
#include "forms/conversation/conversation.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "model/rule/symbols.h"
#include "tests/support/sample_pack.h"

static struct sample_pack *sample;
static struct pack *pack;
static struct territory *territory;
static struct conversation *conversation;

static int open_sample(void **state)
{
    struct fault fault;

    (void)state;
    sample = sample_pack_create();
    pack = sample_pack_read(sample);
    territory = territory_open(NULL, &fault);
    assert_non_null(territory);
    conversation = conversation_create(pack, territory);
    return 0;
}

static int close_sample(void **state)
{
    (void)state;
    conversation_destroy(conversation);
    territory_close(territory);
    pack_destroy(pack);
    sample_pack_destroy(sample);
    return 0;
}

static void say(const char *question, const char *value)
{
    struct fault fault;

    if (!conversation_answer_named(conversation, question, value, &fault))
        fail_msg("%s=%s: code %d (%s)", question, value, (int)fault.code, fault.hint);
}

static void expect_refusal(const char *question, const char *value, enum fault_code code,
                           const char *hint)
{
    int asked = pack_question(pack, question);
    char *before = strdup(asked >= 0 ? conversation_value(conversation, asked) : "");
    struct fault fault;

    assert_false(conversation_answer_named(conversation, question, value, &fault));
    assert_int_equal(fault.code, code);
    assert_string_equal(fault.word, question);
    assert_string_equal(fault.hint, hint);
    if (asked >= 0)
        assert_string_equal(conversation_value(conversation, asked), before);
    assert_false(conversation_answer_named(conversation, question, value, NULL));
    free(before);
}

static void expect_answer(const char *question, const char *value)
{
    assert_string_equal(conversation_value(conversation, pack_question(pack, question)), value);
}

static void expect_said(const char *question, const char *language, const char *text)
{
    struct text_buffer out = {0};

    conversation_say(conversation, pack_question(pack, question), language, &out);
    assert_string_equal(buffer_text(&out), text);
    buffer_finish(&out);
}

static void expect_fields(int step, const char *expected)
{
    int fields[16];
    size_t count = conversation_fields(conversation, step, fields, 16);
    struct text_buffer out = {0};

    for (size_t i = 0; i < count; i++)
        buffer_addf(&out, "%s%s", i ? " " : "", pack->questions[fields[i]].name);
    assert_string_equal(buffer_text(&out), expected);
    buffer_finish(&out);
}

/* ------------------------------------------------------------------------------- asking */

static void asks_only_what_matters(void **state)
{
    (void)state;
    expect_fields(1, "");
    expect_fields(2, "demande");
    expect_fields(3, "statut age aide handicap commune remarque");
    say("statut", "salarie");
    expect_fields(3, "statut age cadre aide handicap commune remarque");
    say("statut", "eleve");
    expect_fields(3, "statut age aide commune remarque");
}

static void says_what_is_missing(void **state)
{
    struct fault fault;

    (void)state;
    assert_int_equal(conversation_missing(conversation, 0), pack_question(pack, "demande"));
    assert_int_equal(conversation_missing(conversation, 3), pack_question(pack, "statut"));
    assert_false(conversation_check(conversation, &fault));
    assert_int_equal(fault.code, FAULT_ANSWER_MISSING);
    assert_string_equal(fault.word, "demande");
    assert_string_equal(fault.hint, "emploi, formation, droits");
    say("demande", "emploi");
    say("statut", "nsp");
    assert_int_equal(conversation_missing(conversation, 0), -1);
    assert_true(conversation_check(conversation, &fault));
    say("statut", "");
    assert_int_equal(conversation_missing(conversation, 0), pack_question(pack, "statut"));
}

static void going_back_loses_no_answer(void **state)
{
    int manager = pack_question(pack, "cadre");
    const struct value *seen = situation_values(conversation_situation(conversation));

    (void)state;
    say("statut", "salarie");
    say("cadre", "oui");
    say("statut", "eleve");
    expect_answer("cadre", "oui");
    assert_true(value_is_blank(&seen[manager]));
    say("statut", "salarie");
    assert_false(value_is_blank(&seen[manager]));
    expect_said("cadre", "fr", "oui");
}

static void a_script_may_not_answer_what_is_not_asked(void **state)
{
    struct fault fault;

    (void)state;
    say("cadre", "oui"); /* the order of arguments has no meaning */
    say("demande", "emploi");
    say("statut", "eleve");
    assert_false(conversation_check(conversation, &fault));
    assert_int_equal(fault.code, FAULT_QUESTION_NOT_RELEVANT);
    assert_string_equal(fault.word, "cadre");
    say("statut", "salarie");
    assert_true(conversation_check(conversation, &fault));
}

static void an_unknown_question_is_answered_with_the_known_ones(void **state)
{
    static const char *const known =
        "demande, statut, age, cadre, aide, handicap, commune, remarque";

    (void)state;
    expect_refusal("couleur", "bleu", FAULT_QUESTION_UNKNOWN, known);
    expect_refusal("departement", "d35", FAULT_QUESTION_UNKNOWN, known); /* derived, never asked */
}

/* ------------------------------------------------------------------------------- kinds */

static void a_choice_is_one_of_its_list(void **state)
{
    (void)state;
    say("demande", "formation");
    expect_refusal("demande", "vacances", FAULT_ANSWER_VALUE, "emploi, formation, droits");
    expect_refusal("demande", "Formation", FAULT_ANSWER_VALUE, "emploi, formation, droits");
    expect_refusal("demande", "oui", FAULT_ANSWER_VALUE, "emploi, formation, droits");
    expect_answer("demande", "formation");
    expect_said("demande", "en", "train");
}

static void several_choices_have_one_text(void **state)
{
    (void)state;
    say("aide", "internet,papiers");
    expect_answer("aide", "papiers,internet");
    say("aide", "internet, papiers, internet");
    expect_answer("aide", "papiers,internet");
    expect_refusal("aide", "papiers,or", FAULT_ANSWER_VALUE, "papiers, argent, internet");
    expect_refusal("aide", " , ", FAULT_ANSWER_VALUE, "papiers, argent, internet");
    say("aide", "");
    expect_answer("aide", "");
}

static void an_integer_keeps_to_its_bounds(void **state)
{
    static const char *const bad[] = {"-1",  "121", "18.5",       "dix",  "1 8",
                                      "+18", " 18", "4294967314", "0x12", "--1"};

    (void)state;
    say("age", "050");
    expect_answer("age", "50");
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        expect_refusal("age", bad[i], FAULT_ANSWER_VALUE, "Un âge entre 0 et 120");
    say("age", "0");
    say("age", "120");
    expect_said("age", "fr", "120");
}

static void a_text_is_safe_and_short(void **state)
{
    char text[2 * CONVERSATION_TEXT_MOST + 3] = "";

    (void)state;
    say("remarque", "revient « lundi »");
    expect_refusal("remarque", "rouge \x1b[31m", FAULT_TEXT_UNSAFE, "");
    expect_refusal("remarque", "a\nb", FAULT_TEXT_UNSAFE, "");
    expect_refusal("remarque", "\u202egauche", FAULT_TEXT_UNSAFE, "");
    expect_refusal("remarque", "\xff", FAULT_TEXT_UNSAFE, "");
    for (int i = 0; i < CONVERSATION_TEXT_MOST; i++)
        strcat(text, "é");
    say("remarque", text);
    strcat(text, "é");
    expect_refusal("remarque", text, FAULT_ANSWER_VALUE, "");
}

static void a_commune_is_a_code_or_a_postcode_of_one(void **state)
{
    const struct value *seen = situation_values(conversation_situation(conversation));
    struct commune commune;
    struct fault fault;

    (void)state;
    assert_false(conversation_commune(conversation, &commune));
    say("commune", "56260");
    expect_said("commune", "fr", "Vannes (56)");
    assert_string_equal(symbols_name(pack->symbols, seen[pack->department_question].number), "d56");
    assert_true(conversation_commune(conversation, &commune));
    assert_string_equal(commune.insee, "56260");
    say("commune", "cp:56100");
    expect_answer("commune", "56121");
    assert_string_equal(symbols_name(pack->symbols, seen[pack->zone_question].number), "lorient");
    expect_refusal("commune", "99999", FAULT_COMMUNE_UNKNOWN, "56260, cp:56000");
    expect_refusal("commune", "cp:00000", FAULT_COMMUNE_UNKNOWN, "56260, cp:56000");
    expect_refusal("commune", "Vannes", FAULT_COMMUNE_UNKNOWN, "56260, cp:56000");
    assert_false(conversation_answer_named(conversation, "commune", "cp:01100", &fault));
    assert_int_equal(fault.code, FAULT_ANSWER_AMBIGUOUS);
    assert_string_equal(fault.detail, "cp:01100");
    assert_non_null(strstr(fault.hint, "01283 Oyonnax"));
    say("commune", "");
    assert_true(value_is_blank(&seen[pack->department_question]));
    assert_true(value_is_blank(&seen[pack->region_question]));
}

static void without_a_territory_a_commune_still_passes_the_gate(void **state)
{
    struct conversation *alone = conversation_create(pack, NULL);
    struct fault fault;

    (void)state;
    assert_true(conversation_answer_named(alone, "commune", "Vannes", &fault));
    assert_false(conversation_answer_named(alone, "commune", "Van\x1bnes", &fault));
    assert_int_equal(fault.code, FAULT_TEXT_UNSAFE);
    conversation_destroy(alone);
}

/* A constraint holds for any kind of question, not for integers only. */
static void every_constraint_is_kept(void **state)
{
    struct fault fault;

    (void)state;
    sample_pack_change(sample, "survey", "Situation;;;;yes", "Situation;;. != 'nsp';Dites-le.;yes");
    struct pack *strict = sample_pack_read(sample);
    struct conversation *held = conversation_create(strict, territory);

    assert_false(conversation_answer_named(held, "statut", "nsp", &fault));
    assert_int_equal(fault.code, FAULT_ANSWER_VALUE);
    assert_string_equal(fault.hint, "Dites-le.");
    assert_true(conversation_answer_named(held, "statut", "eleve", &fault));
    conversation_destroy(held);
    pack_destroy(strict);
}

#define with_sample(test) cmocka_unit_test_setup_teardown(test, open_sample, close_sample)

int main(void)
{
    const struct CMUnitTest tests[] = {
        with_sample(asks_only_what_matters),
        with_sample(says_what_is_missing),
        with_sample(going_back_loses_no_answer),
        with_sample(a_script_may_not_answer_what_is_not_asked),
        with_sample(an_unknown_question_is_answered_with_the_known_ones),
        with_sample(a_choice_is_one_of_its_list),
        with_sample(several_choices_have_one_text),
        with_sample(an_integer_keeps_to_its_bounds),
        with_sample(a_text_is_safe_and_short),
        with_sample(a_commune_is_a_code_or_a_postcode_of_one),
        with_sample(without_a_territory_a_commune_still_passes_the_gate),
        with_sample(every_constraint_is_kept),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
