#include "model/store/query.h"
#include "model/visit/visit.h"

static const char *const kinds[QUICK_KINDS] = {
    [QUICK_INFORMATION] = "rapide",
    [QUICK_EMERGENCY] = "urgence",
};

struct counting {
    char id[UUID_SIZE];
    const char *kind;
    int64_t at;
};

static bool count_work(struct store *store, void *data, struct fault *fault)
{
    const struct counting *counting = data;
    struct query query;
    struct civil_date date;
    char day[CLOCK_DAY_SIZE];

    clock_local(counting->at, &date, NULL);
    clock_day_text(date, day);
    query_open(&query, store, "INSERT INTO quick (id, at, day, kind) VALUES (?, ?, ?, ?)");
    query_bind_text(&query, counting->id);
    query_bind_number(&query, counting->at);
    query_bind_text(&query, day);
    query_bind_text(&query, counting->kind);
    return query_run(&query, fault);
}

bool visit_count_quick(struct store *store, enum quick_kind kind, struct fault *fault)
{
    struct counting counting = {.kind = kinds[kind], .at = clock_now_ms()};

    uuid_make(counting.id);
    return store_write(store, count_work, &counting, fault);
}

bool visit_quick_counts(struct store *store, struct civil_date day, int counts[QUICK_KINDS],
                        struct fault *fault)
{
    char text[CLOCK_DAY_SIZE];

    clock_day_text(day, text);
    for (int kind = 0; kind < QUICK_KINDS; kind++) {
        struct query query;
        int64_t count;

        query_open(&query, store, "SELECT count(*) FROM quick WHERE day = ? AND kind = ?");
        query_bind_text(&query, text);
        query_bind_text(&query, kinds[kind]);
        if (!query_one(&query, 0, &count, fault))
            return false;
        counts[kind] = (int)count;
    }
    return true;
}
