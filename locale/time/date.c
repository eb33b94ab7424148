#include "locale/time/date.h"

#include <stdint.h>
#include <string.h>

#define YEAR_MOST 9999

static bool is_leap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int days_in(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

bool civil_valid(struct civil_date date)
{
    return date.year >= 1 && date.year <= YEAR_MOST && date.month >= 1 && date.month <= 12 &&
           date.day >= 1 && date.day <= days_in(date.year, date.month);
}

/* Between `least` and `most` digits at *text, which moves after them. */
static bool take_number(const char **text, int least, int most, int *value)
{
    int count = 0;

    *value = 0;
    while (count < most && (*text)[count] >= '0' && (*text)[count] <= '9')
        *value = *value * 10 + ((*text)[count++] - '0');
    *text += count;
    return count >= least && (**text < '0' || **text > '9');
}

static bool take(const char **text, const char *word)
{
    size_t length = strlen(word);

    if (strncmp(*text, word, length) != 0)
        return false;
    *text += length;
    return true;
}

static void skip_spaces(const char **text)
{
    while (take(text, " ") || take(text, "\u00A0") || take(text, "\u202F") || take(text, "\t"))
        ;
}

static bool parse_iso(const char **text, struct civil_date *date)
{
    return take_number(text, 4, 4, &date->year) && take(text, "-") &&
           take_number(text, 2, 2, &date->month) && take(text, "-") &&
           take_number(text, 2, 2, &date->day);
}

static bool parse_french(const char **text, struct civil_date *date)
{
    return take_number(text, 1, 2, &date->day) && take(text, "/") &&
           take_number(text, 1, 2, &date->month) && take(text, "/") &&
           take_number(text, 4, 4, &date->year);
}

bool civil_parse(const char *text, struct civil_date *date)
{
    struct civil_date read = {0};
    const char *at;

    skip_spaces(&text);
    at = text;
    if (!parse_iso(&at, &read)) {
        at = text;
        if (!parse_french(&at, &read))
            return false;
    }
    skip_spaces(&at);
    if (*at != '\0' || !civil_valid(read))
        return false;
    *date = read;
    return true;
}

bool civil_time_parse(const char *text, struct civil_time *time)
{
    struct civil_time read = {0};
    bool colon;

    skip_spaces(&text);
    if (!take_number(&text, 1, 2, &read.hour))
        return false;
    colon = take(&text, ":");
    if (!colon) {
        skip_spaces(&text);
        if (!take(&text, "h") && !take(&text, "H"))
            return false;
        skip_spaces(&text);
    }
    if ((colon || *text != '\0') && !take_number(&text, 2, 2, &read.minute))
        return false;
    skip_spaces(&text);
    if (*text != '\0' || read.hour > 23 || read.minute > 59)
        return false;
    *time = read;
    return true;
}

/* Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms": eras of 400 years from March. */
int civil_to_days(struct civil_date date)
{
    int year = date.month <= 2 ? date.year - 1 : date.year;
    int era = (year >= 0 ? year : year - 399) / 400;
    int of_era = year - era * 400;
    int of_year = (153 * (date.month > 2 ? date.month - 3 : date.month + 9) + 2) / 5 + date.day - 1;

    return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

struct civil_date civil_from_days(int days)
{
    int shifted = days + 719468;
    int era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
    int of_era = shifted - era * 146097;
    int year_of_era = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int month = (5 * of_year + 2) / 153;
    struct civil_date date = {
        .year = year_of_era + era * 400 + (month >= 10),
        .month = month < 10 ? month + 3 : month - 9,
        .day = of_year - (153 * month + 2) / 5 + 1,
    };

    return date;
}

int civil_weekday(struct civil_date date)
{
    int from_thursday = civil_to_days(date) % 7; /* 1970-01-01 was a Thursday */

    return (from_thursday + 7 + 3) % 7 + 1;
}

int civil_compare(struct civil_date left, struct civil_date right)
{
    int a = civil_to_days(left), b = civil_to_days(right);

    return (a > b) - (a < b);
}
