#include "tui/desk/environment.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "locale/text/utf8.h"

static const char *locale_name(void)
{
    static const char *const variables[] = {"LC_ALL", "LC_CTYPE", "LANG"};

    for (size_t i = 0; i < sizeof variables / sizeof *variables; i++) {
        const char *value = getenv(variables[i]);

        if (value && value[0])
            return value;
    }
    return "";
}

/* « fr_FR », « de_CH »: two letters, a country, nothing else. */
static bool is_western(const char *name)
{
    static const char *const languages[] = {"ca", "da", "de", "en", "es", "eu", "fi", "fr", "ga",
                                            "gl", "is", "it", "nb", "nl", "nn", "pt", "sv"};

    if (strlen(name) != 5 || name[2] != '_')
        return false;
    for (size_t i = 0; i < sizeof languages / sizeof *languages; i++)
        if (strncmp(languages[i], name, 2) == 0)
            return true;
    return false;
}

void environment_charset(char *out, size_t size)
{
    const char *name = locale_name(), *codeset = strchr(name, '.'), *modifier = strchr(name, '@');

    utf8_copy(out, size, "UTF-8");
    if (codeset) {
        utf8_copy(out, size, codeset + 1);
        out[strcspn(out, "@")] = '\0';
    } else if (modifier && strcmp(modifier, "@euro") == 0) {
        utf8_copy(out, size, "ISO-8859-15");
    } else if (is_western(name)) {
        utf8_copy(out, size, "ISO-8859-1");
    }
    if (strcasecmp(out, "utf8") == 0 || !out[0])
        utf8_copy(out, size, "UTF-8");
}

bool environment_colour(void)
{
    const char *refused = getenv("NO_COLOR");

    return !refused || !refused[0];
}
