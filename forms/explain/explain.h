/* Why this door: the sentence is built from the cells of the row that made it match and the answers
 * the person gave, hence always true to the rule (reference rules.md 3.4). The pack's own sentence
 * (`pourquoi`) is used on paper, where it reads better; never when something sensitive is in it.
 */
#ifndef DP_FORMS_EXPLAIN_EXPLAIN_H
#define DP_FORMS_EXPLAIN_EXPLAIN_H

#include "forms/conversation/conversation.h"

/* « cherche un emploi, cadre »: the answers that this row tested, in survey order, nothing for
 * cells that only ask that something was not said. "" when the row tests nothing. */
void explain_because(const struct conversation *conversation, int rule, const char *language,
                     struct text_buffer *out);

/* Whether naming the door or the answers would tell a bystander something sensitive: the network,
 * a question that the row tests, or an answer given to it, is marked so in the pack. */
bool explain_is_sensitive(const struct conversation *conversation, int rule);

/* The reason as it may be printed: the pack's sentence, or the built one; « ce que vous avez dit »
 * when it is sensitive. */
void explain_on_paper(const struct conversation *conversation, int rule, const char *language,
                      struct text_buffer *out);

/* Why this row does not fit: « Âge : 50 ». The first condition of the row, then of the network's
 * eligibility, that the answers fail; "" when none fails. */
void explain_why_not(const struct conversation *conversation, int rule, const char *language,
                     struct text_buffer *out);

/* The row of a network that comes closest to the answers, among those offered in these
 * circumstances; -1 when none is. */
int explain_closest_rule(const struct conversation *conversation, int network,
                         const struct triage_at *at);

/* What sets a network aside: the same for the row of that network which comes closest to the
 * answers, among those offered in these circumstances. "" when no row of it is offered at all. */
void explain_absent(const struct conversation *conversation, int network,
                    const struct triage_at *at, const char *language, struct text_buffer *out);

/* The short form of a name written « Sigle (développé) »: « Sigle ». */
void explain_brief_name(const char *name, struct text_buffer *out);

/* A place of a network, as one says it: « Apec, centre de Rennes »; the place alone when its own
 * name begins with that of the network. */
void explain_place_name(const char *network, const char *place, struct text_buffer *out);

#endif
