#include <string.h>

#include "model/store/inside.h"
#include "model/store/query.h"

static void leave_queue(struct store *store)
{
    store->writing = false;
    lock_release(store->lock);
}

/* After an input/output error the pages in memory may no longer be those of the disk (Linux drops
 * dirty pages after a failed fsync): only a fresh connection knows what is there. */
static bool reopen(struct store *store, struct fault *fault)
{
    connection_close(store);
    return connection_open(store, fault);
}

static bool refuse(struct store *store, enum fault_code code, struct fault *fault)
{
    fault_set(fault, code);
    if (fault != NULL)
        FAULT_TEXT(fault->file, store->path);
    return false;
}

bool store_begin(struct store *store, struct fault *fault)
{
    int code;

    if (store->mode == STORE_READ)
        return refuse(store, FAULT_FILE_READ_ONLY, fault);
    if ((store->broken || store->database == NULL) && !reopen(store, fault))
        return false;
    if (!lock_take(store->lock, store->seam.deadline_ms))
        return refuse(store, FAULT_STORE_BUSY, fault);
    code = sqlite3_exec(store->database, "BEGIN IMMEDIATE", NULL, NULL, NULL);
    if (code != SQLITE_OK) {
        complain(store, code, "BEGIN IMMEDIATE", fault);
        lock_release(store->lock);
        return false;
    }
    store->writing = true;
    return true;
}

void store_rollback(struct store *store)
{
    if (!store->writing)
        return;
    if (store->database != NULL)
        sqlite3_exec(store->database, "ROLLBACK", NULL, NULL, NULL);
    leave_queue(store);
    if (store->broken)
        reopen(store, NULL);
}

static bool uncertain(struct store *store, int code, const char *statement, struct fault *fault)
{
    complain(store, code, statement, fault);
    store->broken = true;
    store->doubtful = true;
    store_rollback(store);
    if (fault != NULL)
        fault->code = FAULT_STORE_UNCERTAIN;
    return false;
}

/* After a COMMIT that failed, a record may be read back from memory that no disk holds: the log is
 * recovered from pages whose fsync failed, and a second COMMIT with nothing new to write succeeds
 * without one. So everything is copied from the log into the file, which is synced in turn. */
static int carry_to_disk(struct store *store)
{
    return sqlite3_wal_checkpoint_v2(store->database, NULL, SQLITE_CHECKPOINT_FULL, NULL, NULL);
}

/* A broken foreign key is a clear refusal. Anything else at COMMIT leaves the truth on the disk:
 * frames already written come back if the machine stops before the next write. */
bool store_commit(struct store *store, struct fault *fault)
{
    int code = sqlite3_exec(store->database, "COMMIT", NULL, NULL, NULL);

    if ((code & 0xff) == SQLITE_CONSTRAINT) {
        complain(store, code, "COMMIT", fault);
        store_rollback(store);
        return false;
    }
    if (code == SQLITE_OK && store->doubtful)
        code = carry_to_disk(store);
    if (code != SQLITE_OK)
        return uncertain(store, code, "COMMIT", fault);
    store->doubtful = false;
    leave_queue(store);
    return true;
}

static bool write_once(struct store *store, bool (*work)(struct store *, void *, struct fault *),
                       void *data, struct fault *fault)
{
    if (!store_begin(store, fault))
        return false;
    if (!work(store, data, fault)) {
        store_rollback(store);
        return false;
    }
    return store_commit(store, fault);
}

bool store_write(struct store *store, bool (*work)(struct store *, void *, struct fault *),
                 void *data, struct fault *fault)
{
    struct fault own = {0};
    bool done = write_once(store, work, data, &own);

    if (!done && own.code == FAULT_STORE_UNCERTAIN) {
        struct fault again = {0};

        done = write_once(store, work, data, &again);
        /* The disk is still refusing: what the first COMMIT left is still unknown. */
        if (!done && again.code != FAULT_DISK && again.code != FAULT_FILE_READ_ONLY)
            own = again;
    }
    if (!done && fault != NULL)
        *fault = own;
    return done;
}
