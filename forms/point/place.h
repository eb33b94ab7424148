/* Everything that is known of one point, from everywhere: the directory, the desk's own knowledge
 * laid over, points added by hand, services, where it comes from. What screens, sheets and
 * `point show` speak of.
 */
#ifndef DP_FORMS_POINT_PLACE_H
#define DP_FORMS_POINT_PLACE_H

#include "model/directory/directory.h"
#include "model/point/local.h"

struct place {
    struct directory_point point; /* of one added by hand too: fields in the same columns */
    struct directory_services services;
    bool by_hand;       /* typed at this desk (point.h) */
    struct local local; /* empty unless `known` */
    bool known;
    struct local_view view; /* today's state; its strings are those of the two above */
    int32_t distance_m;     /* -1: not known. The caller's to fill, with the next */
    bool approximate;
};

/* `directory` may be NULL: only points added by hand are then known; `store` too: only those of the
 * directory, as their sources say. FAULT_POINT_UNKNOWN (.word the
 * id) and those of the stores. False leaves *place empty. */
bool place_load(struct store *store, struct directory *directory, const char *id,
                struct civil_date date, struct civil_time time, struct place *place,
                struct fault *fault);

/* The desk's knowledge is read again, and laid over. */
bool place_refresh(struct store *store, struct civil_date date, struct civil_time time,
                   struct place *place, struct fault *fault);
void place_finish(struct place *place);

/* A field of its structure, "" when not said. */
const char *place_field(const struct place *place, enum structure_field field);

/* « 1 rue de l'Exemple, bâtiment B, 56000 Vannes ». */
void place_say_address(const struct place *place, struct text_buffer *out);

/* The number to dial: the desk's direct one, else the source's, as French people write it. */
void place_say_phone(const struct place *place, struct text_buffer *out);

#endif
