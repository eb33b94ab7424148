#include "tui/screens/act_cards.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "forms/sheet/sheet.h"
#include "locale/say/format.h"
#include "locale/say/say.h"
#include "locale/text/memory.h"
#include "model/act/event.h"
#include "model/desk/setting.h"
#include "tui/desk/app.h"
#include "tui/desk/card.h"
#include "tui/print/paper.h"
#include "tui/print/print.h"
#include "tui/screens/screens.h"

/* ------------------------------------------------------------------------------- words */

static const struct card_option handed_options[] = {
    {"main", N_("en main propre")}, {"telephone", N_("lu au téléphone")},
    {"courriel", N_("courriel")},   {"tchat", N_("tchat")},
    {"courrier", N_("courrier")},
};

static const struct card_option states[] = {
    {"issued", N_("établi")},
    {"printed", N_("imprimé")},
    {"handed", N_("remis")},
    {"appointment", N_("rendez-vous")},
    {"presented", N_("présenté")},
    {"helped", N_("aidé")},
    {"continuing", N_("suivi en cours")},
    {"refused", N_("non reçu")},
    {"sent_elsewhere", N_("envoyé ailleurs")},
    {"never_came", N_("jamais venu")},
    {"no_news", N_("sans nouvelles")},
    {"cancelled", N_("annulé")},
};

static const char *label_of(const struct card_option *options, size_t count, const char *code)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(options[i].code, code) == 0)
            return _(options[i].label);
    return "";
}

const char *act_handed_label(const char *handed)
{
    return label_of(handed_options, sizeof handed_options / sizeof *handed_options, handed);
}

const char *act_state_label(const char *state)
{
    return label_of(states, sizeof states / sizeof *states, state);
}

/* ------------------------------------------------------------------------------- events */

static bool add_event(struct app *app, struct act *act, enum act_event_kind kind,
                      const char *detail)
{
    struct fault fault;

    if (act_event_add(app->store, act->reference, kind, detail, act->agent, &fault))
        return true;
    app_say_fault(app, &fault);
    return false;
}

static void refresh(struct app *app, struct act *act)
{
    act_by_reference(app->store, act->reference, act, NULL);
}

/* ------------------------------------------------------------------------------- printing */

static void write_sheet(struct app *app, const struct act *act, struct text_buffer *out)
{
    paper_sheet(app->store, act, app->pack, &app->desk, out);
}

struct next act_print(struct app *app, struct act *act)
{
    char spooler[SETTING_SIZE];
    struct text_buffer sheet;
    struct fault fault;

    if (!setting_get(app->store, "spooler", spooler, NULL) || !spooler[0])
        return act_file_card(app, act);
    buffer_init(&sheet);
    write_sheet(app, act, &sheet);
    if (!print_spool(app->store, buffer_text(&sheet), &fault)) {
        app_say_fault(app, &fault);
    } else if (add_event(app, act, ACT_PRINTED, "")) {
        app_say(app, MESSAGE_DONE, _("feuille envoyée à l’imprimante."));
        refresh(app, act);
    }
    buffer_finish(&sheet);
    return next_stay();
}

/* A second sheet under the name of the first asks for a name, not for rights. */
static void say_unwritten(struct app *app, const struct fault *fault)
{
    if (fault->system == EEXIST)
        app_say(app, MESSAGE_ERROR, _("ce fichier existe déjà : donnez un autre nom."));
    else
        app_say_fault(app, fault);
}

static struct next file_done(struct app *app, struct card *card)
{
    struct act *act = card->context;
    struct text_buffer sheet, said;
    struct fault fault;
    bool written;

    buffer_init(&sheet);
    write_sheet(app, act, &sheet);
    written = print_to_file(card->fields[0].value, buffer_text(&sheet), &fault);
    buffer_finish(&sheet);
    if (!written) {
        say_unwritten(app, &fault);
        return next_stay();
    }
    if (!add_event(app, act, ACT_PRINTED, ""))
        return next_stay();
    const struct say_value values[] = {{"fichier", card->fields[0].value}};

    buffer_init(&said);
    say_format(&said, _("feuille enregistrée dans {fichier}."), values, 1);
    app_say(app, MESSAGE_DONE, buffer_text(&said));
    buffer_finish(&said);
    return next_back();
}

struct next act_file_card(struct app *app, struct act *act)
{
    struct card *card = card_create(N_("Enregistrer la feuille"), file_done, act);
    char name[256], shown[REFERENCE_SHOWN_SIZE];

    (void)app;
    reference_show(act->reference, shown);
    snprintf(name, sizeof name, "acte-%s.txt", shown);
    struct card_field *field =
        card_add(card, FIELD_TEXT, N_("Fichier"), N_("Où enregistrer la feuille ?"), name);

    field->hint = N_("Le fichier ne doit pas exister déjà. Pour une imprimante : F9 Réglages.");
    field->required = true;
    return next_open(&screen_sheet, card);
}

/* ------------------------------------------------------------------------------- the rest */

enum { CARD_APPOINTMENT, CARD_HANDED };

static struct next appointment_done(struct app *app, struct card *card)
{
    struct act *act = card->context;
    const char *appointment = card->fields[CARD_APPOINTMENT].value;
    const char *handed = card->fields[CARD_HANDED].value;

    if (strcmp(appointment, act->appointment) != 0 &&
        !add_event(app, act, ACT_APPOINTMENT, appointment))
        return next_stay();
    if (handed[0] && !add_event(app, act, ACT_HANDED, handed))
        return next_stay();
    app_say(app, MESSAGE_DONE, _("gardé avec l’acte."));
    return next_back();
}

struct next act_appointment_card(struct act *act)
{
    struct card *card = card_create(N_("Rendez-vous, remise"), appointment_done, act);
    struct card_field *field =
        card_add(card, FIELD_TEXT, N_("Rendez-vous"), N_("Quand la personne est-elle attendue ?"),
                 act->appointment);

    field->name = "rendez_vous";
    field->hint = N_("Par exemple : 26/11 9:00, jeudi 26 novembre 9h, ou quelques mots.");
    field->most = 100;
    field = card_add(card, FIELD_CHOICE, N_("Remis"), N_("Comment l’acte est-il remis ?"), "");
    field->name = "remis";
    field->options = handed_options;
    field->option_count = sizeof handed_options / sizeof *handed_options;
    card_keep_with(card, act->told.visit, "remise", "");
    return next_open(&screen_sheet, card);
}

static struct next cancel_done(struct app *app, struct card *card)
{
    struct act *act = card->context;
    struct fault fault;

    if (!act_cancel(app->store, act->reference, card->fields[0].value, act->agent, &fault)) {
        app_say_fault(app, &fault);
        return next_stay();
    }
    app_say(app, MESSAGE_DONE, _("acte annulé. Reprenez la feuille à la personne."));
    return next_back();
}

struct next act_cancel_card(struct act *act)
{
    static const struct card_option reasons[] = {
        {"erreur", N_("une erreur")},
        {"avis", N_("la personne a changé d’avis")},
        {"lieu", N_("le lieu ne peut pas la recevoir")},
        {"autre", N_("autre raison")},
    };
    struct card *card = card_create(N_("Annuler l’acte"), cancel_done, act);
    struct card_field *field =
        card_add(card, FIELD_CHOICE, N_("Raison"), N_("Pourquoi annuler cet acte ?"), "");

    card->intro = N_("L’acte reste dans le registre, annulé, et la feuille est reprise.");
    field->options = reasons;
    field->option_count = sizeof reasons / sizeof *reasons;
    field->required = true;
    return next_open(&screen_sheet, card);
}

struct next act_read_aloud(struct app *app, struct act *act)
{
    char groups[REFERENCE_GROUPS][REFERENCE_GROUP_SIZE];
    struct text_buffer text;

    buffer_init(&text);
    reference_groups(act->reference, groups);
    for (size_t i = 0; i < REFERENCE_GROUPS; i++)
        buffer_addf(&text, "\n          %c   %c   %c   %c\n", groups[i][0], groups[i][1],
                    groups[i][2], groups[i][3]);
    buffer_addf(&text, "\n%s\n\n",
                _("Dites les signes un par un : les chiffres par leur nom, jamais de nombre "
                  "au-dessus de neuf."));
    sheet_message(&text, act, app->pack);
    return next_open(&screen_reading,
                     text_page_create(_("À lire ou à coller"), buffer_take(&text)));
}
