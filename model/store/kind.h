/* What a file of ours holds: a desk's memory (store.h), a directory (model/directory/directory.h).
 *
 * Every kind shares the same care: the lock, the log, the hardening, the migrations and the door to
 * SQL. It has its own application id, so that one is never taken for the other, and its own
 * numbered migrations; all of it must outlive the store.
 */
#ifndef DP_MODEL_STORE_KIND_H
#define DP_MODEL_STORE_KIND_H

#include <stddef.h>
#include <stdint.h>

#include "model/store/store.h"

/* To add one: write <folder>/schema/0003.sql ending with `PRAGMA user_version = 3;`, declare its
 * text, give it a row in the table of its kind and a line in model/meson.build. */
struct migration {
    int number; /* user_version once it is done */
    const char *sql;
};

struct sqlite3;

struct store_kind {
    int32_t application; /* PRAGMA application_id */
    const struct migration *migrations;
    size_t migration_count;
    /* What is its own at each connection (memory for pages, functions); SQLite's code. Or NULL. */
    int (*set_up)(struct sqlite3 *database);
};

/* As store_open(), of this kind. */
struct store *store_open_kind(const char *path, enum store_mode mode, const struct store_kind *kind,
                              struct fault *fault);

#endif
