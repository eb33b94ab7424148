/* The elementary values of a question. */
#include "model/verify/points.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "locale/text/memory.h"
#include "model/base/arena.h"

/* Integers have nine digits at most, as in a cell. */
enum { LEAST = -999999999, MOST = 999999999 };

/* ------------------------------------------------------------------------------- points */

struct drawing {
    struct space *space;
    struct variable *variable;
    size_t room;
};

static bool point_is_allowed(const struct space *space, int question, const struct value *value)
{
    const struct pack *pack = space->pack;
    const struct expression *constraint = &pack->questions[question].constraint;

    if (!constraint->count || value_is_blank(value))
        return true;
    struct value *values = memory_zero(pack->question_count + 1, sizeof *values);

    values[question] = *value;
    bool ok = expression_truth(constraint, values, NULL) == TRUTH_YES;

    free(values);
    return ok;
}

static void add_point(struct drawing *drawing, struct point point)
{
    struct variable *variable = drawing->variable;

    if (!point_is_allowed(drawing->space, variable->question, &point.value))
        return;
    if (variable->point_count == drawing->room) {
        size_t room = drawing->room ? 2 * drawing->room : 16;
        struct point *points = arena_take_array(drawing->space->arena, room, sizeof *points);

        if (variable->point_count)
            memcpy(points, variable->points, variable->point_count * sizeof *points);
        variable->points = points;
        drawing->room = room;
    }
    variable->points[variable->point_count++] = point;
}

static void draw_choices(struct drawing *drawing)
{
    const struct choice_list *list =
        pack_choices(drawing->space->pack, drawing->variable->question);

    for (size_t i = 0; i < list->count; i++)
        add_point(drawing, (struct point){.value = {VALUE_NAME, list->choices[i].symbol, NULL, 0},
                                          .weight = 1});
}

static int compare_ints(const void *left, const void *right)
{
    int a = *(const int *)left, b = *(const int *)right;

    return (a > b) - (a < b);
}

/* Every number at which some test may change its mind: the first of a stretch. */
static int *cut_integers(const struct tests *tests, size_t *count)
{
    size_t room = 1;

    for (size_t t = 0; t < tests->count; t++)
        room += tests->all[t].cell ? 2 * tests->all[t].cell->count : 2;
    int *cuts = memory_zero(room, sizeof *cuts);

    *count = 0;
    for (size_t t = 0; t < tests->count; t++) {
        const struct cell *cell = tests->all[t].cell;

        for (size_t i = 0; cell && i < cell->count; i++) {
            if (cell->items[i].kind != CELL_RANGE)
                continue;
            if (cell->items[i].low > INT_MIN)
                cuts[(*count)++] = cell->items[i].low;
            if (cell->items[i].high < INT_MAX)
                cuts[(*count)++] = cell->items[i].high + 1;
        }
        if (!cell && tests->all[t].node->literal.kind == VALUE_NUMBER) {
            cuts[(*count)++] = tests->all[t].node->literal.number;
            cuts[(*count)++] = tests->all[t].node->literal.number + 1;
        }
    }
    qsort(cuts, *count, sizeof *cuts, compare_ints);
    return cuts;
}

static void draw_integers(struct drawing *drawing, const struct tests *tests)
{
    const struct question *asked = &drawing->space->pack->questions[drawing->variable->question];
    int from = asked->least > LEAST ? asked->least : LEAST;
    int to = asked->most < MOST ? asked->most : MOST;
    size_t count;
    int *cuts = cut_integers(tests, &count);

    for (size_t i = 0; i <= count && from <= to; i++) {
        if (i < count && cuts[i] <= from)
            continue; /* INT_MIN among them: an open bound */
        int end = i < count ? cuts[i] - 1 : to;

        if (end > to)
            end = to;
        add_point(drawing, (struct point){.value = {VALUE_NUMBER, from, NULL, 0},
                                          .range = {from, end},
                                          .weight = (verify_count)(end - from) + 1});
        from = end + 1;
    }
    free(cuts);
}

/* ------------------------------------------------------------------------------- places */

static void add_place(struct drawing *drawing, struct verify_place place)
{
    const struct variable *variable = drawing->variable;

    for (size_t i = 1; i < variable->point_count; i++)
        if (memcmp(&variable->points[i].place, &place, sizeof place) == 0)
            return;
    add_point(drawing, (struct point){.value = {VALUE_NAME, SYMBOL_ELSEWHERE, NULL, 0},
                                      .place = place,
                                      .weight = 1});
}

static int or_elsewhere(int symbol)
{
    return symbol ? symbol : SYMBOL_ELSEWHERE;
}

/* As a desk sees it: the department that the INSEE code of the commune begins with. */
static int department_of(const struct pack *pack, const struct pack_place *place)
{
    char code[8];
    bool overseas = place->commune[0] == '9' && place->commune[1] >= '7';

    if (!place->commune[0])
        return place->department;
    snprintf(code, sizeof code, "d%.*s", overseas ? 3 : 2, place->commune);
    if (code[2] == 'A' || code[2] == 'B')
        code[2] = (char)(code[2] - 'A' + 'a');
    return or_elsewhere(symbols_find(pack->symbols, code));
}

/* Among the first `count` rows: of two rows of one department, desks look at the first. */
static bool department_has_row(const struct pack *pack, size_t count, int department)
{
    for (size_t i = 0; i < count; i++)
        if (!pack->places[i].commune[0] && pack->places[i].department == department)
            return true;
    return false;
}

/* A department that a cell names, or of which only some communes are listed: elsewhere in it. */
static void add_rest_of(struct drawing *drawing, int department)
{
    const struct pack *pack = drawing->space->pack;

    if (department != SYMBOL_ELSEWHERE && !department_has_row(pack, pack->place_count, department))
        add_place(drawing, (struct verify_place){department, SYMBOL_ELSEWHERE, SYMBOL_ELSEWHERE});
}

static void draw_places(struct drawing *drawing, const struct tests *tests)
{
    const struct pack *pack = drawing->space->pack;

    for (size_t i = 0; i < pack->place_count; i++) {
        const struct pack_place *place = &pack->places[i];
        int department = department_of(pack, place);

        if (!place->commune[0] && department_has_row(pack, i, department))
            continue;
        add_place(drawing, (struct verify_place){department, or_elsewhere(place->region),
                                                 or_elsewhere(place->zone)});
        add_rest_of(drawing, department);
    }
    for (size_t t = 0; t < tests->count; t++) {
        const struct cell *cell = tests->all[t].cell;

        for (size_t i = 0;
             cell && tests->all[t].question == pack->department_question && i < cell->count; i++)
            if (cell->items[i].kind == CELL_NAME)
                add_rest_of(drawing, cell->items[i].low);
    }
    add_place(drawing, (struct verify_place){SYMBOL_ELSEWHERE, SYMBOL_ELSEWHERE, SYMBOL_ELSEWHERE});
}

void points_draw(struct space *space, struct variable *variable, const struct tests *tests)
{
    struct drawing drawing = {space, variable, 0};

    add_point(&drawing, (struct point){.weight = 1});
    switch (space->pack->questions[variable->question].kind) {
    case QUESTION_ONE:
        draw_choices(&drawing);
        break;
    case QUESTION_INTEGER:
        draw_integers(&drawing, tests);
        break;
    case QUESTION_COMMUNE:
        draw_places(&drawing, tests);
        break;
    default: /* free text: said, or not */
        add_point(&drawing,
                  (struct point){.value = {VALUE_NAME, SYMBOL_ELSEWHERE, NULL, 0}, .weight = 1});
    }
}
