#include "tests/model/tck/enumerate.h"

#include <stdlib.h>
#include <string.h>

#include "model/triage/triage.h"
#include "tests/model/tck/sheets.h"

enum { PLACES_MOST = 512, POINTS_MOST = 50000 };

struct places {
    struct tck_place all[PLACES_MOST];
    size_t count;
};

/* ------------------------------------------------------------------------------- places */

static void add_place(const struct tck_column *column, struct places *places,
                      struct tck_place place)
{
    bool line = column->kind == FEEL_NUMBER || column->kind == FEEL_DATE;

    if (place.null ? !column->may_be_null
                   : line && (place.at < column->low || place.at > column->high))
        return;
    for (size_t i = 0; i < places->count; i++)
        if (places->all[i].null == place.null && places->all[i].at == place.at)
            return;
    if (places->count < PLACES_MOST)
        places->all[places->count++] = place;
}

static void add_around(const struct tck_column *column, struct places *places,
                       const struct feel_literal *bound)
{
    struct tck_place place = tck_place_of(column, bound);

    for (int step = -1; step <= 1 && !place.null; step++)
        add_place(column, places, (struct tck_place){false, place.at + step});
}

/* Numbers: each bound and its neighbours, and one place at least. */
static void find_on_line(const struct tck_table *table, size_t input, struct places *places)
{
    const struct tck_column *column = &table->inputs[input];

    add_place(column, places, (struct tck_place){false, column->low});
    for (size_t r = 0; r < table->rule_count; r++) {
        const struct feel_test *test = &table->rules[r].when[input];

        for (size_t i = 0; i < test->count; i++) {
            if (test->items[i].has_low)
                add_around(column, places, &test->items[i].low);
            if (test->items[i].has_high)
                add_around(column, places, &test->items[i].high);
        }
    }
}

static void find_places(const struct tck_table *table, size_t input, struct places *places)
{
    const struct tck_column *column = &table->inputs[input];
    size_t names = column->kind == FEEL_BOOLEAN ? 2 : column->name_count + !column->listed;

    places->count = 0;
    add_place(column, places, (struct tck_place){true, 0});
    if (column->kind == FEEL_NUMBER || column->kind == FEEL_DATE)
        find_on_line(table, input, places);
    else
        for (size_t i = 0; i < names; i++)
            add_place(column, places, (struct tck_place){false, (int)i});
}

/* ------------------------------------------------------------------------------- points */

static bool rule_holds(const struct tck_table *table, const struct tck_rule *rule,
                       const struct tck_place *point)
{
    for (size_t i = 0; i < table->input_count; i++)
        if (!tck_test_holds(&table->inputs[i], &rule->when[i], point[i]))
            return false;
    return true;
}

/* The best rank of each network by the rows' strict meaning; 0 where none holds. */
static size_t expect_ranks(const struct tck_table *table, const struct tck_place *point, int *ranks)
{
    size_t count = 0;

    memset(ranks, 0, sizeof *ranks * (TCK_RULES_MOST + 1));
    for (size_t r = 0; r < table->rule_count; r++) {
        const struct tck_rule *rule = &table->rules[r];

        if (!rule_holds(table, rule, point))
            continue;
        count += !ranks[rule->network];
        if (!ranks[rule->network] || rule->rank < ranks[rule->network])
            ranks[rule->network] = rule->rank;
    }
    return count;
}

static bool some_rank_is_shared(const struct tck_table *table, const int *ranks)
{
    for (int i = 0; i < table->networks; i++)
        for (int j = 0; j < i; j++)
            if (ranks[i] && ranks[i] == ranks[j])
                return true;
    return false;
}

static bool pack_agrees(const struct tck_table *table, const struct pack *pack,
                        const struct situation *situation, const int *ranks, size_t count)
{
    const struct triage_at at = {pack->valid.from, DOOR_1, -1};
    struct proposal found[TRIAGE_MOST];
    size_t proposed = triage_proposals(pack, situation, &at, found, TRIAGE_MOST);

    if (proposed != count + table->has_standard)
        return false;
    for (size_t i = 0; i < count; i++)
        if (found[i].rank != ranks[found[i].network])
            return false;
    return true;
}

static void compare_point(const struct tck_table *table, const struct pack *pack,
                          struct situation *situation, const struct tck_place *point,
                          struct tck_enumeration *found)
{
    int ranks[TCK_RULES_MOST + 1];
    size_t count = expect_ranks(table, point, ranks);

    for (size_t i = 0; i < table->input_count; i++)
        situation_set(situation, (int)i, tck_value(pack, &table->inputs[i], (int)i, point[i]));
    found->points++;
    found->gap = found->gap || !count;
    found->overlap = found->overlap || some_rank_is_shared(table, ranks);
    found->agrees = found->agrees && pack_agrees(table, pack, situation, ranks, count);
}

static bool next_point(const struct tck_table *table, const struct places *places, size_t *at)
{
    for (size_t i = 0; i < table->input_count; i++) {
        if (++at[i] < places[i].count)
            return true;
        at[i] = 0;
    }
    return false;
}

struct tck_enumeration tck_enumerate(const struct tck_table *table, const struct pack *pack)
{
    struct places *places = calloc(TCK_INPUTS_MOST, sizeof *places);
    struct tck_enumeration found = {.agrees = true, .whole = true};
    size_t at[TCK_INPUTS_MOST] = {0}, total = 1;
    struct tck_place point[TCK_INPUTS_MOST];

    for (size_t i = 0; i < table->input_count; i++) {
        find_places(table, i, &places[i]);
        total *= total <= POINTS_MOST ? places[i].count : 1;
        found.whole = found.whole && places[i].count < PLACES_MOST;
    }
    found.whole = found.whole && total <= POINTS_MOST;
    if (found.whole) {
        struct situation *situation = situation_create(pack);

        do {
            for (size_t i = 0; i < table->input_count; i++)
                point[i] = places[i].all[at[i]];
            compare_point(table, pack, situation, point, &found);
        } while (next_point(table, places, at));
        situation_destroy(situation);
    }
    free(places);
    return found;
}
