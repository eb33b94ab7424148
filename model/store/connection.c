#include "model/store/inside.h"

#include <string.h>

#include "model/store/query.h"

enum { BUSY_MS = 10000 }; /* behind the queue, for what is not one of our desks */

/* Refuse what a damaged or hostile schema could do, and the traps of SQL as SQLite reads it. */
static void harden(sqlite3 *database)
{
    sqlite3_db_config(database, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    sqlite3_db_config(database, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
    sqlite3_db_config(database, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
    sqlite3_db_config(database, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
    sqlite3_db_config(database, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, NULL);
    sqlite3_limit(database, SQLITE_LIMIT_ATTACHED, 0);
    sqlite3_limit(database, SQLITE_LIMIT_LENGTH, 16 * 1024 * 1024);
    sqlite3_busy_timeout(database, BUSY_MS);
}

static int set_up(sqlite3 *database)
{
    return sqlite3_exec(database,
                        "PRAGMA foreign_keys = ON;"
                        "PRAGMA recursive_triggers = ON;"
                        "PRAGMA trusted_schema = OFF;"
                        "PRAGMA cell_size_check = ON;"
                        "PRAGMA secure_delete = ON;"
                        "PRAGMA synchronous = FULL;"
                        "PRAGMA journal_size_limit = 4194304;"
                        "PRAGMA temp_store = MEMORY;",
                        NULL, NULL, NULL);
}

/* Ours, and of which schema: 0 for a file still empty. */
static bool identify(struct store *store, int64_t *version, struct fault *fault)
{
    struct query query;
    int64_t application, tables;

    query_open(&query, store, "SELECT count(*) FROM sqlite_schema");
    if (!query_one(&query, 0, &tables, fault))
        return false;
    query_open(&query, store, "PRAGMA application_id");
    if (!query_one(&query, 0, &application, fault))
        return false;
    query_open(&query, store, "PRAGMA user_version");
    if (!query_one(&query, 0, version, fault))
        return false;
    if (application != store->seam.kind.application &&
        (application != 0 || tables != 0 || *version != 0)) {
        fault_set(fault, FAULT_STORE_FOREIGN);
        if (fault != NULL)
            FAULT_TEXT(fault->file, store->path);
        return false;
    }
    return true;
}

static bool version_fault(struct store *store, enum fault_code code, int64_t version,
                          struct fault *fault)
{
    fault_set(fault, code);
    if (fault == NULL)
        return false;
    FAULT_TEXT(fault->file, store->path);
    fault->number = version;
    return false;
}

static bool is_wal(struct store *store)
{
    struct query query;
    char mode[16] = "";

    query_open(&query, store, "PRAGMA journal_mode");
    if (query_step(&query, NULL) == QUERY_ROW)
        query_text(&query, 0, mode, sizeof(mode));
    query_close(&query);
    return strcmp(mode, "wal") == 0;
}

/* Under the lock: everybody else waits or has not begun. */
static bool bring_up_to_date(struct store *store, struct fault *fault)
{
    bool done;

    if (!lock_take(store->lock, store->seam.deadline_ms))
        return version_fault(store, FAULT_STORE_BUSY, 0, fault);
    if (!is_wal(store))
        sqlite3_exec(store->database, "PRAGMA journal_mode = WAL", NULL, NULL, NULL);
    done = migrate(store, fault);
    lock_release(store->lock);
    return done;
}

/* Read back: a setting that did not take would break the promise in silence. */
static bool settings_took(struct store *store, struct fault *fault)
{
    struct query query;
    int64_t synchronous, keys;

    if (!is_wal(store))
        return version_fault(store, FAULT_STORE_NETWORK, 0, fault);
    query_open(&query, store, "PRAGMA synchronous");
    if (!query_one(&query, 0, &synchronous, fault))
        return false;
    query_open(&query, store, "PRAGMA foreign_keys");
    if (!query_one(&query, 0, &keys, fault))
        return false;
    return (synchronous == 2 && keys == 1) || version_fault(store, FAULT_STORE_SQL, 0, fault);
}

static bool adopt(struct store *store, struct fault *fault)
{
    const struct migration *last =
        &store->seam.kind.migrations[store->seam.kind.migration_count - 1];
    int64_t version;

    if (!identify(store, &version, fault))
        return false;
    if (version > last->number)
        return version_fault(store, FAULT_STORE_NEWER, version, fault);
    if (store->mode == STORE_READ) {
        if (version < last->number)
            return version_fault(store, FAULT_STORE_OLDER, version, fault);
        return true;
    }
    if ((version < last->number || !is_wal(store)) && !bring_up_to_date(store, fault))
        return false;
    return settings_took(store, fault);
}

bool connection_open(struct store *store, struct fault *fault)
{
    int flags = store->mode == STORE_READ ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
    int code = sqlite3_open_v2(store->path, &store->database,
                               flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, NULL);

    store->broken = false;
    if (code == SQLITE_OK) {
        harden(store->database);
        code = set_up(store->database);
    }
    if (code == SQLITE_OK && store->seam.kind.set_up != NULL)
        code = store->seam.kind.set_up(store->database);
    if (code != SQLITE_OK)
        complain(store, code, NULL, fault);
    else if (adopt(store, fault))
        return true;
    connection_close(store);
    return false;
}

void connection_close(struct store *store)
{
    for (int i = 0; i < STORE_KEPT; i++)
        sqlite3_finalize(store->kept[i].statement);
    memset(store->kept, 0, sizeof(store->kept));
    sqlite3_close_v2(store->database);
    store->database = NULL;
}
