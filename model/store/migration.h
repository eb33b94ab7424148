/* The numbered migrations: a new file runs them all in order, an older one those it lacks.
 *
 * To add one: write schema/0004.sql ending with `PRAGMA user_version = 4;`, declare its text here,
 * give it a row in migrations.c and a line in model/meson.build.
 */
#ifndef DP_MODEL_STORE_MIGRATION_H
#define DP_MODEL_STORE_MIGRATION_H

#include <stddef.h>

struct migration {
    int number; /* user_version once it is done */
    const char *sql;
};

extern const char store_schema_0001[], store_schema_0002[], store_schema_0003[];

extern const struct migration store_migrations[];
extern const size_t store_migration_count;

#endif
