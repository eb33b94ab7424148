/* The course of a verification, and the list of what it found. */
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "locale/text/memory.h"
#include "model/base/arena.h"
#include "model/verify/inside.h"

enum { STATES_MOST = 2000000, STEPS_MOST = 20000000, MEMORY_MOST = 64 << 20, BOXES_MOST = 20 };

const char *verify_count_write(verify_count count, char *out)
{
    char digits[VERIFY_DIGITS_MOST];
    size_t at = sizeof digits;

    digits[--at] = '\0';
    do
        digits[--at] = (char)('0' + (int)(count % 10));
    while (count /= 10);
    return memcpy(out, digits + at, sizeof digits - at);
}

/* ------------------------------------------------------------------------------- findings */

struct verify_finding *verification_add(struct verification *verification, enum verify_kind kind,
                                        enum verify_severity severity)
{
    if (verification->count == verification->room) {
        verification->room = verification->room ? 2 * verification->room : 32;
        verification->findings = memory_grow(verification->findings,
                                             verification->room * sizeof *verification->findings);
    }
    struct verify_finding *finding = &verification->findings[verification->count++];

    *finding = (struct verify_finding){
        .kind = kind,
        .severity = severity,
        .period = verification->pack->valid,
        .rule = -1,
        .other = -1,
        .network = -1,
        .question = -1,
        .example = -1,
        .language = -1,
    };
    verification_is_over(verification);
    return finding;
}

bool verification_is_over(struct verification *verification)
{
    struct sweep_budget *budget = &verification->budget;

    budget->held = arena_size(verification->arena) + arena_size(verification->space->arena) +
                   verification->room * sizeof *verification->findings;
    if (budget->held > budget->memory_most)
        budget->memory_most = budget->held;
    budget->over =
        budget->over || budget->held > budget->memory || budget->steps_used > budget->steps;
    return budget->over;
}

static int compare_findings(const void *left, const void *right)
{
    const struct verify_finding *a = left, *b = right;
    const int order[][2] = {
        {(int)b->severity, (int)a->severity},
        {(int)a->kind, (int)b->kind},
        {a->period.from, b->period.from},
        {(int)a->doors, (int)b->doors},
        {a->rule, b->rule},
        {a->other, b->other},
        {a->network, b->network},
        {a->question, b->question},
        {a->example, b->example},
        {a->language, b->language},
    };

    for (size_t i = 0; i < sizeof order / sizeof *order; i++)
        if (order[i][0] != order[i][1])
            return order[i][0] < order[i][1] ? -1 : 1;
    return a->box.situations > b->box.situations ? -1 : a->box.situations < b->box.situations;
}

/* ------------------------------------------------------------------------------- covers */

void cover_add(struct cover *cover, const struct effective *effective)
{
    for (size_t i = 0; i < effective->count; i++) {
        if (cover->count == cover->room) {
            cover->room = cover->room ? 2 * cover->room : 16;
            cover->terms = memory_grow(cover->terms, cover->room * sizeof *cover->terms);
        }
        cover->terms[cover->count++] = &effective->terms[i];
    }
}

void cover_finish(struct cover *cover)
{
    free(cover->terms);
}

void cover_copy(struct cover *to, const struct cover *from)
{
    *to = (struct cover){0};
    for (size_t i = 0; i < from->count; i++) {
        struct effective one = {.terms = from->terms[i], .count = 1};

        cover_add(to, &one);
    }
}

/* The boxes of a rule may overlap: each is counted without those before it. */
verify_count rule_left(struct verification *verification, size_t rule, const word *within,
                       const struct cover *cover, uint16_t *example)
{
    const struct space *space = verification->space;
    const struct effective *effective = &verification->effective[rule];
    word *box = memory_alloc((space_box_words(space) + 1) * sizeof *box);
    struct cover all;
    verify_count left = 0;

    cover_copy(&all, cover);
    for (size_t i = 0; i < effective->count && !verification->budget.over; i++) {
        struct effective one = {.terms = &effective->terms[i], .count = 1};

        memcpy(box, effective->terms[i].box, space_box_words(space) * sizeof *box);
        if (within && !box_meet(space, box, within))
            continue;
        struct sweep sweep = {.space = space,
                              .box = box,
                              .terms = all.terms,
                              .term_count = all.count,
                              .enough = 1,
                              .budget = &verification->budget,
                              .example = left ? NULL : example};

        if (sweep_run(&sweep))
            left = count_add(left, sweep.left);
        cover_add(&all, &one);
    }
    free(box);
    cover_finish(&all);
    return left;
}

bool rule_stands_out(struct verification *verification, size_t rule, const struct cover *cover,
                     size_t enough)
{
    const struct effective *effective = &verification->effective[rule];

    for (size_t i = 0; i < effective->count && !verification->budget.over; i++) {
        struct sweep sweep = {.space = verification->space,
                              .box = effective->terms[i].box,
                              .terms = cover->terms,
                              .term_count = cover->count,
                              .enough = enough,
                              .any = true,
                              .budget = &verification->budget};

        if (sweep_run(&sweep) && sweep.left)
            return true;
    }
    return false;
}

struct avoiding {
    const struct space *space;
    const struct cover *cover;
};

static bool avoids_cover(const void *context, const word *box)
{
    const struct avoiding *avoiding = context;

    for (size_t i = 0; i < avoiding->cover->count; i++)
        if (box_meets(avoiding->space, box, avoiding->cover->terms[i]->box))
            return false;
    return true;
}

const word *describe_left(struct verification *verification, const uint16_t *example,
                          const word *base, const struct cover *cover, struct verify_box *out)
{
    const struct space *space = verification->space;
    struct avoiding avoiding = {space, cover};
    word *box = arena_take_array(verification->arena, space_box_words(space) + 1, sizeof *box);

    box_widen(space, example, base, avoids_cover, &avoiding, box);
    box_describe(space, box, verification->arena, out);
    return box;
}

void describe_rule(struct verification *verification, size_t rule, const uint16_t *example,
                   const struct cover *cover, struct verify_box *out)
{
    const struct effective *effective = &verification->effective[rule];
    size_t at = 0;

    while (at + 1 < effective->count &&
           !box_has(verification->space, effective->terms[at].box, example))
        at++;
    describe_left(verification, example, effective->terms[at].box, cover, out);
}

bool rule_is_better(const struct pack *pack, const struct rule *one, const struct rule *two)
{
    if (one->rank != two->rank)
        return one->rank < two->rank;
    return strcmp(pack->networks[one->network].code, pack->networks[two->network].code) < 0;
}

/* ------------------------------------------------------------------------------- over the limits
 */

/* Questions by how much they multiply the states: their classes, times the rows that test them,
 * by themselves or through their network. */
static void blame_columns(struct verification *verification)
{
    const struct pack *pack = verification->pack;
    const struct space *space = verification->space;
    size_t *weight = memory_zero(pack->question_count + 1, sizeof *weight);
    int *questions = arena_take_array(verification->arena, 4, sizeof *questions);
    struct verify_finding *finding =
        verification_add(verification, VERIFY_NOT_VERIFIABLE, VERIFY_REFUSED);

    for (size_t r = 0; r < pack->rule_count; r++) {
        const struct conditions *both[] = {&pack->rules[r].when,
                                           &pack->networks[pack->rules[r].network].eligible};

        for (size_t c = 0; c < 2; c++)
            for (size_t i = 0; i < both[c]->count; i++)
                weight[both[c]->all[i].question]++;
    }
    for (size_t q = 0; q < pack->question_count; q++) {
        const struct question_space *where = &space->questions[q];
        size_t classes = 0;

        for (size_t v = where->first; v < where->first + where->count; v++)
            classes += space->variables[v].class_count;
        weight[q] *= classes ? classes : 2;
    }
    for (size_t n = 0; n < 3; n++) {
        size_t most = 0;

        for (size_t q = 1; q < pack->question_count; q++)
            most = weight[q] > weight[most] ? q : most;
        if (!weight[most])
            break;
        questions[finding->question_count++] = (int)most;
        weight[most] = 0;
    }
    finding->questions = questions;
    free(weight);
}

/* Only what needs no walk can be told of a pack that is too large. */
static void forget_walks(struct verification *verification)
{
    verification->count = 0;
    verification->offer_count = 0;
}

/* ------------------------------------------------------------------------------- all */

static void prepare(struct verification *verification)
{
    const struct pack *pack = verification->pack;
    bool ok = !verification->space->too_large;

    verification->effective =
        arena_take_array(verification->arena, pack->rule_count + 1, sizeof(struct effective));
    verification->reached = arena_take_array(verification->arena, pack->rule_count + 1, 1);
    for (size_t r = 0; r < pack->rule_count && ok; r++) {
        effective_rule(verification->space, (int)r, verification->arena,
                       &verification->effective[r]);
        ok = !verification->effective[r].too_many && !verification_is_over(verification);
    }
    verification->budget.over = !ok;
}

struct verification *verify_pack(const struct pack *pack, const struct verify_limits *limits)
{
    static void (*const parts[])(struct verification *) = {verify_reached, verify_doors,
                                                           verify_pairs, verify_rows};
    struct verification *verification = memory_zero(1, sizeof *verification);
    struct verify_limits given = limits ? *limits : (struct verify_limits){0};

    verification->pack = pack;
    verification->arena = arena_create();
    verification->budget.states = given.states ? given.states : STATES_MOST;
    verification->budget.steps = given.steps ? given.steps : STEPS_MOST;
    verification->budget.memory = given.memory ? given.memory : MEMORY_MOST;
    verification->boxes_most = given.boxes ? given.boxes : BOXES_MOST;
    verification->space = space_create(pack);
    prepare(verification);
    for (size_t i = 0; i < sizeof parts / sizeof *parts && !verification->budget.over; i++)
        parts[i](verification);
    if (verification->budget.over) {
        forget_walks(verification);
        blame_columns(verification);
    }
    verify_sheets(verification);
    verify_cases(verification);
    verification_is_over(verification); /* the last of its memory */
    if (verification->count)
        qsort(verification->findings, verification->count, sizeof *verification->findings,
              compare_findings);
    return verification;
}

void verification_destroy(struct verification *verification)
{
    if (!verification)
        return;
    space_destroy(verification->space);
    arena_destroy(verification->arena);
    free(verification->findings);
    free(verification);
}

size_t verification_count(const struct verification *verification)
{
    return verification->count;
}

const struct verify_finding *verification_at(const struct verification *verification, size_t at)
{
    return &verification->findings[at];
}

size_t verification_severity_count(const struct verification *verification,
                                   enum verify_severity severity)
{
    size_t count = 0;

    for (size_t i = 0; i < verification->count; i++)
        count += verification->findings[i].severity == severity;
    return count;
}

size_t verification_slice_count(const struct verification *verification)
{
    return verification->offer_count;
}

const struct verify_slice *verification_slice(const struct verification *verification, size_t at)
{
    return &verification->offers[at].slice;
}

size_t verification_states(const struct verification *verification)
{
    return verification->budget.states_used;
}

size_t verification_steps(const struct verification *verification)
{
    return verification->budget.steps_used;
}

size_t verification_memory(const struct verification *verification)
{
    return verification->budget.memory_most;
}
