/* One period and door of a comparison: the walk, and what it found. */
#include <stdlib.h>
#include <string.h>

#include "locale/text/memory.h"
#include "model/base/arena.h"
#include "model/verify/compare_inside.h"
#include "model/verify/kinds.h"

struct slice_walk {
    const struct pack_comparison *comparison;
    struct door_terms doors;
    size_t words;                       /* of a set of terms */
    struct doors lists[COMPARED_SIDES]; /* room to read doors */
    struct doors moved[COMPARED_SIDES]; /* and what is lost and gained */
    word *kept;
    struct kinds kinds;
};

/* ------------------------------------------------------------------------------- the walk */

static const char *code_of(const struct slice_walk *walk, int network)
{
    return walk->comparison->joint->networks[network].code;
}

/* When both first doors are decided and differ, nothing else matters: true, and only their terms
 * stay alive. */
static bool settle_first(const struct slice_walk *walk, word *live, const word *sure)
{
    size_t at[COMPARED_SIDES], end[COMPARED_SIDES];

    for (size_t s = 0; s < COMPARED_SIDES; s++) {
        end[s] = walk->doors.sides[s].end;
        if (!doors_first(&walk->doors, s, live, sure, &at[s]))
            return false;
    }
    bool none[] = {at[0] == end[0], at[1] == end[1]};

    if (none[0] && none[1])
        return false;
    if (!none[0] && !none[1] &&
        strcmp(code_of(walk, walk->doors.terms[at[0]]->network),
               code_of(walk, walk->doors.terms[at[1]]->network)) == 0)
        return false;
    memset(live, 0, walk->words * sizeof *live);
    for (size_t s = 0; s < COMPARED_SIDES; s++)
        if (!none[s])
            bit_set(live, at[s]);
    return true;
}

/* Situations whose doors are decided and the same are not followed further. */
static bool settle(void *context, word *live, const word *sure)
{
    struct slice_walk *walk = context;

    if (settle_first(walk, live, sure))
        return true;
    bool before = doors_read(&walk->doors, 0, live, sure, &walk->lists[0]);
    bool after = doors_read(&walk->doors, 1, live, sure, &walk->lists[1]);

    return !before || !after ||
           !doors_same(walk->comparison->space, &walk->lists[0], &walk->lists[1]);
}

/* ------------------------------------------------------------------------------- what changed */

static int compare_networks(const void *left, const void *right)
{
    int a = *(const int *)left, b = *(const int *)right;

    return (a > b) - (a < b);
}

/* Doors of one list that the other has not, in the order of the sheet. */
static void find_moved(struct slice_walk *walk, size_t side)
{
    const struct doors *list = &walk->lists[side], *other = &walk->lists[!side];
    struct doors *moved = &walk->moved[side];

    moved->count = 0;
    for (size_t i = 0; i < list->count; i++) {
        bool held = false;

        for (size_t o = 0; o < other->count && !held; o++)
            held = strcmp(code_of(walk, list->networks[i]), code_of(walk, other->networks[o])) == 0;
        if (!held)
            moved->networks[moved->count++] = list->networks[i];
    }
    if (moved->count)
        qsort(moved->networks, moved->count, sizeof *moved->networks, compare_networks);
}

/* The first door of each list alone; are they two? */
static bool cut_to_first(const struct slice_walk *walk, struct doors *firsts)
{
    for (size_t s = 0; s < COMPARED_SIDES; s++)
        firsts[s] = (struct doors){walk->lists[s].networks, walk->lists[s].count ? 1 : 0};
    return !doors_same(walk->comparison->space, &firsts[0], &firsts[1]);
}

static void tell(void *context, const word *live, verify_count count, const uint16_t *classes)
{
    struct slice_walk *walk = context;
    struct doors firsts[COMPARED_SIDES];

    memcpy(walk->kept, live, walk->words * sizeof *live);
    for (size_t s = 0; s < COMPARED_SIDES; s++)
        doors_read(&walk->doors, s, walk->kept, live, &walk->lists[s]);
    if (cut_to_first(walk, firsts)) {
        kinds_add(&walk->kinds, true, firsts, count, classes);
    } else if (!doors_same(walk->comparison->space, &walk->lists[0], &walk->lists[1])) {
        find_moved(walk, 0);
        find_moved(walk, 1);
        kinds_add(&walk->kinds, false, walk->moved, count, classes);
    }
}

/* ------------------------------------------------------------------------------- boxes */

struct same_doors {
    const struct slice_walk *walk;
    size_t most;
};

static bool keeps_doors(const void *context, const word *box)
{
    const struct same_doors *same = context;

    for (size_t s = 0; s < COMPARED_SIDES; s++) {
        struct doors expected = same->walk->lists[s];

        if (expected.count > same->most)
            expected.count = same->most;
        size_t most = same->walk->doors.sides[s].most;

        if (!doors_hold(&same->walk->doors, s, most < same->most ? most : same->most, box,
                        &expected))
            return false;
    }
    return true;
}

static void read_example(struct slice_walk *walk, const uint16_t *example)
{
    word *live = memory_zero(walk->words, sizeof *live);

    for (size_t t = 0; t < walk->doors.sides[1].end; t++)
        if (box_has(walk->comparison->space, walk->doors.terms[t]->box, example))
            bit_set(live, t);
    memcpy(walk->kept, live, walk->words * sizeof *live);
    for (size_t s = 0; s < COMPARED_SIDES; s++)
        doors_read(&walk->doors, s, walk->kept, live, &walk->lists[s]);
    free(live);
}

static void draw_box(struct slice_walk *walk, const struct kind *kind, struct verify_box *out)
{
    const struct space *space = walk->comparison->space;
    const struct same_doors same = {walk, kind->first ? 1 : SIZE_MAX};
    word *box = memory_zero(space_box_words(space) + 1, sizeof *box);

    read_example(walk, kind->example);
    box_widen(space, kind->example, NULL, keeps_doors, &same, box);
    box_describe(space, box, walk->comparison->arena, out);
    free(box);
}

/* ------------------------------------------------------------------------------- the list */

static void write_change(struct slice_walk *walk, const struct kind *kind, bool draw,
                         struct verify_change *change)
{
    *change = (struct verify_change){
        .first = kind->first,
        .before = kind->doors[0].networks,
        .before_count = kind->doors[0].count,
        .after = kind->doors[1].networks,
        .after_count = kind->doors[1].count,
        .situations = kind->situations,
    };
    if (draw)
        draw_box(walk, kind, &change->box);
    for (size_t i = 0; i < kind->doors[1].count; i++) /* from the joint pack to its own */
        kind->doors[1].networks[i] -= (int)walk->comparison->before->network_count;
}

static void list_changes(struct slice_walk *walk, struct verify_difference *difference)
{
    const struct pack_comparison *comparison = walk->comparison;
    struct kinds *kinds = &walk->kinds;
    struct verify_change *changes =
        arena_take_array(comparison->arena, kinds->count + 1, sizeof *changes);
    size_t drawn[] = {0, 0}; /* first doors, others */

    kinds_sort(kinds);
    for (size_t i = 0; i < kinds->count; i++) {
        bool first = kinds->all[i].first;
        verify_count *sum = first ? &difference->changed : &difference->others;

        write_change(walk, &kinds->all[i], drawn[first]++ < comparison->boxes_most, &changes[i]);
        *sum = count_add(*sum, changes[i].situations);
    }
    difference->changes = changes;
    difference->count = kinds->count;
}

/* ------------------------------------------------------------------------------- a slice */

static int order_terms(const void *left, const void *right, void *context)
{
    const struct term *one = *(const struct term *const *)left;
    const struct term *two = *(const struct term *const *)right;
    const struct pack *pack = context;

    if (rule_is_better(pack, &pack->rules[one->rule], &pack->rules[two->rule]))
        return -1;
    if (rule_is_better(pack, &pack->rules[two->rule], &pack->rules[one->rule]))
        return 1;
    return one < two ? -1 : one > two;
}

/* The rows of one pack that are offered at this door on this day. */
static void gather_side(const struct pack_comparison *comparison, struct slice_walk *walk,
                        size_t side, int day, enum door door, struct cover *terms)
{
    const struct pack *joint = comparison->joint;
    const struct pack *own = side ? comparison->after : comparison->before;
    size_t first = side ? comparison->before->rule_count : 0;
    struct side_terms *range = &walk->doors.sides[side];

    range->first = terms->count;
    for (size_t r = first; r < first + own->rule_count; r++)
        if ((joint->rules[r].doors & door) && comparison->effective[r].count &&
            period_holds(&comparison->effective[r].period, day))
            cover_add(terms, &comparison->effective[r]);
    range->end = terms->count;
    range->most = comparison->brief ? 1 : (size_t)own->most_proposals;
    if (range->end > range->first)
        qsort_r(terms->terms + range->first, range->end - range->first, sizeof *terms->terms,
                order_terms, comparison->joint);
}

static void walk_begin(struct slice_walk *walk, const struct cover *terms)
{
    const struct pack_comparison *comparison = walk->comparison;

    walk->doors.terms = terms->terms;
    walk->words = terms->count / WORD_BITS + 1;
    walk->kept = memory_zero(walk->words, sizeof *walk->kept);
    walk->kinds = (struct kinds){.arena = comparison->arena, .variables = comparison->space->count};
    for (size_t s = 0; s < COMPARED_SIDES; s++) {
        size_t room = walk->doors.sides[s].most + 1;

        walk->lists[s].networks = arena_take_array(comparison->arena, room, sizeof(int));
        walk->moved[s].networks = arena_take_array(comparison->arena, room, sizeof(int));
    }
}

static void walk_end(struct slice_walk *walk)
{
    free(walk->kept);
    kinds_finish(&walk->kinds);
}

bool compare_slice(struct pack_comparison *comparison, int before, int after,
                   struct verify_difference *difference)
{
    struct slice_walk walk = {.comparison = comparison, .doors.space = comparison->space};
    struct cover terms = {0};

    gather_side(comparison, &walk, 0, before, difference->door, &terms);
    gather_side(comparison, &walk, 1, after, difference->door, &terms);
    walk_begin(&walk, &terms);
    struct sweep everything = {.space = comparison->space, .budget = &comparison->budget};
    struct sweep sweep = {.space = comparison->space,
                          .terms = terms.terms,
                          .term_count = terms.count,
                          .budget = &comparison->budget,
                          .settle = settle,
                          .tell = tell,
                          .context = &walk};
    bool ok = sweep_run(&sweep) && sweep_run(&everything);

    difference->situations = everything.left;
    if (ok)
        list_changes(&walk, difference);
    walk_end(&walk);
    cover_finish(&terms);
    return ok;
}
