/* A verification under way: what its parts share. */
#ifndef DP_MODEL_VERIFY_INSIDE_H
#define DP_MODEL_VERIFY_INSIDE_H

#include "model/verify/box.h"
#include "model/verify/sweep.h"

/* Rows that may be offered on the days of a slice, at its door. */
struct offer {
    struct verify_slice slice;
    size_t *rules;
    size_t count;
    word *has; /* idem, one bit a rule */
};

struct verification {
    const struct pack *pack;
    struct space *space;
    struct arena *arena;
    struct effective *effective; /* by rule */
    struct offer *offers;
    size_t offer_count;
    struct verify_finding *findings;
    size_t count, room;
    struct sweep_budget budget;
    size_t boxes_most;
    verify_count situations;
    bool *reached; /* by rule */
    word *meets;   /* by rule: rules whose boxes meet its own; see rules_meet() */
};

/* A finding with no index set. The pointer holds until the next one is added. */
struct verify_finding *verification_add(struct verification *verification, enum verify_kind kind,
                                        enum verify_severity severity);

/* Whether the budget is exceeded, once what was found so far is counted in. */
bool verification_is_over(struct verification *verification);

/* The parts, in this order; each stops where the budget is exceeded. */
void verify_reached(struct verification *verification); /* rows.c: every row, and sets reached */
void verify_doors(struct verification *verification);   /* doors.c: dead ends, nets */
void verify_pairs(struct verification *verification);   /* pairs.c: ties; sets meets */
void verify_rows(struct verification *verification);    /* rows.c: redundant, not shown */
void verify_sheets(struct verification *verification);  /* sheets.c: questions, texts, dates */
void verify_cases(struct verification *verification);   /* cases.c */

/* A growing list of terms. */
struct cover {
    const struct term **terms;
    size_t count, room;
};

void cover_add(struct cover *cover, const struct effective *effective);
void cover_copy(struct cover *to, const struct cover *from);
void cover_finish(struct cover *cover);

/* Situations of a rule (its boxes meeting `within`, NULL: everything) that `cover` does not serve;
 * with the first of them in `example` unless NULL. 0 too when the budget is exceeded. */
verify_count rule_left(struct verification *verification, size_t rule, const word *within,
                       const struct cover *cover, uint16_t *example);

/* Is there a situation of the rule that fewer than `enough` networks of `cover` serve? */
bool rule_stands_out(struct verification *verification, size_t rule, const struct cover *cover,
                     size_t enough);

/* A box around `example`, within `base` (NULL: everything), that no term of `cover` meets. The box
 * itself is returned, in the verification's memory. */
const word *describe_left(struct verification *verification, const uint16_t *example,
                          const word *base, const struct cover *cover, struct verify_box *box);

/* Idem, within that box of the rule in which the example lies. */
void describe_rule(struct verification *verification, size_t rule, const uint16_t *example,
                   const struct cover *cover, struct verify_box *box);

/* Do their boxes meet? Not for a rule and itself. */
bool rules_meet(const struct verification *verification, size_t one, size_t two);

/* In what two rows of one network differ for the person; VERIFY_CAUSE_NONE: in nothing. */
enum verify_cause rule_difference(const struct pack *pack, const struct rule *one,
                                  const struct rule *two);

bool rule_is_better(const struct pack *pack, const struct rule *one, const struct rule *two);

#endif
