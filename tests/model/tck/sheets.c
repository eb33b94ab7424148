#include "tests/model/tck/sheets.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "locale/text/buffer.h"

/* ------------------------------------------------------------------------------- cells */

/* Names are numbered: what a string says is of no matter, and a pack's names are ASCII. */
static void write_place(const struct tck_column *column, const struct feel_literal *literal,
                        struct text_buffer *out)
{
    struct tck_place place = tck_place_of(column, literal);

    if (place.null)
        buffer_add(out, "vide");
    else if (column->kind == FEEL_BOOLEAN)
        buffer_add(out, place.at ? "oui" : "non");
    else
        buffer_addf(out, column->kind == FEEL_STRING ? "v%d" : "%d", place.at);
}

static void write_item(const struct tck_column *column, const struct feel_item *item,
                       struct text_buffer *out)
{
    bool alone = item->has_low && item->has_high && tck_literal_equal(&item->low, &item->high) &&
                 !item->low_open && !item->high_open;

    if (alone) {
        write_place(column, &item->low, out);
    } else if (item->has_low && item->has_high) {
        buffer_add(out, item->low_open ? "(" : "[");
        write_place(column, &item->low, out);
        buffer_add(out, "..");
        write_place(column, &item->high, out);
        buffer_add(out, item->high_open ? ")" : "]");
    } else if (item->has_low) {
        buffer_add(out, item->low_open ? ">" : ">=");
        write_place(column, &item->low, out);
    } else {
        buffer_add(out, item->high_open ? "<" : "<=");
        write_place(column, &item->high, out);
    }
}

static void write_cell(const struct tck_column *column, const struct feel_test *test,
                       struct text_buffer *out)
{
    buffer_add(out, test->any ? "-" : test->negated ? "not(" : "");
    for (size_t i = 0; i < test->count; i++) {
        buffer_add(out, i ? ", " : "");
        write_item(column, &test->items[i], out);
    }
    buffer_add(out, test->negated ? ")" : "");
}

/* ------------------------------------------------------------------------------- sheets */

static void write_question(const struct tck_column *column, size_t input, struct text_buffer *out)
{
    if (column->kind == FEEL_NUMBER || column->kind == FEEL_DATE)
        buffer_addf(out, "integer;q%zu;q;. >= %d and . <= %d;", input, column->low, column->high);
    else
        buffer_addf(out, "select_one l%zu;q%zu;q;;", input, input);
    buffer_add(out, column->may_be_null ? "\n" : "yes\n");
}

static void write_choices(const struct tck_column *column, size_t input, struct text_buffer *out)
{
    if (column->kind == FEEL_BOOLEAN)
        buffer_addf(out, "l%zu;oui;x\nl%zu;non;x\n", input, input);
    if (column->kind != FEEL_STRING)
        return;
    for (size_t i = 0; i < column->name_count; i++)
        buffer_addf(out, "l%zu;v%zu;x\n", input, i);
    if (!column->listed) /* any other string */
        buffer_addf(out, "l%zu;v%zu;x\n", input, column->name_count);
}

static void write_survey(const struct tck_table *table, struct sample_pack *sample)
{
    struct text_buffer survey = {0}, choices = {0};

    buffer_add(&survey, "type;name;label;constraint;required\n");
    buffer_add(&choices, "list_name;name;label\nrien;rien;x\n");
    for (size_t i = 0; i < table->input_count; i++) {
        write_question(&table->inputs[i], i, &survey);
        write_choices(&table->inputs[i], i, &choices);
    }
    sample_pack_write(sample, "survey", buffer_text(&survey));
    sample_pack_write(sample, "choices", buffer_text(&choices));
    buffer_finish(&survey);
    buffer_finish(&choices);
}

static void write_rules(const struct tck_table *table, struct sample_pack *sample)
{
    struct text_buffer rules = {0};

    buffer_add(&rules, "regle");
    for (size_t i = 0; i < table->input_count; i++)
        buffer_addf(&rules, ";q%zu", i);
    buffer_add(&rules, ";=> reseau;niveau;porte;mode;rang;nature\n");
    for (size_t r = 0; r < table->rule_count; r++) {
        const struct tck_rule *rule = &table->rules[r];

        buffer_addf(&rules, "r%03zu", r);
        for (size_t i = 0; i < table->input_count; i++) {
            buffer_add(&rules, ";");
            write_cell(&table->inputs[i], &rule->when[i], &rules);
        }
        buffer_addf(&rules, ";n%03d;2;1, 2;ici;%d;\n", rule->network, rule->rank);
    }
    buffer_add(&rules, table->has_standard ? "defaut" : "");
    for (size_t i = 0; table->has_standard && i < table->input_count; i++)
        buffer_add(&rules, ";-");
    if (table->has_standard)
        buffer_addf(&rules, ";n%03d;2;1, 2;ici;9999;filet\n", table->networks);
    sample_pack_write(sample, "orientation", buffer_text(&rules));
    buffer_finish(&rules);
}

void tck_sheets_write(const struct tck_table *table, struct sample_pack *sample)
{
    struct text_buffer networks = {0};

    buffer_add(&networks, "code;nom;cep\n");
    for (int i = 0; i < table->networks + table->has_standard; i++)
        buffer_addf(&networks, "n%03d;n;oui\n", i);
    sample_pack_write(sample, "reseaux", buffer_text(&networks));
    buffer_finish(&networks);
    sample_pack_remove(sample, "reponses");
    sample_pack_remove(sample, "territoire");
    sample_pack_remove(sample, "cas");
    write_survey(table, sample);
    write_rules(table, sample);
}

struct value tck_value(const struct pack *pack, const struct tck_column *column, int question,
                       struct tck_place place)
{
    char name[32];

    if (place.null)
        return (struct value){.kind = VALUE_BLANK};
    if (column->kind == FEEL_NUMBER || column->kind == FEEL_DATE)
        return (struct value){VALUE_NUMBER, place.at, NULL, 0};
    if (column->kind == FEEL_BOOLEAN)
        snprintf(name, sizeof name, "%s", place.at ? "oui" : "non");
    else
        snprintf(name, sizeof name, "v%d", place.at);
    const struct choice *choice = pack_choice(pack, question, name);

    assert_non_null(choice);
    return (struct value){VALUE_NAME, choice->symbol, NULL, 0};
}
