/* What a value may be, one by one. Inside of the intake. Closed lists are those of data·inclusion
 * v1.0.8 (gip-inclusion/data-inclusion-schema, Licence Ouverte 2.0).
 */
#ifndef DP_MODEL_DIRECTORY_INTAKE_VALUE_H
#define DP_MODEL_DIRECTORY_INTAKE_VALUE_H

#include <stdbool.h>
#include <stddef.h>

#include "locale/time/date.h"

enum value_list {
    VALUES_TYPES,
    VALUES_FEES,
    VALUES_THEMES,
    VALUES_AUDIENCES,
    VALUES_MODES,
    VALUES_WAYS,
    VALUES_WHO,
    VALUES_CARRIERS,
    VALUES_LISTS
};

bool value_is_listed(enum value_list list, const char *value);

/* What databases and their tools write where there is nothing: NULL, None, nan, NaT, <NA>, \N. */
bool value_is_nothing(const char *text);

/* One address, "local@domain.tld". */
bool value_is_mail(const char *text);

/* With its scheme and its host, at most 2,083 bytes, as the standard says. What follows the host is
 * not looked at: publishers leave spaces there, and the official validator lets them. */
bool value_is_url(const char *text);

/* A commune, a department, an EPCI, a country (99xxx), "france". */
bool value_is_zone(const char *text, size_t length);

/* -12.5, 1e-3; no inf, no nan, no hexadecimal. */
bool value_number(const char *text, double *number);

/* YYYY-MM-DD alone or before a time, DD/MM/YYYY likewise (DILA), or milliseconds since 1970 as
 * pandas writes them: ten digits or more. */
bool value_date(const char *text, struct civil_date *date);

/* A date that became the number of a spreadsheet: 46076, 46076.0. */
bool value_is_serial(const char *text);

#endif
