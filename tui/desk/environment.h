/* What the environment says of the terminal, where no setting does. */
#ifndef DP_TUI_DESK_ENVIRONMENT_H
#define DP_TUI_DESK_ENVIRONMENT_H

#include <stdbool.h>
#include <stddef.h>

/* The charset of LC_ALL, LC_CTYPE or LANG, the first that is set: its codeset, ISO-8859-15 for
 * @euro, ISO-8859-1 for a language of western Europe without either (as glibc's locales), and UTF-8
 * when nothing is said. The locale itself need not be installed. */
void environment_charset(char *out, size_t size);

/* False when NO_COLOR is set and not empty (no-color.org). */
bool environment_colour(void);

#endif
