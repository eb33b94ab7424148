/* The « annuaire de l'administration » v4 of DILA, and the form its API exports, where the parts
 * of a record are JSON text inside strings (reference data.md section 5). Only records whose
 * `pivot` has a type that means a network are kept.
 */
#include <stdlib.h>
#include <string.h>

#include "locale/text/memory.h"
#include "model/directory/intake_dila.h"
#include "model/directory/intake_source.h"

static const struct {
    const char *name;
    int field;
    bool parts; /* a list, or a list written inside a string */
} sections[SECTIONS] = {
    [SECTION_NONE] = {.name = "", .field = -1},
    [SECTION_ID] = {.name = "id", .field = STRUCTURE_ID},
    [SECTION_NAME] = {.name = "nom", .field = STRUCTURE_NOM},
    [SECTION_SIRET] = {.name = "siret", .field = STRUCTURE_SIRET},
    [SECTION_INSEE] = {.name = "code_insee_commune", .field = STRUCTURE_CODE_INSEE},
    [SECTION_DATE] = {.name = "date_modification", .field = STRUCTURE_DATE_MAJ},
    [SECTION_LINK] = {.name = "url_service_public", .field = STRUCTURE_LIEN_SOURCE},
    [SECTION_PIVOT] = {.name = "pivot", .field = STRUCTURE_TYPES, .parts = true},
    [SECTION_ADDRESS] = {.name = "adresse", .field = STRUCTURE_ADRESSE, .parts = true},
    [SECTION_PHONE] = {.name = "telephone", .field = STRUCTURE_TELEPHONE, .parts = true},
    [SECTION_MAIL] = {.name = "adresse_courriel", .field = STRUCTURE_COURRIEL, .parts = true},
    [SECTION_SITE] = {.name = "site_internet", .field = STRUCTURE_SITE_WEB, .parts = true},
    [SECTION_HOURS] = {.name = "plage_ouverture",
                       .field = STRUCTURE_HORAIRES_ACCUEIL,
                       .parts = true},
};

static const char *const part_names[PARTS] = {
    [PART_NONE] = "",
    [PART_TYPE] = "type_service_local",
    [PART_INSEE] = "code_insee_commune",
    [PART_ADDRESS_TYPE] = "type_adresse",
    [PART_COMPLEMENT_1] = "complement1",
    [PART_COMPLEMENT_2] = "complement2",
    [PART_STREET] = "numero_voie",
    [PART_BOX] = "service_distribution",
    [PART_POSTCODE] = "code_postal",
    [PART_COMMUNE] = "nom_commune",
    [PART_LONGITUDE] = "longitude",
    [PART_LATITUDE] = "latitude",
    [PART_ACCESS] = "accessibilite",
    [PART_ACCESS_NOTE] = "note_accessibilite",
    [PART_VALUE] = "valeur",
    [PART_DESCRIPTION] = "description",
    [PART_FIRST_DAY] = "nom_jour_debut",
    [PART_LAST_DAY] = "nom_jour_fin",
    [PART_FROM_1] = "valeur_heure_debut_1",
    [PART_TO_1] = "valeur_heure_fin_1",
    [PART_FROM_2] = "valeur_heure_debut_2",
    [PART_TO_2] = "valeur_heure_fin_2",
    [PART_COMMENT] = "commentaire",
};

struct dila *dila_create(struct draft *draft)
{
    struct dila *dila = memory_zero(1, sizeof *dila);

    dila->draft = draft;
    return dila;
}

void dila_destroy(struct dila *dila)
{
    if (!dila)
        return;
    buffer_finish(&dila->texts);
    buffer_finish(&dila->types);
    buffer_finish(&dila->phones);
    buffer_finish(&dila->note);
    free(dila);
}

static void begin(struct dila *dila)
{
    draft_begin(dila->draft, ++dila->rank);
    dila->section = SECTION_NONE;
    dila->part_level = 0;
    buffer_clear(&dila->texts);
    buffer_add_n(&dila->texts, "", 1);
    buffer_clear(&dila->types);
    buffer_clear(&dila->phones);
    buffer_clear(&dila->note);
    dila->range_count = dila->communes = 0;
    dila->wanted = dila->visit = dila->addressed = dila->ranges_lost = false;
}

static void take_key(struct dila *dila, int level, const char *key, size_t length)
{
    if (level == 0) {
        dila->section = SECTION_NONE;
        for (enum section i = SECTION_ID; i < SECTIONS; i++)
            if (draft_is(sections[i].name, key, length))
                dila->section = i;
        return;
    }
    if (level != dila->part_level || !sections[dila->section].parts)
        return;
    dila->part = PART_NONE;
    for (enum part i = PART_TYPE; i < PARTS; i++)
        if (draft_is(part_names[i], key, length))
            dila->part = i;
}

static void take_part(struct dila *dila, const char *text, size_t length)
{
    const char *zero = memchr(text, 0, length);

    if (zero)
        length = (size_t)(zero - text);
    if (length > INTAKE_FIELD_MOST || dila->texts.length + length > INTAKE_RECORD_MOST) {
        dila->draft->record_too_long = true;
        return;
    }
    dila->at[dila->part] = length ? dila->texts.length : 0;
    buffer_add_n(&dila->texts, text, length);
    buffer_add_n(&dila->texts, "", 1);
}

static void take_commune(struct dila *dila, const char *text, size_t length)
{
    if (length >= sizeof dila->commune || length == 0)
        return;
    dila->communes++;
    memcpy(dila->commune, text, length);
    dila->commune[length] = '\0';
}

/* JSON text inside a string: the same events, one reading further in. */
static bool take_written(struct dila *dila, const char *text, size_t length)
{
    const struct json_taker taker = {.context = dila, .take = dila_take};
    struct json *json = json_create(&taker, true);
    enum json_verdict verdict = json_feed(json, text, length);

    dila->part_level = 0;
    if (verdict == JSON_FINE)
        verdict = json_finish(json);
    json_destroy(json);
    dila->written = false;
    dila->part_level = 0;
    if (verdict != JSON_FINE && verdict != JSON_STOPPED)
        draft_remark(dila->draft, INTAKE_FIELD_DROPPED, sections[dila->section].field, "");
    return verdict != JSON_STOPPED;
}

static bool take_text(struct dila *dila, int level, const char *text, size_t length)
{
    bool parts = sections[dila->section].parts;

    if (level == 0 && parts && !dila->written && length > 0 && (*text == '[' || *text == '{')) {
        dila->written = true;
        return take_written(dila, text, length);
    }
    if (dila->section == SECTION_MAIL && level <= 1) {
        if (dila->draft->fields[STRUCTURE_COURRIEL].at == 0)
            draft_put(dila->draft, STRUCTURE_COURRIEL, text, length);
    } else if (level == 0 && !parts) {
        draft_put(dila->draft, sections[dila->section].field, text, length);
    } else if (dila->part_level && dila->part == PART_INSEE && dila->section == SECTION_PIVOT) {
        take_commune(dila, text, length);
    } else if (dila->part_level && level == dila->part_level) {
        take_part(dila, text, length);
    }
    return true;
}

bool dila_take(void *context, enum json_event event, int level, const char *text, size_t length)
{
    struct dila *dila = context;

    switch (event) {
    case JSON_RECORD:
        begin(dila);
        break;
    case JSON_KEY:
        if (level > 0 || !dila->written)
            take_key(dila, level, text, length);
        break;
    case JSON_TEXT:
        return take_text(dila, level, text, length);
    case JSON_OPEN_MAP:
        if (dila->part_level == 0 && sections[dila->section].parts) {
            dila->part_level = level + 1;
            dila->part = PART_NONE;
            memset(dila->at, 0, sizeof dila->at);
        }
        break;
    case JSON_CLOSE:
        if (dila->part_level && level == dila->part_level - 1) {
            dila_end_part(dila);
            dila->part_level = 0;
        }
        break;
    case JSON_END:
        return dila_end(dila);
    case JSON_OPEN_LIST:
    case JSON_NULL:
        break;
    }
    return true;
}
