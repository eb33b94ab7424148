#include "forms/point/place.h"

#include <string.h>

#include "locale/say/phone.h"
#include "locale/text/memory.h"
#include "locale/text/utf8.h"
#include "model/point/point.h"

enum { PHONE_SIZE = 80, DEPARTMENT_SIZE = 4 };

const char *place_field(const struct place *place, enum structure_field field)
{
    return place->point.fields[field] ? place->point.fields[field] : "";
}

/* ------------------------------------------------------------------------------- by hand */

static void put(struct place *place, enum structure_field field, const char *text)
{
    place->point.fields[field] = memory_text(text);
}

/* Codes between spaces become a list as records have them. */
static char *list_of(const char *words)
{
    struct text_buffer list = {0};

    buffer_add(&list, "[");
    for (const char *at = words; *at;) {
        size_t length = strcspn(at, " ");

        if (length) {
            buffer_addf(&list, "%s\"", list.length > 1 ? "," : "");
            buffer_add_n(&list, at, length);
            buffer_add(&list, "\"");
        }
        at += length + (at[length] == ' ');
    }
    buffer_add(&list, "]");
    return buffer_take(&list);
}

static void fill_by_hand(struct place *place, const struct point *own)
{
    for (int i = 0; i < STRUCTURE_FIELDS; i++)
        if (i != STRUCTURE_PUBLICS)
            put(place, (enum structure_field)i,
                i == STRUCTURE_ID                 ? own->id
                : i == STRUCTURE_NOM              ? own->name
                : i == STRUCTURE_DATE_MAJ         ? own->checked
                : i == STRUCTURE_ADRESSE          ? own->address
                : i == STRUCTURE_CODE_INSEE       ? own->commune
                : i == STRUCTURE_TELEPHONE        ? own->phone
                : i == STRUCTURE_SITE_WEB         ? own->site
                : i == STRUCTURE_HORAIRES_ACCUEIL ? own->hours
                : i == STRUCTURE_REMARQUES        ? own->note
                                                  : "");
    place->point.fields[STRUCTURE_PUBLICS] = list_of(own->publics);
    if (own->network[0])
        place->point.networks[place->point.network_count++] = memory_text(own->network);
    place->point.hidden = own->hidden[0] != '\0';
    place->by_hand = true;
}

/* ------------------------------------------------------------------------------- loading */

static void department_of(const struct place *place, char out[DEPARTMENT_SIZE])
{
    const char *insee = place_field(place, STRUCTURE_CODE_INSEE);

    if (!insee[0])
        insee = place_field(place, STRUCTURE_CODE_POSTAL);
    utf8_copy(out, strncmp(insee, "97", 2) == 0 || strncmp(insee, "98", 2) == 0 ? 4 : 3, insee);
}

bool place_refresh(struct store *store, struct civil_date date, struct civil_time time,
                   struct place *place, struct fault *fault)
{
    const char *ids[POINT_SOURCES_MOST + 1] = {place_field(place, STRUCTURE_ID)};
    char department[DEPARTMENT_SIZE];
    size_t count = 1;

    for (size_t i = 0; i < place->point.same_count; i++)
        ids[count++] = place->point.same[i];
    if (store && !local_find(store, ids, count, &place->local, &place->known, fault))
        return false;
    department_of(place, department);
    const struct local_source source = {
        .hours = place_field(place, STRUCTURE_HORAIRES_ACCUEIL),
        .phone = place_field(place, STRUCTURE_TELEPHONE),
        .checked = place_field(place, STRUCTURE_DATE_MAJ),
        .department = department,
    };

    local_overlay(place->known ? &place->local : NULL, &source, date, time, &place->view);
    return true;
}

static bool load_by_hand(struct store *store, const char *id, struct place *place,
                         struct fault *fault)
{
    struct point own;

    if (!point_load(store, id, &own, fault))
        return false;
    fill_by_hand(place, &own);
    return true;
}

/* Ids of the desk have no "--"; those of a source usually do. */
static bool load_point(struct store *store, struct directory *directory, const char *id,
                       struct place *place, struct fault *fault)
{
    struct fault none;

    if (store && !strstr(id, "--") && load_by_hand(store, id, place, directory ? &none : fault))
        return true;
    if (directory)
        return directory_point(directory, id, &place->point, fault) &&
               directory_services(directory, &place->point, &place->services, fault);
    fault_set(fault, FAULT_POINT_UNKNOWN);
    if (fault)
        FAULT_TEXT(fault->word, id);
    return false;
}

bool place_load(struct store *store, struct directory *directory, const char *id,
                struct civil_date date, struct civil_time time, struct place *place,
                struct fault *fault)
{
    *place = (struct place){.distance_m = -1};
    if (load_point(store, directory, id, place, fault) &&
        place_refresh(store, date, time, place, fault))
        return true;
    place_finish(place);
    return false;
}

void place_finish(struct place *place)
{
    directory_services_finish(&place->services);
    directory_point_finish(&place->point);
    *place = (struct place){.distance_m = -1};
}

/* ------------------------------------------------------------------------------- said */

void place_say_address(const struct place *place, struct text_buffer *out)
{
    const char *parts[] = {place_field(place, STRUCTURE_ADRESSE),
                           place_field(place, STRUCTURE_COMPLEMENT_ADRESSE)};
    const char *postcode = place_field(place, STRUCTURE_CODE_POSTAL);
    const char *commune = place_field(place, STRUCTURE_COMMUNE);
    size_t before = out->length;

    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (parts[i][0])
            buffer_addf(out, "%s%s", out->length > before ? ", " : "", parts[i]);
    if (postcode[0] || commune[0])
        buffer_addf(out, "%s%s%s%s", out->length > before ? ", " : "", postcode,
                    postcode[0] && commune[0] ? " " : "", commune);
}

void place_say_phone(const struct place *place, struct text_buffer *out)
{
    char phone[PHONE_SIZE];

    phone_format(place->view.phone, phone, sizeof phone);
    buffer_add(out, phone);
}
