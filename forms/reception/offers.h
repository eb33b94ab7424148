/* The points proposed for a door, as a reception knows the person; and one of them as a line says
 * it.
 */
#ifndef DP_FORMS_RECEPTION_OFFERS_H
#define DP_FORMS_RECEPTION_OFFERS_H

#include "forms/conversation/conversation.h"
#include "forms/reception/reception.h"
#include "model/directory/offer.h"

/* Whom points are looked for, now. `desk_commune` (INSEE, or "") stands in for a commune that was
 * not said: distances are then counted from the desk. `profiles` and `territory` may be NULL. */
void offers_person(const struct conversation *conversation, const struct profiles *profiles,
                   const struct territory *territory, const char *desk_commune,
                   struct offer_person *person);

/* The points of a network for the person received, the best first; see directory_offer(). None is
 * known when the directory cannot be read. */
size_t reception_offers(struct reception *reception, const char *network, struct offer *offers,
                        size_t most);

/* One point by its id, chosen in the directory. See directory_offer_of(). */
bool reception_offer_of(struct reception *reception, const char *id, struct offer *offer,
                        struct fault *fault);

/* Whether a directory is there and no point of the network is known in reach; the door is then as
 * it may be counted. */
bool reception_misses(struct reception *reception, const char *network, struct missing_door *door);

/* The place of a draft, as the person is told: address, phone, hours in words, day of the record.
 */
void reception_act_to(struct act_draft *draft, const struct offer *offer);

/* « Ouvert jusqu'à 18:00 · Auray, 18 km · 02 97 01 02 03 · fiche du 02/09/2026 »; a closure that
 * the desk knows stands for the hours. The commune is left out when `name` has it already. */
void offers_say(const struct offer *offer, const char *name, struct civil_date today,
                struct text_buffer *out);

/* How it begins, what doors are compared by: « Ouvert jusqu'à 18:00 · Auray, 18 km ». */
void offers_say_brief(const struct offer *offer, const char *name, struct civil_date today,
                      struct text_buffer *out);

#endif
