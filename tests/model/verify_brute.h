#ifndef DP_TESTS_MODEL_VERIFY_BRUTE_H
#define DP_TESTS_MODEL_VERIFY_BRUTE_H

/*
 * Every situation of a small pack, one after the other, by the situation that desks keep: the
 * second opinion of the verifier.
 */
#include "model/triage/situation.h"
#include "model/verify/verify.h"

/* Questions that rows and networks test, and those on which their `relevant` hangs. */
void brute_tested(const struct pack *pack, bool *tested);

/* Calls back for each situation that can be; `situation` is lent. */
void brute_each(const struct pack *pack, void (*call)(const struct situation *situation));

/* Does the box hold this situation? */
bool brute_in_box(const struct pack *pack, const struct verify_box *box,
                  const struct situation *situation);

#endif
