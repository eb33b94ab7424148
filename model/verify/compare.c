/* The course of a comparison: its periods and its doors. */
#include "model/verify/compare.h"

#include <stdlib.h>
#include <string.h>

#include "locale/text/memory.h"
#include "model/base/arena.h"
#include "model/verify/compare_inside.h"
#include "model/verify/joint.h"

enum { STATES_MOST = 4000000, MEMORY_MOST = 64 << 20, BOXES_MOST = 60, DOORS = 2 };

/* ------------------------------------------------------------------------------- periods */

static int compare_days(const void *left, const void *right)
{
    int a = *(const int *)left, b = *(const int *)right;

    return (a > b) - (a < b);
}

/* The days that are compared, and the day of `before` when it is always the same one. */
struct span {
    struct period days;
    bool apart;
    int before;
};

static struct span span_of(const struct pack *before, const struct pack *after)
{
    struct span span = {.days = period_meet(before->valid, after->valid)};

    if (!period_is_empty(&span.days))
        return span;
    span.apart = true;
    span.days = after->valid;
    span.before = before->valid.to < after->valid.from ? before->valid.to : before->valid.from;
    return span;
}

static size_t cut(const struct span *span, const struct period *period, int *days, size_t count)
{
    if (period->from > span->days.from && period->from <= span->days.to)
        days[count++] = period->from;
    if (period->to >= span->days.from && period->to < span->days.to)
        days[count++] = period->to + 1;
    return count;
}

/* First days of the periods within the span; freed by the caller. */
static int *cut_span(const struct pack_comparison *comparison, const struct span *span,
                     size_t *count)
{
    const struct pack *joint = comparison->joint;
    size_t first = span->apart ? comparison->before->rule_count : 0, found = 1;
    int *days = memory_alloc((2 * joint->rule_count + 2) * sizeof *days);

    days[0] = span->days.from;
    for (size_t r = first; r < joint->rule_count; r++)
        found = cut(span, &comparison->effective[r].period, days, found);
    qsort(days, found, sizeof *days, compare_days);
    *count = 0;
    for (size_t i = 0; i < found; i++)
        if (!*count || days[*count - 1] != days[i])
            days[(*count)++] = days[i];
    return days;
}

static bool same_lists(const int *one, size_t one_count, const int *two, size_t two_count)
{
    return one_count == two_count && (!one_count || memcmp(one, two, one_count * sizeof *one) == 0);
}

/* Two periods in which the same changes happen are one. */
static bool same_difference(const struct verify_difference *one,
                            const struct verify_difference *two)
{
    if (one->count != two->count || one->situations != two->situations)
        return false;
    for (size_t i = 0; i < one->count; i++) {
        const struct verify_change *a = &one->changes[i], *b = &two->changes[i];

        if (a->situations != b->situations ||
            !same_lists(a->before, a->before_count, b->before, b->before_count) ||
            !same_lists(a->after, a->after_count, b->after, b->after_count))
            return false;
    }
    return true;
}

/* Both doors of a period, or one period more for those before it. */
static void keep_period(struct pack_comparison *comparison, const struct verify_difference *found)
{
    struct verify_difference *last = comparison->differences + comparison->count - DOORS;

    if (comparison->count && same_difference(&last[0], &found[0]) &&
        same_difference(&last[1], &found[1])) {
        last[0].period.to = last[1].period.to = found[0].period.to;
        return;
    }
    memcpy(comparison->differences + comparison->count, found, DOORS * sizeof *found);
    comparison->count += DOORS;
}

static bool compare_periods(struct pack_comparison *comparison)
{
    struct span span = span_of(comparison->before, comparison->after);
    size_t days_count;
    int *days = cut_span(comparison, &span, &days_count);
    bool ok = true;

    comparison->count = 0;
    comparison->differences = arena_take_array(comparison->arena, DOORS * days_count + 1,
                                               sizeof *comparison->differences);
    for (size_t i = 0; i < days_count && ok; i++) {
        int last = i + 1 < days_count ? days[i + 1] - 1 : span.days.to;
        struct verify_difference found[DOORS] = {{.door = DOOR_1}, {.door = DOOR_2}};

        for (size_t d = 0; d < DOORS && ok; d++) {
            found[d].period = (struct period){days[i], last};
            ok = compare_slice(comparison, span.apart ? span.before : days[i], days[i], &found[d]);
        }
        if (ok)
            keep_period(comparison, found);
    }
    free(days);
    return ok;
}

/* ------------------------------------------------------------------------------- all */

static bool prepare(struct pack_comparison *comparison)
{
    const struct pack *joint = comparison->joint;

    comparison->space = space_create(joint);
    comparison->effective =
        arena_take_array(comparison->arena, joint->rule_count + 1, sizeof(struct effective));
    if (comparison->space->too_large)
        return false;
    for (size_t r = 0; r < joint->rule_count; r++) {
        effective_rule(comparison->space, (int)r, comparison->arena, &comparison->effective[r]);
        if (comparison->effective[r].too_many)
            return false;
    }
    return true;
}

/* The first doors are what matters most: where the whole lists are too many, they are all. */
static bool compare_within(struct pack_comparison *comparison)
{
    if (compare_periods(comparison))
        return true;
    comparison->brief = true;
    comparison->budget.over = false;
    return compare_periods(comparison);
}

struct pack_comparison *verify_compare(const struct pack *before, const struct pack *after,
                                       const struct verify_limits *limits)
{
    static const struct verify_limits none = {0};
    struct pack_comparison *comparison = memory_zero(1, sizeof *comparison);

    limits = limits ? limits : &none;
    comparison->before = before;
    comparison->after = after;
    comparison->joint = joint_create(before, after);
    comparison->arena = arena_create();
    comparison->budget.states = limits->states ? limits->states : STATES_MOST;
    comparison->budget.memory = limits->memory ? limits->memory : MEMORY_MOST;
    comparison->boxes_most = limits->boxes ? limits->boxes : BOXES_MOST;
    if (prepare(comparison) && compare_within(comparison))
        return comparison;
    comparison_destroy(comparison);
    return NULL;
}

void comparison_destroy(struct pack_comparison *comparison)
{
    if (!comparison)
        return;
    space_destroy(comparison->space);
    arena_destroy(comparison->arena);
    pack_destroy(comparison->joint);
    free(comparison);
}

size_t comparison_count(const struct pack_comparison *comparison)
{
    return comparison->count;
}

const struct verify_difference *comparison_at(const struct pack_comparison *comparison, size_t at)
{
    return &comparison->differences[at];
}

const struct pack *comparison_pack(const struct pack_comparison *comparison)
{
    return comparison->joint;
}

bool comparison_is_brief(const struct pack_comparison *comparison)
{
    return comparison->brief;
}
