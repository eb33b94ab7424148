/* Variables, classes and atoms of a pack. */
#include "model/verify/space.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "locale/text/memory.h"
#include "model/base/arena.h"
#include "model/triage/triage.h"
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

/* ------------------------------------------------------------------------------- classes */

struct value space_value(const struct space *space, const struct point *point, int question)
{
    const struct pack *pack = space->pack;
    int symbol = 0;

    if (value_is_blank(&point->value) || question == pack->commune_question)
        return point->value;
    if (question == pack->department_question)
        symbol = point->place.department;
    else if (question == pack->region_question)
        symbol = point->place.region;
    else if (question == pack->zone_question)
        symbol = point->place.zone;
    else
        return point->value;
    return (struct value){.kind = VALUE_NAME, .number = symbol};
}

void space_cell(const struct space *space, int question, const struct cell *cell, word *classes)
{
    const struct variable *variable = &space->variables[space->questions[question].first];

    memset(classes, 0, space->words * sizeof *classes);
    for (size_t i = 0; i < variable->point_count; i++) {
        const struct point *point = &variable->points[i];

        if (bit_get(classes, point->class))
            continue;
        struct value value = space_value(space, point, question);

        if (cell_matches(cell, &value))
            bit_set(classes, point->class);
    }
}

/* Points that answer every test alike share a class. Signatures are compared as bytes: tests are
 * the distinct cells and comparisons that bear on the variable. */
static void merge_points(struct space *space, struct variable *variable, const struct tests *tests)
{
    size_t bytes = tests->count / 8 + 1;
    unsigned char *signatures = memory_zero(variable->point_count, bytes);
    size_t *first = memory_zero(variable->point_count, sizeof *first);
    size_t classes = 0;

    for (size_t i = 0; i < variable->point_count; i++) {
        unsigned char *signature = signatures + i * bytes;
        bool blank = value_is_blank(&variable->points[i].value);
        size_t at = 0;

        for (size_t t = 0; t < tests->count; t++)
            if (test_holds(space, &tests->all[t], &variable->points[i]))
                signature[t / 8] |= (unsigned char)(1u << t % 8);
        while (at < classes && (blank || first[at] == 0 ||
                                memcmp(signatures + first[at] * bytes, signature, bytes) != 0))
            at++;
        if (at == classes)
            first[classes++] = i;
        variable->points[i].class = at;
    }
    variable->class_count = classes;
    free(signatures);
    free(first);
}

static void weigh_classes(struct space *space, struct variable *variable)
{
    variable->weights =
        arena_take_array(space->arena, variable->class_count, sizeof *variable->weights);
    for (size_t i = 0; i < variable->point_count; i++)
        variable->weights[variable->points[i].class] += variable->points[i].weight;
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
    weigh_classes(space, variable);
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
    merge_points(space, variable, &tests);
    weigh_classes(space, variable);
    tests_finish(&tests);
    if (variable->class_count > CLASSES_MOST)
        space->too_large = true;
}

/* ------------------------------------------------------------------------------- atoms */

static size_t add_atom(struct space *space, struct atom atom)
{
    for (size_t i = 0; i < space->atom_count; i++) {
        const struct atom *held = &space->atoms[i];

        if (held->variable == atom.variable && held->question == atom.question &&
            (!atom.truth ||
             memcmp(held->truth, atom.truth, space->words * sizeof *atom.truth) == 0))
            return i;
    }
    if (space->atom_count == ATOMS_MOST) {
        space->too_large = true;
        return 0;
    }
    space->atoms[space->atom_count] = atom;
    return space->atom_count++;
}

static size_t variable_of_choice(const struct space *space, int question, int symbol)
{
    const struct question_space *where = &space->questions[question];

    for (size_t v = where->first; v < where->first + where->count; v++)
        if (space->variables[v].kind == VARIABLE_CHOICE && space->variables[v].symbol == symbol)
            return v;
    return ANY_CHOICE;
}

static word *truth_of_node(struct space *space, size_t at, const struct expression_node *node)
{
    const struct variable *variable = &space->variables[at];
    word *truth = arena_take_array(space->arena, space->words, sizeof *truth);

    for (size_t i = 0; i < variable->point_count; i++) {
        struct test test = {.question = node->question, .node = node};

        if (test_holds(space, &test, &variable->points[i]))
            bit_set(truth, variable->points[i].class);
    }
    return truth;
}

/* selected() bears on one choice; a comparison with '' on whether anything is chosen; any other
 * comparison of a set is never equal. */
static struct reading_of_node read_several_node(struct space *space,
                                                const struct expression_node *node)
{
    int question = node->question;
    struct atom atom = {.variable = ANY_CHOICE, .question = question};

    if (node->kind == EXPRESSION_SELECTED) {
        atom.variable = variable_of_choice(space, question, node->literal.number);
        if (atom.variable == ANY_CHOICE)
            return (struct reading_of_node){SIZE_MAX, true};
        atom.truth = arena_take_array(space->arena, space->words, sizeof *atom.truth);
        bit_set(atom.truth, 1);
        return (struct reading_of_node){add_atom(space, atom), false};
    }
    if (node->literal.kind == VALUE_BLANK && node->comparison <= IS_NOT)
        return (struct reading_of_node){space->questions[question].any, node->comparison == IS};
    return (struct reading_of_node){SIZE_MAX, node->comparison != IS_NOT};
}

static void note_use(struct space *space, size_t atom, size_t variable)
{
    if (space->atoms[atom].until < variable)
        space->atoms[atom].until = variable;
}

static struct reading_of_node *read_nodes(struct space *space, const struct expression *expression,
                                          size_t until)
{
    struct reading_of_node *nodes =
        arena_take_array(space->arena, expression->count + 1, sizeof *nodes);

    for (size_t i = 0; i < expression->count; i++) {
        const struct expression_node *node = &expression->nodes[i];

        if (node->kind < EXPRESSION_COMPARE)
            continue;
        const struct question_space *where = &space->questions[node->question];

        if (space->pack->questions[node->question].kind == QUESTION_SEVERAL)
            nodes[i] = read_several_node(space, node);
        else
            nodes[i].atom =
                add_atom(space, (struct atom){.variable = where->first,
                                              .question = node->question,
                                              .truth = truth_of_node(space, where->first, node)});
        if (nodes[i].atom != SIZE_MAX)
            note_use(space, nodes[i].atom, until);
    }
    return nodes;
}

static void add_atoms(struct space *space)
{
    const struct pack *pack = space->pack;

    for (size_t q = 0; q < pack->question_count; q++) {
        space->questions[q].any = SIZE_MAX;
        if (pack->questions[q].kind == QUESTION_SEVERAL && space->questions[q].count)
            space->questions[q].any =
                add_atom(space, (struct atom){.variable = ANY_CHOICE, .question = (int)q});
    }
    for (size_t q = 0; q < pack->question_count; q++) {
        struct question_space *where = &space->questions[q];
        const struct question *asked = &pack->questions[q];

        if (!where->count)
            continue;
        size_t last = where->first + where->count - 1;

        if (asked->relevant.count)
            where->relevant = read_nodes(space, &asked->relevant, last);
        if (asked->kind != QUESTION_SEVERAL)
            continue;
        note_use(space, where->any, last);
        if (asked->constraint.count)
            where->constraint = read_nodes(space, &asked->constraint, last);
    }
}

/* What each class decides of the atoms. */
static void decide_atoms(struct space *space, size_t v)
{
    struct variable *variable = &space->variables[v];
    size_t words = space->atom_words;

    variable->decided =
        arena_take_array(space->arena, variable->class_count * words + 1, sizeof(word));
    for (size_t a = 0; a < space->atom_count; a++) {
        const struct atom *atom = &space->atoms[a];
        bool any = atom->variable == ANY_CHOICE && atom->question == variable->question;

        for (size_t c = 0; c < variable->class_count; c++)
            if (any ? c > 0 : atom->variable == v && bit_get(atom->truth, c))
                bit_set(variable->decided + c * words, a);
    }
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
        add_atoms(space);
    space->atom_words = (space->atom_count + WORD_BITS - 1) / WORD_BITS;
    for (size_t v = 0; v < space->count; v++)
        decide_atoms(space, v);
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

bool space_holds(const struct space *space, const struct expression *expression,
                 const struct reading_of_node *nodes, const word *atoms)
{
    bool known[EXPRESSION_NODES_MOST];

    (void)space;
    if (!expression->count)
        return true;
    for (size_t i = 0; i < expression->count; i++) {
        const struct expression_node *node = &expression->nodes[i];

        if (node->kind == EXPRESSION_NOT)
            known[i] = !known[node->left];
        else if (node->kind == EXPRESSION_AND)
            known[i] = known[node->left] && known[node->right];
        else if (node->kind == EXPRESSION_OR)
            known[i] = known[node->left] || known[node->right];
        else if (nodes[i].atom == SIZE_MAX)
            known[i] = !nodes[i].negated;
        else
            known[i] = bit_get(atoms, nodes[i].atom) != nodes[i].negated;
    }
    return known[expression->count - 1];
}
