#include "locale/say/say.h"

#include <libintl.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

#define DOMAIN        "deuxportes"
#define LOCALE        "C.UTF-8" /* in libc itself: no locale has to be installed */
#define LANGUAGE_MOST 15

/* gettext's own state is global to the process; this is its mirror, for say_language(). */
static char language_now[LANGUAGE_MOST + 1] = "fr";

static bool all_between(const char *text, size_t count, char first, char last)
{
    for (size_t i = 0; i < count; i++)
        if (text[i] < first || text[i] > last)
            return false;
    return true;
}

/* ll, lll or ll_CC, which is what folders of catalogues are called. */
static bool is_language(const char *language)
{
    size_t length = strlen(language), base = strcspn(language, "_");

    if (base < 2 || base > 3 || !all_between(language, base, 'a', 'z'))
        return false;
    if (base == length)
        return true;
    return length == base + 3 && all_between(language + base + 1, 2, 'A', 'Z');
}

bool say_switch(const char *language)
{
    if (!language || !is_language(language))
        return false;
    /* exactly one: with "en:fr" a message missing in English would come back in French */
    if (setenv("LANGUAGE", language, 1) != 0)
        return false;
    textdomain(DOMAIN); /* also makes gettext forget what it had looked up */
    memcpy(language_now, language, strlen(language) + 1);
    return true;
}

bool say_start(const char *language, const char *catalogues)
{
    if (!language || !is_language(language))
        return false;
    if (!setlocale(LC_CTYPE, LOCALE) || !setlocale(LC_MESSAGES, LOCALE))
        return false;
    if (catalogues && !bindtextdomain(DOMAIN, catalogues))
        return false;
    bind_textdomain_codeset(DOMAIN, "UTF-8");
    return say_switch(language);
}

const char *say_language(void)
{
    return language_now;
}

const char *say_text(const char *text)
{
    if (!text || !*text) /* gettext answers "" with the header of the catalogue */
        return "";
    return dgettext(DOMAIN, text);
}

const char *say_n(const char *singular, const char *plural, unsigned long count)
{
    const char *said = dngettext(DOMAIN, singular, plural, count);

    if (said == singular || said == plural) /* no translation: gettext counts in English */
        return count < 2 ? singular : plural;
    return said;
}
