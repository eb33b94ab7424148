#include "model/verify/sweep.h"

#include <stdlib.h>
#include <string.h>

#include "locale/text/memory.h"

/* The states before one variable. A key is the live terms, then the atoms. */
struct layer {
    word *keys;
    verify_count *counts;
    uint32_t *table; /* open addressing, indexes + 1 */
    size_t count, room, slots;
};

/* How a state was first reached: kept for every layer, so that an example can be told. */
struct trail {
    uint32_t *from;
    uint16_t *class;
};

struct walk {
    struct sweep *sweep;
    const struct space *space;
    size_t term_words, key_words;
    word *accepts;        /* variable, class: terms that take it */
    word *free_after;     /* variable: terms that no later variable restricts */
    size_t *first_accept; /* of a variable, in `accepts` */
    word *keep_atoms;     /* variable: atoms still of use after it */
    struct layer layers[2];
    struct trail *trails;
    size_t states, memory;
    unsigned *seen; /* by network */
    unsigned seen_now;
};

/* ------------------------------------------------------------------------------- memory */

static bool spend(struct walk *walk, size_t bytes)
{
    struct sweep_budget *budget = walk->sweep->budget;

    walk->memory += bytes;
    if (walk->memory > budget->memory_most)
        budget->memory_most = walk->memory;
    budget->over = budget->over || walk->memory > budget->memory;
    return !budget->over;
}

static void layer_empty(struct layer *layer)
{
    layer->count = 0;
    memset(layer->table, 0, layer->slots * sizeof *layer->table);
}

static size_t state_bytes(const struct walk *walk)
{
    return walk->key_words * sizeof(word) + sizeof(verify_count);
}

static void layer_create(struct walk *walk, struct layer *layer)
{
    *layer = (struct layer){.room = 16, .slots = 32};
    layer->keys = memory_alloc(layer->room * walk->key_words * sizeof(word));
    layer->counts = memory_alloc(layer->room * sizeof *layer->counts);
    layer->table = memory_zero(layer->slots, sizeof *layer->table);
}

static void layer_finish(struct layer *layer)
{
    free(layer->keys);
    free(layer->counts);
    free(layer->table);
}

static size_t hash_key(const word *key, size_t words)
{
    word hash = 0x9E3779B97F4A7C15u;

    for (size_t i = 0; i < words; i++) {
        hash = (hash ^ key[i]) * 0xFF51AFD7ED558CCDu;
        hash ^= hash >> 32;
    }
    return (size_t)(hash ^ hash >> 29);
}

static void layer_place(struct layer *layer, const word *key, size_t words, size_t index)
{
    size_t slot = hash_key(key, words) & (layer->slots - 1);

    while (layer->table[slot])
        slot = (slot + 1) & (layer->slots - 1);
    layer->table[slot] = (uint32_t)index + 1;
}

static bool layer_grow(struct walk *walk, struct layer *layer)
{
    if (!spend(walk, layer->room * (state_bytes(walk) + 2 * sizeof *layer->table)))
        return false;
    layer->room *= 2;
    layer->slots *= 2;
    layer->keys = memory_grow(layer->keys, layer->room * walk->key_words * sizeof(word));
    layer->counts = memory_grow(layer->counts, layer->room * sizeof *layer->counts);
    layer->table = memory_grow(layer->table, layer->slots * sizeof *layer->table);
    memset(layer->table, 0, layer->slots * sizeof *layer->table);
    for (size_t i = 0; i < layer->count; i++)
        layer_place(layer, layer->keys + i * walk->key_words, walk->key_words, i);
    return true;
}

/* A trail grows with its layer, by doubling. */
static bool trail_note(struct walk *walk, size_t variable, size_t index, size_t from, size_t class)
{
    struct trail *trail = &walk->trails[variable];

    if (!walk->sweep->example)
        return true;
    if ((index & (index - 1)) == 0) { /* 0, 1, 2, 4, 8... */
        size_t room = index ? 2 * index : 1;

        if (!spend(walk, (room - index) * (sizeof *trail->from + sizeof *trail->class)))
            return false;
        trail->from = memory_grow(trail->from, room * sizeof *trail->from);
        trail->class = memory_grow(trail->class, room * sizeof *trail->class);
    }
    trail->from[index] = (uint32_t)from;
    trail->class[index] = (uint16_t) class;
    return true;
}

/* ------------------------------------------------------------------------------- preparing */

static bool set_is_full(const struct space *space, const word *set, size_t classes)
{
    (void)space;
    for (size_t c = 0; c < classes; c++)
        if (!bit_get(set, c))
            return false;
    return true;
}

static void prepare_terms(struct walk *walk)
{
    const struct space *space = walk->space;
    const struct sweep *sweep = walk->sweep;
    size_t words = walk->term_words, total = 0;

    walk->first_accept = memory_zero(space->count + 1, sizeof *walk->first_accept);
    for (size_t v = 0; v < space->count; v++) {
        walk->first_accept[v] = total;
        total += space->variables[v].class_count;
    }
    walk->accepts = memory_zero(total * words + 1, sizeof(word));
    walk->free_after = memory_zero((space->count + 1) * words + 1, sizeof(word));
    for (size_t t = 0; t < sweep->term_count; t++) {
        bool rest_is_free = true;

        for (size_t v = space->count; v-- > 0;) {
            const word *set = box_at(space, sweep->terms[t]->box, v);
            size_t classes = space->variables[v].class_count;

            if (rest_is_free)
                bit_set(walk->free_after + v * words, t);
            for (size_t c = 0; c < classes; c++)
                if (bit_get(set, c))
                    bit_set(walk->accepts + (walk->first_accept[v] + c) * words, t);
            rest_is_free = rest_is_free && set_is_full(space, set, classes);
        }
    }
}

static void prepare_atoms(struct walk *walk)
{
    const struct space *space = walk->space;

    walk->keep_atoms = memory_zero((space->count + 1) * space->atom_words + 1, sizeof(word));
    for (size_t a = 0; a < space->atom_count; a++)
        for (size_t v = 0; v < space->atoms[a].until; v++)
            bit_set(walk->keep_atoms + v * space->atom_words, a);
}

static void walk_prepare(struct walk *walk)
{
    const struct space *space = walk->space;

    walk->term_words = (walk->sweep->term_count + WORD_BITS - 1) / WORD_BITS;
    walk->key_words = walk->term_words + space->atom_words;
    if (!walk->key_words)
        walk->key_words = 1;
    prepare_terms(walk);
    prepare_atoms(walk);
    layer_create(walk, &walk->layers[0]);
    layer_create(walk, &walk->layers[1]);
    walk->trails = memory_zero(space->count + 1, sizeof *walk->trails);
    walk->seen = memory_zero(space->pack->network_count + 1, sizeof *walk->seen);
}

static void walk_finish(struct walk *walk)
{
    for (size_t v = 0; v < walk->space->count; v++) {
        free(walk->trails[v].from);
        free(walk->trails[v].class);
    }
    free(walk->trails);
    free(walk->accepts);
    free(walk->free_after);
    free(walk->first_accept);
    free(walk->keep_atoms);
    free(walk->seen);
    layer_finish(&walk->layers[0]);
    layer_finish(&walk->layers[1]);
}

/* ------------------------------------------------------------------------------- walking */

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

static bool keep_state(struct walk *walk, size_t variable, const word *key, size_t from,
                       size_t class, verify_count count)
{
    struct layer *layer = &walk->layers[(variable + 1) % 2];
    size_t words = walk->key_words;
    size_t slot = hash_key(key, words) & (layer->slots - 1);

    for (; layer->table[slot]; slot = (slot + 1) & (layer->slots - 1)) {
        size_t index = layer->table[slot] - 1;

        if (memcmp(layer->keys + index * words, key, words * sizeof *key) == 0) {
            layer->counts[index] = count_add(layer->counts[index], count);
            return true;
        }
    }
    if (layer->count == layer->room && !layer_grow(walk, layer))
        return false;
    memcpy(layer->keys + layer->count * words, key, words * sizeof *key);
    layer->counts[layer->count] = count;
    layer_place(layer, key, words, layer->count);
    if (!trail_note(walk, variable, layer->count, from, class))
        return false;
    layer->count++;
    walk->states++;
    walk->sweep->budget->states_used++;
    walk->sweep->budget->over = walk->states > walk->sweep->budget->states;
    return !walk->sweep->budget->over;
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
            !keep_state(walk, v, key, from, class,
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
        if (!set_is_full(space, box_at(space, term->box, v), space->variables[v].class_count))
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
