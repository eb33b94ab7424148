#include "model/point/missing.h"

#include <stdlib.h>
#include <string.h>

#include "locale/text/memory.h"
#include "locale/text/utf8.h"
#include "model/base/clock.h"
#include "model/pack/pack.h"
#include "model/store/query.h"
#include "model/territory/territory.h"

/* ------------------------------------------------------------------------------- what to count */

static const char *countable_demand(const struct pack *pack, const char *demand)
{
    int question = pack_question(pack, "demande");
    const struct choice *choice = question >= 0 ? pack_choice(pack, question, demand) : NULL;

    if (choice == NULL || choice->sensitive || pack->questions[question].sensitive)
        return "";
    return choice->name;
}

/* An arrondissement is in the EPCI of its commune. */
static const char *countable_place(const struct territory *territory, const char *insee,
                                   struct commune *commune)
{
    if (territory == NULL || !territory_by_insee(territory, insee, commune))
        return "";
    if (commune->epci[0] == '\0' && commune->parent[0] != '\0')
        territory_by_insee(territory, commune->parent, commune);
    return commune->epci[0] != '\0' ? commune->epci : commune->department;
}

void missing_door(const struct pack *pack, const struct territory *territory, const char *insee,
                  const char *demand, const char *network, struct missing_door *door)
{
    struct commune commune;

    *door = (struct missing_door){.place = ""};
    utf8_copy(door->place, sizeof(door->place), countable_place(territory, insee, &commune));
    utf8_copy(door->network, sizeof(door->network), network);
    utf8_copy(door->demand, sizeof(door->demand), countable_demand(pack, demand));
}

/* ------------------------------------------------------------------------------- counting */

static void this_month(char month[MISSING_MONTH_SIZE])
{
    char today[CLOCK_DAY_SIZE];

    clock_day_text(clock_today(), today);
    utf8_copy(month, MISSING_MONTH_SIZE, today);
}

static void bind_door(struct query *query, const char *month, const struct missing_door *door)
{
    query_bind_text(query, month);
    query_bind_text(query, door->place);
    query_bind_text(query, door->network);
    query_bind_text(query, door->demand);
}

static bool add_one(struct store *store, const char *month, const struct missing_door *door,
                    struct fault *fault)
{
    struct query query;

    query_open(&query, store,
               "INSERT INTO missing_door (month, place, network, demand, count)"
               " VALUES (?, ?, ?, ?, 1)"
               " ON CONFLICT (month, place, network, demand) DO UPDATE SET count = count + 1");
    bind_door(&query, month, door);
    return query_run(&query, fault);
}

static bool same_door(const struct missing_door *one, const struct missing_door *other)
{
    return strcmp(one->place, other->place) == 0 && strcmp(one->network, other->network) == 0 &&
           strcmp(one->demand, other->demand) == 0;
}

/* « Another address » has no network, and is no missing door; twice in a list is once. */
static bool counts(const struct missing_door *doors, size_t at)
{
    for (size_t i = 0; i < at; i++)
        if (same_door(&doors[i], &doors[at]))
            return false;
    return doors[at].network[0] != '\0';
}

bool missing_note_within(struct store *store, const struct missing_door *doors, size_t count,
                         struct fault *fault)
{
    char month[MISSING_MONTH_SIZE];

    this_month(month);
    for (size_t i = 0; i < count && i < MISSING_MOST; i++)
        if (counts(doors, i) && !add_one(store, month, &doors[i], fault))
            return false;
    return true;
}

struct noting {
    const struct missing_door *doors;
    size_t count;
    int64_t reached[MISSING_MOST]; /* count that the first run leaves; 0 before it */
};

static bool count_of(struct store *store, const char *month, const struct missing_door *door,
                     int64_t *count, struct fault *fault)
{
    struct query query;

    query_open(&query, store,
               "SELECT count FROM missing_door WHERE month = ? AND place = ? AND network = ?"
               " AND demand = ?");
    bind_door(&query, month, door);
    return query_one(&query, 0, count, fault);
}

/* Run again after an uncertain commit, what the first run left is there already, or is not. */
static bool note_work(struct store *store, void *data, struct fault *fault)
{
    struct noting *noting = data;
    char month[MISSING_MONTH_SIZE];
    int64_t count;

    this_month(month);
    for (size_t i = 0; i < noting->count; i++) {
        if (!counts(noting->doors, i))
            continue;
        if (!count_of(store, month, &noting->doors[i], &count, fault))
            return false;
        if (noting->reached[i] == 0)
            noting->reached[i] = count + 1;
        if (count < noting->reached[i] && !add_one(store, month, &noting->doors[i], fault))
            return false;
    }
    return true;
}

bool missing_note(struct store *store, const struct missing_door *doors, size_t count,
                  struct fault *fault)
{
    struct noting noting = {.doors = doors, .count = count < MISSING_MOST ? count : MISSING_MOST};

    return noting.count == 0 || store_write(store, note_work, &noting, fault);
}

/* ------------------------------------------------------------------------------- report */

void missing_report_finish(struct missing_report *report)
{
    if (report == NULL)
        return;
    free(report->rows);
    *report = (struct missing_report){0};
}

bool missing_month_valid(const char *text)
{
    struct civil_date date;
    char day[CLOCK_DAY_SIZE] = "";

    if (strlen(text) != MISSING_MONTH_SIZE - 1 || strspn(text, "0123456789") != 4)
        return false;
    memcpy(day, text, MISSING_MONTH_SIZE - 1);
    memcpy(day + MISSING_MONTH_SIZE - 1, "-01", 4);
    return civil_parse(day, &date);
}

bool missing_report(struct store *store, const char *from, const char *to,
                    struct missing_report *report, struct fault *fault)
{
    struct query query;
    enum query_step step;

    *report = (struct missing_report){0};
    query_open(&query, store,
               "SELECT place, network, demand, sum(count) AS n, sum(sum(count)) OVER"
               " (PARTITION BY place, network) AS of_network FROM missing_door"
               " WHERE month >= ?1 AND (?2 = '' OR month <= ?2) GROUP BY place, network, demand"
               " ORDER BY place, of_network DESC, network, n DESC, demand");
    query_bind_text(&query, from);
    query_bind_text(&query, to);
    while ((step = query_step(&query, fault)) == QUERY_ROW) {
        struct missing_row *row;

        report->rows = memory_grow(report->rows, (report->count + 1) * sizeof(*report->rows));
        row = &report->rows[report->count++];
        query_text(&query, 0, row->door.place, sizeof(row->door.place));
        query_text(&query, 1, row->door.network, sizeof(row->door.network));
        query_text(&query, 2, row->door.demand, sizeof(row->door.demand));
        row->count = query_number(&query, 3);
    }
    query_close(&query);
    if (step != QUERY_DONE)
        missing_report_finish(report);
    return step == QUERY_DONE;
}

static const char *epci_name(const struct territory *territory, const char *siren)
{
    for (size_t i = 0; i < territory_count(territory); i++) {
        struct commune commune = territory_at(territory, i);

        if (strcmp(commune.epci, siren) == 0)
            return commune.epci_name;
    }
    return "";
}

const char *missing_place_name(const struct territory *territory, const char *place)
{
    if (territory == NULL || place[0] == '\0')
        return "";
    if (strlen(place) == MISSING_PLACE_SIZE - 1)
        return epci_name(territory, place);
    for (size_t i = 0; i < territory_department_count(territory); i++) {
        struct department department = territory_department_at(territory, i);

        if (strcmp(department.code, place) == 0)
            return department.name;
    }
    return "";
}
