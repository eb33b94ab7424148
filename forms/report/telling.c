#include "forms/report/telling.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>

#include "forms/explain/words.h"
#include "forms/report/box.h"
#include "forms/report/sentences.h"
#include "locale/say/format.h"
#include "locale/say/say.h"
#include "locale/time/date.h"

typedef void writer(const struct telling *telling, struct text_buffer *out);

/* ------------------------------------------------------------------------------- rows */

static const struct rule *rule_at(const struct telling *telling, int rule)
{
    return rule >= 0 ? &telling->pack->rules[rule] : NULL;
}

/* The network a finding is about, that of its rule otherwise. */
static int network_of(const struct telling *telling)
{
    const struct rule *rule = rule_at(telling, telling->finding->rule);

    return telling->finding->network >= 0 ? telling->finding->network : rule ? rule->network : -1;
}

static void say_network(const struct telling *telling, int network, struct text_buffer *out)
{
    if (network >= 0)
        buffer_add(out, pack_network_name(telling->pack, network, telling->language));
}

static void write_rule(const struct telling *telling, struct text_buffer *out)
{
    const struct rule *rule = rule_at(telling, telling->finding->rule);

    if (rule)
        buffer_add(out, rule->id);
    else
        say_network(telling, telling->finding->network, out);
}

static void write_place(const struct telling *telling, struct text_buffer *out)
{
    const struct rule *rule = rule_at(telling, telling->finding->rule);
    int network = telling->finding->network;

    if (rule)
        words_place(telling->pack, "orientation", rule->row, out);
    else if (network >= 0)
        words_place(telling->pack, "reseaux", telling->pack->networks[network].row, out);
}

static void write_other(const struct telling *telling, struct text_buffer *out)
{
    const struct rule *other = rule_at(telling, telling->finding->other);

    buffer_add(out, other ? other->id : "");
}

static void write_other_place(const struct telling *telling, struct text_buffer *out)
{
    const struct rule *other = rule_at(telling, telling->finding->other);

    if (other)
        words_place(telling->pack, "orientation", other->row, out);
}

static void write_other_network(const struct telling *telling, struct text_buffer *out)
{
    const struct rule *other = rule_at(telling, telling->finding->other);

    say_network(telling, other ? other->network : -1, out);
}

static void write_network(const struct telling *telling, struct text_buffer *out)
{
    say_network(telling, network_of(telling), out);
}

static void write_network_place(const struct telling *telling, struct text_buffer *out)
{
    int network = network_of(telling);

    if (network >= 0)
        words_place(telling->pack, "reseaux", telling->pack->networks[network].row, out);
}

static void write_rank(const struct telling *telling, struct text_buffer *out)
{
    const struct rule *rule = rule_at(telling, telling->finding->rule);

    buffer_addf(out, "%d", rule ? rule->rank : 0);
}

static void write_day(const struct telling *telling, struct text_buffer *out)
{
    int network = network_of(telling);

    if (network >= 0 && telling->pack->networks[network].period.to != INT_MAX)
        civil_write_numeric(out, civil_from_days(telling->pack->networks[network].period.to));
}

/* ------------------------------------------------------------------------------- questions */

static void write_question(const struct telling *telling, struct text_buffer *out)
{
    if (telling->finding->question >= 0)
        words_question(telling->pack, telling->finding->question, telling->language, out);
}

static void write_question_place(const struct telling *telling, struct text_buffer *out)
{
    int question = telling->finding->question;

    if (question >= 0)
        words_place(telling->pack, "survey", telling->pack->questions[question].row, out);
}

static void say_cell_of(const struct telling *telling, const struct conditions *conditions,
                        struct text_buffer *out)
{
    for (size_t i = 0; conditions && i < conditions->count; i++)
        if (conditions->all[i].question == telling->finding->question)
            words_cell(telling->pack, conditions->all[i].question, &conditions->all[i].cell,
                       telling->language, out);
}

static void write_network_cell(const struct telling *telling, struct text_buffer *out)
{
    int network = network_of(telling);

    say_cell_of(telling, network >= 0 ? &telling->pack->networks[network].eligible : NULL, out);
}

/* The row's, that of the network when the finding is about no row. */
static void write_cell(const struct telling *telling, struct text_buffer *out)
{
    const struct rule *rule = rule_at(telling, telling->finding->rule);
    size_t before = out->length;

    say_cell_of(telling, rule ? &rule->when : NULL, out);
    if (out->length == before)
        write_network_cell(telling, out);
}

/* Symbols, else questions with the column that they head: whichever the finding lists. */
static void write_list(const struct telling *telling, struct text_buffer *out)
{
    const struct verify_finding *finding = telling->finding;

    for (size_t i = 0; i < finding->symbol_count; i++) {
        buffer_add(out, i ? ", " : "");
        words_symbol(telling->pack, finding->question, finding->symbols[i], telling->language, out);
    }
    for (size_t i = 0; i < finding->question_count; i++) {
        buffer_add(out, i ? ", " : "");
        words_question(telling->pack, finding->questions[i], telling->language, out);
        buffer_addf(out, _(" (colonne %s)"), telling->pack->questions[finding->questions[i]].name);
    }
}

/* ------------------------------------------------------------------------------- boxes */

static void write_box(const struct telling *telling, struct text_buffer *out)
{
    report_box(telling->pack, &telling->finding->box, telling->language, out);
}

/* Whether the box is all of them. */
static void write_such(const struct telling *telling, struct text_buffer *out)
{
    const struct verify_finding *finding = telling->finding;

    buffer_add(out, finding->box.situations < finding->situations ? _("par exemple")
                                                                  : _("c’est-à-dire"));
}

static void write_cells(const struct telling *telling, struct text_buffer *out)
{
    size_t before = out->length;

    report_cells(telling->pack, &telling->finding->box, out);
    if (out->length == before)
        buffer_add(out, _("« - » dans toutes les colonnes"));
}

static void write_situations(const struct telling *telling, struct text_buffer *out)
{
    const struct verify_finding *finding = telling->finding;
    bool dead_end = finding->kind == VERIFY_DEAD_END || finding->kind == VERIFY_DEAD_END_2;

    report_situations(dead_end ? finding->box.situations : finding->situations, out);
}

/* ------------------------------------------------------------------------------- the rest */

static void write_most(const struct telling *telling, struct text_buffer *out)
{
    buffer_addf(out, "%d", telling->pack->most_proposals);
}

static void write_number(const struct telling *telling, struct text_buffer *out)
{
    report_count(telling->finding->count, out);
}

static void write_language(const struct telling *telling, struct text_buffer *out)
{
    if (telling->finding->language >= 0)
        buffer_add(out, telling->pack->languages[telling->finding->language]);
}

static void write_table(const struct telling *telling, struct text_buffer *out)
{
    words_place(telling->pack, "orientation", 0, out);
}

static void write_text_place(const struct telling *telling, struct text_buffer *out)
{
    if (telling->finding->sheet)
        words_place(telling->pack, telling->finding->sheet, telling->finding->row, out);
}

static const struct pack_case *example_of(const struct telling *telling)
{
    int example = telling->finding->example;

    return example >= 0 ? &telling->pack->cases[example] : NULL;
}

static void write_example(const struct telling *telling, struct text_buffer *out)
{
    buffer_add(out, example_of(telling) ? example_of(telling)->name : "");
}

static void write_example_place(const struct telling *telling, struct text_buffer *out)
{
    if (example_of(telling))
        words_place(telling->pack, "cas", example_of(telling)->row, out);
}

static void write_expected(const struct telling *telling, struct text_buffer *out)
{
    buffer_add(out, example_of(telling) ? example_of(telling)->expected : "");
}

/* In what two rows differ, the word at fault, or the answer of an example. */
static void write_word(const struct telling *telling, struct text_buffer *out)
{
    const struct verify_finding *finding = telling->finding;
    const char *differs = report_differs[finding->cause];

    if (finding->word)
        buffer_add(out, finding->word);
    else if (differs)
        buffer_add(out, say_text(differs));
    else if (example_of(telling) && finding->question >= 0)
        buffer_add(out, example_of(telling)->answers[finding->question]);
}

/* A dead end is near a row; an example, far from the network that it expects. */
static void write_near(const struct telling *telling, struct text_buffer *out)
{
    if (telling->finding->kind == VERIFY_CASE_DIFFERS)
        telling_expected_aside(telling, out);
    else
        telling_near(telling, out);
}

static const struct {
    const char *name;
    writer *write;
} holes[] = {
    {"rule", write_rule},
    {"place", write_place},
    {"other", write_other},
    {"other_place", write_other_place},
    {"other_network", write_other_network},
    {"network", write_network},
    {"network_place", write_network_place},
    {"network_cell", write_network_cell},
    {"rank", write_rank},
    {"day", write_day},
    {"question", write_question},
    {"question_place", write_question_place},
    {"cell", write_cell},
    {"list", write_list},
    {"box", write_box},
    {"such", write_such},
    {"cells", write_cells},
    {"situations", write_situations},
    {"most", write_most},
    {"number", write_number},
    {"language", write_language},
    {"text_place", write_text_place},
    {"table", write_table},
    {"example", write_example},
    {"example_place", write_example_place},
    {"expected", write_expected},
    {"got", telling_got},
    {"word", write_word},
    {"near", write_near},
};

enum { HOLES = sizeof holes / sizeof *holes };

static bool has_hole(const char *pattern, const char *name)
{
    char hole[32];

    snprintf(hole, sizeof hole, "{%s}", name);
    return strstr(pattern, hole) != NULL;
}

void telling_fill(const struct telling *telling, const char *pattern, struct text_buffer *out)
{
    struct text_buffer said[HOLES] = {0};
    struct say_value values[HOLES];

    for (size_t i = 0; i < HOLES; i++) {
        if (has_hole(pattern, holes[i].name))
            holes[i].write(telling, &said[i]);
        values[i] = (struct say_value){holes[i].name, buffer_text(&said[i])};
    }
    say_format(out, pattern, values, HOLES);
    for (size_t i = 0; i < HOLES; i++)
        buffer_finish(&said[i]);
}
