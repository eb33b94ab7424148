/* A place as text: what a receptionist says on the phone, in the order it is asked for, label and
 * words, wrapped to `columns` (at least 20) for a screen or a printer. The language is that in
 * force.
 */
#ifndef DP_FORMS_POINT_PAGE_H
#define DP_FORMS_POINT_PAGE_H

#include "forms/point/place.h"
#include "model/pack/pack.h"
#include "model/territory/territory.h"

/* What the page needs to speak; pack and territory may be NULL: codes are then shown. */
struct page_way {
    int columns;
    struct civil_date today;
    const struct pack *pack;
    const struct territory *territory;
    /* The key that opens a service, '\0' without; NULL: services have none. */
    char (*service_key)(size_t service);
};

/* Everything: state, phone, whom to ask for, address and access, hours and their text, publics,
 * room left, note, zone, services, sources and what was found wrong. */
void place_page(const struct place *place, const struct page_way *way, struct text_buffer *out);

/* One service, whole. */
void place_service_page(const struct place *place, size_t service, const struct page_way *way,
                        struct text_buffer *out);

/* The essential, in sentences to read aloud or to paste in a message. */
void place_say_aloud(const struct place *place, const struct page_way *way,
                     struct text_buffer *out);

/* Names of its networks in this pack; those of other packs only when it is of none of this one. */
void place_say_networks(const struct place *place, const struct pack *pack,
                        struct text_buffer *out);

/* « vérifié il y a 3 mois » of a day the desk checked, « fiche d'il y a 3 mois » of the day of a
 * source, « fiche sans date ». `day` is AAAA-MM-JJ or "". */
void point_say_age(const char *day, bool checked, struct civil_date today, struct text_buffer *out);

#endif
