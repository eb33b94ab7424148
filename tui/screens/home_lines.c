#include "tui/screens/home_lines.h"

#include <stdlib.h>

#include "locale/say/say.h"
#include "locale/text/memory.h"
#include "model/base/clock.h"

const struct home_entry home_menu[HOME_MENU] = {
    {ACTION_RECEIVE, 'N', N_("Accueillir une personne")},
    {ACTION_QUICK, 'R', N_("Renseignement rapide, compté")},
    {ACTION_PRESENT, 'P', N_("Présenter un acte reçu (porte 2)")},
    {ACTION_EMERGENCY, 'U', N_("Urgence")},
    {ACTION_PLACES, 'L', N_("Chercher un lieu")},
    {ACTION_FIND, 'A', N_("Retrouver un acte, un jour")},
};

static void add(struct home_lines *lines, enum home_kind kind, size_t index, const char *text)
{
    lines->lines = memory_grow(lines->lines, (lines->count + 1) * sizeof *lines->lines);
    lines->lines[lines->count++] = (struct home_line){kind, index, text};
}

static void arrange(struct home_lines *lines)
{
    lines->count = 0;
    for (size_t i = 0; i < HOME_MENU; i += lines->columns)
        add(lines, HOME_ENTRIES, i, NULL);
    if (lines->drafts.count) {
        add(lines, HOME_BLANK, 0, NULL);
        add(lines, HOME_TITLE, 0, _("À reprendre"));
    }
    for (size_t i = 0; i < lines->drafts.count; i++)
        add(lines, HOME_DRAFT, i, NULL);
    add(lines, HOME_BLANK, 0, NULL);
    add(lines, HOME_TITLE, 1, _("Aujourd’hui"));
    for (size_t i = 0; i < lines->visits.count; i++)
        add(lines, HOME_VISIT, i, NULL);
    if (!lines->visits.count)
        add(lines, HOME_WORD, 0, _("personne encore"));
}

void home_lines_arrange(struct home_lines *lines, size_t columns)
{
    if (lines->columns == columns && lines->count)
        return;
    lines->columns = columns;
    arrange(lines);
}

void home_lines_load(struct home_lines *lines)
{
    struct store *store = lines->app->store;
    struct civil_date today = clock_today();
    struct fault fault;

    visit_list_finish(&lines->drafts);
    visit_list_finish(&lines->visits);
    lines->day = app_today();
    if (!lines->columns)
        lines->columns = 2;
    if (!visit_drafts(store, &lines->drafts, &fault) ||
        !visit_list_day(store, today, &lines->visits, &fault) ||
        !visit_quick_counts(store, today, lines->quick, &fault))
        app_say_fault(lines->app, &fault);
    arrange(lines);
}

void home_lines_finish(struct home_lines *lines)
{
    visit_list_finish(&lines->drafts);
    visit_list_finish(&lines->visits);
    free(lines->lines);
    *lines = (struct home_lines){0};
}
