/* Dates and hours of civil life, as people type and read them; no time zone, Gregorian calendar.
 *
 * Reading accepts AAAA-MM-JJ and JJ/MM/AAAA; a year of two digits is refused, because a
 * spreadsheet made it and the century is lost. Writing adds to a buffer, in the language of
 * say_language(): names of months and days are messages of the catalogue.
 */
#ifndef DP_LOCALE_TIME_DATE_H
#define DP_LOCALE_TIME_DATE_H

#include <stdbool.h>

#include "locale/text/buffer.h"

struct civil_date {
    int year, month, day; /* 1..9999, 1..12, 1..31 */
};

struct civil_time {
    int hour, minute; /* 0..23, 0..59 */
};

bool civil_valid(struct civil_date date);

/* Spaces around are accepted; false leaves *date alone. */
bool civil_parse(const char *text, struct civil_date *date);

/* « 9:00 », « 09:00 », « 9h », « 9h30 », « 9 h 30 », no-break spaces too. */
bool civil_time_parse(const char *text, struct civil_time *time);

/* Days since 1970-01-01, negative before; and back. Dates from 0001-01-01 to 9999-12-31. */
int civil_to_days(struct civil_date date);
struct civil_date civil_from_days(int days);

/* 1 Monday to 7 Sunday (ISO 8601). */
int civil_weekday(struct civil_date date);

int civil_compare(struct civil_date left, struct civil_date right);

void civil_write_iso(struct text_buffer *buffer, struct civil_date date);     /* 2026-11-24 */
void civil_write_numeric(struct text_buffer *buffer, struct civil_date date); /* 24/11/2026 */
void civil_write_day(struct text_buffer *buffer, struct civil_date date);     /* 24/11 */
void civil_write_short(struct text_buffer *buffer, struct civil_date date);   /* mar. 24 nov. */
void civil_write_date(struct text_buffer *buffer, struct civil_date date);    /* 24 novembre 2026 */
void civil_write_long(struct text_buffer *buffer,
                      struct civil_date date); /* mardi 24 nov... 2026 */

void civil_write_time(struct text_buffer *buffer, struct civil_time time);  /* 9:00, 14:30 */
void civil_write_clock(struct text_buffer *buffer, struct civil_time time); /* 09:00: columns */

/* « 45 min », « 2 h », « 1 h 30 », with no-break spaces. Negative counts as 0. */
void civil_write_duration(struct text_buffer *buffer, int minutes);

#endif
