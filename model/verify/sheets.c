/* What the sheets say or leave unsaid: questions of no use, texts, dates, negations. */
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "locale/text/memory.h"
#include "locale/text/width.h"
#include "model/base/arena.h"
#include "model/verify/inside.h"
#include "model/verify/points.h"

/* ------------------------------------------------------------------------------- questions */

static bool place_is_used(const struct pack *pack)
{
    for (size_t q = pack->asked_count; q < pack->question_count; q++)
        if (pack->questions[q].used)
            return true;
    return false;
}

static bool question_is_useless(const struct pack *pack, const struct question *question)
{
    if (question->used || question->statistical || question->kind == QUESTION_NOTE)
        return false;
    return question->kind != QUESTION_COMMUNE || !place_is_used(pack);
}

/* Choices that no cell and no comparison names. */
static bool value_is_named(const struct tests *tests, int symbol)
{
    for (size_t t = 0; t < tests->count; t++) {
        const struct test *test = &tests->all[t];

        if (test->node && test->node->literal.kind == VALUE_NAME &&
            test->node->literal.number == symbol)
            return true;
        for (size_t i = 0; test->cell && i < test->cell->count; i++)
            if (test->cell->items[i].kind != CELL_RANGE && test->cell->items[i].low == symbol &&
                test->cell->items[i].kind != CELL_BLANK)
                return true;
    }
    return false;
}

static void gather_answers(const struct pack *pack, int question, struct tests *tests)
{
    for (size_t a = 0; a < pack->first_answer_count; a++)
        for (size_t i = 0; i < pack->first_answers[a].when.count; i++)
            if (pack->first_answers[a].when.all[i].question == question)
                tests_add(tests, &(struct test){.question = question,
                                                .cell = &pack->first_answers[a].when.all[i].cell});
}

static void look_at_values(struct verification *verification, int question)
{
    const struct pack *pack = verification->pack;
    const struct choice_list *list = pack_choices(pack, question);
    struct tests tests = {0};
    int *symbols = arena_take_array(verification->arena, list->count + 1, sizeof *symbols);
    size_t count = 0;

    tests_gather(pack, question, &tests);
    gather_answers(pack, question, &tests);
    for (size_t i = 0; i < list->count; i++)
        if (!value_is_named(&tests, list->choices[i].symbol))
            symbols[count++] = list->choices[i].symbol;
    tests_finish(&tests);
    if (!count)
        return;
    struct verify_finding *finding =
        verification_add(verification, VERIFY_UNUSED_VALUE, VERIFY_INFORMATION);

    finding->question = question;
    finding->symbols = symbols;
    finding->symbol_count = count;
}

static void verify_questions(struct verification *verification)
{
    const struct pack *pack = verification->pack;
    bool *tested = memory_zero(pack->question_count + 1, sizeof *tested);

    questions_tested(pack, tested);
    for (size_t q = 0; q < pack->asked_count; q++) {
        const struct question *question = &pack->questions[q];

        if (question_is_useless(pack, question))
            verification_add(verification, VERIFY_UNUSED_QUESTION, VERIFY_WARNING)->question =
                (int)q;
        if (question->list >= 0 && question->used)
            look_at_values(verification, (int)q);
        if (question->kind == QUESTION_INTEGER && tested[q] &&
            (question->least == INT_MIN || question->most == INT_MAX))
            verification_add(verification, VERIFY_UNBOUNDED, VERIFY_WARNING)->question = (int)q;
    }
    free(tested);
}

/* ------------------------------------------------------------------------------- blanks */

static bool may_be_blank(const struct pack *pack, int question)
{
    const struct question *asked = &pack->questions[question];

    if (asked->kind == QUESTION_PLACE)
        asked = &pack->questions[pack->commune_question];
    return !asked->required || asked->relevant.count > 0;
}

static bool lets_blank_in(const struct cell *cell)
{
    for (size_t i = 0; i < cell->count; i++)
        if (cell->items[i].kind == CELL_BLANK)
            return false;
    return cell->negated;
}

static void look_for_blanks(struct verification *verification, const struct conditions *conditions,
                            int rule, int network)
{
    for (size_t i = 0; i < conditions->count; i++) {
        const struct condition *condition = &conditions->all[i];

        if (!lets_blank_in(&condition->cell) ||
            !may_be_blank(verification->pack, condition->question))
            continue;
        struct verify_finding *finding =
            verification_add(verification, VERIFY_BLANK_IN_NOT, VERIFY_INFORMATION);

        finding->rule = rule;
        finding->network = network;
        finding->question = condition->question;
    }
}

static void verify_blanks(struct verification *verification)
{
    const struct pack *pack = verification->pack;

    for (size_t r = 0; r < pack->rule_count; r++)
        look_for_blanks(verification, &pack->rules[r].when, (int)r, pack->rules[r].network);
    for (size_t n = 0; n < pack->network_count; n++)
        look_for_blanks(verification, &pack->networks[n].eligible, -1, (int)n);
    for (size_t q = 0; q < pack->asked_count; q++) {
        const struct expression *relevant = &pack->questions[q].relevant;

        for (size_t i = 0; i < relevant->count; i++) {
            const struct expression_node *node = &relevant->nodes[i];

            if (node->kind != EXPRESSION_COMPARE || node->comparison != IS_NOT ||
                node->literal.kind == VALUE_BLANK || !may_be_blank(pack, node->question))
                continue;
            struct verify_finding *finding =
                verification_add(verification, VERIFY_BLANK_IN_NOT, VERIFY_INFORMATION);

            finding->question = node->question;
            finding->sheet = "survey";
            finding->row = pack->questions[q].row;
        }
    }
}

/* ------------------------------------------------------------------------------- texts */

struct missing {
    size_t count;
    const char *sheet;
    unsigned row;
};

struct translations {
    const struct pack *pack;
    struct missing missing[PACK_LANGUAGES_MOST];
};

static bool is_said(const struct pack_text *text, size_t language)
{
    return text->said[language] && text->said[language][0];
}

static void note_missing(struct translations *translations, size_t language, const char *sheet,
                         unsigned row)
{
    struct missing *missing = &translations->missing[language];

    if (missing->count++)
        return;
    missing->sheet = sheet;
    missing->row = row;
}

static bool is_said_somewhere(const struct translations *translations, const struct pack_text *text)
{
    for (size_t i = 0; i < translations->pack->language_count; i++)
        if (is_said(text, i))
            return true;
    return false;
}

/* A text said in one language is wanted in all. */
static void look_at_text(struct translations *translations, const struct pack_text *text,
                         const char *sheet, unsigned row)
{
    if (!is_said_somewhere(translations, text))
        return;
    for (size_t i = 0; i < translations->pack->language_count; i++)
        if (!is_said(text, i))
            note_missing(translations, i, sheet, row);
}

/* What the default language shortens is to be shortened in the others, but where their whole label
 * is short enough; where there is no label, that is what is told. */
static void look_at_short(struct translations *translations, const struct pack_text *brief,
                          const struct pack_text *label, const char *sheet, unsigned row)
{
    if (!is_said(brief, 0))
        return;
    for (size_t i = 1; i < translations->pack->language_count; i++)
        if (!is_said(brief, i) && is_said(label, i) &&
            width_of(label->said[i]) > PACK_SHORT_COLUMNS)
            note_missing(translations, i, sheet, row);
}

static void look_at_survey_texts(struct translations *translations)
{
    const struct pack *pack = translations->pack;

    look_at_text(translations, &pack->title, "settings", 2);
    for (size_t q = 0; q < pack->asked_count; q++) {
        const struct question *question = &pack->questions[q];

        look_at_text(translations, &question->label, "survey", question->row);
        look_at_short(translations, &question->short_label, &question->label, "survey",
                      question->row);
        look_at_text(translations, &question->hint, "survey", question->row);
        look_at_text(translations, &question->constraint_text, "survey", question->row);
    }
    for (size_t l = 0; l < pack->list_count; l++)
        for (size_t c = 0; c < pack->lists[l].count; c++) {
            const struct choice *choice = &pack->lists[l].choices[c];

            look_at_text(translations, &choice->label, "choices", choice->row);
            look_at_short(translations, &choice->short_label, &choice->label, "choices",
                          choice->row);
        }
}

static void look_at_row_texts(struct translations *translations)
{
    const struct pack *pack = translations->pack;

    for (size_t r = 0; r < pack->rule_count; r++) {
        look_at_text(translations, &pack->rules[r].why, "orientation", pack->rules[r].row);
        look_at_text(translations, &pack->rules[r].bring, "orientation", pack->rules[r].row);
    }
    for (size_t n = 0; n < pack->network_count; n++) {
        const struct network *network = &pack->networks[n];

        look_at_text(translations, &network->name, "reseaux", network->row);
        look_at_text(translations, &network->neutral_name, "reseaux", network->row);
    }
    for (size_t a = 0; a < pack->first_answer_count; a++)
        look_at_text(translations, &pack->first_answers[a].text, "reponses",
                     pack->first_answers[a].row);
    for (size_t e = 0; e < pack->emergency_count; e++) {
        look_at_text(translations, &pack->emergencies[e].name, "urgence", pack->emergencies[e].row);
        look_at_text(translations, &pack->emergencies[e].whom, "urgence", pack->emergencies[e].row);
    }
}

static void verify_texts(struct verification *verification)
{
    struct translations translations = {.pack = verification->pack};

    look_at_survey_texts(&translations);
    look_at_row_texts(&translations);
    for (size_t i = 0; i < verification->pack->language_count; i++) {
        const struct missing *missing = &translations.missing[i];

        if (!missing->count)
            continue;
        struct verify_finding *finding =
            verification_add(verification, VERIFY_UNTRANSLATED, VERIFY_WARNING);

        finding->language = (int)i;
        finding->count = missing->count;
        finding->sheet = missing->sheet;
        finding->row = missing->row;
    }
}

/* ------------------------------------------------------------------------------- dates */

static void tell_end(struct verification *verification, int network, int rule, int from, int to)
{
    struct verify_finding *finding =
        verification_add(verification, VERIFY_ENDS_EARLY, VERIFY_WARNING);

    finding->network = network;
    finding->rule = rule;
    finding->period = (struct period){from, to};
}

/* The days of the pack, or of the row, on which the network is no longer there. */
static void verify_dates(struct verification *verification)
{
    const struct pack *pack = verification->pack;

    for (size_t n = 0; n < pack->network_count; n++) {
        int end = pack->networks[n].period.to;

        if (end < pack->valid.to)
            tell_end(verification, (int)n, -1, end < pack->valid.from ? pack->valid.from : end + 1,
                     pack->valid.to);
    }
    for (size_t r = 0; r < pack->rule_count; r++) {
        const struct rule *rule = &pack->rules[r];
        int end = pack->networks[rule->network].period.to;

        if (rule->period.to < INT_MAX && rule->period.to > end)
            tell_end(verification, rule->network, (int)r, end + 1, rule->period.to);
    }
}

void verify_sheets(struct verification *verification)
{
    verify_questions(verification);
    verify_blanks(verification);
    verify_texts(verification);
    verify_dates(verification);
}
