#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "locale/text/fold.h"
#include "locale/text/utf8.h"
#include "model/directory/importing.h"
#include "model/directory/list.h"
#include "model/directory/networks.h"
#include "model/territory/territory.h"

/* Millionths of a degree; false for anything that is not a number within `most`. */
static bool degrees(const char *text, double most, int64_t *out)
{
    char *end;
    double value = strtod(text, &end);

    if (end == text || *end != '\0' || !isfinite(value) || fabs(value) > most)
        return false;
    *out = llround(value * 1e6);
    return true;
}

/* The commune of this postal code that has this name; the only one when there is one. */
static bool by_postcode(const struct territory *territory, const char *postcode, const char *name,
                        struct commune *out)
{
    enum { MOST = 64 };
    struct commune found[MOST];
    char wanted[96], folded[96];
    size_t count = territory_by_postcode(territory, postcode, found, MOST);

    fold_search(name, wanted, sizeof(wanted));
    for (size_t i = 0; i < count && i < MOST; i++) {
        fold_search(found[i].name, folded, sizeof(folded));
        if (strcmp(folded, wanted) == 0 || (count == 1 && wanted[0] == '\0')) {
            *out = found[i];
            return true;
        }
    }
    return false;
}

void department_of(const char *insee, const char *postcode, char out[4])
{
    const char *from = insee[0] != '\0' ? insee : postcode;
    bool overseas = from[0] == '9' && (from[1] == '7' || from[1] == '8');

    out[0] = '\0';
    if (strlen(from) == 5)
        utf8_copy(out, overseas ? 4 : 3, from);
}

void stand(const struct territory *territory, const struct record *record,
           struct standing *standing)
{
    const char *const *fields = record->fields;
    const char *insee = fields[STRUCTURE_CODE_INSEE], *postcode = fields[STRUCTURE_CODE_POSTAL];
    struct commune commune;
    bool known = territory != NULL &&
                 (territory_by_insee(territory, insee, &commune) ||
                  by_postcode(territory, postcode, fields[STRUCTURE_COMMUNE], &commune));

    *standing = (struct standing){0};
    utf8_copy(standing->insee, sizeof(standing->insee), known ? commune.insee : insee);
    department_of(standing->insee, postcode, standing->department);
    if (degrees(fields[STRUCTURE_LATITUDE], 90, &standing->latitude) &&
        degrees(fields[STRUCTURE_LONGITUDE], 180, &standing->longitude) &&
        (standing->latitude != 0 || standing->longitude != 0)) {
        standing->located = 2;
        return;
    }
    standing->latitude = standing->longitude = 0;
    if (!known || !commune.located)
        return;
    standing->located = 1;
    standing->latitude = (int64_t)commune.latitude * 100;
    standing->longitude = (int64_t)commune.longitude * 100;
}

void add_network(char out[NETWORKS_TEXT], const char *code)
{
    size_t length = strlen(out), wanted = strlen(code);
    char *at = out;

    while ((at = strstr(at, code)) != NULL) {
        if ((at == out || at[-1] == ' ') && (at[wanted] == ' ' || at[wanted] == '\0'))
            return;
        at += wanted;
    }
    if (length + wanted + 2 > NETWORKS_TEXT)
        return;
    if (length > 0)
        out[length++] = ' ';
    memcpy(out + length, code, wanted + 1);
}

static void add_codes(const char *const *codes, size_t count, char out[NETWORKS_TEXT])
{
    for (size_t i = 0; i < count && i < POINT_NETWORKS_MOST; i++)
        add_network(out, codes[i]);
}

static void add_meant(const struct import_feed *feed, const char *source, const char *field,
                      const char *value, char out[NETWORKS_TEXT])
{
    const char *codes[POINT_NETWORKS_MOST];

    add_codes(codes,
              networks_find(feed->networks, source, field, value, codes, POINT_NETWORKS_MOST), out);
}

/* Most missions locales and agencies of data·inclusion say no network: their name does. */
static void add_named(const struct import_feed *feed, const char *name, char out[NETWORKS_TEXT])
{
    const char *codes[POINT_NETWORKS_MOST];
    char folded[256];

    fold_search(name, folded, sizeof(folded));
    add_codes(codes,
              networks_of_name(feed->networks, feed->source, folded, codes, POINT_NETWORKS_MOST),
              out);
}

/* Which column of which source the table of networks reads. */
static const struct {
    const char *source, *field;
    enum structure_field column;
} readings[] = {
    {"data-inclusion", "reseaux_porteurs", STRUCTURE_RESEAUX_PORTEURS},
    {"dila", "type_service_local", STRUCTURE_TYPES},
    {"education", "code_nature", STRUCTURE_TYPES},
};

void networks_of(const struct import_feed *feed, const struct record *record,
                 char out[NETWORKS_TEXT])
{
    const char *own = record->fields[STRUCTURE_RESEAU];

    out[0] = '\0';
    if (feed->networks == NULL)
        return;
    if (own[0] != '\0')
        add_meant(feed, "local", "reseau", own, out);
    for (size_t i = 0; i < sizeof(readings) / sizeof(*readings); i++) {
        const char *at = record->fields[readings[i].column];
        char value[128];

        while (strcmp(feed->source, readings[i].source) == 0 &&
               list_next(&at, value, sizeof(value)))
            add_meant(feed, readings[i].source, readings[i].field, value, out);
    }
    if (out[0] == '\0')
        add_named(feed, record->fields[STRUCTURE_NOM], out);
}
