#include "model/store/query.h"

#include <ctype.h>

#include "locale/text/utf8.h"
#include "model/store/inside.h"

/* The kept statement of this literal if it is free, else a free place for it, else NULL. */
static struct kept_statement *kept_place(struct store *store, const char *sql)
{
    struct kept_statement *room = NULL;

    for (int i = 0; i < STORE_KEPT; i++) {
        struct kept_statement *kept = &store->kept[i];

        if (kept->sql == sql)
            return kept->used ? NULL : kept;
        if (room == NULL && kept->sql == NULL)
            room = kept;
    }
    return room;
}

static int prepare(struct store *store, const char *sql, sqlite3_stmt **statement)
{
    const char *rest = sql;
    int code =
        sqlite3_prepare_v3(store->database, sql, -1, SQLITE_PREPARE_PERSISTENT, statement, &rest);

    if (code != SQLITE_OK)
        return code;
    while (isspace((unsigned char)*rest) || *rest == ';')
        rest++;
    if (*rest == '\0' && *statement != NULL)
        return SQLITE_OK;
    sqlite3_finalize(*statement);
    *statement = NULL;
    return SQLITE_MISUSE;
}

void query_prepare(struct query *query, struct store *store, const char *sql)
{
    struct kept_statement *kept = kept_place(store, sql);

    *query = (struct query){.store = store, .sql = sql};
    if (store->database == NULL) {
        query->error = SQLITE_IOERR;
        return;
    }
    if (kept != NULL && kept->statement != NULL) {
        query->statement = kept->statement;
        kept->used = true;
        return;
    }
    query->error = prepare(store, sql, &query->statement);
    if (query->error == SQLITE_OK && kept != NULL)
        *kept = (struct kept_statement){.sql = sql, .statement = query->statement, .used = true};
}

static void note_error(struct query *query, int code)
{
    if (query->error == SQLITE_OK && code != SQLITE_OK)
        query->error = code;
}

void query_bind_text(struct query *query, const char *text)
{
    note_error(query, sqlite3_bind_text(query->statement, ++query->bound, text == NULL ? "" : text,
                                        -1, SQLITE_TRANSIENT));
}

void query_bind_lent(struct query *query, const char *text)
{
    note_error(query, sqlite3_bind_text(query->statement, ++query->bound, text == NULL ? "" : text,
                                        -1, SQLITE_STATIC));
}

/* `type` is a literal, checked again by the function that takes the pointer. */
void query_bind_pointer(struct query *query, void *pointer, const char *type)
{
    note_error(query, sqlite3_bind_pointer(query->statement, ++query->bound, pointer, type, NULL));
}

void query_bind_number(struct query *query, int64_t number)
{
    note_error(query, sqlite3_bind_int64(query->statement, ++query->bound, number));
}

void query_bind_null(struct query *query)
{
    note_error(query, sqlite3_bind_null(query->statement, ++query->bound));
}

enum query_step query_step(struct query *query, struct fault *fault)
{
    int code = query->error;

    if (code == SQLITE_OK && query->bound != sqlite3_bind_parameter_count(query->statement))
        code = SQLITE_RANGE;
    if (code == SQLITE_OK)
        code = sqlite3_step(query->statement);
    if (code == SQLITE_ROW)
        return QUERY_ROW;
    if (code == SQLITE_DONE)
        return QUERY_DONE;
    query->error = code;
    complain(query->store, code, query->sql, fault);
    return QUERY_FAILED;
}

void query_text(const struct query *query, int column, char *out, size_t size)
{
    utf8_copy(out, size, (const char *)sqlite3_column_text(query->statement, column));
}

const char *query_view(const struct query *query, int column)
{
    const char *text = (const char *)sqlite3_column_text(query->statement, column);

    return text != NULL ? text : "";
}

int64_t query_number(const struct query *query, int column)
{
    return sqlite3_column_int64(query->statement, column);
}

void query_close(struct query *query)
{
    struct store *store = query->store;

    for (int i = 0; i < STORE_KEPT; i++) {
        struct kept_statement *kept = &store->kept[i];

        if (query->statement == NULL || kept->statement != query->statement)
            continue;
        sqlite3_reset(kept->statement);
        sqlite3_clear_bindings(kept->statement);
        kept->used = false;
        query->statement = NULL;
    }
    sqlite3_finalize(query->statement);
    query->statement = NULL;
}

bool query_run(struct query *query, struct fault *fault)
{
    enum query_step step = query_step(query, fault);

    while (step == QUERY_ROW)
        step = query_step(query, fault);
    query_close(query);
    return step == QUERY_DONE;
}

bool query_one(struct query *query, int64_t otherwise, int64_t *number, struct fault *fault)
{
    enum query_step step = query_step(query, fault);

    *number = step == QUERY_ROW ? query_number(query, 0) : otherwise;
    query_close(query);
    return step != QUERY_FAILED;
}
