/* Sentences in the person's language.
 *
 * French is the source: the msgids are French, so a desk without catalogues still speaks it, with
 * its plurals (0 and 1 are singular). Catalogues are gettext's, domain "deuxportes", found under
 * `<catalogues>/<language>/LC_MESSAGES/`. Switching at run time is for the kiosk; single thread,
 * because setenv() is.
 */
#ifndef DP_LOCALE_SAY_SAY_H
#define DP_LOCALE_SAY_SAY_H

#include <stdbool.h>

#define _(text)  say_text(text)
#define N_(text) text

/* Set LC_CTYPE and LC_MESSAGES to C.UTF-8 (every other category stays "C": dates and numbers are
 * ours), bind the catalogues and switch. `catalogues` NULL: gettext's default folder. False when
 * C.UTF-8 cannot be set, or `language` is not a language code. */
bool say_start(const char *language, const char *catalogues);

/* "fr", "en", "de", "pt_BR"... exactly one. False, and nothing changes, when not of that form. A
 * language without a catalogue speaks French. */
bool say_switch(const char *language);

/* The language in force; "fr" before say_start(). */
const char *say_language(void);

/* The sentence in that language; `text` itself when it has no translation. Never freed. */
const char *say_text(const char *text) __attribute__((format_arg(1)));
const char *say_n(const char *singular, const char *plural, unsigned long count)
    __attribute__((format_arg(1), format_arg(2)));

#endif
