/* Names of months and days, in the language in force. */
#ifndef DP_LOCALE_TIME_NAMES_H
#define DP_LOCALE_TIME_NAMES_H

#include <stdbool.h>

#define CIVIL_NAME_MOST 32

enum civil_names { CIVIL_MONTHS, CIVIL_MONTHS_SHORT, CIVIL_DAYS, CIVIL_DAYS_SHORT };

/* The name of month 1..12 or day 1..7 (Monday first). */
void civil_name(enum civil_names names, int rank, char out[CIVIL_NAME_MOST]);

/* The rank of a name typed by a person, full or short, French or of the language in force, without
 * regard to case or accents; 0 when it is none. `word` is folded (fold_search). */
int civil_month_named(const char *word);
int civil_day_named(const char *word);

#endif
