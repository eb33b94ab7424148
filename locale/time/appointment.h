/* What a receptionist types for an appointment: « 26/11 9:00 », « jeudi 26 novembre 9h », « demain
 * 14h », « 26/11/2026 à 9h30 ».
 *
 * Free text is just as welcome in that field: nothing is guessed from what is not wholly
 * understood.
 */
#ifndef DP_LOCALE_TIME_APPOINTMENT_H
#define DP_LOCALE_TIME_APPOINTMENT_H

#include <stdbool.h>

#include "locale/time/date.h"

struct appointment {
    struct civil_date date;
    struct civil_time time;
    bool timed; /* an hour was given; otherwise `time` is 0:00 */
};

/* A day without a year is the next such day, today included; a day of the week alone the next such
 * day after today. A year that was typed is kept, even past: the caller says so. False when this is
 * free text, when the date does not exist, or when the day of the week is not that of the date. */
bool appointment_parse(const char *text, struct civil_date today, struct appointment *appointment);

/* « jeudi 26 novembre 2026 à 9:00 ». */
void appointment_write(struct text_buffer *buffer, const struct appointment *appointment);

#endif
