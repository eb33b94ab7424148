/* What a territory limits, in words: how many interviews, how many hours, and who holds door 1. It
 * is said to whoever receives, and never refuses anybody.
 */
#ifndef DP_FORMS_RECEPTION_LIMITS_H
#define DP_FORMS_RECEPTION_LIMITS_H

#include "forms/reception/reception.h"

/* Counted along the slips that the person brought, hence without a name: the interviews of the last
 * year, else the hours in all, once they reach what the pack allows. False, and `out` as it was,
 * when there is nothing to say. */
bool limits_say_past(const struct reception *reception, struct text_buffer *out);

/* Which networks hold door 1 here, when `network` is not one of them; false otherwise, and for -1.
 * None of them is named if its name is sensitive. */
bool limits_say_first_doors(const struct pack *pack, int network, const char *language,
                            struct text_buffer *out);

#endif
