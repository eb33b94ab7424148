#include "model/point/point.h"

#include <stdlib.h>

#include "locale/text/memory.h"
#include "model/store/query.h"

static bool remember_work(struct store *store, void *data, struct fault *fault)
{
    const struct point *point = data;
    struct query query;

    query_open(&query, store,
               "INSERT INTO point (id, network, commune, name, address, phone, site, hours,"
               " checked) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
               " ON CONFLICT (network, commune, name) DO UPDATE SET address = excluded.address,"
               " phone = excluded.phone, site = excluded.site, hours = excluded.hours,"
               " checked = excluded.checked");
    query_bind_text(&query, point->id);
    query_bind_text(&query, point->network);
    query_bind_text(&query, point->commune);
    query_bind_text(&query, point->name);
    query_bind_text(&query, point->address);
    query_bind_text(&query, point->phone);
    query_bind_text(&query, point->site);
    query_bind_text(&query, point->hours);
    query_bind_text(&query, point->checked);
    return query_run(&query, fault);
}

bool point_remember(struct store *store, struct point *point, struct fault *fault)
{
    if (point->name[0] == '\0') {
        fault_set(fault, FAULT_ANSWER_MISSING);
        if (fault != NULL)
            FAULT_TEXT(fault->word, "name");
        return false;
    }
    uuid_make(point->id);
    clock_day_text(clock_today(), point->checked);
    return store_write(store, remember_work, point, fault);
}

void point_list_finish(struct point_list *list)
{
    if (list == NULL)
        return;
    free(list->points);
    *list = (struct point_list){0};
}

static void read_point(const struct query *query, struct point *point)
{
    query_text(query, 0, point->id, sizeof(point->id));
    query_text(query, 1, point->network, sizeof(point->network));
    query_text(query, 2, point->commune, sizeof(point->commune));
    query_text(query, 3, point->name, sizeof(point->name));
    query_text(query, 4, point->address, sizeof(point->address));
    query_text(query, 5, point->phone, sizeof(point->phone));
    query_text(query, 6, point->site, sizeof(point->site));
    query_text(query, 7, point->hours, sizeof(point->hours));
    query_text(query, 8, point->checked, sizeof(point->checked));
}

bool point_offer(struct store *store, const char *network, const char *commune,
                 struct point_list *list, struct fault *fault)
{
    struct query query;
    enum query_step step;

    *list = (struct point_list){0};
    query_open(&query, store,
               "SELECT id, network, commune, name, address, phone, site, hours, checked FROM point"
               " WHERE network = ? ORDER BY commune = ? DESC, checked DESC, name LIMIT 50");
    query_bind_text(&query, network);
    query_bind_text(&query, commune);
    while ((step = query_step(&query, fault)) == QUERY_ROW) {
        list->points = memory_grow(list->points, (list->count + 1) * sizeof(*list->points));
        read_point(&query, &list->points[list->count++]);
    }
    query_close(&query);
    if (step != QUERY_DONE)
        point_list_finish(list);
    return step == QUERY_DONE;
}
