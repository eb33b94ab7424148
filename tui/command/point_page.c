#include "tui/command/point_fields.h"

#include "locale/say/say.h"
#include "tui/command/listing.h"
#include "tui/command/words.h"

static void add_own(struct record_page *page, const struct point *point)
{
    record_page_add(page, "name", _("Nom"), point->name);
    record_page_add(page, "network", _("Réseau"), point->network);
    record_page_add(page, "address", _("Adresse"), point->address);
    record_page_add(page, "commune", _("Commune"), point->commune);
    record_page_add(page, "site", _("Site"), point->site);
    record_page_add(page, "publics", _("Publics"), point->publics);
    record_page_add(page, "hidden", _("Retiré le"), point->hidden);
}

static void add_closure(struct record_page *page, const struct local_closure *closure)
{
    record_page_add(page, "closed_from", _("Fermé du"), closure->from);
    record_page_add(page, "closed_to", _("Fermé jusqu’au"), closure->to);
    record_page_add(page, "closed_reason", _("Raison"), closure->reason);
}

void point_page(const struct command_call *call, const struct point *point,
                const struct local *local)
{
    struct record_page *page = record_page_open(call);
    char changed[INSTANT_SIZE] = "";

    if (local->changed)
        instant_text(local->changed, changed);
    record_page_add(page, "point", _("Lieu"), point ? point->id : local->point);
    if (point)
        add_own(page, point);
    record_page_add(page, "hours", _("Horaires"),
                    point && !local->hours[0] ? point->hours : local->hours);
    add_closure(page, &local->closure);
    record_page_add(page, "phone", _("Téléphone"),
                    point && !local->phone[0] ? point->phone : local->phone);
    record_page_add(page, "ask", _("Demander"), local->ask);
    record_page_add(page, "capacity", _("Capacité"), local->capacity);
    record_page_add(page, "capacity_day", _("Capacité dite le"), local->capacity_day);
    record_page_add(page, "note", _("Note"), point && !local->note[0] ? point->note : local->note);
    if (!point) {
        record_page_add(page, "correction", _("Correction"), local->correction);
        record_page_add(page, "correction_day", _("Correction écrite le"), local->correction_day);
        record_page_add(page, "reported", _("Signalée le"), local->reported);
    }
    record_page_add(page, "checked", _("Vérifié le"), point ? point->checked : local->checked);
    record_page_add(page, "agent", _("Par"),
                    point && !local->changed ? point->agent : local->agent);
    record_page_add(page, "changed", _("Écrit le"), changed);
    record_page_close(page);
}
