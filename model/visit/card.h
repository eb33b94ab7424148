/* What was being typed in a card when the line was lost: whom the desk called, another address, an
 * appointment. It waits with the visit, field by field, until the card is kept or left; closing the
 * visit wipes it. A card about an act comes after that closing, and waits a week at most.
 */
#ifndef DP_MODEL_VISIT_CARD_H
#define DP_MODEL_VISIT_CARD_H

#include <stddef.h>

#include "model/base/clock.h"
#include "model/store/store.h"

enum {
    VISIT_CARD_SIZE = 80,         /* of the name of a card, or of a field */
    VISIT_CARD_FIELDS_MOST = 16,  /* of one card */
    VISIT_CARD_VALUE_SIZE = 1201, /* 300 characters */
    VISIT_CARD_DAYS = 7           /* that a card about an act waits */
};

/* The names are the screens' own. */
struct visit_card {
    char name[VISIT_CARD_SIZE];
    struct {
        char name[VISIT_CARD_SIZE], value[VISIT_CARD_VALUE_SIZE];
    } fields[VISIT_CARD_FIELDS_MOST];
    size_t count; /* 0: nothing waits */
};

/* What was typed takes the place of what waited under this name; without a field nothing waits any
 * more. The visit is in the store. FAULT_VISIT_UNKNOWN. */
bool visit_card_keep(struct store *store, const char *visit, const struct visit_card *card,
                     struct fault *fault);

/* The card `name` of this visit; count 0 when nothing waits. */
bool visit_card_load(struct store *store, const char *visit, const char *name,
                     struct visit_card *card, struct fault *fault);

/* Whether a card waits with this visit; false too when that cannot be read. */
bool visit_card_waits(struct store *store, const char *visit);

/* Wipe what has waited too long about acts. */
bool visit_card_expire(struct store *store, struct civil_date today, struct fault *fault);

#endif
