#include "model/directory/directory.h"

#include <stdlib.h>
#include <string.h>

#include <sqlite3.h>

#include "locale/text/memory.h"
#include "model/directory/inside.h"

static const struct migration migrations[] = {{.number = 1, .sql = directory_schema_0001}};

enum { APPLICATION = 0x44504152 }; /* "DPAR" */

/* SELECT mark(?, rowid): the whole answer of an index into a set, three times as fast as a step for
 * each row. */
static void mark_step(sqlite3_context *context, int count, sqlite3_value **values)
{
    struct key_set *set = sqlite3_value_pointer(values[0], "key_set");

    (void)context;
    (void)count;
    if (set != NULL)
        key_set_add(set, sqlite3_value_int64(values[1]));
}

static void mark_final(sqlite3_context *context)
{
    sqlite3_result_int(context, 1);
}

static int add_functions(sqlite3 *database)
{
    return sqlite3_create_function_v2(database, "mark", 2, SQLITE_UTF8 | SQLITE_DIRECTONLY, NULL,
                                      NULL, mark_step, mark_final, NULL);
}

/* A desk is held to eight megabytes, an import to sixty-four. */
static int set_up(sqlite3 *database)
{
    sqlite3_exec(database, "PRAGMA cache_size = -128", NULL, NULL, NULL);
    return add_functions(database);
}

static int set_up_writing(sqlite3 *database)
{
    sqlite3_exec(database, "PRAGMA cache_size = -24000", NULL, NULL, NULL);
    return add_functions(database);
}

const struct store_kind directory_kind = {
    .application = APPLICATION,
    .migrations = migrations,
    .migration_count = sizeof(migrations) / sizeof(*migrations),
    .set_up = set_up,
};

const struct store_kind directory_writing_kind = {
    .application = APPLICATION,
    .migrations = migrations,
    .migration_count = sizeof(migrations) / sizeof(*migrations),
    .set_up = set_up_writing,
};

char *directory_path(const char *desk_path)
{
    static const char ending[] = ".db";
    struct text_buffer path = {0};
    size_t length = strlen(desk_path), tail = sizeof(ending) - 1;

    if (length > tail && strcmp(desk_path + length - tail, ending) == 0)
        length -= tail;
    buffer_add_n(&path, desk_path, length);
    buffer_add(&path, "-annuaire.db");
    return buffer_take(&path);
}

/* For reading; an older one is brought up to date first, as the desk's own file is. */
static struct store *open_store(const char *path, struct fault *fault)
{
    struct fault own = {0};
    struct store *store = store_open_kind(path, STORE_READ, &directory_kind, &own);

    if (store == NULL && own.code == FAULT_STORE_OLDER)
        store = store_open_kind(path, STORE_EXISTING, &directory_kind, &own);
    if (store == NULL && fault != NULL)
        *fault = own;
    return store;
}

struct directory *directory_open(const char *desk_path, struct fault *fault)
{
    char *path = directory_path(desk_path);
    struct store *store = open_store(path, fault);
    struct directory *directory;

    free(path);
    if (store == NULL)
        return NULL;
    directory = memory_zero(1, sizeof(*directory));
    directory->store = store;
    directory->version = -1;
    if (directory_refresh(directory, fault))
        return directory;
    directory_close(directory);
    return NULL;
}

void directory_close(struct directory *directory)
{
    if (directory == NULL)
        return;
    for (int i = 0; i < REMEMBERED_MOST; i++)
        directory_forget(&directory->remembered[i]);
    store_close(directory->store);
    free(directory->seats);
    free(directory);
}

size_t directory_count(const struct directory *directory)
{
    return directory->shown;
}

static void read_edition(const struct query *query, struct directory_edition *edition)
{
    query_text(query, 0, edition->source, sizeof(edition->source));
    query_text(query, 1, edition->name, sizeof(edition->name));
    query_text(query, 2, edition->kind, sizeof(edition->kind));
    query_text(query, 3, edition->url, sizeof(edition->url));
    query_text(query, 4, edition->file, sizeof(edition->file));
    query_text(query, 5, edition->date, sizeof(edition->date));
    edition->imported = query_number(query, 6);
    edition->records = query_number(query, 7);
}

#define EDITIONS                                                                                   \
    "SELECT f.source, f.name, f.kind, e.url, e.file, e.date, max(e.imported), e.records"           \
    " FROM edition AS e JOIN feed AS f ON f.key = e.feed"
#define LATEST_OF_EACH " GROUP BY f.key ORDER BY max(e.imported) DESC, f.key"

/* Closes the query. */
static size_t read_editions(struct query *query, struct directory_edition *out, size_t most,
                            struct fault *fault)
{
    enum query_step step = QUERY_DONE;
    size_t count = 0;

    while (count < most && (step = query_step(query, fault)) == QUERY_ROW)
        read_edition(query, &out[count++]);
    query_close(query);
    return step == QUERY_FAILED ? 0 : count;
}

size_t directory_editions(struct directory *directory, struct directory_edition *out, size_t most,
                          struct fault *fault)
{
    struct query query;

    query_open(&query, directory->store, EDITIONS LATEST_OF_EACH);
    return read_editions(&query, out, most, fault);
}

size_t directory_point_editions(struct directory *directory, const struct directory_point *point,
                                struct directory_edition *out, size_t most, struct fault *fault)
{
    struct query query;

    query_open(&query, directory->store,
               EDITIONS " WHERE f.key IN (SELECT feed FROM structure WHERE place = ?1 UNION"
                        " SELECT v.feed FROM structure AS s JOIN service AS v"
                        " ON v.structure = s.key WHERE s.place = ?1)" LATEST_OF_EACH);
    query_bind_number(&query, point->key);
    return read_editions(&query, out, most, fault);
}
