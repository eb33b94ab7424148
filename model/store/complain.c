#include "model/store/inside.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

/* The words that the triggers and constraints of the schema refuse with. */
static const struct {
    const char *word;
    enum fault_code code;
} refusals[] = {
    {"third_door", FAULT_THIRD_DOOR},
    {"visit_closed", FAULT_VISIT_CLOSED},
    {"visit_unknown", FAULT_VISIT_UNKNOWN},
    {"pack_unknown", FAULT_PACK_UNKNOWN},
    {"question_unknown", FAULT_QUESTION_UNKNOWN},
    {"answer_value", FAULT_ANSWER_VALUE},
    {"network_unknown", FAULT_NETWORK_UNKNOWN},
    {"reference_unknown", FAULT_REFERENCE_UNKNOWN},
    {"already_cancelled", FAULT_ALREADY_CANCELLED},
};

static enum fault_code refusal(const char *message)
{
    for (size_t i = 0; i < sizeof(refusals) / sizeof(*refusals); i++)
        if (strstr(message, refusals[i].word) != NULL)
            return refusals[i].code;
    return FAULT_STORE_SQL;
}

static enum fault_code meaning(int code, const char *message)
{
    switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return FAULT_STORE_BUSY;
    case SQLITE_FULL:
    case SQLITE_IOERR:
        return FAULT_DISK;
    case SQLITE_CORRUPT:
        return FAULT_STORE_DAMAGED;
    case SQLITE_NOTADB:
        return FAULT_STORE_FOREIGN;
    case SQLITE_PERM:
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
        return FAULT_FILE_READ_ONLY;
    case SQLITE_CONSTRAINT:
        return refusal(message);
    default:
        return FAULT_STORE_SQL;
    }
}

/* What the system said. SQLite's own numbers would be taken for others: its full disk is the errno
 * of a refusal. */
static int system_reason(struct store *store, int code)
{
    switch (code & 0xff) {
    case SQLITE_FULL:
        return ENOSPC;
    case SQLITE_PERM:
    case SQLITE_READONLY:
        return EACCES;
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
        return store->database != NULL ? sqlite3_system_errno(store->database) : 0;
    default:
        return 0;
    }
}

bool complain(struct store *store, int code, const char *sql, struct fault *fault)
{
    const char *message =
        store->database != NULL ? sqlite3_errmsg(store->database) : sqlite3_errstr(code);
    enum fault_code meant = meaning(code, message);
    char detail[sizeof(fault->detail)];

    if (meant == FAULT_DISK)
        store->broken = true;
    fault_set(fault, meant);
    if (fault == NULL)
        return false;
    fault->system = system_reason(store, code);
    FAULT_TEXT(fault->file, store->path);
    snprintf(detail, sizeof(detail), "%.110s (%d): %.120s", message, code, sql == NULL ? "" : sql);
    FAULT_TEXT(fault->detail, detail);
    return false;
}
