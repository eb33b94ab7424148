#include "tui/screens/desk_fields.h"

#include <string.h>

#include "forms/reception/limits.h"
#include "locale/say/phone.h"
#include "locale/say/say.h"
#include "locale/text/utf8.h"
#include "model/pack/catalogue.h"
#include "tui/desk/app.h"
#include "tui/desk/suggest.h"

enum { NAME_MOST = 80, PHONE_MOST = 30, NOTICE_MOST = 400, COMMUNE_MOST = 60 };

static const struct {
    enum field_kind kind;
    const char *label, *question, *hint; /* msgids */
    int most;
} rows[DESK_FIELDS] = {
    [DESK_FIELD_NAME] = {FIELD_TEXT, N_("Nom"),
                         N_("Quel est le nom de ce poste, comme les gens le connaissent ?"),
                         N_("Par exemple Mission locale du Pays de Vannes. Il est imprimé en tête "
                            "de chaque feuille."),
                         NAME_MOST},
    [DESK_FIELD_NETWORK] = {FIELD_SUGGEST, N_("Réseau"), N_("À quel réseau appartient-il ?"),
                            N_("Ce que ce réseau sait faire sera répondu ici même. Laissez vide "
                               "s’il n’appartient à aucun."),
                            NAME_MOST},
    [DESK_FIELD_COMMUNE] = {FIELD_SUGGEST, N_("Commune"), N_("Dans quelle commune est-il ?"),
                            N_("Son nom, ou un code postal. Les lieux d’ici sont proposés "
                               "d’abord."),
                            COMMUNE_MOST},
    [DESK_FIELD_PACK] = {FIELD_CHOICE, N_("Règles"), N_("Quelles règles suit ce territoire ?"),
                         N_("Elles disent quelle porte convient à qui, et depuis quand. Celles "
                            "d’aujourd’hui sont proposées."),
                         0},
    [DESK_FIELD_PHONE] = {FIELD_TEXT, N_("Téléphone"), N_("Quel est son numéro de téléphone ?"),
                          N_("Imprimé au bas de chaque feuille. Facultatif."), PHONE_MOST},
    [DESK_FIELD_NOTICE] = {FIELD_TEXT, N_("Mention"),
                           N_("Quelle mention d’information imprimer au bas de la feuille ?"),
                           N_("Ce que ce poste garde, combien de temps, et à qui en parler. "
                              "Facultatif."),
                           NOTICE_MOST},
};

void desk_fields_begin(struct desk_fields *fields, struct app *app)
{
    *fields = (struct desk_fields){.app = app, .desk = app->desk};
}

void desk_fields_finish(struct desk_fields *fields)
{
    buffer_finish(&fields->shown);
}

/* ------------------------------------------------------------------------------- describing */

static const char *value_of(const struct desk *desk, enum desk_field which)
{
    const char *const values[DESK_FIELDS] = {
        [DESK_FIELD_NAME] = desk->name,       [DESK_FIELD_NETWORK] = desk->network,
        [DESK_FIELD_COMMUNE] = desk->commune, [DESK_FIELD_PACK] = desk->pack,
        [DESK_FIELD_PHONE] = desk->phone,     [DESK_FIELD_NOTICE] = desk->notice,
    };
    return values[which];
}

static void show_network(struct desk_fields *fields)
{
    int network = pack_network(fields->app->pack, fields->desk.network);

    buffer_add(&fields->shown, network >= 0
                                   ? pack_network_name(fields->app->pack, network, say_language())
                                   : fields->desk.network);
}

static void show_commune(struct desk_fields *fields)
{
    struct commune commune;

    if (fields->app->territory &&
        territory_by_insee(fields->app->territory, fields->desk.commune, &commune))
        buffer_addf(&fields->shown, "%s (%s)", commune.name, commune.department);
    else
        buffer_add(&fields->shown, fields->desk.commune);
}

static void show_phone(struct desk_fields *fields)
{
    char phone[80];

    phone_format(fields->desk.phone, phone, sizeof phone);
    buffer_add(&fields->shown, phone);
}

void desk_field_describe(struct desk_fields *fields, enum desk_field which, struct field *field)
{
    buffer_clear(&fields->shown);
    if (which == DESK_FIELD_NETWORK)
        show_network(fields);
    else if (which == DESK_FIELD_COMMUNE)
        show_commune(fields);
    else if (which == DESK_FIELD_PHONE)
        show_phone(fields);
    else
        buffer_add(&fields->shown, value_of(&fields->desk, which));
    *field = (struct field){
        .id = (int)which,
        .kind = rows[which].kind,
        .label = _(rows[which].label),
        .question = _(rows[which].question),
        .hint = _(rows[which].hint),
        .value = value_of(&fields->desk, which),
        .shown = buffer_text(&fields->shown),
        .most = rows[which].most,
    };
}

/* ------------------------------------------------------------------------------- choices */

static size_t network_choices(const struct pack *pack, const char *typed, struct field_choice *out,
                              size_t most)
{
    size_t count = 0;

    for (size_t i = 0; i < pack->network_count && count < most; i++) {
        const char *name = pack_network_name(pack, (int)i, say_language());

        if (suggest_answers(name, typed))
            suggest_set(&out[count++], pack->networks[i].code, name);
    }
    return count;
}

/* A pack by its title; one that cannot be read keeps its id, and says why when it is chosen. */
static void set_pack(struct field_choice *choice, const char *id)
{
    struct fault_list *faults = fault_list_create();
    struct pack *pack = catalogue_open(id, faults);

    suggest_set(choice, id, pack ? pack_say(pack, &pack->title, say_language()) : id);
    utf8_copy(choice->short_label, sizeof choice->short_label, id);
    pack_destroy(pack);
    fault_list_destroy(faults);
}

static void read_packs(struct desk_fields *fields)
{
    char ids[FORM_CHOICES_MOST][CATALOGUE_ID_SIZE];

    if (fields->pack_count)
        return;
    fields->pack_count = catalogue_ids(ids, FORM_CHOICES_MOST);
    for (size_t i = 0; i < fields->pack_count; i++)
        set_pack(&fields->packs[i], ids[i]);
}

static size_t pack_choices_there(struct desk_fields *fields, struct field_choice *out, size_t most)
{
    read_packs(fields);
    size_t count = fields->pack_count < most ? fields->pack_count : most;

    memcpy(out, fields->packs, count * sizeof *out);
    return count;
}

size_t desk_field_choices(struct desk_fields *fields, enum desk_field which, const char *typed,
                          struct field_choice *choices, size_t most)
{
    if (which == DESK_FIELD_NETWORK)
        return network_choices(fields->app->pack, typed, choices, most);
    if (which == DESK_FIELD_COMMUNE)
        return suggest_communes(fields->app->territory, typed, choices, most);
    return which == DESK_FIELD_PACK ? pack_choices_there(fields, choices, most) : 0;
}

/* ------------------------------------------------------------------------------- answering */

static bool refuse(struct fault *fault, enum fault_code code, enum desk_field which,
                   const char *value)
{
    fault_set(fault, code);
    if (fault) {
        FAULT_TEXT(fault->word, _(rows[which].label));
        FAULT_TEXT(fault->detail, value);
    }
    return false;
}

/* A territory may keep door 1 for some networks: the desk is told, and stays what it says it is. */
static void say_first_doors(struct app *app, int network)
{
    struct text_buffer said = {0};

    if (limits_say_first_doors(app->pack, network, say_language(), &said))
        app_say(app, MESSAGE_KNOW, buffer_text(&said));
    buffer_finish(&said);
}

static bool answer_network(struct desk_fields *fields, const char *value, struct fault *fault)
{
    if (value[0] && pack_network(fields->app->pack, value) < 0)
        return refuse(fault, FAULT_NETWORK_UNKNOWN, DESK_FIELD_NETWORK, value);
    utf8_copy(fields->desk.network, sizeof fields->desk.network, value);
    say_first_doors(fields->app, pack_network(fields->app->pack, value));
    return true;
}

static bool answer_commune(struct desk_fields *fields, const char *value, struct fault *fault)
{
    struct commune commune;

    if (value[0] && fields->app->territory &&
        !territory_by_insee(fields->app->territory, value, &commune))
        return refuse(fault, FAULT_COMMUNE_UNKNOWN, DESK_FIELD_COMMUNE, value);
    utf8_copy(fields->desk.commune, sizeof fields->desk.commune, value);
    return true;
}

/* Other rules may not know the network: it is then asked again. */
static bool answer_pack(struct desk_fields *fields, const char *value, struct fault *fault)
{
    if (!value[0])
        return true; /* a desk always has rules */
    if (!app_use_pack(fields->app, value, fault))
        return false;
    utf8_copy(fields->desk.pack, sizeof fields->desk.pack, value);
    if (fields->desk.network[0] && pack_network(fields->app->pack, fields->desk.network) < 0) {
        fields->desk.network[0] = '\0';
        app_say(
            fields->app, MESSAGE_KNOW,
            _("ces règles ne connaissent pas le réseau de ce poste : choisissez-le de nouveau."));
    }
    return true;
}

bool desk_field_answer(struct desk_fields *fields, enum desk_field which, const char *value,
                       struct fault *fault)
{
    struct desk *desk = &fields->desk;

    switch (which) {
    case DESK_FIELD_NETWORK:
        return answer_network(fields, value, fault);
    case DESK_FIELD_COMMUNE:
        return answer_commune(fields, value, fault);
    case DESK_FIELD_PACK:
        return answer_pack(fields, value, fault);
    case DESK_FIELD_NAME:
        utf8_copy(desk->name, sizeof desk->name, value);
        return true;
    case DESK_FIELD_PHONE:
        utf8_copy(desk->phone, sizeof desk->phone, value);
        return true;
    case DESK_FIELD_NOTICE:
        utf8_copy(desk->notice, sizeof desk->notice, value);
        return true;
    case DESK_FIELDS:
        break;
    }
    return false;
}
