/* What can be said of a box, question by question. */
#include "model/base/arena.h"
#include "model/verify/box.h"
#include "model/verify/product.h"

static bool side_is_free(const struct space *space, const word *box, int question)
{
    const struct question_space *where = &space->questions[question];
    const struct question *asked = &space->pack->questions[question];

    for (size_t v = where->first; v < where->first + where->count; v++) {
        size_t first = asked->required && asked->kind != QUESTION_SEVERAL;

        for (size_t c = first; c < space->variables[v].class_count; c++)
            if (!bit_get(box_at(space, box, v), c))
                return false;
    }
    return true;
}

static void tell_choices(const struct space *space, const word *box, struct arena *arena,
                         struct verify_side *side)
{
    const struct question_space *where = &space->questions[side->question];
    const struct choice_list *list = pack_choices(space->pack, side->question);
    int *with = arena_take_array(arena, list->count + 1, sizeof *with);
    int *without = arena_take_array(arena, list->count + 1, sizeof *without);
    int *some = arena_take_array(arena, list->count + 1, sizeof *some);
    word others = 3;

    for (size_t v = where->first; v < where->first + where->count; v++)
        if (space->variables[v].kind == VARIABLE_OTHERS)
            others = box_at(space, box, v)[0];
    for (size_t i = 0; i < list->count; i++) {
        word set = others == 1 ? 1 : 3;
        bool named = false;

        for (size_t v = where->first; v < where->first + where->count; v++)
            if (space->variables[v].kind == VARIABLE_CHOICE &&
                space->variables[v].symbol == list->choices[i].symbol) {
                set = box_at(space, box, v)[0];
                named = true;
            }
        if (set == 2)
            with[side->with_count++] = list->choices[i].symbol;
        else if (set == 1)
            without[side->without_count++] = list->choices[i].symbol;
        else if (!named && others == 2)
            some[side->some_count++] = list->choices[i].symbol;
    }
    side->with = with;
    side->without = without;
    side->some = some;
    side->other = side->some_count > 0;
    side->blank = box_any_chosen(space, box, side->question) != TRUTH_YES;
}

static void add_range(struct verify_range *ranges, size_t *count, struct verify_range range)
{
    if (*count && ranges[*count - 1].to + 1 == range.from)
        ranges[*count - 1].to = range.to;
    else
        ranges[(*count)++] = range;
}

/* Room for what a side says of one kind of value; none where the question has no such value. */
static void make_room(struct arena *arena, const struct variable *variable, size_t count,
                      struct verify_side *side, struct verify_range **ranges, int **symbols,
                      struct verify_place **places)
{
    bool place = variable->kind == VARIABLE_PLACE;
    bool number =
        !place && variable->point_count > 1 && variable->points[1].value.kind == VALUE_NUMBER;

    side->places = *places = arena_take_array(arena, place ? count : 0, sizeof **places);
    side->ranges = *ranges = arena_take_array(arena, number ? count : 0, sizeof **ranges);
    side->symbols = *symbols =
        arena_take_array(arena, place || number ? 0 : count, sizeof **symbols);
}

static size_t count_points(const struct variable *variable, const word *set)
{
    size_t count = 0;

    for (size_t i = 1; i < variable->point_count; i++)
        count += bit_get(set, variable->points[i].class);
    return count;
}

static void tell_values(const struct space *space, const word *box, struct arena *arena,
                        struct verify_side *side)
{
    size_t v = space->questions[side->question].first;
    const struct variable *variable = &space->variables[v];
    const word *set = box_at(space, box, v);
    struct verify_range *ranges;
    struct verify_place *places;
    int *symbols;

    make_room(arena, variable, count_points(variable, set), side, &ranges, &symbols, &places);
    side->blank = bit_get(set, 0);
    for (size_t i = 1; i < variable->point_count; i++) {
        const struct point *point = &variable->points[i];

        if (!bit_get(set, point->class))
            continue;
        if (variable->kind == VARIABLE_PLACE)
            places[side->place_count++] = point->place;
        else if (point->value.kind == VALUE_NUMBER)
            add_range(ranges, &side->range_count, point->range);
        else if (point->value.number == SYMBOL_ELSEWHERE)
            side->said = true;
        else
            symbols[side->symbol_count++] = point->value.number;
    }
}

/* Not asked of anybody in the box: nothing to say. */
static bool side_is_asked(const struct space *space, const word *box, int question)
{
    const struct question_space *where = &space->questions[question];
    const struct question *asked = &space->pack->questions[question];

    return !where->relevant || !box_is_blank(space, box, question) ||
           box_truth(space, box, &asked->relevant, where->relevant) != TRUTH_NO;
}

static bool side_is_told(const struct space *space, const word *box, int question)
{
    return space->questions[question].count && !side_is_free(space, box, question) &&
           side_is_asked(space, box, question);
}

void box_describe(const struct space *space, const word *box, struct arena *arena,
                  struct verify_box *out)
{
    const struct pack *pack = space->pack;
    size_t count = 0;

    for (size_t q = 0; q < pack->asked_count; q++)
        count += side_is_told(space, box, (int)q);
    struct verify_side *sides = arena_take_array(arena, count, sizeof *sides);

    *out = (struct verify_box){.sides = sides, .situations = box_count(space, box)};
    for (size_t q = 0; q < pack->asked_count; q++) {
        if (!side_is_told(space, box, (int)q))
            continue;
        struct verify_side *side = &sides[out->count++];

        side->question = (int)q;
        if (pack->questions[q].kind == QUESTION_SEVERAL)
            tell_choices(space, box, arena, side);
        else
            tell_values(space, box, arena, side);
    }
}
