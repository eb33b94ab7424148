/* One act and what happened to it. What a sensitive act says stays hidden unless asked for. */
#include "tui/command/commands.h"

#include <stdio.h>

#include "forms/sheet/sheet.h"
#include "locale/say/say.h"
#include "model/act/event.h"
#include "tui/command/call_act.h"
#include "tui/command/listing.h"
#include "tui/command/words.h"

static void add_where(struct record_page *page, const struct act *act, bool all)
{
    const struct act_place *place = &act->told.place;
    bool hidden = act->told.sensitive && !all;

    record_page_add(page, "door", _("Vous allez à"), hidden ? sheet_door_name(act) : place->name);
    record_page_add(page, "network", _("Réseau"), hidden ? "" : act->told.network);
    record_page_add(page, "address", _("Adresse"), hidden ? "" : place->address);
    record_page_add(page, "phone", _("Téléphone"), place->phone);
    record_page_add(page, "site", _("Site"), hidden ? "" : place->site);
    record_page_add(page, "hours", _("Ouvert"), hidden ? "" : place->hours);
    record_page_add(page, "need", _("Pour"), hidden ? "" : act->told.demand);
    record_page_add(page, "level", _("Niveau"), act->told.level);
    record_page_add(page, "reason", _("Parce que"), hidden ? "" : act->told.reason);
    record_page_add(page, "bring", _("À apporter"), hidden ? "" : act->told.bring);
}

static void add_what(struct record_page *page, const struct act *act)
{
    char reference[REFERENCE_SHOWN_SIZE], issued[INSTANT_SIZE], came[REFERENCE_SHOWN_SIZE] = "";

    reference_show(act->reference, reference);
    reference_show(act->came_with, came);
    instant_text(act->issued, issued);
    record_page_add(page, "reference", _("Référence"), reference);
    record_page_add(page, "issued", _("Établi"), issued);
    record_page_add(page, "state", _("État"), act->state);
    record_page_add(page, "came_with", _("Venu avec"), came);
    record_page_add(page, "visit", _("Accueil"), act->told.visit);
}

static void add_how(struct record_page *page, const struct act *act)
{
    record_page_add(page, "mode", _("Manière"), act->told.mode);
    record_page_add(page, "handover", _("Appelé"), act->told.handover_who);
    record_page_add(page, "breach", _("Troisième porte"), act->told.breach);
    record_page_add(page, "appointment", _("Rendez-vous"), act->appointment);
}

static void add_events(struct record_page *page, struct command_call *call, const struct act *act)
{
    struct act_events events = {0};

    if (!act_events(call->store, act->reference, &events, NULL))
        return;
    for (size_t i = 0; i < events.count; i++) {
        const struct act_event *event = &events.events[i];
        struct text_buffer key = {0}, said = {0};
        char at[INSTANT_SIZE];

        instant_text(event->at, at);
        buffer_addf(&key, "event.%zu", i + 1);
        buffer_addf(&said, "%s %s%s%s", at, act_event_code(event->kind),
                    event->detail[0] ? " " : "", event->detail);
        record_page_add(page, buffer_text(&key), i ? "" : _("Événements"), buffer_text(&said));
        buffer_finish(&key);
        buffer_finish(&said);
    }
    act_events_finish(&events);
}

static int run(struct command_call *call)
{
    struct act act;
    int status = EXIT_DONE;

    if (!call_act(call, STORE_READ, &act, &status))
        return status;
    struct record_page *page = record_page_open(call);

    add_what(page, &act);
    add_where(page, &act, call_switch(call, "all"));
    add_how(page, &act);
    add_events(page, call, &act);
    record_page_close(page);
    return EXIT_DONE;
}

static const struct option_row options[] = {
    {.name = "all", .help = N_("montrer aussi ce qui est sensible")},
    OPTION_DB,
    OPTION_FORMAT,
};

const struct command command_act_show = {
    .name = "act show",
    .summary = N_("un acte et ce qu’il est devenu"),
    .usage = N_("RÉFÉRENCE"),
    .options = options,
    .option_count = sizeof options / sizeof *options,
    .words_least = 1,
    .words_most = 1,
    .run = run,
};
