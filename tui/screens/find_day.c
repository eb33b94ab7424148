#include "tui/screens/find_day.h"

#include <string.h>

#include "locale/text/fold.h"
#include "locale/time/appointment.h"

static const struct {
    const char *word; /* folded */
    int back;
} words[] = {
    {"aujourd hui", 0}, {"aujourdhui", 0}, {"today", 0},
    {"hier", 1},        {"yesterday", 1},  {"avant hier", 2},
};

static struct civil_date days_before(struct civil_date today, int days)
{
    return civil_from_days(civil_to_days(today) - days);
}

/* The day after the same date last year: from there every date comes once, up to today. */
static struct civil_date year_begin(struct civil_date today)
{
    struct civil_date date = {today.year - 1, today.month, today.day};

    if (!civil_valid(date))
        date.day--; /* 29 February */
    return days_before(date, -1);
}

/* An appointment looks forward from a day: looking forward from a year ago, or from a week ago for
 * the name of a day alone (which means one after the day it is asked from), finds the last one. */
bool find_day_parse(const char *typed, struct civil_date today, struct civil_date *day)
{
    char folded[64];
    struct appointment found;

    fold_search(typed, folded, sizeof folded);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(folded, words[i].word) == 0) {
            *day = days_before(today, words[i].back);
            return true;
        }
    bool numbered = strpbrk(folded, "0123456789") != NULL;
    struct civil_date from = numbered ? year_begin(today) : days_before(today, 7);

    if (!appointment_parse(typed, from, &found) || found.timed)
        return false;
    *day = found.date;
    return true;
}
