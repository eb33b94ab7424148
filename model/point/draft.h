/* What was being typed about a point when the line was lost. It waits by point and card, field by
 * field, until the card is kept or left, and POINT_DRAFT_DAYS days at most. */
#ifndef DP_MODEL_POINT_DRAFT_H
#define DP_MODEL_POINT_DRAFT_H

#include "model/visit/card.h"

enum { POINT_DRAFT_DAYS = 7 };

/* What was typed takes the place of what waited under this name; without a field nothing waits any
 * more. `point` is any id, or "" for a point that is being added. */
bool point_draft_keep(struct store *store, const char *point, const struct visit_card *card,
                      struct fault *fault);

/* The card `name` of this point; count 0 when nothing waits. */
bool point_draft_load(struct store *store, const char *point, const char *name,
                      struct visit_card *card, struct fault *fault);

/* Wipe what has waited too long. */
bool point_draft_expire(struct store *store, struct civil_date today, struct fault *fault);

#endif
