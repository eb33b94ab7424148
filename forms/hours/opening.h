/* Opening hours as a receptionist says them. Everything is added to *out, in the language in force.
 */
#ifndef DP_FORMS_HOURS_OPENING_H
#define DP_FORMS_HOURS_OPENING_H

#include "locale/text/buffer.h"
#include "model/hours/hours.h"

/* « Ouvert jusqu’à 17:00 », « Fermé, ouvre lundi à 9:00 », « Fermé aujourd’hui (Assomption) »,
 * « Horaires : demander ». `today` is the date that hours_at() was asked about. */
void opening_say_state(const struct hours_now *now, struct civil_date today,
                       struct text_buffer *out);

/* What is written, to be shown beside in all cases: « lundi à vendredi, 8:30 à 12:30 (« Sans
 * rendez-vous ») ; fermé les jours fériés » when it is understood, else as it is, on one line and
 * safe. Nothing for NULL or "". */
void opening_say_text(const char *text, struct text_buffer *out);

/* Both, « state · text »; the state alone without a text. */
void opening_say(const char *text, const struct hours_now *now, struct civil_date today,
                 struct text_buffer *out);

/* « Assomption », of a code of hours_holiday(); the code itself when it is no such code. */
const char *opening_holiday(const char *code);

#endif
