#include "model/store/store.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "locale/text/memory.h"
#include "model/store/inside.h"

enum { DEADLINE_MS = 10000 };

static char *lock_path_of(const char *path)
{
    static const char suffix[] = "-lock";
    size_t length = strlen(path);
    char *lock_path = memory_alloc(length + sizeof(suffix));

    memcpy(lock_path, path, length);
    memcpy(lock_path + length, suffix, sizeof(suffix));
    return lock_path;
}

static bool open_lock(struct store *store, mode_t file_mode, struct fault *fault)
{
    if (store->mode == STORE_READ)
        return true;
    store->lock = lock_open(store->lock_path, file_mode);
    if (store->lock >= 0)
        return true;
    fault_set(fault, FAULT_FILE_READ_ONLY);
    if (fault != NULL) {
        fault->system = errno;
        FAULT_TEXT(fault->file, store->lock_path);
    }
    return false;
}

struct store *store_open_with(const char *path, enum store_mode mode, const struct store_seam *seam,
                              struct fault *fault)
{
    struct store *store;
    mode_t file_mode;

    if (!place_prepare(path, mode, seam, &file_mode, fault))
        return NULL;
    store = memory_zero(1, sizeof(*store));
    store->seam = *seam;
    store->mode = mode;
    store->path = memory_text(path);
    store->lock_path = lock_path_of(path);
    store->lock = -1;
    if (open_lock(store, file_mode, fault) && connection_open(store, fault))
        return store;
    store_close(store);
    return NULL;
}

struct store *store_open_kind(const char *path, enum store_mode mode, const struct store_kind *kind,
                              struct fault *fault)
{
    const struct store_seam real = {
        .kind = *kind, .filesystem = place_filesystem, .deadline_ms = DEADLINE_MS};

    return store_open_with(path, mode, &real, fault);
}

struct store *store_open(const char *path, enum store_mode mode, struct fault *fault)
{
    const struct store_kind desk = {.application = STORE_APPLICATION,
                                    .migrations = store_migrations,
                                    .migration_count = store_migration_count};

    return store_open_kind(path, mode, &desk, fault);
}

void store_close(struct store *store)
{
    if (store == NULL)
        return;
    connection_close(store);
    if (store->lock >= 0)
        close(store->lock);
    free(store->path);
    free(store->lock_path);
    free(store);
}

const char *store_path(const struct store *store)
{
    return store->path;
}

int store_schema(void)
{
    return store_migrations[store_migration_count - 1].number;
}
