/* One reception in progress: the visit as the store keeps it, the conversation, what was told to
 * the person, and what ends it: an answer here, an act, or nothing more. Screens and scripts use
 * this and never write a visit themselves.
 *
 * Nothing is written before the first reception_save() of something: a visit that was opened and
 * left at once leaves no trace. From then on every save is a draft that a power cut does not lose.
 */
#ifndef DP_FORMS_RECEPTION_RECEPTION_H
#define DP_FORMS_RECEPTION_RECEPTION_H

#include "forms/conversation/conversation.h"
#include "model/act/act.h"
#include "model/desk/desk.h"
#include "model/point/point.h"
#include "model/store/store.h"
#include "model/triage/triage.h"
#include "model/visit/chain.h"
#include "model/visit/visit.h"

struct directory;
struct profiles;

/* Where the reception takes place; everything is borrowed. `territory`, `directory` and `profiles`
 * may be NULL: no point is then found but those that were typed. */
struct workplace {
    struct store *store;
    const struct pack *pack;
    const struct territory *territory;
    const struct desk *desk;
    struct directory *directory;
    const struct profiles *profiles;
    int day;             /* day of the rules, days since 1970-01-01 */
    bool doubtful_clock; /* the date was asked: acts are marked */
};

struct reception;

/* A new visit at door 1. `channel`: presence, telephone, courriel, tchat. */
struct reception *reception_open(const struct workplace *workplace, const char *channel,
                                 const char *language, const char *agent);

/* A draft, with everything that was said, on its step. Answers that the pack no longer knows are
 * dropped: it goes on with the pack in use today. NULL with visit_load()'s faults. */
struct reception *reception_resume(const struct workplace *workplace, const char *visit,
                                   struct fault *fault);

/* Another need of the same person: a new visit that follows the first, with the answers about the
 * person (steps 1 and 3) and without those about the need. It begins at door 1, whatever the first
 * one was: the slip that the person brought spoke of the other need. */
struct reception *reception_continue(const struct workplace *workplace, const char *visit,
                                     struct fault *fault);
void reception_destroy(struct reception *reception);

/* Channel, step, note and agent may be written in the visit; saved with the next save. */
struct visit *reception_visit(struct reception *reception);
struct conversation *reception_conversation(struct reception *reception);
const struct pack *reception_pack(const struct reception *reception);
const struct workplace *reception_workplace(const struct reception *reception);

/* Nothing was said, ticked, brought or noted: there is nothing to keep. */
bool reception_is_empty(const struct reception *reception);

/* The circumstances that rules depend on. */
struct triage_at reception_circumstances(const struct reception *reception);

/* Keep the draft; a reception that was never kept and is empty has none. Faults of visit_open() and
 * visit_save_draft(). */
bool reception_save(struct reception *reception, struct fault *fault);

/* The same though nothing was said: something else waits with the draft (model/visit/card.h), and
 * from now on the visit has its id. */
bool reception_hold(struct reception *reception, struct fault *fault);

/* The reference that the person brings, as typed: the visit is then at door 2; "" takes it back.
 * FAULT_REFERENCE_FORM, FAULT_REFERENCE_CHECK (.word what was typed, .hint one
 * correction to propose, or ""). A reference
 * of another desk is as good as ours: paper comes from anywhere. */
bool reception_bring(struct reception *reception, const char *typed, struct fault *fault);

/* The visits of the last year along the slips that the person brought; zero at door 1. */
bool reception_past(const struct reception *reception, struct visit_chain *past);

/* Whole minutes since the person was greeted; -1 for a visit taken up again much later. */
int reception_minutes(const struct reception *reception);

/* What fits, best first; at door 2 only answers here and handovers. */
size_t reception_proposals(const struct reception *reception, struct proposal *proposals,
                           size_t most);
size_t reception_possible(const struct reception *reception, int *networks, size_t most);
size_t reception_first_answers(const struct reception *reception, int *answers, size_t most);

/* First answers ticked « dit à la personne », by index in the pack. */
bool reception_was_told(const struct reception *reception, int answer);
void reception_tell(struct reception *reception, int answer, bool told);

/* Close without an act. `outcome`: ici, arret. A person who does not go on while no point of her
 * first door was known in reach counts as a missing door (model/point/missing.h); so does an act
 * for such a network. */
bool reception_close(struct reception *reception, const char *outcome, struct fault *fault);

/* A draft of the act for a proposal, ready to be completed with a place: the network's own phone
 * and site, the reason, what to bring, the need, the other doors shown. */
void reception_act_for(struct reception *reception, const struct proposal *proposal,
                       struct act_draft *draft);

/* A draft for « une autre porte, une autre adresse »: only the need is known. */
void reception_act_elsewhere(struct reception *reception, struct act_draft *draft);

/* The place on a draft, from one that was typed before. */
void reception_act_at(struct act_draft *draft, const struct point *point);

/* Issue the act and close the visit, in one transaction. Faults of act_issue(). */
bool reception_issue(struct reception *reception, const struct act_draft *draft, struct act *act,
                     struct fault *fault);

/* Day in force for a pack: today, or the nearest day of its validity (DESIGN section 8). */
int reception_day(const struct pack *pack, int today, bool *outside);

#endif
