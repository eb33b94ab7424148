#include "model/hours/comment.h"

#include <stdlib.h>
#include <string.h>

#include "locale/text/fold.h"
#include "locale/text/memory.h"
#include "model/hours/hours.h"

/* Folded; those that end in '*' are beginnings. */
static const char *const limits[] = {
    "hors",      "sauf",          "except*",    "uniquement", "seulement", "exclusivement",
    "reserve*",  "vacances",      "scolaire*",  "ferme*",     "suspendu*", "jusqu",
    "partir",    "semaine*",      "pair*",      "impair*",    "mois",      "premier*",
    "deuxieme*", "troisieme*",    "quatrieme*", "dernier*",   "1er*",      "2e*",
    "3e*",       "4e*",           "lundi*",     "mardi*",     "mercredi*", "jeudi*",
    "vendredi*", "samedi*",       "dimanche*",  "matin*",     "midi*",     "janvier",
    "fevrier",   "mars",          "avril",      "mai",        "juin",      "juillet",
    "aout",      "septembre",     "octobre",    "novembre",   "decembre",  "ete",
    "hiver",     "telephonique*",
};

static bool is_digit(char letter)
{
    return letter >= '0' && letter <= '9';
}

/* "9h", "16h30", "11h", "2h15": the hour as people write it. */
static bool is_hour(const char *word, size_t length)
{
    size_t digits = strspn(word, "0123456789");

    return digits > 0 && digits < length && word[digits] == 'h' &&
           (digits + 1 == length || is_digit(word[digits + 1]));
}

static bool is_limit(const char *word, size_t length)
{
    for (size_t i = 0; i < sizeof limits / sizeof *limits; i++) {
        size_t wanted = strcspn(limits[i], "*");

        if (strncmp(word, limits[i], wanted < length ? wanted : length) == 0 &&
            (length == wanted || (length > wanted && limits[i][wanted] == '*')))
            return true;
    }
    return is_hour(word, length);
}

bool hours_comment_limits(const char *comment, size_t length)
{
    char folded[2 * HOURS_TEXT_MOST]; /* œ and ß double */
    char *text = memory_text_n(comment, length);
    bool limited = false, number = false;

    fold_search(text, folded, sizeof folded);
    free(text);
    for (const char *word = folded; *word && !limited;) {
        size_t wide = strcspn(word, " ");
        bool spaced = wide == 1 && *word == 'h' && number; /* « 9 h » */

        limited = spaced || is_limit(word, wide);
        number = strspn(word, "0123456789") == wide;
        word += wide + strspn(word + wide, " ");
    }
    return limited;
}
