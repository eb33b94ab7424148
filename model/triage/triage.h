/* Which doors fit: the decision table applied to a situation. Collect: every row whose cells match,
 * whose dates and door hold, and whose network is eligible; grouped by network keeping the best
 * rank; ordered by rank, then network code (reference rules.md 3.4). The order of rows in the sheet
 * has no meaning. It proposes; the person chooses.
 */
#ifndef DP_MODEL_TRIAGE_TRIAGE_H
#define DP_MODEL_TRIAGE_TRIAGE_H

#include <stdbool.h>
#include <stddef.h>

#include "model/pack/pack.h"
#include "model/triage/situation.h"

/* The circumstances of the visit that rules depend on. */
struct triage_at {
    int day;         /* days since 1970-01-01 */
    enum door door;  /* at door 2 only rows offered there */
    int own_network; /* the desk's own network in this pack, -1 */
};

struct proposal {
    int rule, network; /* indexes in the pack */
    int rank;          /* as in the sheet: 1 is best */
    enum level level;
    enum rule_mode mode; /* MODE_HERE too when the network is the desk's own: « ici même » */
    bool own;            /* the desk's own network */
    bool net;            /* reached through a safety net */
};

enum { TRIAGE_MOST = 128 };

/* Writes at most `most` proposals, best first; returns how many. 0 is a dead end, which a verified
 * pack does not have. */
size_t triage_proposals(const struct pack *pack, const struct situation *situation,
                        const struct triage_at *at, struct proposal *proposals, size_t most);

/* Networks that no answer contradicts so far, best possible rank first: « portes encore
 * possibles ». Sensitive networks are left to the caller to hide. */
size_t triage_possible(const struct pack *pack, const struct situation *situation,
                       const struct triage_at *at, int *networks, size_t most);

/* First answers that suit the demand and the situation, in the sheet's order. */
size_t triage_first_answers(const struct pack *pack, const struct situation *situation,
                            int *answers, size_t most);

/* Does every condition hold? Shared with the verifier. */
bool conditions_match(const struct conditions *conditions, const struct value *values);

/* Why a rule does not apply: index of its first condition that fails, -1 when all hold. */
int conditions_first_failing(const struct conditions *conditions, const struct value *values);

#endif
