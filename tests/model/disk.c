#include "tests/model/disk.h"

#include <string.h>

#include <sqlite3.h>

static sqlite3_vfs failing;
static sqlite3_vfs *real;
static const sqlite3_io_methods *real_methods; /* all its tables write and sync the same way */

/* The real VFS has a table for the database and another for its log. */
static struct {
    const sqlite3_io_methods *before;
    sqlite3_io_methods after;
} tables[4];

static struct {
    enum disk_failure failure;
    int left; /* operations before the failure; 0: none planned */
    bool for_good, refused;
} plan;

static bool fails(bool is_sync)
{
    if (plan.left == 0 || is_sync != (plan.failure == DISK_SYNC))
        return false;
    if (plan.left > 1) {
        plan.left--;
        return false;
    }
    if (!plan.for_good)
        plan.left = 0;
    plan.refused = true;
    return true;
}

static int disk_write(sqlite3_file *file, const void *bytes, int size, sqlite3_int64 at)
{
    if (!fails(false))
        return real_methods->xWrite(file, bytes, size, at);
    if (plan.failure == DISK_SHORT)
        real_methods->xWrite(file, bytes, size / 2, at);
    return plan.failure == DISK_FULL ? SQLITE_FULL : SQLITE_IOERR_WRITE;
}

static int disk_sync(sqlite3_file *file, int flags)
{
    return fails(true) ? SQLITE_IOERR_FSYNC : real_methods->xSync(file, flags);
}

static const sqlite3_io_methods *replace(const sqlite3_io_methods *before)
{
    size_t at = 0;

    while (tables[at].before != NULL && tables[at].before != before)
        at++;
    real_methods = before;
    tables[at].before = before;
    tables[at].after = *before;
    tables[at].after.xWrite = disk_write;
    tables[at].after.xSync = disk_sync;
    return &tables[at].after;
}

/* The file is opened by the real VFS; only its table of functions is replaced. */
static int disk_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out)
{
    int code = real->xOpen(real, name, file, flags, out);

    (void)vfs;
    if (code == SQLITE_OK && file->pMethods != NULL)
        file->pMethods = replace(file->pMethods);
    return code;
}

void disk_install(void)
{
    real = sqlite3_vfs_find(NULL);
    failing = *real;
    failing.zName = "failing";
    failing.xOpen = disk_open;
    sqlite3_vfs_register(&failing, 1);
}

void disk_fail(enum disk_failure failure, int nth, bool for_good)
{
    plan.failure = failure;
    plan.left = nth;
    plan.for_good = for_good;
    plan.refused = false;
}

bool disk_mend(void)
{
    plan.left = 0;
    return plan.refused;
}
