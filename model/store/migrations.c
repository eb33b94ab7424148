#include "model/store/migration.h"

const struct migration store_migrations[] = {
    {.number = 1, .sql = store_schema_0001},
    {.number = 2, .sql = store_schema_0002},
    {.number = 3, .sql = store_schema_0003},
};

const size_t store_migration_count = sizeof(store_migrations) / sizeof(*store_migrations);
