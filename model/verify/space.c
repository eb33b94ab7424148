/* Variables, classes and atoms of a pack. */
#include "model/verify/space.h"

#include <stdlib.h>
#include <string.h>

#include "locale/text/memory.h"
#include "model/base/arena.h"
#include "model/verify/points.h"

/* ------------------------------------------------------------------------------- boxes */

void box_fill(const struct space *space, word *box)
{
    memset(box, 0, space_box_words(space) * sizeof *box);
    for (size_t v = 0; v < space->count; v++)
        for (size_t c = 0; c < space->variables[v].class_count; c++)
            bit_set(box_of(space, box, v), c);
}

bool box_meet(const struct space *space, word *into, const word *with)
{
    bool all = true;

    for (size_t v = 0; v < space->count; v++) {
        word any = 0;

        for (size_t w = 0; w < space->words; w++)
            any |= into[v * space->words + w] &= with[v * space->words + w];
        all = all && any;
    }
    return all;
}

bool box_meets(const struct space *space, const word *one, const word *two)
{
    for (size_t v = 0; v < space->count; v++) {
        word any = 0;

        for (size_t w = 0; w < space->words; w++)
            any |= one[v * space->words + w] & two[v * space->words + w];
        if (!any)
            return false;
    }
    return true;
}

/* ------------------------------------------------------------------------------- variables */

static struct variable *add_variable(struct space *space, enum variable_kind kind, int question,
                                     int symbol)
{
    if (space->count == VARIABLES_MOST) {
        space->too_large = true;
        return NULL;
    }
    struct question_space *where = &space->questions[question];
    struct variable *variable = &space->variables[space->count];

    if (!where->count)
        where->first = space->count;
    else
        variable[-1].last = false;
    where->count++;
    space->count++;
    *variable = (struct variable){.kind = kind, .question = question, .symbol = symbol};
    variable->last = true;
    return variable;
}

static void add_choice_variable(struct space *space, enum variable_kind kind, int question,
                                int symbol, size_t choices)
{
    struct variable *variable = add_variable(space, kind, question, symbol);
    verify_count ways = choices < 100 ? ((verify_count)1 << choices) - 1 : (verify_count)1 << 100;

    if (!variable)
        return;
    variable->points = arena_take_array(space->arena, 2, sizeof *variable->points);
    variable->points[0] = (struct point){.weight = 1, .class = 0};
    variable->points[1] =
        (struct point){.value = {VALUE_NAME, symbol, NULL, 0}, .weight = ways, .class = 1};
    variable->point_count = variable->class_count = 2;
    points_weigh(space, variable);
}

static void add_several(struct space *space, int question)
{
    const struct choice_list *list = pack_choices(space->pack, question);
    size_t others = 0;

    for (size_t i = 0; i < list->count; i++)
        if (choice_is_named(space->pack, question, list->choices[i].symbol))
            add_choice_variable(space, VARIABLE_CHOICE, question, list->choices[i].symbol, 1);
        else
            others++;
    if (others)
        add_choice_variable(space, VARIABLE_OTHERS, question, 0, others);
}

static void add_question(struct space *space, int question)
{
    const struct question *asked = &space->pack->questions[question];
    struct tests tests = {0};

    if (asked->kind == QUESTION_SEVERAL) {
        add_several(space, question);
        return;
    }
    bool place = asked->kind == QUESTION_COMMUNE;
    struct variable *variable =
        add_variable(space, place ? VARIABLE_PLACE : VARIABLE_VALUE, question, 0);

    if (!variable)
        return;
    tests_gather(space->pack, question, &tests);
    points_draw(space, variable, &tests);
    points_merge(space, variable, &tests);
    points_weigh(space, variable);
    tests_finish(&tests);
    if (variable->class_count > CLASSES_MOST)
        space->too_large = true;
}

/* ------------------------------------------------------------------------------- all */

static void count_words(struct space *space)
{
    size_t most = 1;

    for (size_t v = 0; v < space->count; v++)
        if (space->variables[v].class_count > most)
            most = space->variables[v].class_count;
    space->words = (most + WORD_BITS - 1) / WORD_BITS;
}

static void find_possible(struct space *space)
{
    space->possible =
        arena_take_array(space->arena, space_box_words(space) + 1, sizeof *space->possible);
    box_fill(space, space->possible);
    for (size_t v = 0; v < space->count; v++) {
        const struct variable *variable = &space->variables[v];

        if (variable->kind < VARIABLE_CHOICE && !space->questions[variable->question].relevant &&
            space->pack->questions[variable->question].required)
            bit_clear(box_of(space, space->possible, v), 0);
    }
}

struct space *space_create(const struct pack *pack)
{
    struct space *space = memory_zero(1, sizeof *space);
    bool *tested = memory_zero(pack->question_count + 1, sizeof *tested);

    space->pack = pack;
    space->arena = arena_create();
    space->variables = arena_take_array(space->arena, VARIABLES_MOST, sizeof *space->variables);
    space->atoms = arena_take_array(space->arena, ATOMS_MOST, sizeof *space->atoms);
    space->questions =
        arena_take_array(space->arena, pack->question_count + 1, sizeof *space->questions);
    questions_tested(pack, tested);
    for (size_t q = 0; q < pack->asked_count && !space->too_large; q++)
        if (tested[q])
            add_question(space, (int)q);
    const int places[] = {pack->department_question, pack->region_question, pack->zone_question};

    for (size_t i = 0; i < 3; i++)
        if (places[i] >= 0)
            space->questions[places[i]].first = space->questions[pack->commune_question].first;
    count_words(space);
    if (!space->too_large)
        space_add_atoms(space);
    space->atom_words = (space->atom_count + WORD_BITS - 1) / WORD_BITS;
    for (size_t v = 0; v < space->count; v++)
        space_decide_atoms(space, v);
    find_possible(space);
    free(tested);
    return space;
}

void space_destroy(struct space *space)
{
    if (!space)
        return;
    arena_destroy(space->arena);
    free(space);
}
