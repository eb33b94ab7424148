/* Does a comment limit the hours that it follows? Private to hours/.
 *
 * « Accueil ouvert uniquement hors vacances scolaires l'après-midi » (DILA) does, « Sans
 * rendez-vous » (France Travail) does not. Nobody can read what a comment says; a word that
 * restricts, a day, a month or an hour is enough to say nothing.
 */
#ifndef DP_MODEL_HOURS_COMMENT_H
#define DP_MODEL_HOURS_COMMENT_H

#include <stdbool.h>
#include <stddef.h>

bool hours_comment_limits(const char *comment, size_t length);

#endif
