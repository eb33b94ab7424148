#include "tui/command/words.h"

#include <stdio.h>
#include <string.h>

#include "locale/say/say.h"
#include "model/act/reference.h"
#include "model/base/clock.h"

static const struct {
    const char *code, *word;
} words[] = {
    {"brouillon", N_("à reprendre")},
    {"orientation", N_("orienté")},
    {"ici", N_("répondu sur place")},
    {"arret", N_("ne poursuit pas")},
    {"rapide", N_("renseignement rapide")},
    {"urgence", N_("urgence")},
    {"mise_en_relation", N_("mis en relation")},
    {"troisieme_porte", N_("troisième porte")},
    {"abandon", N_("abandonné")},
    {"presence", N_("sur place")},
    {"telephone", N_("téléphone")},
    {"courriel", N_("courriel")},
    {"tchat", N_("tchat")},
    {"issued", N_("établi")},
    {"printed", N_("imprimé")},
    {"handed", N_("remis")},
    {"appointment", N_("rendez-vous")},
    {"presented", N_("présenté")},
    {"helped", N_("aidé")},
    {"continuing", N_("suivi en cours")},
    {"refused", N_("refusé")},
    {"sent_elsewhere", N_("envoyé ailleurs")},
    {"never_came", N_("jamais venu")},
    {"no_news", N_("sans nouvelles")},
    {"cancelled", N_("annulé")},
};

const char *word_of(const char *code)
{
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(words[i].code, code) == 0)
            return say_text(words[i].word);
    return code;
}

void instant_text(int64_t ms, char out[INSTANT_SIZE])
{
    struct civil_date date;
    struct civil_time time;
    char day[CLOCK_DAY_SIZE];

    clock_local(ms, &date, &time);
    clock_day_text(date, day);
    snprintf(out, INSTANT_SIZE, "%sT%02u:%02u", day, (unsigned)time.hour % 24U,
             (unsigned)time.minute % 60U);
}

bool reference_word(struct command_call *call, const char *typed, char *out, int *status)
{
    char suggestion[REFERENCE_SIZE], shown[REFERENCE_SHOWN_SIZE] = "";
    enum reference_verdict verdict = reference_parse(typed, out, suggestion);
    struct fault fault;

    if (verdict == REFERENCE_GOOD)
        return true;
    fault_set(&fault, verdict == REFERENCE_CHECK ? FAULT_REFERENCE_CHECK : FAULT_REFERENCE_FORM);
    reference_show(suggestion, shown);
    FAULT_TEXT(fault.word, typed);
    FAULT_TEXT(fault.hint, shown);
    *status = call_refuse(call, &fault);
    return false;
}

bool list_day(struct command_call *call, struct civil_date *day, int *status)
{
    int days;
    bool given;

    if (!call_day(call, "day", &days, &given, status))
        return false;
    *day = civil_from_days(days);
    return true;
}
