#include "model/verify/sweep.h"

#include <stdlib.h>
#include <string.h>

#include "locale/text/memory.h"
#include "model/verify/walk.h"

/* ------------------------------------------------------------------------------- one step */

/* Are so many networks sure to serve, whatever follows? */
static bool is_served(struct walk *walk, const word *live, size_t variable)
{
    const word *free_after = walk->free_after + variable * walk->term_words;
    size_t networks = 0;

    if (!walk->sweep->enough)
        return false;
    walk->seen_now++;
    for (size_t w = 0; w < walk->term_words; w++)
        for (word sure = live[w] & free_after[w]; sure; sure &= sure - 1) {
            size_t term = w * WORD_BITS + (size_t)__builtin_ctzll(sure);
            unsigned *seen = &walk->seen[walk->sweep->terms[term]->network];

            if (*seen != walk->seen_now && ++networks == walk->sweep->enough)
                return true;
            *seen = walk->seen_now;
        }
    return false;
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

/* From one state by one class of the next variable; false when nothing is left to serve there. */
static bool follow(struct walk *walk, size_t v, const word *before, size_t class, bool relevant,
                   word *key)
{
    const struct space *space = walk->space;
    const word *accepts = walk->accepts + (walk->first_accept[v] + class) * walk->term_words;
    const word *decided = space->variables[v].decided + class * space->atom_words;
    word *atoms = key + walk->term_words;

    memcpy(key, before, walk->key_words * sizeof *key);
    for (size_t w = 0; w < walk->term_words; w++)
        key[w] &= accepts[w];
    if (is_served(walk, key, v))
        return false;
    for (size_t w = 0; w < space->atom_words; w++)
        atoms[w] |= decided[w];
    if (relevant && !set_is_allowed(space, &space->variables[v], atoms))
        return false;
    for (size_t w = 0; w < space->atom_words; w++)
        atoms[w] &= walk->keep_atoms[v * space->atom_words + w];
    return true;
}

/* Which classes may follow a state: from `first` to before `end`. */
struct choice_of_class {
    size_t first, end;
    bool relevant;
};

static struct choice_of_class classes_after(const struct walk *walk, size_t v, const word *key)
{
    const struct space *space = walk->space;
    const struct variable *variable = &space->variables[v];
    const struct question *asked = &space->pack->questions[variable->question];
    const struct question_space *where = &space->questions[variable->question];
    bool relevant = !where->relevant ||
                    space_holds(space, &asked->relevant, where->relevant, key + walk->term_words);

    return (struct choice_of_class){
        .first = relevant && asked->required && variable->kind < VARIABLE_CHOICE,
        .end = relevant ? variable->class_count : 1,
        .relevant = relevant,
    };
}

static bool in_box(const struct walk *walk, size_t v, size_t class)
{
    return !walk->sweep->box || bit_get(box_at(walk->space, walk->sweep->box, v), class);
}

static bool step_state(struct walk *walk, size_t v, size_t from, word *key)
{
    const struct layer *layer = &walk->layers[v % 2];
    const word *before = layer->keys + from * walk->key_words;
    struct choice_of_class choice = classes_after(walk, v, before);

    for (size_t class = choice.first; class < choice.end; class ++)
        if (in_box(walk, v, class) && follow(walk, v, before, class, choice.relevant, key) &&
            !walk_keep(walk, v, key, from, class,
                       count_times(layer->counts[from], walk->space->variables[v].weights[class])))
            return false;
    return true;
}

static size_t live_count(const struct walk *walk, const word *key)
{
    size_t count = 0;

    for (size_t w = 0; w < walk->term_words; w++)
        count += (size_t)__builtin_popcountll(key[w]);
    return count;
}

/* One way only, by the class that leaves the fewest rows alive: most questions of « is there one »
 * end here. False says nothing. */
static bool glimpse(struct walk *walk)
{
    word *keys = memory_zero(3 * walk->key_words, sizeof *keys);
    word *now = keys, *next = keys + walk->key_words, *best = next + walk->key_words;
    bool found = true;

    for (size_t t = 0; t < walk->sweep->term_count; t++)
        bit_set(now, t);
    for (size_t v = 0; v < walk->space->count && found; v++) {
        struct choice_of_class choice = classes_after(walk, v, now);
        size_t least = SIZE_MAX;

        for (size_t class = choice.first; class < choice.end && least; class ++)
            if (in_box(walk, v, class) && follow(walk, v, now, class, choice.relevant, next) &&
                live_count(walk, next) < least) {
                least = live_count(walk, next);
                memcpy(best, next, walk->key_words * sizeof *best);
            }
        found = least != SIZE_MAX;
        memcpy(now, best, walk->key_words * sizeof *now);
    }
    free(keys);
    return found;
}

static bool walk_variables(struct walk *walk)
{
    const struct space *space = walk->space;
    word *key = memory_zero(walk->key_words, sizeof *key);
    bool ok = true;

    for (size_t t = 0; t < walk->sweep->term_count; t++)
        bit_set(key, t);
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

/* A term with no restriction at all serves before the first question. */
static bool serves_everything(const struct space *space, const struct term *term)
{
    for (size_t v = 0; v < space->count; v++)
        if (!set_is_full(box_at(space, term->box, v), space->variables[v].class_count))
            return false;
    return true;
}

static void tell_example(struct walk *walk)
{
    size_t index = 0; /* the first state kept has the first prefix in order */

    for (size_t v = walk->space->count; v-- > 0;) {
        walk->sweep->example[v] = walk->trails[v].class[index];
        index = walk->trails[v].from[index];
    }
}

bool sweep_run(struct sweep *sweep)
{
    struct walk walk = {.sweep = sweep, .space = sweep->space};
    const struct layer *end = &walk.layers[sweep->space->count % 2];

    sweep->left = 0;
    if (sweep->enough == 1)
        for (size_t t = 0; t < sweep->term_count; t++)
            if (serves_everything(sweep->space, sweep->terms[t]))
                return true;
    walk_prepare(&walk);
    if (sweep->any && glimpse(&walk)) {
        sweep->left = 1;
        walk_finish(&walk);
        return true;
    }
    bool ok = walk_variables(&walk);

    for (size_t i = 0; ok && i < end->count; i++)
        sweep->left = count_add(sweep->left, end->counts[i]);
    if (ok && sweep->left && sweep->example)
        tell_example(&walk);
    walk_finish(&walk);
    return ok;
}
