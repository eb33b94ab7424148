#include "model/directory/intake_value.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { URL_MOST = 2083, MILLISECONDS_A_DAY = 86400000 };

#define DIGITS "0123456789"

bool value_is_nothing(const char *text)
{
    static const char *const words[] = {"NULL", "null", "None", "nan", "NaN", "NaT", "<NA>", "\\N"};

    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (strcmp(text, words[i]) == 0)
            return true;
    return false;
}

bool value_is_mail(const char *text)
{
    const char *at = strchr(text, '@'), *point;

    if (!at || at == text || strchr(at + 1, '@') || strpbrk(text, " \n,;:<>()[]\"\\"))
        return false;
    point = strrchr(at, '.');
    return point && point > at + 1 && point[1] && text[0] != '.' && at[-1] != '.' && at[1] != '-';
}

/* "https://" of a URL, with the length of its scheme; 0 when there is none. */
static size_t scheme_length(const char *text)
{
    size_t length =
        strspn(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ" DIGITS "+-.");

    if (length < 2 || text[length] != ':')
        return 0;
    if (strncmp(text + length, "://", 3) == 0)
        return length + 3;
    return strncasecmp(text, "mailto:", 7) == 0 || strncasecmp(text, "tel:", 4) == 0 ? length + 1
                                                                                     : 0;
}

bool value_is_url(const char *text)
{
    size_t scheme = scheme_length(text), host;

    if (scheme == 0 || strlen(text) > URL_MOST)
        return false;
    host = strcspn(text + scheme, "/?#");
    return host > 0 && text[scheme] != '.' && strcspn(text + scheme, " \n\"<>") >= host;
}

static bool is_word(const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if (!strchr(DIGITS "ABab", text[i]))
            return false;
    return true;
}

bool value_is_zone(const char *text, size_t length)
{
    if (strcmp(text, "france") == 0)
        return true;
    if (length == 9)
        return strspn(text, DIGITS) == 9;
    return (length == 2 || length == 3 || length == 5) && is_word(text, length);
}

bool value_number(const char *text, double *number)
{
    char *end;

    if (!*text || text[strspn(text, DIGITS "+-.eE")])
        return false;
    *number = strtod(text, &end);
    return *end == '\0' && isfinite(*number);
}

static bool from_milliseconds(const char *text, struct civil_date *date)
{
    size_t sign = text[0] == '-', digits = strspn(text + sign, DIGITS);
    long long days;

    if (digits < 10 || digits > 14 || (text[sign + digits] && strcmp(text + sign + digits, ".0")))
        return false;
    days = strtoll(text, NULL, 10) / MILLISECONDS_A_DAY;
    if (days < 0 || days > 2932896) /* 9999-12-31 */
        return false;
    *date = civil_from_days((int)days);
    return true;
}

bool value_date(const char *text, struct civil_date *date)
{
    char day[11];
    const char *rest;

    if (from_milliseconds(text, date))
        return true;
    if (strlen(text) < 10)
        return false;
    snprintf(day, sizeof day, "%.10s", text);
    rest = text + 10;
    return (!*rest || ((*rest == 'T' || *rest == ' ') && rest[1] >= '0' && rest[1] <= '9' &&
                       strspn(rest + 1, DIGITS ":.+-Z") == strlen(rest + 1))) &&
           !strchr(day, ' ') && civil_parse(day, date);
}

bool value_is_serial(const char *text)
{
    size_t digits = strspn(text, DIGITS);

    return digits >= 4 && digits <= 6 && (!text[digits] || strcmp(text + digits, ".0") == 0);
}
