#include "model/verify/product.h"

#include <stdlib.h>
#include <string.h>

#include "locale/text/memory.h"

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

enum truth box_any_chosen(const struct space *space, const word *box, int question)
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
        return box_any_chosen(space, box, atom->question);
    const word *set = box_at(space, box, atom->variable);

    for (size_t w = 0; w < space->words; w++) {
        inside = inside || (set[w] & atom->truth[w]);
        outside = outside || (set[w] & ~atom->truth[w]);
    }
    return !outside ? TRUTH_YES : inside ? TRUTH_UNKNOWN : TRUTH_NO;
}

enum truth box_truth(const struct space *space, const word *box,
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
    enum truth truth = box_truth(space, splitting->box, splitting->expression, splitting->nodes);
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

bool box_is_blank(const struct space *space, const word *box, int question)
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
    enum truth any = box_any_chosen(space, box, question);

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
        return box_is_blank(space, box, question);
    if (asked->kind == QUESTION_SEVERAL)
        return set_of_choices_is_allowed(space, box, question);
    return !asked->required || !bit_get(box_at(space, box, where->first), 0);
}

bool box_is_product(const struct space *space, word *box)
{
    for (size_t q = 0; q < space->pack->asked_count; q++)
        if (space->questions[q].count && !question_is_product(space, box, (int)q))
            return false;
    return true;
}
