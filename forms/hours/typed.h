/* Hours as a receptionist types them, « lundi au vendredi 9h-12h et 14h-17h », « lu-ve 9:00-12:00,
 * sam 9h à 12h, dimanche fermé, jours fériés fermé », in the form of model/hours/hours.h.
 *
 * Only what is understood to the last word is rewritten: *out then holds text that hours_read()
 * knows. Otherwise false, and *out holds the text as it was typed, to be shown as it is.
 */
#ifndef DP_FORMS_HOURS_TYPED_H
#define DP_FORMS_HOURS_TYPED_H

#include <stdbool.h>

#include "locale/text/buffer.h"

bool hours_typed(const char *typed, struct text_buffer *out);

/* The way back, for a field to be changed: the words of opening_say_text() where hours_typed()
 * reads them as the same hours, else the text as it is. Adds to *out. */
void hours_to_type(const char *text, struct text_buffer *out);

#endif
