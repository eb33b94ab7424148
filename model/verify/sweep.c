#include "model/verify/sweep.h"

#include <stdlib.h>
#include <string.h>

#include "locale/text/memory.h"
#include "model/verify/walk.h"

/* ------------------------------------------------------------------------------- one step */

/* Are so many networks sure to serve, whatever follows from this variable on? */
static bool is_served(struct walk *walk, const word *live, size_t variable)
{
    const word *always = walk->sure + variable * walk->term_words;
    size_t networks = 0;

    if (!walk->sweep->enough)
        return false;
    walk->seen_now++;
    for (size_t w = 0; w < walk->term_words; w++)
        for (word sure = live[w] & always[w]; sure; sure &= sure - 1) {
            size_t term = w * WORD_BITS + (size_t)__builtin_ctzll(sure);
            unsigned *seen = &walk->seen[walk->terms[term]->network];

            if (*seen != walk->seen_now && ++networks == walk->sweep->enough)
                return true;
            *seen = walk->seen_now;
        }
    return false;
}

static bool is_of_interest(const struct walk *walk, word *live, size_t variable)
{
    const struct sweep *sweep = walk->sweep;

    return !sweep->settle ||
           sweep->settle(sweep->context, live, walk->sure + variable * walk->term_words);
}

/* The last variable of a several-choice question: required, and its constraint. */
static bool set_is_allowed(const struct space *space, const struct variable *variable,
                           const word *atoms)
{
    const struct question_space *where = &space->questions[variable->question];
    const struct question *asked = &space->pack->questions[variable->question];

    if (variable->kind < VARIABLE_CHOICE || !variable->last)
        return true;
    if (!bit_get(atoms, where->any))
        return !asked->required;
    return !where->constraint || space_holds(space, &asked->constraint, where->constraint, atoms);
}

bool walk_follow(struct walk *walk, size_t v, const word *before, size_t group, bool relevant,
                 word *key)
{
    const struct space *space = walk->space;
    const word *accepts = walk->accepts + group * walk->term_words;
    const word *decided =
        space->variables[v].decided + walk->groups[group].class * space->atom_words;
    word *atoms = key + walk->term_words;

    walk->sweep->budget->steps_used++;
    memcpy(key, before, walk->key_words * sizeof *key);
    for (size_t w = 0; w < walk->term_words; w++)
        key[w] &= accepts[w];
    if (is_served(walk, key, v + 1) || !is_of_interest(walk, key, v + 1))
        return false;
    for (size_t w = 0; w < space->atom_words; w++)
        atoms[w] |= decided[w];
    if (relevant && !set_is_allowed(space, &space->variables[v], atoms))
        return false;
    for (size_t w = 0; w < space->atom_words; w++)
        atoms[w] &= walk->keep_atoms[v * space->atom_words + w];
    walk_drop(walk, v, key);
    return true;
}

struct choice_of_group walk_choice(const struct walk *walk, size_t v, const word *key)
{
    const struct space *space = walk->space;
    const struct variable *variable = &space->variables[v];
    const struct question *asked = &space->pack->questions[variable->question];
    const struct question_space *where = &space->questions[variable->question];
    size_t first = walk->first_group[v], end = walk->first_group[v + 1];
    bool blank = first < end && walk->groups[first].class == 0;
    bool relevant = !where->relevant ||
                    space_holds(space, &asked->relevant, where->relevant, key + walk->term_words);

    if (!relevant)
        end = first + blank;
    else if (blank && asked->required && variable->kind < VARIABLE_CHOICE)
        first++;
    return (struct choice_of_group){first, end, relevant};
}

static bool step_state(struct walk *walk, size_t v, size_t from, word *key)
{
    const struct layer *layer = &walk->layers[v % 2];
    const word *before = layer->keys + from * walk->key_words;
    struct choice_of_group choice = walk_choice(walk, v, before);

    for (size_t group = choice.first; group < choice.end; group++)
        if (walk_follow(walk, v, before, group, choice.relevant, key) &&
            !walk_keep(walk, v, key, from, walk->groups[group].class,
                       count_times(layer->counts[from], walk->groups[group].weight)))
            return false;
    return true;
}

void walk_begin(const struct walk *walk, word *key)
{
    for (size_t t = 0; t < walk->term_count; t++)
        bit_set(key, t);
}

/* ------------------------------------------------------------------------------- all of them */

static bool walk_variables(struct walk *walk)
{
    const struct space *space = walk->space;
    word *key = memory_zero(walk->key_words, sizeof *key);
    bool ok = true;

    walk_begin(walk, key);
    memcpy(walk->layers[0].keys, key, walk->key_words * sizeof *key);
    walk->layers[0].counts[0] = 1;
    walk->layers[0].count = 1;
    for (size_t v = 0; v < space->count && ok; v++) {
        layer_empty(&walk->layers[(v + 1) % 2]);
        for (size_t from = 0; from < walk->layers[v % 2].count && ok; from++)
            ok = step_state(walk, v, from, key);
    }
    free(key);
    return ok;
}

/* How a final state was first reached; the first one kept has the first prefix in order. */
static void write_example(const struct walk *walk, size_t index, uint16_t *classes)
{
    for (size_t v = walk->space->count; v-- > 0;) {
        classes[v] = walk->trails[v].class[index];
        index = walk->trails[v].from[index];
    }
}

static void tell_states(const struct walk *walk, const struct layer *end)
{
    const struct sweep *sweep = walk->sweep;
    uint16_t *classes = memory_zero(walk->space->count + 1, sizeof *classes);

    for (size_t i = 0; i < end->count; i++) {
        write_example(walk, i, classes);
        sweep->tell(sweep->context, end->keys + i * walk->key_words, end->counts[i], classes);
    }
    free(classes);
}

/* Every situation, by the rows alone that nothing restricts. */
static bool all_is_served(struct walk *walk)
{
    return is_served(walk, walk->sure, 0);
}

static bool run(struct walk *walk)
{
    struct sweep *sweep = walk->sweep;
    const struct layer *end = &walk->layers[walk->space->count % 2];

    if (all_is_served(walk))
        return true;
    if (sweep->any) {
        sweep->left = walk_search(walk);
        return !sweep->budget->over;
    }
    if (!walk_variables(walk))
        return false;
    for (size_t i = 0; i < end->count; i++)
        sweep->left = count_add(sweep->left, end->counts[i]);
    if (sweep->left && sweep->example)
        write_example(walk, 0, sweep->example);
    if (sweep->tell)
        tell_states(walk, end);
    return true;
}

bool sweep_run(struct sweep *sweep)
{
    struct walk walk = {.sweep = sweep, .space = sweep->space};

    sweep->left = 0;
    bool ok = walk_prepare(&walk) && run(&walk);

    walk_finish(&walk);
    return ok;
}
