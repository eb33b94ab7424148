/* Days and hours as words. Private to hours/. */
#ifndef DP_FORMS_HOURS_WORDS_H
#define DP_FORMS_HOURS_WORDS_H

#include "locale/text/buffer.h"

/* Minutes since midnight: « 9:00 », « minuit » for 1440; what passes it is the hour of the day
 * after. */
void opening_write_minute(int minute, struct text_buffer *out);

/* « lundi à vendredi », « lundi, mercredi et jeudi », « tous les jours », « jours fériés »: bits as
 * struct hours_span. */
void opening_write_days(unsigned days, struct text_buffer *out);

#endif
