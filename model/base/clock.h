/* The one clock of the program: every date and hour that is stored or printed comes from here.
 *
 * Instants are milliseconds of UTC since 1970-01-01, as int64_t; days are the civil days of the
 * machine's time zone. The environment variable DEUXPORTES_NOW, a local civil time written
 * `2026-11-24T10:15:00`, freezes the clock for tests and demonstrations; any other form is ignored.
 * The clock itself never fails; whether it can be believed is store_clock_check()'s question, and
 * clock_correct() takes the answer of a person.
 */
#ifndef DP_MODEL_BASE_CLOCK_H
#define DP_MODEL_BASE_CLOCK_H

#include <stdint.h>

#include "locale/time/date.h"

enum { CLOCK_DAY_SIZE = 11 }; /* "2026-11-24" and its end */

int64_t clock_now_ms(void);

/* Civil date and time of an instant; either pointer may be NULL. */
void clock_local(int64_t ms, struct civil_date *date, struct civil_time *time);

/* Instant of a civil date and hour here. An hour that summer time skips moves forward. */
int64_t clock_instant(struct civil_date date, struct civil_time time);

struct civil_date clock_today(void);

/* A person said which day it is: every date from now on is that much later or earlier, hours being
 * kept. For this process and its children (DEUXPORTES_DAYS in the environment, as the frozen hour
 * is: the clock holds no state of its own). */
void clock_correct(struct civil_date today);

/* `2026-11-24`, the form of every day in the store: it sorts as text. */
void clock_day_text(struct civil_date date, char out[CLOCK_DAY_SIZE]);

#endif
