/* The space of situations of a pack, cut into classes that none of its rules can tell apart.
 *
 * A variable is what the walk decides one after the other, in survey order: a question; each choice
 * of a several-choice question that a rule names, plus one for « some other choice »; the place, of
 * which commune, departement, region and bassin are four views. Class 0 of a variable is always the
 * blank (or « not this choice »). Sets of classes are bits in `words` words.
 *
 * An atom is one comparison that some `relevant` makes; « anything chosen » is one for each
 * several-choice question.
 */
#ifndef DP_MODEL_VERIFY_SPACE_H
#define DP_MODEL_VERIFY_SPACE_H

#include <stdint.h>

#include "model/verify/verify.h"

typedef uint64_t word;

enum { WORD_BITS = 64, VARIABLES_MOST = 512, CLASSES_MOST = 4096, ATOMS_MOST = 1024 };

static inline bool bit_get(const word *bits, size_t at)
{
    return bits[at / WORD_BITS] >> (at % WORD_BITS) & 1;
}

static inline void bit_set(word *bits, size_t at)
{
    bits[at / WORD_BITS] |= (word)1 << (at % WORD_BITS);
}

static inline void bit_clear(word *bits, size_t at)
{
    bits[at / WORD_BITS] &= ~((word)1 << (at % WORD_BITS));
}

/* Counts stay at the largest when they would pass it: integers without bounds, many of them. */
static inline verify_count count_add(verify_count one, verify_count two)
{
    verify_count sum;

    return __builtin_add_overflow(one, two, &sum) ? ~(verify_count)0 : sum;
}

static inline verify_count count_times(verify_count one, verify_count two)
{
    verify_count product;

    return __builtin_mul_overflow(one, two, &product) ? ~(verify_count)0 : product;
}

/* One value that answers may take, or one stretch of integers. */
struct point {
    struct value value;
    struct verify_range range;
    struct verify_place place;
    verify_count weight;
    size_t class;
};

enum variable_kind { VARIABLE_VALUE, VARIABLE_PLACE, VARIABLE_CHOICE, VARIABLE_OTHERS };

struct variable {
    enum variable_kind kind;
    int question; /* the commune for a place */
    int symbol;   /* VARIABLE_CHOICE */
    bool last;    /* of its question */
    struct point *points;
    size_t point_count;
    verify_count *weights; /* by class */
    size_t class_count;
    word *decided; /* by class: atoms that it makes true, `atom_words` each */
};

struct atom {
    size_t variable; /* ANY_CHOICE: no variable, `question` decides */
    int question;
    word *truth;  /* classes of the variable for which it holds */
    size_t until; /* last variable whose fate depends on it */
};

#define ANY_CHOICE SIZE_MAX

/* How a node of an expression reads its atom. */
struct reading_of_node {
    size_t atom; /* SIZE_MAX: constant */
    bool negated;
};

struct question_space {
    size_t first, count; /* variables */
    size_t any;          /* atom « anything chosen », SIZE_MAX without */
    struct reading_of_node *relevant, *constraint; /* by node; NULL without */
};

struct space {
    const struct pack *pack;
    struct arena *arena;
    struct variable *variables;
    size_t count;
    size_t words; /* of a set of classes */
    struct atom *atoms;
    size_t atom_count, atom_words;
    struct question_space *questions;
    word *possible; /* a box: all classes, but the blank where an answer is required of everybody */
    bool too_large; /* more variables, classes or atoms than the limits above */
};

struct space *space_create(const struct pack *pack);
void space_destroy(struct space *space);

/* What a question is in a class of its variable. */
struct value space_value(const struct space *space, const struct point *point, int question);

/* A set for every variable: the whole space, or one term. */
static inline size_t space_box_words(const struct space *space)
{
    return space->count * space->words;
}

static inline word *box_of(const struct space *space, word *box, size_t variable)
{
    return box + variable * space->words;
}

static inline const word *box_at(const struct space *space, const word *box, size_t variable)
{
    return box + variable * space->words;
}

static inline bool same_words(const word *one, const word *two, size_t words)
{
    for (size_t w = 0; w < words; w++)
        if (one[w] != two[w])
            return false;
    return true;
}

void box_fill(const struct space *space, word *box);
bool box_meet(const struct space *space, word *into, const word *with); /* false when empty */
bool box_meets(const struct space *space, const word *one, const word *two);

/* Truth of an expression of a question when atoms are all known. */
bool space_holds(const struct space *space, const struct expression *expression,
                 const struct reading_of_node *nodes, const word *atoms);

/* Classes for which a cell holds. Not for several-choice questions. */
void space_cell(const struct space *space, int question, const struct cell *cell, word *classes);

#endif
