/* The numbered migrations of a desk: a new file runs them all in order, an older one those it
 * lacks (model/store/kind.h). */
#ifndef DP_MODEL_STORE_MIGRATION_H
#define DP_MODEL_STORE_MIGRATION_H

#include "model/store/kind.h"

extern const char store_schema_0001[], store_schema_0002[], store_schema_0003[];

extern const struct migration store_migrations[];
extern const size_t store_migration_count;

#endif
