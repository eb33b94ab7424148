#include "model/desk/desk.h"

#include "model/store/audit.h"
#include "model/store/query.h"

bool desk_load(struct store *store, struct desk *desk, bool *known, struct fault *fault)
{
    struct query query;
    enum query_step step;

    *desk = (struct desk){0};
    query_open(&query, store, "SELECT id, name, network, commune, pack, phone, notice FROM desk");
    step = query_step(&query, fault);
    *known = step == QUERY_ROW;
    if (*known) {
        query_text(&query, 0, desk->id, sizeof(desk->id));
        query_text(&query, 1, desk->name, sizeof(desk->name));
        query_text(&query, 2, desk->network, sizeof(desk->network));
        query_text(&query, 3, desk->commune, sizeof(desk->commune));
        query_text(&query, 4, desk->pack, sizeof(desk->pack));
        query_text(&query, 5, desk->phone, sizeof(desk->phone));
        query_text(&query, 6, desk->notice, sizeof(desk->notice));
    }
    query_close(&query);
    return step != QUERY_FAILED;
}

struct saving {
    const struct desk *desk;
    char audit[UUID_SIZE];
};

static bool save_work(struct store *store, void *data, struct fault *fault)
{
    const struct saving *saving = data;
    const struct desk *desk = saving->desk;
    struct query query;

    query_open(&query, store,
               "INSERT INTO desk (only, id, name, network, commune, pack, phone, notice)"
               " VALUES (1, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (only) DO UPDATE SET"
               " name = excluded.name, network = excluded.network, commune = excluded.commune,"
               " pack = excluded.pack, phone = excluded.phone, notice = excluded.notice");
    query_bind_text(&query, desk->id);
    query_bind_text(&query, desk->name);
    query_bind_text(&query, desk->network);
    query_bind_text(&query, desk->commune);
    query_bind_text(&query, desk->pack);
    query_bind_text(&query, desk->phone);
    query_bind_text(&query, desk->notice);
    return query_run(&query, fault) &&
           audit_add(store, saving->audit, "", "desk_changed", desk->name, fault);
}

bool desk_save(struct store *store, struct desk *desk, struct fault *fault)
{
    struct saving saving = {.desk = desk};
    const char *missing = desk->name[0] == '\0' ? "name" : desk->pack[0] == '\0' ? "pack" : NULL;

    if (missing != NULL) {
        fault_set(fault, FAULT_ANSWER_MISSING);
        if (fault != NULL)
            FAULT_TEXT(fault->word, missing);
        return false;
    }
    if (desk->id[0] == '\0')
        uuid_make(desk->id);
    uuid_make(saving.audit);
    return store_write(store, save_work, &saving, fault);
}
