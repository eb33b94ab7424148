/* The fields of interrupted cards, in either of the tables that keep them: by visit (card.h), by
 * point (model/point/draft.h). Each table brings its statements; an owner is the id they are kept
 * by.
 */
#ifndef DP_MODEL_VISIT_CARD_ROWS_H
#define DP_MODEL_VISIT_CARD_ROWS_H

#include "model/visit/card.h"

struct card_rows {
    const char *forget; /* owner, card */
    const char *write;  /* owner, card, field, value, day */
    const char *load;   /* owner, card: field and value */
    const char *old;    /* day: how many were saved before */
    const char *wipe;   /* day */
};

/* Inside a transaction: the fields take the place of those that waited. */
bool card_rows_write(struct store *store, const struct card_rows *rows, const char *owner,
                     const struct visit_card *card, struct fault *fault);

bool card_rows_load(struct store *store, const struct card_rows *rows, const char *owner,
                    const char *name, struct visit_card *card, struct fault *fault);

/* Wipes what has waited longer than `days`; writes nothing when nothing has. */
bool card_rows_expire(struct store *store, const struct card_rows *rows, int days,
                      struct civil_date today, struct fault *fault);

#endif
