#include "model/directory/directory.h"

enum { FULL_MONTHS = 6, NONE_MONTHS = 24 };

/* The day `months` months before `date`; the last of the month when there is no such day. */
static struct civil_date months_before(struct civil_date date, int months)
{
    int count = date.year * 12 + date.month - 1 - months;
    struct civil_date back = {count / 12, count % 12 + 1, date.day};

    while (!civil_valid(back) && back.day > 1)
        back.day--;
    return back;
}

int directory_freshness(const char *date_maj, struct civil_date today)
{
    struct civil_date date;
    int day, full, none;

    if (date_maj == NULL || !civil_parse(date_maj, &date))
        return -1;
    day = civil_to_days(date);
    full = civil_to_days(months_before(today, FULL_MONTHS));
    none = civil_to_days(months_before(today, NONE_MONTHS));
    if (day >= full)
        return 100;
    return day <= none ? 0 : (day - none) * 100 / (full - none);
}
