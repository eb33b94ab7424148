#include "tui/screens/point_cards.h"

#include <string.h>

#include "forms/hours/opening.h"
#include "forms/hours/typed.h"
#include "locale/say/format.h"
#include "locale/say/say.h"
#include "locale/text/utf8.h"
#include "locale/time/appointment.h"
#include "model/base/clock.h"
#include "tui/desk/app.h"
#include "tui/desk/card.h"
#include "tui/desk/pick.h"
#include "tui/desk/suggest.h"
#include "tui/screens/screens.h"

static const char *id_of(const struct place *place)
{
    return place->known ? place->local.point : place_field(place, STRUCTURE_ID);
}

static bool change(struct app *app, const struct place *place, const struct local_change *change)
{
    struct fault fault;

    if (local_change(app->store, id_of(place), change, NULL, &fault))
        return true;
    app_say_fault(app, &fault);
    return false;
}

/* ------------------------------------------------------------------------------- knowledge */

enum { KNOWN_HOURS, KNOWN_PHONE, KNOWN_ASK, KNOWN_CAPACITY, KNOWN_NOTE, KNOWN_FIELDS };

/* Hours are said back: whoever typed them sees how they were read. */
static void say_kept(struct app *app, const char *hours, bool read)
{
    struct text_buffer said = {0}, text = {0};

    opening_say_text(hours, &text);
    const struct say_value value = {"horaires", buffer_text(&text)};

    if (hours[0])
        say_format(&said,
                   read ? _("gardé. Horaires compris : {horaires}.")
                        : _("gardé. Ces horaires seront montrés tels quels, sans dire si c’est "
                            "ouvert : {horaires}."),
                   &value, 1);
    else
        buffer_add(&said, _("gardé. Une nouvelle édition de l’annuaire n’y changera rien."));
    app_say(app, MESSAGE_DONE, buffer_text(&said));
    buffer_finish(&said);
    buffer_finish(&text);
}

static struct next knowledge_done(struct app *app, struct card *card)
{
    struct place *place = card->context;
    struct text_buffer hours = {0};
    bool read = hours_typed(card->fields[KNOWN_HOURS].value, &hours);
    const struct local_change said = {
        .hours = buffer_text(&hours),
        .phone = card->fields[KNOWN_PHONE].value,
        .ask = card->fields[KNOWN_ASK].value,
        .capacity = card->fields[KNOWN_CAPACITY].value,
        .note = card->fields[KNOWN_NOTE].value,
    };
    bool kept = change(app, place, &said);

    if (kept)
        say_kept(app, buffer_text(&hours), read);
    buffer_finish(&hours);
    return kept ? next_back() : next_stay();
}

struct next point_knowledge_card(struct app *app, struct place *place)
{
    static const struct {
        const char *label, *question, *hint;
        int most;
    } fields[KNOWN_FIELDS] = {
        [KNOWN_HOURS] = {N_("Horaires"), N_("Quand est-ce ouvert, d’après vous ?"),
                         N_("Par exemple : lundi au vendredi 9h-12h et 14h-17h. Vide : ceux de la "
                            "source."),
                         LOCAL_HOURS_SIZE / 4},
        [KNOWN_PHONE] = {N_("Ligne directe"), N_("Un numéro qui répond mieux que le standard ?"),
                         N_("Il sera donné en premier."), 30},
        [KNOWN_ASK] = {N_("Demander"), N_("Qui demander ?"), N_("Un service, une fonction."), 80},
        [KNOWN_CAPACITY] = {N_("Places"), N_("Reste-t-il de la place ?"),
                            N_("Par exemple : complet jusqu’en janvier. La date est gardée."), 80},
        [KNOWN_NOTE] = {N_("Note"), N_("Que faut-il savoir de ce lieu ?"),
                        N_("Rien sur une personne reçue."), LOCAL_TEXT_SIZE - 1},
    };
    const struct local *local = &place->local;
    struct text_buffer hours = {0};

    hours_to_type(local->hours, &hours);
    const char *values[KNOWN_FIELDS] = {buffer_text(&hours), local->phone, local->ask,
                                        local->capacity, local->note};
    struct card *card = card_create(N_("Ce que ce poste sait du lieu"), knowledge_done, place);

    (void)app;
    for (size_t i = 0; i < KNOWN_FIELDS; i++) {
        struct card_field *field =
            card_add(card, FIELD_TEXT, fields[i].label, fields[i].question, values[i]);

        field->name = fields[i].label;
        field->hint = fields[i].hint;
        field->most = fields[i].most;
    }
    buffer_finish(&hours);
    card_keep_about(card, id_of(place), POINT_CARD_KNOWLEDGE);
    return next_open(&screen_sheet, card);
}

/* ------------------------------------------------------------------------------- closure */

enum { CLOSURE_FROM, CLOSURE_TO, CLOSURE_REASON };

static bool close_for(struct app *app, struct place *place, const struct local_closure *closure)
{
    const struct local_change said = {.closure = closure};

    if (!change(app, place, &said))
        return false;
    app_say(app, MESSAGE_DONE,
            closure->from[0] ? _("fermeture notée ; elle sera dite tant qu’elle dure.")
                             : _("noté : de nouveau ouvert."));
    return true;
}

/* « 24/11 », « demain », or nothing; false leaves *out alone. */
static bool read_day(const char *typed, char out[CLOCK_DAY_SIZE])
{
    struct appointment found;
    struct civil_date day;

    if (!typed[0])
        out[0] = '\0';
    else if (civil_parse(typed, &day))
        clock_day_text(day, out);
    else if (appointment_parse(typed, clock_today(), &found) && !found.timed)
        clock_day_text(found.date, out);
    else
        return false;
    return true;
}

static bool accept_day(struct card *card, size_t at, const char *value, struct fault *fault)
{
    char day[CLOCK_DAY_SIZE];

    (void)card;
    (void)at;
    if (read_day(value, day))
        return true;
    fault_set(fault, FAULT_CELL_DATE);
    FAULT_TEXT(fault->word, value);
    return false;
}

static struct next dates_done(struct app *app, struct card *card)
{
    struct local_closure closure = {.from = ""};

    read_day(card->fields[CLOSURE_FROM].value, closure.from);
    read_day(card->fields[CLOSURE_TO].value, closure.to);
    utf8_copy(closure.reason, sizeof closure.reason, card->fields[CLOSURE_REASON].value);
    return close_for(app, card->context, &closure) ? next_back() : next_stay();
}

static struct next dates_card(struct place *place)
{
    struct card *card = card_create(N_("Fermeture"), dates_done, place);
    struct card_field *field =
        card_add(card, FIELD_TEXT, N_("Du"), N_("Premier jour de fermeture ?"), N_("aujourd’hui"));

    utf8_copy(field->value, sizeof field->value, _("aujourd’hui"));
    field->name = "du";
    field->required = true;
    field->accept = accept_day;
    field = card_add(card, FIELD_TEXT, N_("Au"), N_("Dernier jour de fermeture ?"), "");
    field->hint = N_("Par exemple : 24/12. Vide : jusqu’à nouvel ordre.");
    field->accept = accept_day;
    field->name = "au";
    field = card_add(card, FIELD_TEXT, N_("Raison"), N_("Pourquoi ? Congés, travaux…"), "");
    field->name = "raison";
    field->most = 60;
    card_keep_about(card, id_of(place), POINT_CARD_CLOSURE);
    return next_replace(&screen_sheet, card);
}

/* Days from today; 0 to 0 is today alone. */
static void fill_days(int from, int to, struct local_closure *closure)
{
    int today = civil_to_days(clock_today());

    clock_day_text(civil_from_days(today + from), closure->from);
    clock_day_text(civil_from_days(today + to), closure->to);
}

static size_t choose_closure(struct pick *pick, const char *typed, struct field_choice *choices,
                             size_t most)
{
    static const struct {
        const char *code, *label;
    } all[] = {
        {"jour", N_("aujourd’hui")},
        {"semaine", N_("cette semaine")},
        {"suivante", N_("la semaine prochaine")},
        {"dates", N_("à d’autres dates")},
        {"ordre", N_("jusqu’à nouvel ordre")},
        {"ouvert", N_("de nouveau ouvert")},
    };
    const struct place *place = pick->context;
    size_t count = sizeof all / sizeof *all;

    (void)typed;
    (void)most;
    if (!place->local.closure.from[0])
        count--; /* nothing to take back */
    for (size_t i = 0; i < count; i++)
        suggest_set(&choices[i], all[i].code, _(all[i].label));
    return count;
}

static struct next closure_done(struct app *app, struct pick *pick, const char *code)
{
    struct local_closure closure = {.from = ""};
    int sunday = 7 - civil_weekday(clock_today());

    if (!code[0])
        return next_back();
    if (strcmp(code, "dates") == 0)
        return dates_card(pick->context);
    if (strcmp(code, "jour") == 0)
        fill_days(0, 0, &closure);
    else if (strcmp(code, "semaine") == 0)
        fill_days(0, sunday, &closure);
    else if (strcmp(code, "suivante") == 0)
        fill_days(sunday + 1, sunday + 7, &closure);
    else if (strcmp(code, "ordre") == 0)
        clock_day_text(clock_today(), closure.from);
    close_for(app, pick->context, &closure);
    return next_back();
}

struct next point_closure_pick(struct app *app, struct place *place)
{
    struct pick *pick = pick_create(N_("Fermeture"), N_("Quand ce lieu est-il fermé ?"), place);

    (void)app;
    pick->choices = choose_closure;
    pick->done = closure_done;
    return next_open(&screen_pick, pick);
}

/* ------------------------------------------------------------------------------- the rest */

struct next point_checked(struct app *app, struct place *place)
{
    const struct local_change said = {.checked = true};

    if (change(app, place, &said))
        app_say(app, MESSAGE_DONE, _("noté : tout a été vérifié avec ce lieu aujourd’hui."));
    return next_stay();
}

enum { CORRECTION_TEXT, CORRECTION_TOLD };

static struct next correction_done(struct app *app, struct card *card)
{
    const struct place *place = card->context;
    const char *text = card->fields[CORRECTION_TEXT].value;
    bool told =
        card->count > CORRECTION_TOLD && strcmp(card->fields[CORRECTION_TOLD].value, "oui") == 0;
    const struct local_change said = {
        .correction = strcmp(text, place->local.correction) == 0 ? NULL : text,
        .reported = told && text[0],
    };

    if (!change(app, place, &said))
        return next_stay();
    app_say(app, MESSAGE_DONE,
            !text[0] ? _("correction retirée.")
            : told   ? _("noté : la source a été prévenue.")
                     : _("correction gardée, à signaler à la source."));
    return next_back();
}

struct next point_correction_card(struct app *app, struct place *place)
{
    static const struct card_option told[] = {{"oui", N_("oui, aujourd’hui")},
                                              {"non", N_("pas encore")}};
    struct card *card = card_create(N_("Erreur à signaler"), correction_done, place);
    struct card_field *field =
        card_add(card, FIELD_TEXT, N_("Erreur"), N_("Qu’est-ce qui est faux dans la fiche ?"),
                 place->local.correction);

    (void)app;
    card->intro = N_("La fiche reste celle de sa source ; l’erreur est gardée pour la lui dire.");
    field->name = "erreur";
    field->most = LOCAL_TEXT_SIZE - 1;
    card_keep_about(card, id_of(place), POINT_CARD_CORRECTION);
    if (place->local.correction[0]) {
        field =
            card_add(card, FIELD_CHOICE, N_("Signalée"), N_("La source a-t-elle été prévenue ?"),
                     place->local.reported[0] ? "oui" : "");
        field->options = told;
        field->option_count = sizeof told / sizeof *told;
    }
    return next_open(&screen_sheet, card);
}
