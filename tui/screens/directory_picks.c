#include "tui/screens/directory_picks.h"

#include <string.h>

#include "forms/intake/sources.h"
#include "forms/point/labels.h"
#include "locale/say/say.h"
#include "locale/text/utf8.h"
#include "tui/desk/card.h"
#include "tui/desk/pick.h"
#include "tui/desk/suggest.h"
#include "tui/screens/screens.h"

enum { EDITIONS_MOST = 16 };

/* ------------------------------------------------------------------------------- network */

static size_t suggest_networks(struct pick *pick, const char *typed, struct field_choice *choices,
                               size_t most)
{
    const struct pack *pack = pick->app->pack;
    size_t count = 0;

    if (!typed[0])
        suggest_set(&choices[count++], "", _("tous les réseaux"));
    for (size_t i = 0; i < pack->network_count && count < most; i++) {
        const char *name = pack_network_name(pack, (int)i, say_language());

        if (suggest_answers(name, typed))
            suggest_set(&choices[count++], pack->networks[i].code, name);
    }
    return count;
}

static struct next network_done(struct app *app, struct pick *pick, const char *code)
{
    struct found *found = pick->context;

    (void)app;
    utf8_copy(found->network, sizeof found->network, code);
    return next_back();
}

struct next directory_pick_network(struct found *found)
{
    struct pick *pick =
        pick_create(N_("Réseau"), N_("Les lieux de quel réseau ? Quelques lettres."), found);
    int network = pack_network(found->app->pack, found->network);

    pick->kind = FIELD_SUGGEST;
    pick->choices = suggest_networks;
    pick->done = network_done;
    utf8_copy(pick->value, sizeof pick->value, found->network);
    if (network >= 0)
        utf8_copy(pick->shown, sizeof pick->shown,
                  pack_network_name(found->app->pack, network, say_language()));
    return next_open(&screen_pick, pick);
}

/* ------------------------------------------------------------------------------- closed lists */

/* The first choice takes the filter back. */
static size_t choose_of(enum label_list list, size_t first, const char *all,
                        struct field_choice *choices, size_t most)
{
    size_t count = 0;

    suggest_set(&choices[count++], "", all);
    for (size_t i = first; i < label_count(list) && count < most; i++) {
        struct field_choice *choice = &choices[count++];

        suggest_set(choice, label_code(list, i), label_text(list, i));
        utf8_copy(choice->short_label, sizeof choice->short_label, label_short(list, i));
    }
    return count;
}

static size_t choose_needs(struct pick *pick, const char *typed, struct field_choice *choices,
                           size_t most)
{
    (void)pick;
    (void)typed;
    return choose_of(LABEL_NEEDS, 0, _("tous les besoins"), choices, most);
}

static struct next need_done(struct app *app, struct pick *pick, const char *code)
{
    struct found *found = pick->context;

    (void)app;
    utf8_copy(found->need, sizeof found->need, code);
    return next_back();
}

struct next directory_pick_need(struct found *found)
{
    struct pick *pick = pick_create(N_("Besoin"), N_("Un service pour quel besoin ?"), found);

    pick->choices = choose_needs;
    pick->done = need_done;
    return next_open(&screen_pick, pick);
}

static size_t choose_audiences(struct pick *pick, const char *typed, struct field_choice *choices,
                               size_t most)
{
    (void)pick;
    (void)typed;
    /* « tous publics », the first, asks for nobody in particular */
    return choose_of(LABEL_PUBLICS, 1, _("peu importe"), choices, most);
}

static struct next audience_done(struct app *app, struct pick *pick, const char *code)
{
    struct found *found = pick->context;

    (void)app;
    utf8_copy(found->audience, sizeof found->audience, code);
    return next_back();
}

struct next directory_pick_audience(struct found *found)
{
    struct pick *pick = pick_create(N_("Public"), N_("Un lieu qui reçoit qui ?"), found);

    pick->choices = choose_audiences;
    pick->done = audience_done;
    return next_open(&screen_pick, pick);
}

/* ------------------------------------------------------------------------------- commune */

static void add_commune(struct pick *pick, const char *insee, const char *what,
                        struct field_choice *choices, size_t *count)
{
    struct text_buffer label = {0};
    struct commune commune;

    if (!insee[0] || !pick->app->territory ||
        !territory_by_insee(pick->app->territory, insee, &commune))
        return;
    buffer_addf(&label, "%s (%s)", commune.name, what);
    suggest_set(&choices[(*count)++], insee, buffer_text(&label));
    buffer_finish(&label);
}

static size_t suggest_around(struct pick *pick, const char *typed, struct field_choice *choices,
                             size_t most)
{
    size_t count = 0;

    if (typed[0])
        return suggest_communes(pick->app->territory, typed, choices, most);
    add_commune(pick, app_commune(pick->app), _("la personne"), choices, &count);
    add_commune(pick, pick->app->desk.commune, _("ce poste"), choices, &count);
    return count;
}

/* What is not the desk's own commune is where somebody lives. */
static struct next around_done(struct app *app, struct pick *pick, const char *code)
{
    const char *insee = code[0] ? code : app->desk.commune;

    found_around(pick->context, insee, strcmp(insee, app->desk.commune) != 0);
    return next_back();
}

struct next directory_pick_commune(struct found *found)
{
    struct pick *pick = pick_create(
        N_("Commune"), N_("Autour de quelle commune ? Un nom, ou un code postal."), found);

    pick->kind = FIELD_SUGGEST;
    pick->choices = suggest_around;
    pick->done = around_done;
    utf8_copy(pick->value, sizeof pick->value, found->insee);
    if (found->commune.name)
        utf8_copy(pick->shown, sizeof pick->shown, found->commune.name);
    return next_open(&screen_pick, pick);
}

/* ------------------------------------------------------------------------------- sources */

struct next directory_sources(struct found *found)
{
    struct directory_edition editions[EDITIONS_MOST];
    struct directory *directory = app_directory(found->app, NULL);
    struct text_buffer text = {0};
    size_t count = directory ? directory_editions(directory, editions, EDITIONS_MOST, NULL) : 0;

    for (size_t i = 0; i < count; i++) {
        source_say_edition(&editions[i], &text);
        buffer_add(&text, ".\n\n");
    }
    if (!count)
        buffer_addf(&text, "%s\n\n", _("Aucun annuaire n’a été importé à ce poste."));
    buffer_add(&text, _("Les lieux écrits à la main sont ceux de ce poste."));
    return next_open(&screen_reading,
                     text_page_create(_("D’où viennent ces lieux"), buffer_take(&text)));
}
