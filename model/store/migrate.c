#include "model/store/inside.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "locale/text/memory.h"
#include "model/store/query.h"

/* The copy goes through SQLite's backup interface: it is whole even while others read. */
static int copy_database(sqlite3 *from, const char *path)
{
    sqlite3 *to = NULL;
    sqlite3_backup *backup;
    int code = sqlite3_open_v2(path, &to, SQLITE_OPEN_READWRITE, NULL);

    if (code == SQLITE_OK) {
        backup = sqlite3_backup_init(to, "main", from, "main");
        if (backup != NULL) {
            sqlite3_backup_step(backup, -1);
            sqlite3_backup_finish(backup);
        }
        code = sqlite3_errcode(to);
    }
    sqlite3_close(to);
    return code;
}

/* `<path>.avant-v<number>`, made by us and nobody else. An earlier copy of the same step stays: the
 * first one is the one from before anything was tried. */
static bool keep_copy(struct store *store, int number, struct fault *fault)
{
    char *path = NULL;
    struct stat about;
    mode_t mode = stat(store->path, &about) == 0 ? about.st_mode & 0660 : 0600;
    int file, code = SQLITE_CANTOPEN;

    if (asprintf(&path, "%s.avant-v%d", store->path, number) < 0)
        abort();
    file = open(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode);
    if (file >= 0) {
        close(file);
        code = copy_database(store->database, path);
        if (code != SQLITE_OK)
            unlink(path);
    } else if (errno == EEXIST) {
        code = SQLITE_OK;
    }
    free(path);
    return code == SQLITE_OK || complain(store, code, "backup", fault);
}

static bool current_version(struct store *store, int64_t *version, struct fault *fault)
{
    struct query query;

    query_open(&query, store, "PRAGMA user_version");
    return query_one(&query, 0, version, fault);
}

/* Every statement of a schema file, one after the other. */
static int run_all(sqlite3 *database, const char *sql)
{
    int code = SQLITE_OK;

    while (*sql != '\0' && code == SQLITE_OK) {
        sqlite3_stmt *statement = NULL;

        code = sqlite3_prepare_v2(database, sql, -1, &statement, &sql);
        while (code == SQLITE_OK && statement != NULL && sqlite3_step(statement) == SQLITE_ROW)
            continue;
        if (code == SQLITE_OK)
            code = sqlite3_finalize(statement);
    }
    return code;
}

/* One migration, one transaction: the number it leaves is written with what it changes. */
static bool apply(struct store *store, const struct migration *step, struct fault *fault)
{
    int64_t version;
    int code = sqlite3_exec(store->database, "BEGIN IMMEDIATE", NULL, NULL, NULL);

    if (code == SQLITE_OK)
        code = run_all(store->database, step->sql);
    if (code == SQLITE_OK && current_version(store, &version, NULL) && version != step->number)
        code = SQLITE_MISUSE;
    if (code == SQLITE_OK)
        code = sqlite3_exec(store->database, "COMMIT", NULL, NULL, NULL);
    if (code == SQLITE_OK)
        return true;
    complain(store, code, "migration", fault);
    sqlite3_exec(store->database, "ROLLBACK", NULL, NULL, NULL);
    return false;
}

/* The version is read again here, under the lock: another desk may have migrated meanwhile. */
bool migrate(struct store *store, struct fault *fault)
{
    const struct store_kind *kind = &store->seam.kind;
    int last = kind->migrations[kind->migration_count - 1].number;
    int64_t version;

    if (!current_version(store, &version, fault))
        return false;
    if (version > 0 && version < last && !keep_copy(store, last, fault))
        return false;
    for (size_t i = 0; i < kind->migration_count; i++)
        if (kind->migrations[i].number > version && !apply(store, &kind->migrations[i], fault))
            return false;
    return true;
}
