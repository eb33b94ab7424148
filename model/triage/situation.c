#include "model/triage/situation.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "locale/text/memory.h"

struct situation {
    const struct pack *pack;
    struct value *answers; /* as given */
    struct value *values;  /* as rules see them */
    int **sets;            /* owned copies of several-choice answers */
    bool *relevant;
    bool *open; /* its value may still change: not answered, or not surely relevant or not */
};

static void settle(struct situation *situation)
{
    const struct pack *pack = situation->pack;

    for (size_t i = 0; i < pack->question_count; i++) {
        const struct expression *relevant = &pack->questions[i].relevant;
        enum truth now = expression_truth(relevant, situation->values, NULL);
        enum truth later = expression_truth(relevant, situation->values, situation->open);
        bool answered = !value_is_blank(&situation->answers[i]);

        situation->relevant[i] = now == TRUTH_YES;
        situation->values[i] =
            situation->relevant[i] ? situation->answers[i] : (struct value){.kind = VALUE_BLANK};
        situation->open[i] = later == TRUTH_UNKNOWN || (later == TRUTH_YES && !answered);
    }
}

struct situation *situation_create(const struct pack *pack)
{
    struct situation *situation = memory_zero(1, sizeof *situation);
    size_t count = pack->question_count + 1;

    situation->pack = pack;
    situation->answers = memory_zero(count, sizeof *situation->answers);
    situation->values = memory_zero(count, sizeof *situation->values);
    situation->sets = memory_zero(count, sizeof *situation->sets);
    situation->relevant = memory_zero(count, sizeof *situation->relevant);
    situation->open = memory_zero(count, sizeof *situation->open);
    settle(situation);
    return situation;
}

void situation_destroy(struct situation *situation)
{
    if (!situation)
        return;
    for (size_t i = 0; i < situation->pack->question_count; i++)
        free(situation->sets[i]);
    free(situation->sets);
    free(situation->answers);
    free(situation->values);
    free(situation->relevant);
    free(situation->open);
    free(situation);
}

static void keep_answer(struct situation *situation, int question, struct value value)
{
    int *copy = NULL;

    if (value.kind == VALUE_SET && value.count == 0)
        value = (struct value){.kind = VALUE_BLANK};
    if (value.kind == VALUE_SET) {
        copy = memory_alloc(value.count * sizeof *copy);
        memcpy(copy, value.set, value.count * sizeof *copy);
        value.set = copy;
    }
    free(situation->sets[question]);
    situation->sets[question] = copy;
    situation->answers[question] = value;
}

void situation_set(struct situation *situation, int question, struct value value)
{
    keep_answer(situation, question, value);
    settle(situation);
}

void situation_clear(struct situation *situation, int question)
{
    situation_set(situation, question, (struct value){.kind = VALUE_BLANK});
}

/* ------------------------------------------------------------------------------- places */

static const struct pack_place *place_of(const struct pack *pack, const char *insee, int department)
{
    const struct pack_place *by_department = NULL;

    for (size_t i = 0; i < pack->place_count; i++) {
        const struct pack_place *place = &pack->places[i];

        if (place->commune[0]) {
            if (strcmp(place->commune, insee) == 0)
                return place;
        } else if (place->department == department && !by_department) {
            by_department = place;
        }
    }
    return by_department;
}

static struct value place_value(int symbol)
{
    return (struct value){.kind = VALUE_NAME, .number = symbol ? symbol : SYMBOL_ELSEWHERE};
}

void situation_set_place(struct situation *situation, const char *insee, const char *department)
{
    const struct pack *pack = situation->pack;
    const int questions[] = {pack->commune_question, pack->department_question,
                             pack->region_question, pack->zone_question};
    struct value values[4] = {{.kind = VALUE_BLANK}};

    if (insee[0]) {
        char code[8] = "d";

        for (size_t i = 0; department[i] && i + 2 < sizeof code; i++)
            code[i + 1] = (char)tolower((unsigned char)department[i]);
        int symbol = symbols_find(pack->symbols, code);
        const struct pack_place *place = place_of(pack, insee, symbol);

        values[0] = place_value(SYMBOL_ELSEWHERE);
        values[1] = place_value(symbol);
        values[2] = place_value(place ? place->region : SYMBOL_ELSEWHERE);
        values[3] = place_value(place ? place->zone : SYMBOL_ELSEWHERE);
    }
    for (size_t i = 0; i < 4; i++)
        if (questions[i] >= 0)
            keep_answer(situation, questions[i], values[i]);
    settle(situation);
}

/* ------------------------------------------------------------------------------- looking */

const struct value *situation_answer(const struct situation *situation, int question)
{
    return &situation->answers[question];
}

const struct value *situation_values(const struct situation *situation)
{
    return situation->values;
}

bool situation_is_relevant(const struct situation *situation, int question)
{
    return situation->relevant[question];
}

bool situation_may_change(const struct situation *situation, int question)
{
    return situation->open[question];
}
