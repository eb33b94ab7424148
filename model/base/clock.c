#include "model/base/clock.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

/* Read on every call: a test may move the frozen hour between two steps. */
static bool clock_frozen(int64_t *ms)
{
    struct tm civil = {.tm_isdst = -1};
    const char *typed = getenv("DEUXPORTES_NOW");
    const char *rest;

    if (typed == NULL)
        return false;
    rest = strptime(typed, "%Y-%m-%dT%H:%M:%S", &civil);
    if (rest == NULL || *rest != '\0')
        return false;
    civil.tm_isdst = -1;
    *ms = (int64_t)mktime(&civil) * 1000;
    return true;
}

enum { DAY_MS = 86400000, DAYS_MOST = 365 * 200 };

/* Days by which a person corrected the machine. */
static int64_t corrected_days(void)
{
    const char *days = getenv("DEUXPORTES_DAYS");
    long count = days ? strtol(days, NULL, 10) : 0;

    return count >= -DAYS_MOST && count <= DAYS_MOST ? count : 0;
}

static int64_t machine_ms(void)
{
    struct timespec now;
    int64_t frozen;

    if (clock_frozen(&frozen))
        return frozen;
    clock_gettime(CLOCK_REALTIME, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

int64_t clock_now_ms(void)
{
    return machine_ms() + corrected_days() * DAY_MS;
}

void clock_correct(struct civil_date today)
{
    struct civil_date machine;
    char days[16];

    clock_local(machine_ms(), &machine, NULL);
    snprintf(days, sizeof days, "%d", civil_to_days(today) - civil_to_days(machine));
    setenv("DEUXPORTES_DAYS", days, 1);
}

void clock_local(int64_t ms, struct civil_date *date, struct civil_time *time)
{
    time_t seconds = (time_t)(ms / 1000 - (ms % 1000 < 0));
    struct tm civil = {0};

    localtime_r(&seconds, &civil);
    if (date != NULL)
        *date = (struct civil_date){
            .year = civil.tm_year + 1900, .month = civil.tm_mon + 1, .day = civil.tm_mday};
    if (time != NULL)
        *time = (struct civil_time){.hour = civil.tm_hour, .minute = civil.tm_min};
}

int64_t clock_instant(struct civil_date date, struct civil_time time)
{
    struct tm civil = {.tm_year = date.year - 1900,
                       .tm_mon = date.month - 1,
                       .tm_mday = date.day,
                       .tm_hour = time.hour,
                       .tm_min = time.minute,
                       .tm_isdst = -1};

    return (int64_t)mktime(&civil) * 1000;
}

struct civil_date clock_today(void)
{
    struct civil_date today;

    clock_local(clock_now_ms(), &today, NULL);
    return today;
}

void clock_day_text(struct civil_date date, char out[CLOCK_DAY_SIZE])
{
    snprintf(out, CLOCK_DAY_SIZE, "%04u-%02u-%02u", (unsigned)date.year % 10000U,
             (unsigned)date.month % 100U, (unsigned)date.day % 100U);
}
