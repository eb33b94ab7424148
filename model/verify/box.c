#include "model/verify/box.h"

#include <stdlib.h>
#include <string.h>

#include "locale/text/memory.h"
#include "model/base/arena.h"

/* Ways of combining the classes that one `relevant` hangs on; beyond, « not known ». */
enum { WAYS_MOST = 20000 };

/* ------------------------------------------------------------------------------- truth over a box
 */

static size_t set_count(const struct space *space, const word *set)
{
    size_t count = 0;

    for (size_t w = 0; w < space->words; w++)
        count += (size_t)__builtin_popcountll(set[w]);
    return count;
}

static enum truth any_truth(const struct space *space, const word *box, int question)
{
    const struct question_space *where = &space->questions[question];
    enum truth truth = TRUTH_NO;

    for (size_t v = where->first; v < where->first + where->count; v++) {
        word set = box_at(space, box, v)[0];

        if (set == 2)
            return TRUTH_YES;
        if (set & 2)
            truth = TRUTH_UNKNOWN;
    }
    return truth;
}

static enum truth atom_truth(const struct space *space, const word *box, const struct atom *atom)
{
    bool inside = false, outside = false;

    if (atom->variable == ANY_CHOICE)
        return any_truth(space, box, atom->question);
    const word *set = box_at(space, box, atom->variable);

    for (size_t w = 0; w < space->words; w++) {
        inside = inside || (set[w] & atom->truth[w]);
        outside = outside || (set[w] & ~atom->truth[w]);
    }
    return !outside ? TRUTH_YES : inside ? TRUTH_UNKNOWN : TRUTH_NO;
}

static enum truth kleene(const struct space *space, const word *box,
                         const struct expression *expression, const struct reading_of_node *nodes)
{
    enum truth known[EXPRESSION_NODES_MOST];

    for (size_t i = 0; i < expression->count; i++) {
        const struct expression_node *node = &expression->nodes[i];

        if (node->kind == EXPRESSION_NOT) {
            known[i] = (enum truth)(TRUTH_YES - known[node->left]);
        } else if (node->kind == EXPRESSION_AND || node->kind == EXPRESSION_OR) {
            enum truth left = known[node->left], right = known[node->right];
            bool least = (node->kind == EXPRESSION_AND) == (left < right);

            known[i] = least ? left : right;
        } else {
            enum truth truth = nodes[i].atom == SIZE_MAX
                                   ? TRUTH_YES
                                   : atom_truth(space, box, &space->atoms[nodes[i].atom]);

            known[i] = nodes[i].negated ? (enum truth)(TRUTH_YES - truth) : truth;
        }
    }
    return expression->count ? known[expression->count - 1] : TRUTH_YES;
}

/* « statut = a or statut = b » holds over {a, b} though neither half does: the classes that the
 * expression hangs on are enumerated when they are few enough. */
struct splitting {
    const struct space *space;
    const struct expression *expression;
    const struct reading_of_node *nodes;
    word *box;
    unsigned ways;
    bool yes, no, lost;
};

static size_t open_variable(const struct splitting *splitting)
{
    const struct space *space = splitting->space;

    for (size_t i = 0; i < splitting->expression->count; i++) {
        if (splitting->expression->nodes[i].kind < EXPRESSION_COMPARE ||
            splitting->nodes[i].atom == SIZE_MAX)
            continue;
        const struct atom *atom = &space->atoms[splitting->nodes[i].atom];

        if (atom_truth(space, splitting->box, atom) != TRUTH_UNKNOWN)
            continue;
        if (atom->variable != ANY_CHOICE)
            return atom->variable;
        const struct question_space *where = &space->questions[atom->question];

        for (size_t v = where->first; v < where->first + where->count; v++)
            if (set_count(space, box_at(space, splitting->box, v)) > 1)
                return v;
    }
    return SIZE_MAX;
}

static void split(struct splitting *splitting)
{
    const struct space *space = splitting->space;
    enum truth truth = kleene(space, splitting->box, splitting->expression, splitting->nodes);
    size_t v = truth == TRUTH_UNKNOWN ? open_variable(splitting) : SIZE_MAX;

    splitting->yes = splitting->yes || truth == TRUTH_YES;
    splitting->no = splitting->no || truth == TRUTH_NO;
    if (v == SIZE_MAX || (splitting->yes && splitting->no))
        return;
    if (++splitting->ways > WAYS_MOST) {
        splitting->lost = true;
        return;
    }
    word *set = box_of(space, splitting->box, v);
    word *kept = memory_alloc(space->words * sizeof *kept);

    memcpy(kept, set, space->words * sizeof *kept);
    for (size_t c = 0; c < space->variables[v].class_count; c++) {
        if (!bit_get(kept, c))
            continue;
        memset(set, 0, space->words * sizeof *set);
        bit_set(set, c);
        split(splitting);
    }
    memcpy(set, kept, space->words * sizeof *kept);
    free(kept);
}

static enum truth truth_over(const struct space *space, word *box,
                             const struct expression *expression,
                             const struct reading_of_node *nodes)
{
    struct splitting splitting = {.space = space, .expression = expression, .nodes = nodes};

    if (!nodes)
        return TRUTH_YES;
    splitting.box = box;
    split(&splitting);
    if (splitting.lost || splitting.yes == splitting.no)
        return TRUTH_UNKNOWN;
    return splitting.yes ? TRUTH_YES : TRUTH_NO;
}

/* ------------------------------------------------------------------------------- products */

static bool question_is_blank(const struct space *space, const word *box, int question)
{
    const struct question_space *where = &space->questions[question];

    for (size_t v = where->first; v < where->first + where->count; v++)
        if (set_count(space, box_at(space, box, v)) != 1 || !bit_get(box_at(space, box, v), 0))
            return false;
    return true;
}

static bool set_of_choices_is_allowed(const struct space *space, word *box, int question)
{
    const struct question_space *where = &space->questions[question];
    const struct question *asked = &space->pack->questions[question];
    enum truth any = any_truth(space, box, question);

    if (asked->required && any != TRUTH_YES)
        return false;
    if (any == TRUTH_NO || !where->constraint)
        return true;
    return truth_over(space, box, &asked->constraint, where->constraint) == TRUTH_YES;
}

/* Does every situation of the box exist? */
static bool question_is_product(const struct space *space, word *box, int question)
{
    const struct question_space *where = &space->questions[question];
    const struct question *asked = &space->pack->questions[question];
    enum truth relevant = truth_over(space, box, &asked->relevant, where->relevant);

    if (relevant == TRUTH_UNKNOWN)
        return false;
    if (relevant == TRUTH_NO)
        return question_is_blank(space, box, question);
    if (asked->kind == QUESTION_SEVERAL)
        return set_of_choices_is_allowed(space, box, question);
    return !asked->required || !bit_get(box_at(space, box, where->first), 0);
}

static bool box_is_product(const struct space *space, word *box)
{
    for (size_t q = 0; q < space->pack->asked_count; q++)
        if (space->questions[q].count && !question_is_product(space, box, (int)q))
            return false;
    return true;
}

bool box_has(const struct space *space, const word *box, const uint16_t *example)
{
    for (size_t v = 0; v < space->count; v++)
        if (!bit_get(box_at(space, box, v), example[v]))
            return false;
    return true;
}

verify_count box_count(const struct space *space, const word *box)
{
    verify_count count = 1;

    for (size_t v = 0; v < space->count; v++) {
        verify_count weight = 0;

        for (size_t c = 0; c < space->variables[v].class_count; c++)
            if (bit_get(box_at(space, box, v), c))
                weight = count_add(weight, space->variables[v].weights[c]);
        count = count_times(count, weight);
    }
    return count;
}

/* ------------------------------------------------------------------------------- widening */

struct widening {
    const struct space *space;
    const word *base;
    box_allowed *allowed;
    const void *context;
    word *box;
};

static void widen_variable(const struct widening *widening, size_t v)
{
    const struct space *space = widening->space;
    word *set = box_of(space, widening->box, v);

    for (size_t c = 0; c < space->variables[v].class_count; c++) {
        if (bit_get(set, c) || (widening->base && !bit_get(box_at(space, widening->base, v), c)))
            continue;
        bit_set(set, c);
        if (!widening->allowed(widening->context, widening->box) ||
            !box_is_product(space, widening->box))
            bit_clear(set, c);
    }
}

/* A variable that could not be widened first may be once others were. */
static void widen_all(const struct widening *widening, bool backwards)
{
    size_t count = widening->space->count;

    for (int turn = 0; turn < 2; turn++)
        for (size_t v = 0; v < count; v++)
            widen_variable(widening, backwards ? count - 1 - v : v);
}

void box_widen(const struct space *space, const uint16_t *example, const word *base,
               box_allowed *allowed, const void *context, word *box)
{
    size_t words = space_box_words(space);
    word *other = memory_zero(words + 1, sizeof *other);
    struct widening forwards = {space, base, allowed, context, box};
    struct widening backwards = {space, base, allowed, context, other};

    memset(box, 0, words * sizeof *box);
    for (size_t v = 0; v < space->count; v++) {
        bit_set(box_of(space, box, v), example[v]);
        bit_set(box_of(space, other, v), example[v]);
    }
    widen_all(&forwards, false);
    widen_all(&backwards, true);
    if (box_count(space, other) > box_count(space, box))
        memcpy(box, other, words * sizeof *box);
    free(other);
}

/* ------------------------------------------------------------------------------- telling */

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
    side->blank = any_truth(space, box, side->question) != TRUTH_YES;
}

static void add_range(struct verify_range *ranges, size_t *count, struct verify_range range)
{
    if (*count && ranges[*count - 1].to + 1 == range.from)
        ranges[*count - 1].to = range.to;
    else
        ranges[(*count)++] = range;
}

static void tell_values(const struct space *space, const word *box, struct arena *arena,
                        struct verify_side *side)
{
    size_t v = space->questions[side->question].first;
    const struct variable *variable = &space->variables[v];
    size_t room = variable->point_count + 1;
    int *symbols = arena_take_array(arena, room, sizeof *symbols);
    struct verify_range *ranges = arena_take_array(arena, room, sizeof *ranges);
    struct verify_place *places = arena_take_array(arena, room, sizeof *places);

    side->symbols = symbols;
    side->ranges = ranges;
    side->places = places;
    side->blank = bit_get(box_at(space, box, v), 0);
    for (size_t i = 1; i < variable->point_count; i++) {
        const struct point *point = &variable->points[i];

        if (!bit_get(box_at(space, box, v), point->class))
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

    return !where->relevant || !question_is_blank(space, box, question) ||
           kleene(space, box, &asked->relevant, where->relevant) != TRUTH_NO;
}

void box_describe(const struct space *space, const word *box, struct arena *arena,
                  struct verify_box *out)
{
    const struct pack *pack = space->pack;
    struct verify_side *sides = arena_take_array(arena, pack->asked_count + 1, sizeof *sides);

    *out = (struct verify_box){.sides = sides, .situations = box_count(space, box)};
    for (size_t q = 0; q < pack->asked_count; q++) {
        if (!space->questions[q].count || side_is_free(space, box, (int)q) ||
            !side_is_asked(space, box, (int)q))
            continue;
        struct verify_side *side = &sides[out->count++];

        side->question = (int)q;
        if (pack->questions[q].kind == QUESTION_SEVERAL)
            tell_choices(space, box, arena, side);
        else
            tell_values(space, box, arena, side);
    }
}
