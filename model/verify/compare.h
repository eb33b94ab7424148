/* What changes for whom between two packs: both are asked about the same situations, all of them,
 * as verify.h does for one (reference rules.md 4.2).
 *
 * A situation is one set of answers to the questions of the joint pack (joint.h). Its doors are the
 * networks that a desk would propose, in order, at most `max_propositions` of them; modes, levels
 * and wording are not compared here. When the packs share days they are compared on those days;
 * when they do not, as two editions that follow each other, every day of `after` is compared with
 * the last day of `before` (the first, where `before` is the later one).
 *
 * Everything returned belongs to the comparison. Nothing fails: memory does not.
 */
#ifndef DP_MODEL_VERIFY_COMPARE_H
#define DP_MODEL_VERIFY_COMPARE_H

#include "model/verify/verify.h"

/* Situations that go from one first door to another; or that keep theirs, and lose or gain doors
 * after it. */
struct verify_change {
    bool first;
    const int *before; /* networks of the pack `before`: the first door, or the doors lost */
    size_t before_count;
    const int *after;        /* networks of the pack `after`: the first door, or the doors gained */
    size_t after_count;      /* neither lost nor gained: the same doors in another order */
    verify_count situations; /* in all; .box is one part of them */
    struct verify_box box;   /* of the joint pack; situations 0 when it was not drawn */
};

/* Days and a door: periods that nothing distinguishes are one. */
struct verify_difference {
    struct period period; /* days of `after` */
    enum door door;
    verify_count situations;             /* compared */
    verify_count changed;                /* whose first door changes */
    verify_count others;                 /* whose first door stays and others change */
    const struct verify_change *changes; /* .first before the others, the most situations first */
    size_t count;
};

struct pack_comparison;

/* NULL when the two are over the limits together, even for the first door alone. Both packs must
 * outlive the comparison. */
struct pack_comparison *verify_compare(const struct pack *before, const struct pack *after,
                                       const struct verify_limits *limits);
void comparison_destroy(struct pack_comparison *comparison); /* accepts NULL */

/* By period, then door. */
size_t comparison_count(const struct pack_comparison *comparison);
const struct verify_difference *comparison_at(const struct pack_comparison *comparison, size_t at);

/* The pack whose questions the boxes speak of. */
const struct pack *comparison_pack(const struct pack_comparison *comparison);

/* Only the first door was compared: the whole lists were over the limits. */
bool comparison_is_brief(const struct pack_comparison *comparison);

#endif
