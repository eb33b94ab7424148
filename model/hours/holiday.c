/* Public holidays, computed.
 *
 * - Everywhere: Code du travail, L3133-1, its eleven days in its order.
 * - Moselle (57), Bas-Rhin (67), Haut-Rhin (68): Code du travail, L3134-13: 26 December, and Good
 *   Friday « dans les communes ayant un temple protestant ou une église mixte » (ordinance of 16
 *   August 1892). No list of those communes is known: Good Friday is there a day that may be one.
 * - Overseas: Code du travail, L3422-2, the commemoration of the abolition of slavery. For
 *   Saint-Martin that article said 27 May, then 28 March by a slip (law 2017-256), while the
 *   prefecture has 28 May since 2019: both days of May may be one. In Mayotte the usages that the
 *   same chapter keeps (Miradji, Idi-el-Fitri, Idi-el-Kabir, Maoulid) are not legal days and are
 *   not known here.
 */
#include <string.h>

#include "model/hours/hours.h"

struct fixed_day {
    short month, day;
    const char *code;
};

static const struct fixed_day national[] = {
    {.month = 1, .day = 1, .code = "nouvel_an"},   {.month = 5, .day = 1, .code = "travail"},
    {.month = 5, .day = 8, .code = "victoire"},    {.month = 7, .day = 14, .code = "nationale"},
    {.month = 8, .day = 15, .code = "assomption"}, {.month = 11, .day = 1, .code = "toussaint"},
    {.month = 11, .day = 11, .code = "armistice"}, {.month = 12, .day = 25, .code = "noel"},
};

/* Days after Easter Sunday. */
static const struct moving_day {
    int after;
    const char *code;
} moving[] = {
    {.after = 1, .code = "paques_lundi"},
    {.after = 39, .code = "ascension"},
    {.after = 50, .code = "pentecote_lundi"},
};

enum { GOOD_FRIDAY = -2 };

static const struct local_day {
    const char *department;
    short month, day;
    const char *code;
    bool certain;
} local[] = {
    {.department = "57", .month = 12, .day = 26, .code = "saint_etienne", .certain = true},
    {.department = "67", .month = 12, .day = 26, .code = "saint_etienne", .certain = true},
    {.department = "68", .month = 12, .day = 26, .code = "saint_etienne", .certain = true},
    {.department = "976", .month = 4, .day = 27, .code = "abolition", .certain = true},
    {.department = "972", .month = 5, .day = 22, .code = "abolition", .certain = true},
    {.department = "971", .month = 5, .day = 27, .code = "abolition", .certain = true},
    {.department = "978", .month = 5, .day = 27, .code = "abolition", .certain = false},
    {.department = "978", .month = 5, .day = 28, .code = "abolition", .certain = false},
    {.department = "973", .month = 6, .day = 10, .code = "abolition", .certain = true},
    {.department = "977", .month = 10, .day = 9, .code = "abolition", .certain = true},
    {.department = "974", .month = 12, .day = 20, .code = "abolition", .certain = true},
};

/* Easter Sunday as days since 1970 (the anonymous Gregorian computus, Nature, 20 April 1876). */
static int easter(int year)
{
    int a = year % 19, b = year / 100, c = year % 100;
    int epact = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    int to_sunday = (32 + 2 * (b % 4) + 2 * (c / 4) - epact - c % 4) % 7;
    int late = (a + 11 * epact + 22 * to_sunday) / 451;
    int rank = epact + to_sunday - 7 * late + 114;
    struct civil_date sunday = {.year = year, .month = rank / 31, .day = rank % 31 + 1};

    return civil_to_days(sunday);
}

static const char *national_day(struct civil_date date, int after_easter)
{
    for (size_t i = 0; i < sizeof national / sizeof *national; i++)
        if (national[i].month == date.month && national[i].day == date.day)
            return national[i].code;
    for (size_t i = 0; i < sizeof moving / sizeof *moving; i++)
        if (moving[i].after == after_easter)
            return moving[i].code;
    return NULL;
}

static bool is_alsace_moselle(const char *department)
{
    return strcmp(department, "57") == 0 || strcmp(department, "67") == 0 ||
           strcmp(department, "68") == 0;
}

static const char *local_day(struct civil_date date, const char *department, bool *certain)
{
    bool anywhere = department[0] == '\0';

    for (size_t i = 0; i < sizeof local / sizeof *local; i++) {
        const struct local_day *day = &local[i];

        if (day->month == date.month && day->day == date.day &&
            (anywhere || strcmp(day->department, department) == 0)) {
            *certain = day->certain && !anywhere;
            return day->code;
        }
    }
    return NULL;
}

const char *hours_holiday(struct civil_date date, const char *department, bool *certain)
{
    const char *where = department ? department : "", *code;
    int after_easter = civil_to_days(date) - easter(date.year);
    bool ignored;

    if (!certain)
        certain = &ignored;
    *certain = true;
    if ((code = national_day(date, after_easter))) {
        *certain = strncmp(where, "98", 2) != 0;
        return code;
    }
    if ((code = local_day(date, where, certain)))
        return code;
    *certain = false;
    if (after_easter == GOOD_FRIDAY && (where[0] == '\0' || is_alsace_moselle(where)))
        return "vendredi_saint";
    return NULL;
}
