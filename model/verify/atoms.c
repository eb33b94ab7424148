/* Comparisons that some `relevant` or constraint makes: which class makes which true. */
#include <string.h>

#include "model/base/arena.h"
#include "model/verify/points.h"

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

void space_add_atoms(struct space *space)
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
void space_decide_atoms(struct space *space, size_t v)
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
