/* Between the conversation and the store: codes of a pack, answers as rows, an act's draft filled
 * from a proposal. Private to the reception. */
#ifndef DP_FORMS_RECEPTION_RECORD_H
#define DP_FORMS_RECEPTION_RECORD_H

#include "forms/reception/reception.h"

enum { RECORD_STEP_OF_NEED = 2 };

void record_pack_name(const struct pack *pack, struct pack_name *name);
bool record_register_pack(struct store *store, const struct pack *pack, struct fault *fault);

/* The answers and ticks as the store takes them. */
struct gathered {
    struct visit_said said;
    struct visit_answer *answers;
    struct visit_told *told;
};
void record_gather(struct gathered *record, const struct conversation *conversation,
                   const bool *told);
void record_finish(struct gathered *record);

/* The other way; answers of questions of step `without` are left out (0: none). */
void record_restore(const struct visit_content *content, struct conversation *conversation,
                    bool *told, int without);

void record_fill_act(const struct workplace *workplace, const struct conversation *conversation,
                     const struct proposal *proposal, struct act_draft *draft);
void record_fill_alternatives(const struct pack *pack, const struct proposal *shown, size_t count,
                              const struct proposal *chosen, struct act_draft *draft);

#endif
