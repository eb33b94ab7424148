/* A past day as a receptionist types it. */
#ifndef DP_TUI_SCREENS_FIND_DAY_H
#define DP_TUI_SCREENS_FIND_DAY_H

#include <stdbool.h>

#include "locale/time/date.h"

/* « hier », « avant-hier », « aujourd'hui », « mardi », « 24/11 », « 24 novembre 2026 »: without a
 * year the last such day, today included. False for anything else. */
bool find_day_parse(const char *typed, struct civil_date today, struct civil_date *day);

#endif
