/* What is said of a point in one line, in the language in force: how far, how sure, closed until
 * when. Whether it is open now is said by forms/hours/opening.h. Words without a full stop;
 * everything adds to `out`.
 */
#ifndef DP_FORMS_POINT_WORDS_H
#define DP_FORMS_POINT_WORDS_H

#include <stdbool.h>
#include <stdint.h>

#include "locale/text/buffer.h"
#include "locale/time/date.h"

/* « 3,2 km », « ≈ 3,2 km » when the place is only known by its commune; nothing when not known
 * (negative), nor for an approximate distance under a kilometre: it is in the commune. */
void point_say_distance(struct text_buffer *out, int32_t metres, bool approximate);

/* « fiche du 02/09/2026 », « fiche de plus de 2 ans (02/09/2023) » once it counts for nothing,
 * « fiche sans date ». `checked` is AAAA-MM-JJ or "". */
void point_say_checked(struct text_buffer *out, const char *checked, int freshness);

/* « Fermé jusqu'au 29/11/2026 (congés) », « Fermé jusqu'à nouvel ordre », and before the first day
 * « Fermera du 27/11/2026 au 29/11/2026 ». Days AAAA-MM-JJ; `to` and `reason` may be "". Nothing
 * when it is over. */
void point_say_closure(struct text_buffer *out, const char *from, const char *to,
                       const char *reason, struct civil_date today);

#endif
