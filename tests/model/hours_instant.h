/* Instants as the tables of hours write them: "2026-11-24T10:15". */
#ifndef DP_TESTS_MODEL_HOURS_INSTANT_H
#define DP_TESTS_MODEL_HOURS_INSTANT_H

#include <stdio.h>

#include "model/hours/hours.h"

static inline struct hours_now hours_asked(const char *text, const char *instant,
                                           const char *department, struct civil_date *date)
{
    struct hours hours;
    struct civil_time time = {0};

    hours_read(text, &hours);
    *date = (struct civil_date){1, 1, 1};
    if (sscanf(instant, "%d-%d-%dT%d:%d", &date->year, &date->month, &date->day, &time.hour,
               &time.minute) != 5)
        return (struct hours_now){.state = HOURS_UNKNOWN};
    return hours_at(&hours, *date, time, department);
}

#endif
