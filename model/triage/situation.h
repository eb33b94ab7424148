/* What is known of a person, as rules see it: one value per question of the pack, the derived
 * places included. A situation settles in survey order: a question whose `relevant` is not true
 * counts as blank whatever was answered, and comes back when it is relevant again (reference
 * rules.md 3.4; DESIGN section 5: kept in the conversation, never evaluated).
 */
#ifndef DP_MODEL_TRIAGE_SITUATION_H
#define DP_MODEL_TRIAGE_SITUATION_H

#include <stdbool.h>
#include <stddef.h>

#include "model/pack/pack.h"

struct situation;

struct situation *situation_create(const struct pack *pack);
void situation_destroy(struct situation *situation);

/* Set or clear an answer; a set's symbols are copied. Settled at once. */
void situation_set(struct situation *situation, int question, struct value value);
void situation_clear(struct situation *situation, int question);

/* The place lived in or spoken of: INSEE code of the commune and its department (« 35 », « 2A »,
 * « 971 »). Region and zone come from the pack's `territoire`; "" clears. */
void situation_set_place(struct situation *situation, const char *insee, const char *department);

/* What was answered, relevant or not; blank when nothing was. */
const struct value *situation_answer(const struct situation *situation, int question);

/* What rules see: blank when not relevant. Array indexed by question. */
const struct value *situation_values(const struct situation *situation);

bool situation_is_relevant(const struct situation *situation, int question);

/* What rules see may still change as more is answered: the question has no answer yet, or an answer
 * still to come may make it relevant or not. */
bool situation_may_change(const struct situation *situation, int question);

#endif
