/* What an import says of a file. */
#include "model/territory/import.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "model/base/clock.h"

void territory_report_add(struct territory_report *report, enum territory_reason reason,
                          unsigned row, const char *column, const char *value, const char *made)
{
    unsigned long nth = report->by_reason[reason]++;

    if (territory_reason_is_refusal(reason))
        report->refused++;
    else
        report->mended++;
    if (nth >= TERRITORY_REMARKS_MOST)
        return;
    struct territory_remark *remark = &report->remarks[reason][nth];

    remark->row = row;
    FAULT_TEXT(remark->column, column);
    FAULT_TEXT(remark->value, value);
    FAULT_TEXT(remark->made, made);
}

/* « 2023-06-23 » or « 20230623 » at `at`, not within a longer number. */
static bool date_at(const char *name, const char *at, struct civil_date *date)
{
    int length = 0, more = 0;

    if (at > name && at[-1] >= '0' && at[-1] <= '9')
        return false;
    bool found = sscanf(at, "%4d-%2d-%2d%n", &date->year, &date->month, &date->day, &length) == 3 ||
                 sscanf(at, "%4d%2d%2d%n", &date->year, &date->month, &date->day, &length) == 3;

    more = found && at[length] >= '0' && at[length] <= '9';
    return found && length >= 8 && !more && date->year >= 1990 && date->year < 2100 &&
           civil_valid(*date);
}

void territory_file_date(const char *path, char out[11])
{
    const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
    struct civil_date date;
    struct stat status;

    out[0] = '\0';
    for (const char *at = name; *at; at++)
        if (date_at(name, at, &date)) {
            clock_day_text(date, out);
            return;
        }
    if (stat(path, &status) != 0)
        return;
    clock_local((int64_t)status.st_mtim.tv_sec * 1000, &date, NULL);
    clock_day_text(date, out);
}
