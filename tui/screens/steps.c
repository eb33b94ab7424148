#include "tui/screens/steps.h"

#include <stdio.h>
#include <string.h>

#include "forms/explain/explain.h"
#include "forms/reception/limits.h"
#include "locale/say/format.h"
#include "locale/say/say.h"
#include "locale/text/utf8.h"
#include "tui/desk/app.h"
#include "tui/desk/card.h"
#include "tui/desk/frame.h"
#include "tui/screens/screens.h"
#include "tui/term/paint.h"

static const char *const step_names[STEP_COUNT] = {
    N_("Accueil"), N_("Demande"), N_("Situation"), N_("Réponses"), N_("Deuxième porte"),
};

void steps_head(struct app *app, struct reception *reception, int minutes,
                struct text_buffer *middle, struct text_buffer *right)
{
    char door[] = {(char)('0' + reception_visit(reception)->door), '\0'}, spent[16], usual[16];
    const struct say_value values[] = {{"porte", door}, {"minutes", spent}, {"prevu", usual}};

    snprintf(spent, sizeof spent, "%d", minutes);
    snprintf(usual, sizeof usual, "%d", app->pack->interview_minutes);
    buffer_add(middle, app->desk.name);
    if (app->pack->interview_minutes && minutes >= 0) {
        say_format(right, _("{minutes} min sur {prevu} environ"), values, 3);
        buffer_add(right, "   ");
    }
    say_format(right, _("Porte {porte} sur 2"), values, 3);
}

void steps_say_past(struct app *app, const struct reception *reception)
{
    struct text_buffer said = {0};

    if (limits_say_past(reception, &said))
        app_say(app, MESSAGE_KNOW, buffer_text(&said));
    buffer_finish(&said);
}

void steps_draw(struct app *app, int step)
{
    struct text_buffer line;

    buffer_init(&line);
    for (int i = 1; i <= STEP_COUNT; i++)
        buffer_addf(&line, "%s%s%d %s%s", i > 1 ? "  " : "", i == step ? "[" : "", i,
                    _(step_names[i - 1]), i == step ? "]" : "");
    if (term_width(app->terminal, buffer_text(&line)) + frame_margin(app) >
        terminal_columns(app->terminal)) {
        buffer_clear(&line);
        buffer_addf(&line, "%d/%d [%s]", step, STEP_COUNT, _(step_names[step - 1]));
    }
    paint_text(app->terminal, 1, frame_margin(app), PAINT_NATURAL, PAINT_STRONG,
               buffer_text(&line));
    buffer_finish(&line);
}

/* ------------------------------------------------------------------------------- doors */

enum { NAMES_MOST = 4 };

static void add_others(size_t others, struct text_buffer *out)
{
    char number[24];

    snprintf(number, sizeof number, "%zu", others);
    const struct say_value values[] = {{"nombre", number}};

    say_format(out, say_n(" et {nombre} autre", " et {nombre} autres", others), values, 1);
}

/* « Apec, Pôle emploi et 2 autres », with `most` names; sensitive ones are never named. */
static void list_names(const struct pack *pack, const int *networks, size_t count, size_t most,
                       struct text_buffer *out)
{
    size_t named = 0;

    for (size_t i = 0; i < count && named < most; i++) {
        if (pack->networks[networks[i]].sensitive)
            continue;
        buffer_add(out, named ? ", " : "");
        explain_brief_name(pack_network_name(pack, networks[i], say_language()), out);
        named++;
    }
    if (named && count > named)
        add_others(count - named, out);
}

/* As many names as the row holds whole. */
void steps_draw_possible(struct app *app, const struct reception *reception, int row)
{
    int networks[TRIAGE_MOST], room = terminal_columns(app->terminal) - frame_margin(app);
    size_t count = reception_possible(reception, networks, TRIAGE_MOST);
    struct text_buffer line;

    buffer_init(&line);
    for (size_t most = NAMES_MOST; most > 0; most--) {
        buffer_clear(&line);
        buffer_add(&line, _("Portes encore possibles : "));
        list_names(app->pack, networks, count, most, &line);
        if (term_width(app->terminal, buffer_text(&line)) <= room)
            break;
    }
    paint_text(app->terminal, row, frame_margin(app), room, PAINT_DIM, buffer_text(&line));
    buffer_finish(&line);
}

/* ------------------------------------------------------------------------------- keeping */

bool steps_save(struct app *app, struct reception *reception)
{
    struct fault fault;

    if (reception_save(reception, &fault))
        return true;
    app_say_fault(app, &fault);
    return false;
}

/* A visit that another desk has finished meanwhile has nothing left to keep. */
struct next steps_leave(struct app *app, struct reception *reception, bool *warned)
{
    struct fault fault;

    if (reception_save(reception, &fault))
        return next_home();
    app_say_fault(app, &fault);
    if (*warned || fault.code == FAULT_VISIT_CLOSED)
        return next_home();
    *warned = true;
    return next_stay();
}

/* The visit under the card saves it. */
static void note_take(struct card *card)
{
    struct visit *visit = reception_visit(card->context);

    utf8_copy(visit->note, sizeof visit->note, card->fields[0].value);
}

static struct next note_done(struct app *app, struct card *card)
{
    note_take(card);
    if (steps_save(app, card->context))
        app_say(app, MESSAGE_DONE, _("note gardée."));
    return next_back();
}

const char *steps_commune(struct reception *reception)
{
    int question = reception ? reception_pack(reception)->commune_question : -1;

    return question >= 0 ? conversation_value(reception_conversation(reception), question) : "";
}

struct next steps_note(struct app *app, struct reception *reception)
{
    struct card *card = card_create(N_("Note"), note_done, reception);

    (void)app;
    card->intro = N_("Quelques mots utiles, rien de plus : pas de nom, pas de santé, pas de "
                     "jugement. La personne peut demander à la lire.");
    card_add(card, FIELD_TEXT, N_("Note"), N_("Ce qu’il faut retenir pour la suite."),
             reception_visit(reception)->note);
    card->fields[0].most = 300;
    card->lost = note_take;
    return next_open(&screen_sheet, card);
}

struct next steps_end(struct app *app, struct reception *reception, const char *outcome)
{
    struct fault fault;

    if (!reception_close(reception, outcome, &fault)) {
        app_say_fault(app, &fault);
        return next_stay();
    }
    app_say(app, MESSAGE_DONE,
            strcmp(outcome, "ici") == 0
                ? _("répondu sur place, la visite est terminée.")
                : _("la personne ne poursuit pas, la visite est terminée."));
    return next_home();
}
