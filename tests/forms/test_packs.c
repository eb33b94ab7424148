/* The packs that are delivered: they read without a fault, keep the vocabulary, always have a door,
 * and propose what their own examples and the sourced tables expect. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "forms/conversation/conversation.h"
#include "model/pack/catalogue.h"

enum { SITUATIONS = 20000 }; /* for each pack */

static struct pack *packs[CATALOGUE_MOST];
static size_t pack_count;
static struct territory *territory;

/* ------------------------------------------------------------------------------- opening */

static void say_faults(const struct fault_list *faults)
{
    for (size_t i = 0; i < fault_list_count(faults); i++) {
        const struct fault *fault = fault_list_at(faults, i);

        print_error("%s row %u column %u: code %d « %s » (%s)\n", fault->file, fault->row,
                    fault->column, (int)fault->code, fault->word, fault->hint);
    }
}

static int open_all(void **state)
{
    static char ids[CATALOGUE_MOST][CATALOGUE_ID_SIZE];
    size_t count = catalogue_ids(ids, CATALOGUE_MOST);
    struct fault_list *faults = fault_list_create();
    struct fault fault;

    (void)state;
    for (size_t i = 0; i < count; i++) {
        struct pack *pack = catalogue_open(ids[i], faults);

        if (pack)
            packs[pack_count++] = pack;
    }
    say_faults(faults);
    bool clean = fault_list_count(faults) == 0;

    fault_list_destroy(faults);
    territory = territory_open(NULL, &fault);
    return clean && pack_count && territory ? 0 : -1;
}

static int close_all(void **state)
{
    (void)state;
    for (size_t i = 0; i < pack_count; i++)
        pack_destroy(packs[i]);
    territory_close(territory);
    return 0;
}

/* ------------------------------------------------------------------------------- vocabulary */

static void expect_code(const struct pack *pack, const char *code)
{
    if (code[0] < 'a' || code[0] > 'z' ||
        code[strspn(code, "abcdefghijklmnopqrstuvwxyz0123456789_")])
        fail_msg("%s: « %s » is not a code", pack->id, code);
}

/* Each text that has one language has French and English. */
static void expect_said(const struct pack *pack, const struct pack_text *text, const char *what,
                        const char *name)
{
    static const char *const languages[] = {"fr", "en"};

    for (size_t i = 0; i < 2; i++) {
        bool said = false;

        for (size_t at = 0; at < pack->language_count; at++)
            said = said || (strcmp(pack->languages[at], languages[i]) == 0 && text->said[at] &&
                            text->said[at][0]);
        if (!said)
            fail_msg("%s: %s %s has no %s text", pack->id, what, name, languages[i]);
    }
}

static bool is_said(const struct pack_text *text)
{
    for (size_t i = 0; i < PACK_LANGUAGES_MOST; i++)
        if (text->said[i])
            return true;
    return false;
}

static void expect_said_or_empty(const struct pack *pack, const struct pack_text *text,
                                 const char *what, const char *name)
{
    if (is_said(text))
        expect_said(pack, text, what, name);
}

static void every_question_and_choice_speaks_french_and_english(void **state)
{
    (void)state;
    for (size_t p = 0; p < pack_count; p++) {
        const struct pack *pack = packs[p];

        for (size_t i = 0; i < pack->asked_count; i++) {
            const struct question *question = &pack->questions[i];

            expect_code(pack, question->name);
            expect_said(pack, &question->label, "question", question->name);
            expect_said_or_empty(pack, &question->hint, "hint", question->name);
            expect_said_or_empty(pack, &question->constraint_text, "message", question->name);
        }
        for (size_t i = 0; i < pack->list_count; i++)
            for (size_t at = 0; at < pack->lists[i].count; at++) {
                const struct choice *choice = &pack->lists[i].choices[at];

                expect_code(pack, choice->name);
                expect_said(pack, &choice->label, "choice", choice->name);
            }
    }
}

static void every_network_has_a_name_that_may_be_shown(void **state)
{
    (void)state;
    for (size_t p = 0; p < pack_count; p++)
        for (size_t i = 0; i < packs[p]->network_count; i++) {
            const struct network *network = &packs[p]->networks[i];

            expect_code(packs[p], network->code);
            expect_said(packs[p], &network->name, "network", network->code);
            if (network->sensitive)
                expect_said(packs[p], &network->neutral_name, "neutral name", network->code);
            if (!network->source[0])
                fail_msg("%s: network %s has no source", packs[p]->id, network->code);
        }
}

static void every_rule_and_first_answer_has_a_source(void **state)
{
    (void)state;
    for (size_t p = 0; p < pack_count; p++) {
        const struct pack *pack = packs[p];

        for (size_t i = 0; i < pack->rule_count; i++) {
            if (!pack->rules[i].source[0])
                fail_msg("%s: rule %s has no source", pack->id, pack->rules[i].id);
            expect_said_or_empty(pack, &pack->rules[i].why, "reason", pack->rules[i].id);
            expect_said_or_empty(pack, &pack->rules[i].bring, "papers", pack->rules[i].id);
        }
        for (size_t i = 0; i < pack->first_answer_count; i++) {
            if (!pack->first_answers[i].source[0])
                fail_msg("%s: answer %s has no source", pack->id, pack->first_answers[i].key);
            expect_said(pack, &pack->first_answers[i].text, "answer", pack->first_answers[i].key);
        }
        for (size_t i = 0; i < pack->emergency_count; i++)
            expect_said(pack, &pack->emergencies[i].whom, "emergency", pack->emergencies[i].number);
    }
}

/* Words of the shared vocabulary, where a pack has them. */
static void sensitive_words_are_marked(void **state)
{
    static const char *const networks[] = {"cidff", "spip", "cap_emploi", "agefiph", "mdph"};
    static const char *const questions[] = {"handicap", "rsa", "motif"};
    static const struct {
        const char *question, *choice;
    } choices[] = {{"statut", "detenu"}, {"demande", "droits"}, {"demande", "social"}};

    (void)state;
    for (size_t p = 0; p < pack_count; p++) {
        const struct pack *pack = packs[p];

        for (size_t i = 0; i < sizeof networks / sizeof *networks; i++) {
            int network = pack_network(pack, networks[i]);

            if (network >= 0 && !pack->networks[network].sensitive)
                fail_msg("%s: %s is not marked", pack->id, networks[i]);
        }
        for (size_t i = 0; i < sizeof questions / sizeof *questions; i++) {
            int question = pack_question(pack, questions[i]);

            if (question >= 0 && !pack->questions[question].sensitive)
                fail_msg("%s: %s is not marked", pack->id, questions[i]);
        }
        for (size_t i = 0; i < sizeof choices / sizeof *choices; i++) {
            int question = pack_question(pack, choices[i].question);
            const struct choice *choice =
                question < 0 ? NULL : pack_choice(pack, question, choices[i].choice);

            if (choice && !choice->sensitive)
                fail_msg("%s: %s=%s is not marked", pack->id, choices[i].question, choice->name);
        }
    }
}

static void nothing_is_asked_for_nothing(void **state)
{
    (void)state;
    for (size_t p = 0; p < pack_count; p++)
        for (size_t i = 0; i < packs[p]->asked_count; i++) {
            const struct question *question = &packs[p]->questions[i];

            if (!question->used && !question->statistical && question->kind != QUESTION_NOTE &&
                question->kind != QUESTION_COMMUNE)
                fail_msg("%s: no rule uses %s", packs[p]->id, question->name);
        }
}

/* ------------------------------------------------------------------------------- doors */

/* A reproducible source of choices (Marsaglia's xorshift). */
static unsigned draw(unsigned *seed, unsigned most)
{
    *seed ^= *seed << 13;
    *seed ^= *seed >> 17;
    *seed ^= *seed << 5;
    return *seed % most;
}

/* An answer of any kind, or none when the question allows it. */
static void draw_answer(struct conversation *conversation, int question, unsigned *seed)
{
    const struct pack *pack = conversation_pack(conversation);
    const struct question *asked = &pack->questions[question];
    const struct choice_list *list = pack_choices(pack, question);
    char text[64] = "";
    struct fault fault;

    if (!asked->required && draw(seed, 3) == 0)
        return;
    if (list->count)
        snprintf(text, sizeof text, "%s", list->choices[draw(seed, (unsigned)list->count)].name);
    else if (asked->kind == QUESTION_INTEGER)
        snprintf(text, sizeof text, "%u",
                 (unsigned)asked->least + draw(seed, (unsigned)(asked->most - asked->least + 1)));
    else if (asked->kind == QUESTION_COMMUNE)
        snprintf(text, sizeof text, "%s",
                 territory_at(territory, draw(seed, (unsigned)territory_count(territory))).insee);
    if (!conversation_answer(conversation, question, text, &fault))
        fail_msg("%s: %s=%s refused", pack->id, asked->name, text);
}

static struct conversation *draw_situation(const struct pack *pack, unsigned *seed)
{
    struct conversation *conversation = conversation_create(pack, territory);

    for (size_t i = 0; i < pack->asked_count; i++)
        if (pack->questions[i].kind != QUESTION_NOTE &&
            conversation_is_relevant(conversation, (int)i))
            draw_answer(conversation, (int)i, seed);
    return conversation;
}

static void say_answers(const struct conversation *conversation)
{
    const struct pack *pack = conversation_pack(conversation);

    for (size_t i = 0; i < pack->asked_count; i++)
        if (conversation_value(conversation, (int)i)[0])
            print_error(" %s=%s", pack->questions[i].name,
                        conversation_value(conversation, (int)i));
    print_error("\n");
}

static void expect_a_door(const struct conversation *conversation, int day, enum door door)
{
    const struct pack *pack = conversation_pack(conversation);
    struct triage_at at = {day, door, -1};
    struct proposal found[TRIAGE_MOST];
    size_t count =
        triage_proposals(pack, conversation_situation(conversation), &at, found, TRIAGE_MOST);

    if (!count) {
        say_answers(conversation);
        fail_msg("%s: no door %d on day %d", pack->id, (int)door, day);
    }
    for (size_t i = 0; i < count; i++)
        if (door == DOOR_2 && found[i].mode == MODE_REFERRAL)
            fail_msg("%s: rule %s sends a visitor of door 2 on", pack->id,
                     pack->rules[found[i].rule].id);
}

/* First, last and two days between; a pack without an end is tried for two years. */
static int draw_day(const struct pack *pack, unsigned turn)
{
    int from = pack->valid.from;
    int to = pack->valid.to - from > 4000 ? from + 730 : pack->valid.to;
    const int days[] = {from, to, from + (to - from) / 3, from + (to - from) / 2};

    return days[turn % 4];
}

static void no_situation_is_a_dead_end(void **state)
{
    unsigned seed = 20150626;

    (void)state;
    for (size_t p = 0; p < pack_count; p++)
        for (unsigned turn = 0; turn < SITUATIONS; turn++) {
            struct conversation *conversation = draw_situation(packs[p], &seed);
            int day = draw_day(packs[p], turn);

            expect_a_door(conversation, day, DOOR_1);
            expect_a_door(conversation, day, DOOR_2);
            conversation_destroy(conversation);
        }
}

static void every_demand_has_a_first_answer_whatever_the_status(void **state)
{
    (void)state;
    for (size_t p = 0; p < pack_count; p++) {
        const struct pack *pack = packs[p];
        int demand = pack_question(pack, "demande"), status = pack_question(pack, "statut");
        const struct choice_list *demands = pack_choices(pack, demand);
        const struct choice_list *statuses = pack_choices(pack, status);

        for (size_t d = 0; d < demands->count; d++)
            for (size_t s = 0; s < statuses->count; s++) {
                struct situation *situation = situation_create(pack);
                int answers[64];

                situation_set(situation, demand,
                              (struct value){VALUE_NAME, demands->choices[d].symbol, NULL, 0});
                situation_set(situation, status,
                              (struct value){VALUE_NAME, statuses->choices[s].symbol, NULL, 0});
                if (!triage_first_answers(pack, situation, answers, 64))
                    fail_msg("%s: nothing is said to demande=%s statut=%s", pack->id,
                             demands->choices[d].name, statuses->choices[s].name);
                situation_destroy(situation);
            }
    }
}

/* ------------------------------------------------------------------------------- examples */

static void give(struct conversation *conversation, const char *name, const char *value,
                 const char *what)
{
    struct fault fault;

    if (value[0] && !conversation_answer_named(conversation, name, value, &fault))
        fail_msg("%s: %s: %s=%s: code %d", conversation_pack(conversation)->id, what, name, value,
                 (int)fault.code);
}

/* `expected` is a list of networks, the first ones in order; level "" is not looked at. */
static bool meets(const struct conversation *conversation, enum door door, const char *expected,
                  const char *level, const char *what)
{
    const struct pack *pack = conversation_pack(conversation);
    struct triage_at at = {pack->valid.from, door, -1};
    struct proposal found[TRIAGE_MOST];
    size_t count =
        triage_proposals(pack, conversation_situation(conversation), &at, found, TRIAGE_MOST);
    char list[1024], got[1024] = "", *rest = list, *network;
    size_t place = 0;
    bool ok = true;

    snprintf(list, sizeof list, "%s", expected);
    for (; (network = strtok_r(rest, ", ", &rest)); place++)
        ok = ok && place < count && strcmp(pack->networks[found[place].network].code, network) == 0;
    if (level[0] && count)
        ok = ok && (level[0] == '-' ? LEVEL_NONE : level[0] - '0') == (int)found[0].level;
    for (size_t i = 0; i < count && i < 8; i++)
        snprintf(got + strlen(got), sizeof got - strlen(got), "%s%s", i ? ", " : "",
                 pack->networks[found[i].network].code);
    if (!ok || !place)
        print_error("%s: %s: expected %s (%s), got %s (%d)\n", pack->id, what, expected, level, got,
                    count ? (int)found[0].level : -1);
    return ok && place;
}

static void the_examples_of_each_pack_hold(void **state)
{
    size_t failed = 0;

    (void)state;
    for (size_t p = 0; p < pack_count; p++) {
        assert_true(packs[p]->case_count > 0);
        for (size_t i = 0; i < packs[p]->case_count; i++) {
            const struct pack_case *example = &packs[p]->cases[i];
            struct conversation *conversation = conversation_create(packs[p], territory);
            struct fault fault;

            for (size_t q = 0; q < packs[p]->asked_count; q++)
                give(conversation, packs[p]->questions[q].name, example->answers[q], example->name);
            if (!conversation_check(conversation, &fault))
                fail_msg("%s: %s: code %d, %s", packs[p]->id, example->name, (int)fault.code,
                         fault.word);
            failed += !meets(conversation, DOOR_1, example->expected, "", example->name);
            conversation_destroy(conversation);
        }
    }
    assert_int_equal(failed, 0);
}

/* answers TAB door TAB networks, first ones TAB level of the first TAB note */
static bool run_line(const struct pack *pack, char *line)
{
    char *cells[5] = {"", "", "", "", ""}, *rest = line;
    struct conversation *conversation = conversation_create(pack, territory);
    struct fault fault;
    bool ok;

    for (size_t i = 0; i < 5 && rest; i++)
        cells[i] = strsep(&rest, "\t");
    char what[512], *answers = cells[0];

    snprintf(what, sizeof what, "%s [%s]", cells[0], cells[4]);
    for (char *answer; (answer = strtok_r(answers, " ", &answers));) {
        char *value = strchr(answer, '=');

        assert_non_null(value);
        *value = '\0';
        give(conversation, answer, value + 1, what);
    }
    ok = conversation_check(conversation, &fault);
    if (!ok)
        print_error("%s: %s: code %d, %s\n", pack->id, what, (int)fault.code, fault.word);
    ok = ok && meets(conversation, cells[1][0] == '2' ? DOOR_2 : DOOR_1, cells[2], cells[3], what);
    conversation_destroy(conversation);
    return ok;
}

static void the_sourced_tables_hold(void **state)
{
    const char *root = getenv("DP_SOURCE_ROOT");
    size_t lines = 0, failed = 0;

    (void)state;
    assert_non_null(root);
    for (size_t p = 0; p < pack_count; p++) {
        char path[4096], line[4096];

        snprintf(path, sizeof path, "%s/tests/forms/cases/%s.tsv", root, packs[p]->id);
        FILE *file = fopen(path, "r");

        if (!file)
            continue;
        while (fgets(line, sizeof line, file)) {
            line[strcspn(line, "\n")] = '\0';
            if (!line[0] || line[0] == '#')
                continue;
            lines++;
            failed += !run_line(packs[p], line);
        }
        fclose(file);
    }
    print_message("%zu sourced lines\n", lines);
    assert_int_equal(failed, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_question_and_choice_speaks_french_and_english),
        cmocka_unit_test(every_network_has_a_name_that_may_be_shown),
        cmocka_unit_test(every_rule_and_first_answer_has_a_source),
        cmocka_unit_test(sensitive_words_are_marked),
        cmocka_unit_test(nothing_is_asked_for_nothing),
        cmocka_unit_test(no_situation_is_a_dead_end),
        cmocka_unit_test(every_demand_has_a_first_answer_whatever_the_status),
        cmocka_unit_test(the_examples_of_each_pack_hold),
        cmocka_unit_test(the_sourced_tables_hold),
    };

    return cmocka_run_group_tests(tests, open_all, close_all);
}
