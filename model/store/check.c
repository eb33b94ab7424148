#include <stdio.h>
#include <string.h>

#include "model/base/clock.h"
#include "model/store/inside.h"
#include "model/store/query.h"

static bool checked_already(struct store *store, const char *today)
{
    struct query query;
    char day[CLOCK_DAY_SIZE] = "";

    query_open(&query, store, "SELECT value FROM mark WHERE name = 'checked'");
    if (query_step(&query, NULL) == QUERY_ROW)
        query_text(&query, 0, day, sizeof(day));
    query_close(&query);
    return strcmp(day, today) == 0;
}

static bool mark_checked(struct store *store, void *today, struct fault *fault)
{
    struct query query;

    query_open(&query, store,
               "INSERT INTO mark (name, value) VALUES ('checked', ?)"
               " ON CONFLICT (name) DO UPDATE SET value = excluded.value");
    query_bind_text(&query, today);
    return query_run(&query, fault);
}

static bool quick_check(struct store *store, struct fault *fault)
{
    struct query query;
    char verdict[128] = "";
    enum query_step step;

    query_open(&query, store, "PRAGMA quick_check(1)");
    step = query_step(&query, fault);
    if (step == QUERY_ROW)
        query_text(&query, 0, verdict, sizeof(verdict));
    query_close(&query);
    if (strcmp(verdict, "ok") == 0)
        return true;
    fault_set(fault, FAULT_STORE_DAMAGED);
    if (fault != NULL) {
        FAULT_TEXT(fault->file, store->path);
        FAULT_TEXT(fault->detail, verdict);
    }
    return false;
}

bool store_check_daily(struct store *store, struct fault *fault)
{
    char today[CLOCK_DAY_SIZE];

    clock_day_text(clock_today(), today);
    if (checked_already(store, today))
        return true;
    if (!quick_check(store, fault))
        return false;
    /* Not being able to say it passed only means it runs again. */
    if (store->mode != STORE_READ)
        store_write(store, mark_checked, today, NULL);
    return true;
}

bool store_clock_check(struct store *store, struct fault *fault)
{
    struct query query;
    char day[CLOCK_DAY_SIZE] = "";
    int64_t last = 0;
    enum query_step step;

    query_open(&query, store,
               "SELECT opened, day FROM visit ORDER BY day DESC, opened DESC LIMIT 1");
    step = query_step(&query, fault);
    if (step == QUERY_ROW) {
        last = query_number(&query, 0);
        query_text(&query, 1, day, sizeof(day));
    }
    query_close(&query);
    if (step == QUERY_FAILED || last <= clock_now_ms())
        return step != QUERY_FAILED;
    fault_set(fault, FAULT_CLOCK);
    if (fault != NULL)
        FAULT_TEXT(fault->word, day);
    return false;
}

void store_settle(struct store *store)
{
    if (store->database != NULL && !store->writing)
        sqlite3_wal_checkpoint_v2(store->database, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
}
