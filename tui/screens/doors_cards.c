#include "tui/screens/doors_cards.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "forms/hours/typed.h"
#include "locale/say/say.h"
#include "locale/text/memory.h"
#include "locale/text/utf8.h"
#include "model/base/clock.h"
#include "tui/desk/app.h"
#include "tui/desk/card.h"
#include "tui/desk/suggest.h"
#include "tui/screens/doors_place.h"
#include "tui/screens/screens.h"
#include "tui/screens/visit_fields.h"

#define COPY(target, text) utf8_copy((target), sizeof(target), (text))

bool doors_may_issue(const struct doors *doors)
{
    if (doors->app->demonstration || period_holds(&doors->app->pack->valid, app_today()))
        return true;
    app_say(doors->app, MESSAGE_ERROR,
            _("les règles de ce territoire ne sont plus valables, aucun acte ne peut être établi. "
              "F9 pour en choisir d’autres."));
    return false;
}

struct next doors_issue(struct doors *doors, const struct act_draft *draft)
{
    struct act *act = memory_zero(1, sizeof *act);
    struct fault fault;

    if (!reception_issue(doors->reception, draft, act, &fault)) {
        free(act);
        app_say_fault(doors->app, &fault);
        return next_stay();
    }
    return next_replace(&screen_act, act);
}

/* ------------------------------------------------------------------------------- interrupted */

/* A visit in which nothing was said yet is written all the same, for the card to wait with it. */
static void hold(const struct doors *doors)
{
    reception_hold(doors->reception, NULL);
}

static const char *visit_of(const struct doors *doors)
{
    return reception_visit(doors->reception)->id;
}

/* ------------------------------------------------------------------------------- the place */

enum { PLACE_NAME, PLACE_ADDRESS, PLACE_PHONE, PLACE_SITE, PLACE_HOURS, PLACE_FIELDS };

/* Where the place is for: the person's commune, or the desk's when she did not say. */
static const char *commune_of(const struct doors *doors)
{
    int question = doors->app->pack->commune_question;
    const char *said =
        question >= 0 ? conversation_value(reception_conversation(doors->reception), question) : "";

    return said[0] ? said : doors->app->desk.commune;
}

static void add_place_fields(struct card *card, const struct point *point, const char *name)
{
    static const struct {
        const char *name, *label, *question;
        int most;
    } fields[PLACE_FIELDS] = {
        [PLACE_NAME] = {"nom", N_("Nom du lieu"), N_("Comment s’appelle ce lieu ?"), 80},
        [PLACE_ADDRESS] = {"adresse", N_("Adresse"), N_("Numéro, rue, code postal, commune."), 120},
        [PLACE_PHONE] = {"telephone", N_("Téléphone"), N_("Le numéro où appeler."), 30},
        [PLACE_SITE] = {"site", N_("Site"), N_("L’adresse du site, s’il y en a une."), 80},
        [PLACE_HOURS] = {"horaires", N_("Horaires"), N_("Quand est-ce ouvert ?"), 240},
    };
    size_t first = card->count;
    struct text_buffer hours = {0};

    hours_to_type(point->hours, &hours);
    const char *values[PLACE_FIELDS] = {point->name[0] ? point->name : name, point->address,
                                        point->phone, point->site, buffer_text(&hours)};

    for (size_t i = 0; i < PLACE_FIELDS; i++) {
        struct card_field *field =
            card_add(card, FIELD_TEXT, fields[i].label, fields[i].question, values[i]);

        field->name = fields[i].name;
        field->most = fields[i].most;
    }
    buffer_finish(&hours);
    card->fields[first + PLACE_NAME].required = true;
}

/* Hours in the form that tells open from closed, where they are understood. */
static void read_place(const struct card *card, size_t first, struct point *point)
{
    struct text_buffer hours = {0};

    hours_typed(card->fields[first + PLACE_HOURS].value, &hours);
    COPY(point->hours, buffer_text(&hours));
    buffer_finish(&hours);
    COPY(point->name, card->fields[first + PLACE_NAME].value);
    COPY(point->address, card->fields[first + PLACE_ADDRESS].value);
    COPY(point->phone, card->fields[first + PLACE_PHONE].value);
    COPY(point->site, card->fields[first + PLACE_SITE].value);
}

static bool remember(const struct doors *doors, const char *network, struct point *point)
{
    struct fault fault;

    COPY(point->network, network);
    COPY(point->commune, commune_of(doors));
    clock_day_text(clock_today(), point->checked);
    if (point_remember(doors->app->store, point, &fault))
        return true;
    app_say_fault(doors->app, &fault);
    return false;
}

static struct next place_done(struct app *app, struct card *card)
{
    struct doors *doors = card->context;
    const struct proposal *proposal = doors_focused(doors);
    struct point point = {.name = ""};

    read_place(card, 0, &point);
    if (!remember(doors, app->pack->networks[proposal->network].code, &point))
        return next_stay();
    door_place_typed(doors, doors->focus, &point);
    app_say(app, MESSAGE_DONE, _("lieu gardé, il sera proposé la prochaine fois."));
    return next_back();
}

static void place_lost(struct card *card)
{
    hold(card->context);
}

struct next doors_place_card(struct doors *doors)
{
    const struct proposal *proposal = doors_focused(doors);
    struct card *card = card_create(N_("Lieu"), place_done, doors);
    const struct offer *known = &doors->places[doors->focus].offer;
    struct point point = {.name = ""};

    if (known->typed) {
        COPY(point.name, known->name);
        COPY(point.address, known->address);
        COPY(point.phone, known->phone);
        COPY(point.site, known->site);
        COPY(point.hours, known->hours);
    }
    card->intro = N_("Le lieu est gardé à ce poste et sera proposé la prochaine fois.");
    add_place_fields(card, &point,
                     pack_network_name(doors->app->pack, proposal->network, say_language()));
    card->lost = place_lost;
    card_keep_with(card, visit_of(doors), "lieu",
                   doors->app->pack->networks[proposal->network].code);
    return next_open(&screen_sheet, card);
}

/* ------------------------------------------------------------------------------- handover */

/* A card that ends in an act: the draft waits with it. */
struct pending {
    struct doors *doors;
    struct act_draft draft;
    struct point_list known; /* places noted for « une autre adresse » */
};

enum { HANDOVER_WHO, HANDOVER_APPOINTMENT };
enum { WHO_MOST = 80 }; /* characters that an act holds whole */

static void pending_lost(struct card *card)
{
    hold(((struct pending *)card->context)->doors);
}

static struct next issue_pending(struct pending *pending)
{
    struct next next = doors_issue(pending->doors, &pending->draft);

    if (next.what == NEXT_REPLACE)
        next.what = NEXT_REPLACE_UNDER; /* this card stands over step 5 */
    return next;
}

static struct next handover_done(struct app *app, struct card *card)
{
    struct pending *pending = card->context;

    (void)app;
    COPY(pending->draft.handover_who, card->fields[HANDOVER_WHO].value);
    COPY(pending->draft.appointment, card->fields[HANDOVER_APPOINTMENT].value);
    pending->draft.handover_at = clock_now_ms();
    return issue_pending(pending);
}

struct next doors_handover_card(struct doors *doors, const struct act_draft *draft)
{
    struct pending *pending = memory_zero(1, sizeof *pending);
    struct card *card = card_create(N_("Mise en relation"), handover_done, pending);

    pending->doors = doors;
    pending->draft = *draft;
    card->release = free;
    card->intro = reception_visit(doors->reception)->door == 2
                      ? N_("La personne est déjà à sa deuxième porte : appelez le service avec "
                           "elle, elle n’en poussera pas une troisième.")
                      : N_("Appelez le service avec la personne : elle y sera attendue.");
    struct card_field *who =
        card_add(card, FIELD_TEXT, N_("Appelé"), N_("Qui avez-vous eu au téléphone ?"), "");

    who->name = "qui";
    who->required = true;
    who->most = WHO_MOST;
    struct card_field *when =
        card_add(card, FIELD_TEXT, N_("Rendez-vous"), N_("Quand est-elle attendue ?"), "");

    when->name = "rendez_vous";
    when->hint = N_("Par exemple : 26/11 9:00.");
    card->lost = pending_lost;
    card_keep_with(card, visit_of(doors), "appel", draft->network);
    return next_open(&screen_sheet, card);
}

/* ------------------------------------------------------------------------------- elsewhere */

enum { BREACH_REASON }; /* first, at door 2 */

/* Why a person had to be sent on (reference referral.md 2.3, 4.4). */
static const struct card_option breach_reasons[] = {
    {"mauvaise_porte", N_("ce n’était pas la bonne porte")},
    {"ferme", N_("le lieu est fermé")},
    {"complet", N_("plus de place")},
    {"public", N_("le lieu ne reçoit pas cette personne")},
    {"injoignable", N_("le service voulu ne répond pas au téléphone")},
    {"autre", N_("autre raison")},
};

/* The fields of the place close the card. */
static size_t place_at(const struct card *card)
{
    return card->count - PLACE_FIELDS;
}

static struct next elsewhere_done(struct app *app, struct card *card)
{
    struct pending *pending = card->context;
    struct point point = {.name = ""};

    (void)app;
    read_place(card, place_at(card), &point);
    if (!remember(pending->doors, "", &point))
        return next_stay();
    reception_act_at(&pending->draft, &point);
    if (reception_visit(pending->doors->reception)->door == 2) {
        COPY(pending->draft.breach, card->fields[BREACH_REASON].value);
        COPY(pending->draft.mode, "orientation");
    }
    return issue_pending(pending);
}

static size_t suggest_known(struct card *card, size_t at, const char *typed,
                            struct field_choice *choices, size_t most)
{
    const struct point_list *known = &((struct pending *)card->context)->known;
    size_t count = 0;

    (void)at;
    (void)typed;
    for (; count < known->count && count < most; count++) {
        char code[24];

        snprintf(code, sizeof code, "%zu", count + 1);
        suggest_set(&choices[count], code, known->points[count].name);
    }
    return count;
}

static const struct point *known_point(const struct card *card, const char *code)
{
    const struct point_list *known = &((const struct pending *)card->context)->known;
    size_t number = strtoul(code, NULL, 10);

    return number >= 1 && number <= known->count ? &known->points[number - 1] : NULL;
}

static void show_known(struct card *card, size_t at, struct text_buffer *out)
{
    const struct point *point = known_point(card, card->fields[at].value);

    if (point)
        buffer_add(out, point->name);
}

/* A known place fills the fields below, where it can still be corrected. */
static bool accept_known(struct card *card, size_t at, const char *value, struct fault *fault)
{
    const struct point *point = known_point(card, value);
    struct card_field *place = &card->fields[place_at(card)];
    struct text_buffer hours = {0};

    (void)at;
    if (!point)
        return fault_set(fault, FAULT_ANSWER_VALUE);
    COPY(place[PLACE_NAME].value, point->name);
    COPY(place[PLACE_ADDRESS].value, point->address);
    COPY(place[PLACE_PHONE].value, point->phone);
    COPY(place[PLACE_SITE].value, point->site);
    hours_to_type(point->hours, &hours);
    COPY(place[PLACE_HOURS].value, buffer_text(&hours));
    buffer_finish(&hours);
    return true;
}

static void add_reason(struct card *card)
{
    struct card_field *reason = card_add(card, FIELD_CHOICE, N_("Raison"),
                                         N_("Pourquoi faut-il une troisième porte ?"), "");

    card->intro = N_("Une troisième porte reste possible, et se compte : elle sert à corriger "
                     "ce qui n’a pas marché.");
    reason->name = "raison";
    reason->options = breach_reasons;
    reason->option_count = sizeof breach_reasons / sizeof *breach_reasons;
    reason->required = true;
}

static void add_known(struct card *card)
{
    struct card_field *known = card_add(card, FIELD_CHOICE, N_("Déjà noté"),
                                        N_("Est-ce un lieu déjà noté à ce poste ?"), "");

    known->suggest = suggest_known;
    known->show = show_known;
    known->accept = accept_known;
}

static void release_pending(void *context)
{
    point_list_finish(&((struct pending *)context)->known);
    free(context);
}

struct next doors_elsewhere_card(struct doors *doors)
{
    struct pending *pending = memory_zero(1, sizeof *pending);
    struct card *card = card_create(N_("Une autre adresse"), elsewhere_done, pending);
    struct point empty = {.name = ""};

    pending->doors = doors;
    reception_act_elsewhere(doors->reception, &pending->draft);
    card->release = release_pending;
    if (reception_visit(doors->reception)->door == 2)
        add_reason(card);
    if (point_offer(doors->app->store, "", commune_of(doors), &pending->known, NULL) &&
        pending->known.count)
        add_known(card);
    add_place_fields(card, &empty, "");
    card->lost = pending_lost;
    card_keep_with(card, visit_of(doors), "autre", "");
    return next_open(&screen_sheet, card);
}
