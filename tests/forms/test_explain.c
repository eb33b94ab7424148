/* Why this door, and why not that one: true to the rule, and discreet on paper. */
#include "forms/explain/explain.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

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
    assert_true(conversation_answer_named(conversation, question, value, NULL));
}

static int rule_named(const char *id)
{
    for (size_t i = 0; i < pack->rule_count; i++)
        if (strcmp(pack->rules[i].id, id) == 0)
            return (int)i;
    fail_msg("no rule %s", id);
    return -1;
}

typedef void explanation(const struct conversation *conversation, int rule, const char *language,
                         struct text_buffer *out);

static void expect(explanation *explain, const char *rule, const char *language, const char *text)
{
    struct text_buffer out = {0};

    explain(conversation, rule_named(rule), language, &out);
    assert_string_equal(buffer_text(&out), text);
    buffer_finish(&out);
}

static void tells_the_answers_that_the_row_tested_and_no_other(void **state)
{
    (void)state;
    say("demande", "emploi");
    say("statut", "salarie");
    say("cadre", "oui");
    say("age", "50");
    expect(explain_because, "cadre", "fr", "trouver un emploi, cadre");
    expect(explain_because, "emploi", "fr", "trouver un emploi");
    expect(explain_because, "accueil", "fr", "");
    expect(explain_because, "cadre", "en", "find a job, manager?");
}

/* The network's own conditions are part of why, and a place speaks of the commune. */
static void tells_eligibility_and_places(void **state)
{
    (void)state;
    say("age", "20");
    expect(explain_because, "jeune", "fr", "âge\u00a0: 20");
    say("aide", "papiers,argent");
    say("commune", "56260");
    expect(explain_because, "argent", "fr", "des papiers, de l’argent, commune\u00a0: Vannes (56)");
}

static void what_was_not_said_or_is_not_asked_is_not_told(void **state)
{
    (void)state;
    say("demande", "emploi");
    say("statut", "salarie");
    say("cadre", "non");
    expect(explain_because, "cadre", "fr", "trouver un emploi, cadre\u00a0: non");
    say("statut", "eleve");
    expect(explain_because, "cadre", "fr", "trouver un emploi");
}

static void paper_uses_the_pack_s_sentence_or_the_answers(void **state)
{
    (void)state;
    say("demande", "emploi");
    say("statut", "salarie");
    say("cadre", "oui");
    expect(explain_on_paper, "cadre", "fr", "Vous êtes cadre.");
    expect(explain_on_paper, "emploi", "fr", "Vous avez dit\u00a0: trouver un emploi.");
    expect(explain_on_paper, "accueil", "fr", "");
}

static void paper_never_tells_what_is_sensitive(void **state)
{
    (void)state;
    say("demande", "emploi");
    say("statut", "nsp");
    assert_false(explain_is_sensitive(conversation, rule_named("emploi_adapte")));
    say("handicap", "oui"); /* a question */
    assert_true(explain_is_sensitive(conversation, rule_named("emploi_adapte")));
    assert_false(explain_is_sensitive(conversation, rule_named("emploi")));
    expect(explain_on_paper, "emploi_adapte", "fr", "Ce que vous avez dit.");
    expect(explain_on_paper, "emploi", "fr", "Vous avez dit\u00a0: trouver un emploi.");
    say("demande", "droits"); /* a choice */
    assert_true(explain_is_sensitive(conversation, rule_named("emploi")));
    expect(explain_on_paper, "droits", "fr", "Ce que vous avez dit."); /* a network */
}

/* Of several choices one is enough. */
static void one_sensitive_choice_among_several_is_seen(void **state)
{
    (void)state;
    sample_pack_change(sample, "orientation", "-;contient(argent);-;bretagne;juristes;-",
                       "-;contient(papiers);-;-;accueil;-");
    struct pack *other = sample_pack_read(sample);
    struct conversation *person = conversation_create(other, NULL);
    int rule = rule_named("argent");

    (void)state;
    assert_true(conversation_answer_named(person, "aide", "papiers,internet", NULL));
    assert_false(explain_is_sensitive(person, rule));
    assert_true(conversation_answer_named(person, "aide", "papiers,argent", NULL));
    assert_true(explain_is_sensitive(person, rule));
    conversation_destroy(person);
    pack_destroy(other);
}

static void tells_the_first_thing_that_does_not_fit(void **state)
{
    (void)state;
    say("demande", "emploi");
    say("statut", "salarie");
    say("age", "50");
    expect(explain_why_not, "jeune", "fr", "Âge\u00a0: 50");
    expect(explain_why_not, "cadre", "fr", "Cadre\u00a0: pas dit");
    expect(explain_why_not, "emploi", "fr", "");
    expect(explain_why_not, "droits", "fr", "Demande\u00a0: trouver un emploi");
    say("age", "12"); /* the row fits, the network does not take so young */
    expect(explain_why_not, "jeune", "fr", "Âge\u00a0: 12");
    say("aide", "argent");
    expect(explain_why_not, "argent", "fr", "Commune\u00a0: pas dit");
}

#define with_sample(test) cmocka_unit_test_setup_teardown(test, open_sample, close_sample)

int main(void)
{
    const struct CMUnitTest tests[] = {
        with_sample(tells_the_answers_that_the_row_tested_and_no_other),
        with_sample(tells_eligibility_and_places),
        with_sample(what_was_not_said_or_is_not_asked_is_not_told),
        with_sample(paper_uses_the_pack_s_sentence_or_the_answers),
        with_sample(paper_never_tells_what_is_sensitive),
        with_sample(one_sensitive_choice_among_several_is_seen),
        with_sample(tells_the_first_thing_that_does_not_fit),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
