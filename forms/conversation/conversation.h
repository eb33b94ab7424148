/* The conversation with one person, as a pure object: what to ask next, what was answered, what may
 * be gone back to. It knows no screen, no store and no clock; the desk, the command line and
 * (later) the kiosk hold the same conversation.
 *
 * Answers are texts: the code of a choice, codes separated by commas for several choices, digits
 * for an integer, free text, an INSEE code for a commune. A question that is not relevant for this
 * person is skipped; its answer is kept and comes back if it becomes relevant again.
 */
#ifndef DP_FORMS_CONVERSATION_CONVERSATION_H
#define DP_FORMS_CONVERSATION_CONVERSATION_H

#include <stdbool.h>
#include <stddef.h>

#include "locale/text/buffer.h"
#include "model/base/fault.h"
#include "model/pack/pack.h"
#include "model/territory/territory.h"
#include "model/triage/triage.h"

enum {
    CONVERSATION_STEPS = 3,      /* steps that ask: 1 Accueil, 2 Demande, 3 Situation */
    CONVERSATION_TEXT_MOST = 200 /* characters of a free text answer */
};

struct conversation;

/* `pack` and `territory` must outlive the conversation. Without a territory (NULL) a commune is
 * taken as typed and gives no department. */
struct conversation *conversation_create(const struct pack *pack,
                                         const struct territory *territory);
void conversation_destroy(struct conversation *conversation);
const struct pack *conversation_pack(const struct conversation *conversation);

/* Answer a question; "" takes the answer back. On refusal nothing changes and `fault` says why:
 * FAULT_ANSWER_VALUE (.detail the value, .hint what is allowed, or the pack's own sentence when a
 * constraint refused it), FAULT_COMMUNE_UNKNOWN, FAULT_ANSWER_AMBIGUOUS (a postal code `cp:35000`
 * of several communes), FAULT_TEXT_UNSAFE. .word is always the question's name. */
bool conversation_answer(struct conversation *conversation, int question, const char *value,
                         struct fault *fault);

/* The same by name, and refusing what is not relevant: for scripts. Also FAULT_QUESTION_UNKNOWN
 * (.hint lists them) and FAULT_QUESTION_NOT_RELEVANT is left to conversation_check(), because the
 * order of the arguments has no meaning. */
bool conversation_answer_named(struct conversation *conversation, const char *name,
                               const char *value, struct fault *fault);

/* For scripts, once everything was given: no answer to a question that is not relevant
 * (FAULT_QUESTION_NOT_RELEVANT), no required question without one (FAULT_ANSWER_MISSING). */
bool conversation_check(const struct conversation *conversation, struct fault *fault);

/* The same, every fault of it: those of questions that are not relevant first. */
void conversation_check_all(const struct conversation *conversation, struct fault_list *faults);

/* The answer as a text, "" when none, relevant or not; valid until the next answer to it. */
const char *conversation_value(const struct conversation *conversation, int question);

/* The answer as a person reads it: the choice's label, « 50 », « Vannes (56) ». */
void conversation_say(const struct conversation *conversation, int question, const char *language,
                      struct text_buffer *out);

bool conversation_is_relevant(const struct conversation *conversation, int question);

/* The questions of a step that matter for this person, in survey order. */
size_t conversation_fields(const struct conversation *conversation, int step, int *questions,
                           size_t most);

/* The first required question of a step (0: of any) that matters and has no answer, or -1. */
int conversation_missing(const struct conversation *conversation, int step);

/* What rules see. */
const struct situation *conversation_situation(const struct conversation *conversation);

/* The commune answered, when the territory knows it. */
bool conversation_commune(const struct conversation *conversation, struct commune *commune);

#endif
