#include "model/directory/directory.h"

#include <stdlib.h>
#include <string.h>

#include "locale/text/memory.h"
#include "model/base/clock.h"
#include "model/directory/columns.h"
#include "model/directory/inside.h"

/* What another record of the place may complete: the rest would mix two offices. */
static const enum structure_field completed[] = {
    STRUCTURE_TELEPHONE,        STRUCTURE_COURRIEL,           STRUCTURE_SITE_WEB,
    STRUCTURE_HORAIRES_ACCUEIL, STRUCTURE_ACCESSIBILITE_LIEU, STRUCTURE_ACCES,
};

static bool unknown(const char *id, struct fault *fault)
{
    fault_set(fault, FAULT_POINT_UNKNOWN);
    if (fault != NULL)
        FAULT_TEXT(fault->word, id);
    return false;
}

static bool has_network(const struct directory_point *point, const char *code)
{
    for (size_t i = 0; i < point->network_count; i++)
        if (strcmp(point->networks[i], code) == 0)
            return true;
    return false;
}

static void add_networks(struct directory_point *point, const char *codes)
{
    char *copy = memory_text(codes), *rest = copy, *code;

    while (point->network_count < POINT_NETWORKS_MOST && (code = strsep(&rest, " ")) != NULL)
        if (code[0] != '\0' && !has_network(point, code))
            point->networks[point->network_count++] = memory_text(code);
    free(copy);
}

static void read_best(struct directory_point *point, const struct query *query)
{
    for (int i = 0; i < STRUCTURE_FIELDS; i++)
        point->fields[i] = memory_text(query_view(query, i));
}

static void read_same(struct directory_point *point, const struct query *query)
{
    if (point->same_count < POINT_SOURCES_MOST)
        point->same[point->same_count++] = memory_text(query_view(query, STRUCTURE_ID));
    for (size_t i = 0; i < sizeof(completed) / sizeof(*completed); i++) {
        char **field = &point->fields[completed[i]];

        if ((*field)[0] != '\0')
            continue;
        free(*field);
        *field = memory_text(query_view(query, (int)completed[i]));
    }
}

static bool read_records(struct directory *directory, struct directory_point *point,
                         struct fault *fault)
{
    struct query query;
    enum query_step step;

    query_open(&query, directory->store,
               STRUCTURE_COLUMNS ", s.networks FROM structure AS s WHERE s.place = ?"
                                 " ORDER BY s.worth DESC, s.date_maj DESC, s.id");
    query_bind_number(&query, point->key);
    while ((step = query_step(&query, fault)) == QUERY_ROW) {
        if (point->fields[0] == NULL)
            read_best(point, &query);
        else
            read_same(point, &query);
        add_networks(point, query_view(&query, STRUCTURE_FIELDS));
    }
    query_close(&query);
    return step == QUERY_DONE;
}

static bool read_place(struct directory *directory, const char *id, struct directory_point *point,
                       struct fault *fault)
{
    char today[CLOCK_DAY_SIZE];
    struct query query;
    enum query_step step;

    clock_day_text(clock_today(), today);
    query_open(&query, directory->store,
               "SELECT p.key, p.located, p.latitude, p.longitude, p.hidden,"
               " p.closes <> '' AND p.closes <= ?"
               " FROM structure AS s JOIN place AS p ON p.key = s.place WHERE s.id = ?");
    query_bind_text(&query, today);
    query_bind_text(&query, id);
    step = query_step(&query, fault);
    if (step == QUERY_ROW) {
        point->key = query_number(&query, 0);
        point->located = query_number(&query, 1) > 0;
        point->approximate = query_number(&query, 1) == 1;
        point->latitude = (double)query_number(&query, 2) * 1e-6;
        point->longitude = (double)query_number(&query, 3) * 1e-6;
        point->hidden = query_number(&query, 4) != 0 || query_number(&query, 5) != 0;
    }
    query_close(&query);
    return step == QUERY_ROW || (step == QUERY_DONE && unknown(id, fault));
}

bool directory_point(struct directory *directory, const char *id, struct directory_point *point,
                     struct fault *fault)
{
    *point = (struct directory_point){0};
    if (!read_place(directory, id, point, fault))
        return false;
    if (read_records(directory, point, fault) && point->fields[0] != NULL)
        return true;
    /* gone between the two: an import has just ended */
    directory_point_finish(point);
    return unknown(id, fault);
}

void directory_point_finish(struct directory_point *point)
{
    for (int i = 0; i < STRUCTURE_FIELDS; i++)
        free(point->fields[i]);
    for (size_t i = 0; i < point->network_count; i++)
        free(point->networks[i]);
    for (size_t i = 0; i < point->same_count; i++)
        free(point->same[i]);
    *point = (struct directory_point){0};
}

static void read_service(struct directory_services *services, const struct query *query)
{
    size_t size = (services->count + 1) * sizeof(*services->all);

    services->all = memory_grow(services->all, size);
    for (int i = 0; i < SERVICE_FIELDS; i++)
        services->all[services->count].fields[i] = memory_text(query_view(query, i));
    services->count++;
}

bool directory_services(struct directory *directory, const struct directory_point *point,
                        struct directory_services *services, struct fault *fault)
{
    struct query query;
    enum query_step step;

    *services = (struct directory_services){0};
    query_open(&query, directory->store,
               SERVICE_COLUMNS " FROM structure AS s JOIN service AS v ON v.structure = s.key"
                               " WHERE s.place = ? AND v.hidden = 0 ORDER BY v.nom, v.id");
    query_bind_number(&query, point->key);
    while ((step = query_step(&query, fault)) == QUERY_ROW)
        read_service(services, &query);
    query_close(&query);
    if (step == QUERY_FAILED)
        directory_services_finish(services);
    return step == QUERY_DONE;
}

void directory_services_finish(struct directory_services *services)
{
    for (size_t i = 0; i < services->count; i++)
        for (int f = 0; f < SERVICE_FIELDS; f++)
            free(services->all[i].fields[f]);
    free(services->all);
    *services = (struct directory_services){0};
}
