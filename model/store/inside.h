/* The store seen from inside model/store, and the seam by which tests replace its surroundings.
 * Nobody else includes this. */
#ifndef DP_MODEL_STORE_INSIDE_H
#define DP_MODEL_STORE_INSIDE_H

#include <stddef.h>
#include <sys/types.h>

#include <sqlite3.h>

#include "model/store/lock.h"
#include "model/store/migration.h"
#include "model/store/store.h"

enum { STORE_KEPT = 64, STORE_APPLICATION = 0x44505254 }; /* "DPRT" */

/* What the store meets outside: the real ones in store_open(), others in tests. */
struct store_seam {
    struct store_kind kind;
    long (*filesystem)(const char *folder); /* statfs f_type, -1 unknown */
    int deadline_ms;                        /* for the writers' queue */
};

struct kept_statement {
    const char *sql; /* the literal's address is the key */
    sqlite3_stmt *statement;
    bool used;
};

struct store {
    struct store_seam seam;
    char *path, *lock_path;
    enum store_mode mode;
    sqlite3 *database; /* NULL after a failure, until it is opened again */
    int lock;          /* descriptor of the lock file, -1 in STORE_READ */
    bool writing;
    bool broken;   /* an input/output error was seen: open again before going on */
    bool doubtful; /* a COMMIT failed: what is there is to be carried to the disk once more */
    struct kept_statement kept[STORE_KEPT];
};

struct store *store_open_with(const char *path, enum store_mode mode, const struct store_seam *seam,
                              struct fault *fault);

/* place.c: the folder and the file. `file_mode` receives 0600 or 0660. */
bool place_prepare(const char *path, enum store_mode mode, const struct store_seam *seam,
                   mode_t *file_mode, struct fault *fault);
long place_filesystem(const char *folder);

/* connection.c */
bool connection_open(struct store *store, struct fault *fault);
void connection_close(struct store *store);

/* migrate.c */
bool migrate(struct store *store, struct fault *fault);

/* complain.c: turn SQLite's code into a fault; `sql` may be NULL. Always false. */
bool complain(struct store *store, int code, const char *sql, struct fault *fault);

#endif
