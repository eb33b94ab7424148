#include "tests/model/tck/answer.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "locale/text/buffer.h"

/* ------------------------------------------------------------------------------- expected */

static void skip_spaces(const char **at)
{
    *at += strspn(*at, " ");
}

static bool take(const char **at, char sign)
{
    skip_spaces(at);
    if (**at != sign)
        return false;
    ++*at;
    return true;
}

/* \u00e9; a pair of surrogates does not occur in what packs can say. */
static void read_escape(const char **at, struct text_buffer *out)
{
    static const char *const letters = "n\nt\tr\rb\bf\f";
    const char *letter = strchr(letters, **at);
    unsigned code = 0;

    if (**at != 'u') {
        buffer_addf(out, "%c", letter ? letter[1] : **at);
        ++*at;
        return;
    }
    assert_int_equal(sscanf(*at + 1, "%4x", &code), 1);
    *at += 5;
    if (code < 0x80)
        buffer_addf(out, "%c", (int)code);
    else if (code < 0x800)
        buffer_addf(out, "%c%c", (int)(0xC0 | code >> 6), (int)(0x80 | (code & 0x3F)));
    else
        buffer_addf(out, "%c%c%c", (int)(0xE0 | code >> 12), (int)(0x80 | (code >> 6 & 0x3F)),
                    (int)(0x80 | (code & 0x3F)));
}

static void read_string(const char **at, struct text_buffer *out)
{
    if (!take(at, '"'))
        fail_msg("a string was expected at « %s »", *at);
    for (; **at && **at != '"';) {
        if (**at == '\\') {
            ++*at;
            read_escape(at, out);
        } else {
            buffer_addf(out, "%c", *(*at)++);
        }
    }
    assert_true(take(at, '"'));
}

static void read_scalar(const char **at, struct text_buffer *out)
{
    char *end;

    skip_spaces(at);
    if (**at == '"') {
        buffer_add(out, "\"");
        read_string(at, out);
        buffer_add(out, "\"");
        return;
    }
    double number = strtod(*at, &end);
    size_t word = strspn(*at, "abcdefghijklmnopqrstuvwxyz");

    if (end > *at) {
        buffer_addf(out, "%.12g", number);
        *at = end;
        return;
    }
    if (!word)
        fail_msg("« %s » is no value", *at);
    buffer_add_n(out, *at, word);
    *at += word;
}

/* {"Status": "Approved", "Rate": "Best"}: in the order of the table's outputs. */
static void read_object(const struct tck_table *table, const char **at, struct text_buffer *out)
{
    struct text_buffer values[TCK_OUTPUTS_MOST] = {{0}};

    do {
        struct text_buffer name = {0};
        size_t i = 0;

        read_string(at, &name);
        while (i < table->output_count && strcmp(table->output_names[i], buffer_text(&name)) != 0)
            i++;
        if (i == table->output_count || !take(at, ':'))
            fail_msg("« %s » is no output", buffer_text(&name));
        read_scalar(at, &values[i]);
        buffer_finish(&name);
    } while (take(at, ','));
    assert_true(take(at, '}'));
    for (size_t i = 0; i < table->output_count; i++) {
        buffer_addf(out, "%s%s", i ? "\t" : "", buffer_text(&values[i]));
        buffer_finish(&values[i]);
    }
}

static void read_output(const struct tck_table *table, const char **at, struct tck_answer *answer)
{
    struct text_buffer output = {0};

    assert_true(answer->count <= TCK_RULES_MOST);
    if (take(at, '{'))
        read_object(table, at, &output);
    else
        read_scalar(at, &output);
    answer->outputs[answer->count++] = buffer_take(&output);
}

void tck_answer_read(const struct tck_table *table, const char *json, struct tck_answer *answer)
{
    const char *at = json;

    *answer = (struct tck_answer){.list = take(&at, '[')};
    if (strcmp(json, "null") == 0)
        return;
    if (!answer->list) {
        read_output(table, &at, answer);
    } else if (!take(&at, ']')) {
        do
            read_output(table, &at, answer);
        while (take(&at, ','));
        assert_true(take(&at, ']'));
    }
    skip_spaces(&at);
    assert_string_equal(at, "");
}

/* ------------------------------------------------------------------------------- ours */

static void write_literal(const struct feel_literal *literal, struct text_buffer *out)
{
    switch (literal->kind) {
    case FEEL_NULL:
        buffer_add(out, "null");
        return;
    case FEEL_NUMBER:
        buffer_addf(out, "%.12g", tck_literal_number(literal));
        return;
    case FEEL_BOOLEAN:
        buffer_add(out, literal->number ? "true" : "false");
        return;
    case FEEL_STRING:
    case FEEL_DATE:
        buffer_addf(out, "\"%.*s\"", (int)literal->length, literal->text);
        return;
    }
}

static void add_rule(const struct tck_table *table, int rule, struct tck_answer *answer)
{
    const struct feel_literal *then =
        rule == TCK_STANDARD ? table->standard : table->rules[rule].then;
    struct text_buffer output = {0};

    for (size_t i = 0; i < table->output_count; i++) {
        buffer_add(&output, i ? "\t" : "");
        write_literal(&then[i], &output);
    }
    answer->outputs[answer->count++] = buffer_take(&output);
}

static void add_number(double number, struct tck_answer *answer)
{
    struct text_buffer output = {0};

    buffer_addf(&output, "%.12g", number);
    answer->outputs[answer->count++] = buffer_take(&output);
}

void tck_answer_of(const struct tck_table *table, const int *rules, size_t count,
                   struct tck_answer *answer)
{
    enum tck_answering answering = table->policy->answering;
    double sum = 0;

    *answer = (struct tck_answer){.list = false};
    if (!count || (answering == TCK_ONLY && count > 1))
        return;
    if (rules[0] == TCK_STANDARD || answering == TCK_ONLY || answering == TCK_FIRST) {
        add_rule(table, rules[0], answer);
        return;
    }
    if (answering == TCK_COUNT) {
        add_number((double)count, answer);
        return;
    }
    answer->list = answering != TCK_SUM;
    for (size_t i = 0; i < count; i++)
        if (answering == TCK_SUM)
            sum += tck_literal_number(&table->rules[rules[i]].then[0]);
        else
            add_rule(table, rules[i], answer);
    if (answering == TCK_SUM)
        add_number(sum, answer);
}

void tck_answer_finish(struct tck_answer *answer)
{
    for (size_t i = 0; i < answer->count; i++)
        free(answer->outputs[i]);
    answer->count = 0;
}

/* ------------------------------------------------------------------------------- both */

static int compare_outputs(const void *left, const void *right)
{
    return strcmp(*(char *const *)left, *(char *const *)right);
}

bool tck_answers_agree(const struct tck_table *table, struct tck_answer *expected,
                       struct tck_answer *ours)
{
    if (expected->count != ours->count || (ours->count > 1 && expected->list != ours->list))
        return false;
    if (table->policy->answering == TCK_BAG) { /* a collection has no order */
        qsort(expected->outputs, expected->count, sizeof *expected->outputs, compare_outputs);
        qsort(ours->outputs, ours->count, sizeof *ours->outputs, compare_outputs);
    }
    for (size_t i = 0; i < ours->count; i++)
        if (strcmp(expected->outputs[i], ours->outputs[i]) != 0)
            return false;
    return true;
}

char *tck_answer_write(const struct tck_answer *answer)
{
    struct text_buffer out = {0};

    buffer_add(&out, answer->list ? "[" : "");
    for (size_t i = 0; i < answer->count; i++)
        buffer_addf(&out, "%s%s", i ? ", " : "", answer->outputs[i]);
    buffer_add(&out, answer->list ? "]" : answer->count ? "" : "null");
    return buffer_take(&out);
}
