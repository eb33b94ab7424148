#include "locale/time/names.h"

#include <string.h>

#include "locale/say/say.h"
#include "locale/text/fold.h"
#include "locale/text/utf8.h"

/* One message a list: « mars » is both a name and its abbreviation, other languages have two. */
static const char *const lists[] = {
    [CIVIL_MONTHS] = N_("janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|"
                        "novembre|décembre"),
    [CIVIL_MONTHS_SHORT] = N_("janv.|févr.|mars|avr.|mai|juin|juil.|août|sept.|oct.|nov.|déc."),
    [CIVIL_DAYS] = N_("lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"),
    [CIVIL_DAYS_SHORT] = N_("lun.|mar.|mer.|jeu.|ven.|sam.|dim."),
};

/* The `rank`th item of a list; false when it has fewer. */
static bool item(const char *list, int rank, char out[CIVIL_NAME_MOST])
{
    size_t length;
    char name[256];

    for (; rank > 1; rank--) {
        list = strchr(list, '|');
        if (!list)
            return false;
        list++;
    }
    length = strcspn(list, "|");
    if (length >= sizeof name)
        return false;
    memcpy(name, list, length);
    name[length] = '\0';
    utf8_copy(out, CIVIL_NAME_MOST, name);
    return length > 0;
}

void civil_name(enum civil_names names, int rank, char out[CIVIL_NAME_MOST])
{
    out[0] = '\0';
    if (!item(_(lists[names]), rank, out))
        item(lists[names], rank, out); /* a catalogue that forgot one */
}

static int find(const char *list, const char *word)
{
    char name[CIVIL_NAME_MOST], folded[CIVIL_NAME_MOST];

    for (int rank = 1; item(list, rank, name); rank++) {
        fold_search(name, folded, sizeof folded);
        if (strcmp(folded, word) == 0)
            return rank;
    }
    return 0;
}

static int named(enum civil_names full, enum civil_names brief, const char *word)
{
    const char *const tried[] = {lists[full], lists[brief], _(lists[full]), _(lists[brief])};
    int rank = 0;

    for (size_t i = 0; i < sizeof tried / sizeof tried[0] && rank == 0; i++)
        rank = find(tried[i], word);
    return rank;
}

int civil_month_named(const char *word)
{
    return named(CIVIL_MONTHS, CIVIL_MONTHS_SHORT, word);
}

int civil_day_named(const char *word)
{
    return named(CIVIL_DAYS, CIVIL_DAYS_SHORT, word);
}
