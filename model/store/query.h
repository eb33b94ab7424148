/* The one door to SQL.
 *
 * A statement is a literal (query_open() refuses anything else to compile), its values are bound in
 * order, its rows are read column by column from 0, and query_close() frees the database at once: a
 * statement left open stops the checkpoints of every desk. Mistakes are kept and told once, by
 * query_step(). Statements are prepared once a connection and kept.
 */
#ifndef DP_MODEL_STORE_QUERY_H
#define DP_MODEL_STORE_QUERY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/store/store.h"

struct query {
    struct store *store;
    struct sqlite3_stmt *statement;
    const char *sql;
    int bound;
    int error; /* SQLite's code, 0 while all is well */
};

/* Text after the first statement is refused (FAULT_STORE_SQL, with the statement). */
#define query_open(query, store, sql) query_prepare((query), (store), "" sql "")
void query_prepare(struct query *query, struct store *store, const char *sql);

/* Bind the next value. Text is copied; NULL text binds ''. */
void query_bind_text(struct query *query, const char *text);
/* The same without a copy: `text` must live until query_close(). */
void query_bind_lent(struct query *query, const char *text);
void query_bind_pointer(struct query *query, void *pointer, const char *type);
void query_bind_number(struct query *query, int64_t number);
void query_bind_null(struct query *query);

enum query_step { QUERY_ROW, QUERY_DONE, QUERY_FAILED };
enum query_step query_step(struct query *query, struct fault *fault);

/* Copied, cut at a character boundary; "" for NULL. */
void query_text(const struct query *query, int column, char *out, size_t size);
/* Lent until the next step or close; "" for NULL. */
const char *query_view(const struct query *query, int column);
int64_t query_number(const struct query *query, int column);

void query_close(struct query *query);

/* A whole statement that gives no row: step, close. The query is closed in every case. */
bool query_run(struct query *query, struct fault *fault);

/* First number of the first row; `otherwise` when there is none. Closed in every case. */
bool query_one(struct query *query, int64_t otherwise, int64_t *number, struct fault *fault);

#endif
