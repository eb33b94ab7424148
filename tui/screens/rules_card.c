#include "tui/screens/rules_card.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "locale/say/format.h"
#include "locale/say/say.h"
#include "locale/text/memory.h"
#include "locale/text/utf8.h"
#include "model/base/data_path.h"
#include "model/pack/install.h"
#include "model/verify/use.h"
#include "tui/desk/app.h"
#include "tui/desk/suggest.h"
#include "tui/screens/desk_fields.h"
#include "tui/screens/screens.h"
#include "tui/speak/speak.h"

#define PREVIOUS "avant." /* the code of the edition before; no id of a pack has a point */

struct rules {
    struct text_buffer told;
    struct field_choice choices[FORM_CHOICES_MOST];
    size_t count;
    struct card *then;
};

/* ------------------------------------------------------------------------------- standing in */

/* What `pack install --return` would go back to, by a name that catalogue_open() knows. */
static bool name_previous(const char *id, char name[PATH_MAX])
{
    char kept[CATALOGUE_ID_SIZE + sizeof CATALOGUE_PREVIOUS], relative[sizeof kept + 8];

    if (strchr(id, '/') || strlen(id) >= CATALOGUE_ID_SIZE)
        return false;
    snprintf(kept, sizeof kept, "%s" CATALOGUE_PREVIOUS, id);
    if (catalogue_is_installed(kept)) {
        snprintf(name, PATH_MAX, "%s", kept);
        return true;
    }
    snprintf(relative, sizeof relative, "packs/%s", id);
    return catalogue_is_installed(id) && data_path(relative, name, PATH_MAX);
}

bool rules_stand_in(struct app *app, const char *id)
{
    char ids[CATALOGUE_MOST][CATALOGUE_ID_SIZE], today[CATALOGUE_ID_SIZE], name[PATH_MAX];

    if (name_previous(id, name) && app_use_pack(app, name, NULL))
        return true;
    catalogue_current(app_today(), today);
    if (today[0] && app_use_pack(app, today, NULL))
        return true;
    size_t count = catalogue_ids(ids, CATALOGUE_MOST);

    for (size_t i = 0; i < count; i++)
        if (app_use_pack(app, ids[i], NULL))
            return true;
    return false;
}

/* ------------------------------------------------------------------------------- choices */

static void add_choice(struct rules *rules, const char *code, const char *label, const char *brief)
{
    if (rules->count == FORM_CHOICES_MOST)
        return;
    struct field_choice *choice = &rules->choices[rules->count++];

    suggest_set(choice, code, label);
    utf8_copy(choice->short_label, sizeof choice->short_label, brief);
}

static void add_previous(struct rules *rules, struct app *app)
{
    char name[PATH_MAX];
    struct fault_list *unsaid = fault_list_create();
    struct pack *pack = name_previous(app->desk.pack, name) ? catalogue_open(name, unsaid) : NULL;

    if (pack && pack_may_be_used(app->store, pack, NULL))
        add_choice(rules, PREVIOUS, _("l’édition précédente"), "");
    pack_destroy(pack);
    fault_list_destroy(unsaid);
}

/* Whether they may be used is asked of the one that is chosen. */
static void add_others(struct rules *rules, struct app *app, bool whenever)
{
    char ids[CATALOGUE_MOST][CATALOGUE_ID_SIZE];
    size_t count = catalogue_ids(ids, CATALOGUE_MOST);

    for (size_t i = 0; i < count; i++) {
        struct fault_list *unsaid = fault_list_create();
        struct pack *pack =
            strcmp(ids[i], app->desk.pack) != 0 ? catalogue_open(ids[i], unsaid) : NULL;

        if (pack && (whenever || period_holds(&pack->valid, app_today())))
            add_choice(rules, ids[i], pack_say(pack, &pack->title, say_language()), ids[i]);
        pack_destroy(pack);
        fault_list_destroy(unsaid);
    }
}

static size_t suggest(struct card *card, size_t at, const char *typed, struct field_choice *choices,
                      size_t most)
{
    const struct rules *rules = card->context;
    size_t count = rules->count < most ? rules->count : most;

    (void)at;
    (void)typed;
    memcpy(choices, rules->choices, count * sizeof *choices);
    return count;
}

static void show(struct card *card, size_t at, struct text_buffer *out)
{
    const struct rules *rules = card->context;

    for (size_t i = 0; i < rules->count; i++)
        if (strcmp(rules->choices[i].code, card->fields[at].value) == 0)
            buffer_add(out, rules->choices[i].label);
}

/* ------------------------------------------------------------------------------- going on */

static bool accept(const struct pack *pack, void *context)
{
    return pack_may_be_used(((struct app *)context)->store, pack, NULL);
}

/* The two editions change places. Where that cannot be written, the one before serves all the same
 * and the same question is asked next time. */
static bool return_to_previous(struct app *app, struct fault *fault)
{
    char packs[PATH_MAX], name[PATH_MAX];
    struct install_request request = {
        .packs = packs, .id = app->desk.pack, .accept = accept, .context = app};
    struct install_result result;
    struct fault_list *faults = fault_list_create();
    bool placed =
        data_path_own_packs(packs, sizeof packs) && pack_install_return(&request, &result, faults);
    bool used = placed ? app_use_pack(app, app->desk.pack, fault)
                       : name_previous(app->desk.pack, name) && app_use_pack(app, name, fault);

    if (used && placed)
        app_say(app, MESSAGE_DONE,
                _("l’édition précédente sert de nouveau ; l’autre est gardée à côté d’elle, pour "
                  "être corrigée."));
    else if (used && fault_list_count(faults))
        app_say_fault(app, fault_list_at(faults, 0));
    fault_list_destroy(faults);
    return used;
}

static bool take_other(struct app *app, const char *id, struct fault *fault)
{
    struct desk_fields fields;
    bool done;

    desk_fields_begin(&fields, app);
    done = desk_field_answer(&fields, DESK_FIELD_PACK, id, fault) &&
           desk_save(app->store, &fields.desk, fault);
    if (done) {
        app->desk = fields.desk;
        app_refresh_workplace(app);
    }
    desk_fields_finish(&fields);
    return done;
}

static struct next rules_done(struct app *app, struct card *card)
{
    struct rules *rules = card->context;
    const char *chosen = card->fields[0].value;
    struct card *then = rules->then;
    struct fault fault = {.code = FAULT_NONE};

    if (!(strcmp(chosen, PREVIOUS) == 0 ? return_to_previous(app, &fault)
                                        : take_other(app, chosen, &fault))) {
        app_say_fault(app, &fault);
        return next_stay();
    }
    rules->then = NULL;
    return then ? next_replace(&screen_sheet, then) : next_replace(&screen_home, NULL);
}

/* Nobody is received with rules that nobody chose: the next start asks again. */
static struct next rules_left(struct app *app, struct card *card)
{
    (void)app;
    (void)card;
    return (struct next){.what = NEXT_QUIT};
}

static void release(void *context)
{
    struct rules *rules = context;

    buffer_finish(&rules->told);
    free(rules->then);
    free(rules);
}

/* ------------------------------------------------------------------------------- the card */

/* What happened, where, what to do. */
static void tell(struct text_buffer *out, const struct fault *why, const char *id)
{
    struct text_buffer reason = {0};

    speak_fault(&reason, why);
    const struct say_value values[] = {{"jeu", id}, {"raison", buffer_text(&reason)}, {"nom", id}};

    if (why->code == FAULT_PACK_REFUSED)
        say_format(
            out,
            _("Les règles « {jeu} » de ce poste, vérifiées de nouveau, laisseraient maintenant "
              "des personnes sans porte, ou leur en feraient pousser une troisième : elles "
              "ne servent plus, et rien de ce qui a été gardé n’est perdu. Choisissez "
              "avec lesquelles continuer ; leur auteur verra quoi corriger avec "
              "deuxportes pack check {nom}"),
            values, 3);
    else
        say_format(out,
                   _("Les règles « {jeu} » de ce poste ne peuvent plus être lues. {raison} "
                     "Choisissez avec "
                     "lesquelles continuer : rien de ce qui a été gardé n’est perdu."),
                   values, 3);
    buffer_finish(&reason);
}

struct card *rules_card(struct app *app, const struct fault *why, struct card *then)
{
    struct rules *rules = memory_zero(1, sizeof *rules);
    struct card *card = card_create(N_("Les règles de ce poste"), rules_done, rules);
    struct card_field *field =
        card_add(card, FIELD_CHOICE, N_("Règles"), N_("Avec quelles règles continuer ?"), "");

    rules->then = then;
    tell(&rules->told, why, app->desk.pack);
    add_previous(rules, app);
    add_others(rules, app, false);
    if (!rules->count)
        add_others(rules, app, true);
    card->told = buffer_text(&rules->told);
    card->leave = rules_left;
    card->release = release;
    field->hint = N_("Tout se change ensuite avec F9.");
    field->required = true;
    field->suggest = suggest;
    field->show = show;
    return card;
}
