/* From cells to boxes. */
#include "model/verify/term.h"

#include <stdlib.h>
#include <string.h>

#include "locale/text/memory.h"
#include "model/base/arena.h"

struct period period_meet(struct period one, struct period two)
{
    return (struct period){one.from > two.from ? one.from : two.from,
                           one.to < two.to ? one.to : two.to};
}

/* A rule on its way: boxes that are multiplied by each condition's alternatives. */
struct making {
    const struct space *space;
    word *boxes;
    size_t count, room;
    bool too_many;
};

static word *making_box(const struct making *making, size_t at)
{
    return making->boxes + at * space_box_words(making->space);
}

static void making_keep(struct making *making, const word *box)
{
    size_t words = space_box_words(making->space);

    if (making->count == TERMS_MOST) {
        making->too_many = true;
        return;
    }
    if (making->count == making->room) {
        making->room = making->room ? 2 * making->room : 4;
        making->boxes = memory_grow(making->boxes, (making->room * words + 1) * sizeof(word));
    }
    memcpy(making_box(making, making->count++), box, words * sizeof *box);
}

static bool set_is_empty(const struct space *space, const word *set)
{
    for (size_t w = 0; w < space->words; w++)
        if (set[w])
            return false;
    return true;
}

/* Keep only some classes of a variable in every box; boxes left empty go. */
static void restrict_variable(struct making *making, size_t variable, const word *classes)
{
    const struct space *space = making->space;
    size_t kept = 0;

    for (size_t i = 0; i < making->count; i++) {
        word *set = box_of(space, making_box(making, i), variable);

        for (size_t w = 0; w < space->words; w++)
            set[w] &= classes[w];
        if (set_is_empty(space, set))
            continue;
        memmove(making_box(making, kept++), making_box(making, i),
                space_box_words(space) * sizeof(word));
    }
    making->count = kept;
}

/* ------------------------------------------------------------------------------- several choices
 */

/* For each variable of the question: to be chosen (1), not to be (0), or free (-1). */
struct pattern {
    const struct question_space *where;
    signed char *wanted;
};

static void free_all(struct pattern *pattern, int wanted)
{
    memset(pattern->wanted, wanted, pattern->where->count);
}

static void add_alternative(struct making *from, struct making *to, const struct pattern *pattern)
{
    size_t words = space_box_words(from->space);
    word *box = memory_alloc((words + 1) * sizeof *box);

    for (size_t i = 0; i < from->count; i++) {
        bool empty = false;

        memcpy(box, making_box(from, i), words * sizeof *box);
        for (size_t v = 0; v < pattern->where->count; v++) {
            word *set = box_of(from->space, box, pattern->where->first + v);

            if (pattern->wanted[v] >= 0)
                set[0] &= pattern->wanted[v] ? 2u : 1u;
            empty = empty || !set[0];
        }
        if (!empty)
            making_keep(to, box);
    }
    free(box);
}

static size_t choice_variable(const struct space *space, const struct question_space *where,
                              int symbol)
{
    size_t v = 0;

    while (v < where->count && (space->variables[where->first + v].kind != VARIABLE_CHOICE ||
                                space->variables[where->first + v].symbol != symbol))
        v++;
    return v;
}

/* « a or b or blank »: one alternative an item. */
static void alternatives_of_list(struct making *from, struct making *to, const struct cell *cell,
                                 struct pattern *pattern)
{
    for (size_t i = 0; i < cell->count; i++) {
        size_t v = choice_variable(from->space, pattern->where, cell->items[i].low);

        free_all(pattern, cell->items[i].kind == CELL_BLANK ? 0 : -1);
        if (cell->items[i].kind == CELL_CONTAINS && v < pattern->where->count)
            pattern->wanted[v] = 1;
        else if (cell->items[i].kind != CELL_BLANK)
            continue;
        add_alternative(from, to, pattern);
    }
}

/* « none of these »: one box; where the blank is excluded too, one for each choice left. */
static void alternatives_of_not(struct making *from, struct making *to, const struct cell *cell,
                                struct pattern *pattern)
{
    bool no_blank = false;

    free_all(pattern, -1);
    for (size_t i = 0; i < cell->count; i++) {
        size_t v = choice_variable(from->space, pattern->where, cell->items[i].low);

        no_blank = no_blank || cell->items[i].kind == CELL_BLANK;
        if (cell->items[i].kind == CELL_CONTAINS && v < pattern->where->count)
            pattern->wanted[v] = 0;
    }
    if (!no_blank)
        add_alternative(from, to, pattern);
    for (size_t v = 0; no_blank && v < pattern->where->count; v++) {
        if (pattern->wanted[v] == 0)
            continue;
        pattern->wanted[v] = 1;
        add_alternative(from, to, pattern);
        pattern->wanted[v] = -1;
    }
}

static void restrict_several(struct making *making, int question, const struct cell *cell)
{
    const struct question_space *where = &making->space->questions[question];
    struct pattern pattern = {where, memory_alloc(where->count + 1)};
    struct making next = {.space = making->space, .too_many = making->too_many};

    if (cell->negated)
        alternatives_of_not(making, &next, cell, &pattern);
    else
        alternatives_of_list(making, &next, cell, &pattern);
    free(pattern.wanted);
    free(making->boxes);
    *making = next;
}

/* ------------------------------------------------------------------------------- rules */

/* The question whose condition left nothing, or -1. */
static int restrict_all(struct making *making, const struct conditions *conditions)
{
    const struct space *space = making->space;
    word *classes = memory_alloc(space->words * sizeof *classes);
    int failed = -1;

    for (size_t i = 0; i < conditions->count && failed < 0; i++) {
        const struct condition *condition = &conditions->all[i];

        if (space->pack->questions[condition->question].kind == QUESTION_SEVERAL) {
            restrict_several(making, condition->question, &condition->cell);
        } else {
            space_cell(space, condition->question, &condition->cell, classes);
            restrict_variable(making, space->questions[condition->question].first, classes);
        }
        if (!making->count)
            failed = condition->question;
    }
    free(classes);
    return failed;
}

void effective_rule(const struct space *space, int rule, struct arena *arena,
                    struct effective *effective)
{
    const struct pack *pack = space->pack;
    const struct rule *row = &pack->rules[rule];
    const struct network *network = &pack->networks[row->network];
    struct making making = {.space = space};
    size_t words = space_box_words(space);
    word *full = memory_alloc((words + 1) * sizeof *full);

    *effective = (struct effective){.question = -1};
    effective->period = period_meet(period_meet(row->period, network->period), pack->valid);
    box_fill(space, full);
    making_keep(&making, full);
    free(full);
    if (period_is_empty(&effective->period)) {
        effective->cause = VERIFY_CAUSE_DATES;
        making.count = 0;
    } else if ((effective->question = restrict_all(&making, &row->when)) >= 0) {
        effective->cause = VERIFY_CAUSE_VALUES;
    } else if ((effective->question = restrict_all(&making, &network->eligible)) >= 0) {
        effective->cause = VERIFY_CAUSE_NETWORK;
    }
    struct term *terms = arena_take_array(arena, making.count + 1, sizeof *terms);

    for (size_t i = 0; i < making.count; i++)
        terms[i] = (struct term){rule, row->network,
                                 arena_copy(arena, making_box(&making, i), words * sizeof(word))};
    effective->terms = terms;
    effective->count = making.count;
    effective->too_many = making.too_many;
    free(making.boxes);
}
