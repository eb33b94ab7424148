#include "forms/conversation/reading.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "forms/conversation/conversation.h"
#include "locale/say/say.h"
#include "locale/text/gate.h"
#include "locale/text/memory.h"
#include "locale/text/utf8.h"

/* One answer being read. */
struct reading {
    const struct pack *pack;
    const struct territory *territory;
    int question;
    struct answer_reading *answer;
    struct fault *fault;
};

/* ------------------------------------------------------------------------------- refusing */

void answer_allowed(const struct pack *pack, int question, struct text_buffer *out)
{
    const struct question *asked = &pack->questions[question];
    const struct choice_list *list = pack_choices(pack, question);

    for (size_t i = 0; i < list->count; i++)
        buffer_addf(out, "%s%s", i ? ", " : "", list->choices[i].name);
    if (asked->kind == QUESTION_INTEGER && asked->least > INT_MIN && asked->most < INT_MAX)
        buffer_addf(out, "%d..%d", asked->least, asked->most);
    if (asked->kind == QUESTION_COMMUNE)
        buffer_add(out, "56260, cp:56000");
}

static bool refuse(struct reading *reading, enum fault_code code, const char *typed,
                   const char *hint)
{
    struct text_buffer allowed;

    if (!reading->fault)
        return false;
    buffer_init(&allowed);
    if (!hint)
        answer_allowed(reading->pack, reading->question, &allowed);
    fault_set(reading->fault, code);
    FAULT_TEXT(reading->fault->word, reading->pack->questions[reading->question].name);
    FAULT_TEXT(reading->fault->detail, typed);
    FAULT_TEXT(reading->fault->hint, hint ? hint : buffer_text(&allowed));
    buffer_finish(&allowed);
    return false;
}

/* ------------------------------------------------------------------------------- kinds */

static bool read_one(struct reading *reading, const char *typed)
{
    const struct choice *choice = pack_choice(reading->pack, reading->question, typed);

    if (!choice)
        return refuse(reading, FAULT_ANSWER_VALUE, typed, NULL);
    reading->answer->value = (struct value){.kind = VALUE_NAME, .number = choice->symbol};
    utf8_copy(reading->answer->text, ANSWER_TEXT_SIZE, choice->name);
    return true;
}

static bool add_choice(struct reading *reading, const char *name)
{
    struct answer_reading *answer = reading->answer;
    const struct choice *choice = pack_choice(reading->pack, reading->question, name);

    if (!choice || answer->value.count == ANSWER_SET_MOST)
        return false;
    for (size_t i = 0; i < answer->value.count; i++)
        if (answer->set[i] == choice->symbol)
            return true;
    answer->set[answer->value.count++] = choice->symbol;
    return true;
}

/* The canonical text follows the order of the list, so that one set has one text. */
static void write_set(struct reading *reading)
{
    struct answer_reading *answer = reading->answer;
    const struct choice_list *list = pack_choices(reading->pack, reading->question);
    size_t used = 0;

    for (size_t i = 0; i < list->count; i++)
        if (value_contains(&answer->value, list->choices[i].symbol))
            used += (size_t)snprintf(answer->text + used, ANSWER_TEXT_SIZE - used, "%s%s",
                                     used ? "," : "", list->choices[i].name);
}

static bool read_several(struct reading *reading, const char *typed)
{
    char *copy = memory_text(typed), *rest = copy;
    bool ok = true;

    reading->answer->value = (struct value){.kind = VALUE_SET, .set = reading->answer->set};
    for (char *name; ok && (name = strtok_r(rest, ", ", &rest));)
        ok = add_choice(reading, name);
    free(copy);
    if (!ok || !reading->answer->value.count)
        return refuse(reading, FAULT_ANSWER_VALUE, typed, NULL);
    write_set(reading);
    return true;
}

/* The pack's own sentence when it has one. */
static bool refuse_constraint(struct reading *reading, const char *typed)
{
    const char *sentence =
        pack_say(reading->pack, &reading->pack->questions[reading->question].constraint_text,
                 say_language());

    return refuse(reading, FAULT_ANSWER_VALUE, typed, sentence[0] ? sentence : NULL);
}

static bool constraint_holds(struct reading *reading, const struct value *value)
{
    const struct question *question = &reading->pack->questions[reading->question];
    struct value *values = memory_zero(reading->pack->question_count + 1, sizeof *values);

    values[reading->question] = *value;
    bool ok = expression_truth(&question->constraint, values, NULL) == TRUTH_YES;

    free(values);
    return ok;
}

static bool read_integer(struct reading *reading, const char *typed)
{
    char *end;
    long number = strtol(typed, &end, 10);
    size_t digits = strspn(typed + (*typed == '-'), "0123456789");

    if (end == typed || *end || digits > 9 || digits + (*typed == '-') != strlen(typed))
        return refuse_constraint(reading, typed);
    reading->answer->value = (struct value){.kind = VALUE_NUMBER, .number = (int)number};
    snprintf(reading->answer->text, ANSWER_TEXT_SIZE, "%ld", number);
    return true;
}

static bool read_text(struct reading *reading, const char *typed)
{
    size_t at = 0;
    char *to = reading->answer->text;
    enum gate_verdict verdict =
        gate_pass(typed, strlen(typed), GATE_LINE, to, ANSWER_TEXT_SIZE, &at);
    size_t characters = 0;

    if (verdict != GATE_SAFE && verdict != GATE_TOO_LONG)
        return refuse(reading, FAULT_TEXT_UNSAFE, typed + at, "");
    for (const char *c = to; *c; c++)
        characters += (*c & 0xC0) != 0x80;
    if (verdict == GATE_TOO_LONG || characters > CONVERSATION_TEXT_MOST)
        return refuse(reading, FAULT_ANSWER_VALUE, typed, NULL);
    reading->answer->value = (struct value){.kind = VALUE_NAME, .number = SYMBOL_ELSEWHERE};
    return true;
}

/* ------------------------------------------------------------------------------- communes */

static bool keep_commune(struct reading *reading, const struct commune *commune)
{
    reading->answer->value = (struct value){.kind = VALUE_NAME, .number = SYMBOL_ELSEWHERE};
    utf8_copy(reading->answer->text, ANSWER_TEXT_SIZE, commune->insee);
    utf8_copy(reading->answer->department, sizeof reading->answer->department, commune->department);
    return true;
}

static bool read_postcode(struct reading *reading, const char *typed)
{
    struct commune found[32];
    size_t most = sizeof found / sizeof *found;
    size_t count = territory_by_postcode(reading->territory, typed + 3, found, most);
    struct text_buffer names;

    if (count == 0)
        return refuse(reading, FAULT_COMMUNE_UNKNOWN, typed, NULL);
    if (count == 1)
        return keep_commune(reading, &found[0]);
    buffer_init(&names);
    for (size_t i = 0; i < count && i < most; i++)
        buffer_addf(&names, "%s%s %s", i ? ", " : "", found[i].insee, found[i].name);
    refuse(reading, FAULT_ANSWER_AMBIGUOUS, typed, buffer_text(&names));
    buffer_finish(&names);
    return false;
}

static bool read_commune(struct reading *reading, const char *typed)
{
    struct commune commune;

    if (!reading->territory)
        return read_text(reading, typed);
    if (strncmp(typed, "cp:", 3) == 0)
        return read_postcode(reading, typed);
    if (!territory_by_insee(reading->territory, typed, &commune))
        return refuse(reading, FAULT_COMMUNE_UNKNOWN, typed, NULL);
    return keep_commune(reading, &commune);
}

/* ------------------------------------------------------------------------------- any */

bool answer_read(const struct pack *pack, const struct territory *territory, int question,
                 const char *typed, struct answer_reading *answer, struct fault *fault)
{
    static bool (*const readers[])(struct reading *, const char *) = {
        [QUESTION_ONE] = read_one,         [QUESTION_SEVERAL] = read_several,
        [QUESTION_INTEGER] = read_integer, [QUESTION_TEXT] = read_text,
        [QUESTION_COMMUNE] = read_commune, [QUESTION_NOTE] = NULL,
        [QUESTION_PLACE] = NULL,
    };
    struct reading reading = {pack, territory, question, answer, fault};
    bool (*reader)(struct reading *, const char *) = readers[pack->questions[question].kind];

    *answer = (struct answer_reading){.text = ""};
    if (!reader)
        return refuse(&reading, FAULT_ANSWER_VALUE, typed, NULL);
    return reader(&reading, typed) &&
           (constraint_holds(&reading, &answer->value) || refuse_constraint(&reading, typed));
}
