/* One file into the directory: a new edition of its source, in one transaction. Stopped at any
 * point (a key, a kill, a full disk) the previous edition is whole. The same file twice changes
 * nothing. What is no longer in the file is removed from what is offered, and kept hidden so that
 * an act or a note about it still finds its name.
 */
#ifndef DP_MODEL_DIRECTORY_IMPORT_H
#define DP_MODEL_DIRECTORY_IMPORT_H

#include "model/directory/directory.h"
#include "model/directory/intake.h"

enum { IMPORT_REMARKS_EACH = 5 };

struct import_remark { /* copies */
    enum intake_reason reason;
    enum record_kind kind;
    unsigned long at;
    int field;
    char value[96], id[96];
};

struct import_report {
    enum intake_source source;
    unsigned long read, added, changed, same, removed, refused, mended;
    unsigned long by_reason[INTAKE_REASONS];
    unsigned long duplicates; /* records of the directory now shown with another one */
    unsigned long aside;      /* records of another type than those of networks, not read */
    unsigned long unmapped;   /* structures of this file that are of no network */
    /* The first of each reason; by_reason says how many there are in all. */
    struct import_remark remarks[INTAKE_REASONS][IMPORT_REMARKS_EACH];
};

struct import_order {
    const char *path;
    const char *url;  /* where it was taken from; "" */
    const char *name; /* of a « local » source: "mife-bretagne"; "" else */
    bool dry;         /* read, compare, report, write nothing */
    struct intake_limits limits;
    /* As that of an intake_taker; then, once everything is read, now and then with a total of 0:
     * what was read is being put in its place, and it can still be stopped. */
    bool (*progress)(void *context, uint64_t read, uint64_t total);
    void *context;
};

/* `desk_path` is the desk's file: the directory is made beside it when missing (not in a dry run).
 * `territory` gives a commune and a place to records without; it may be NULL. Only the records of
 * the departments of `limits` are replaced when it names some. Counts: `added` holds those that
 * came back. Faults: FAULT_IMPORT_NOTHING (.file: not one record of it could be taken), those of
 * intake_read(), of networks_open() and of the store; nothing is changed then, and
 * FAULT_STORE_UNCERTAIN means: look at the editions, import again. The report is filled as far as
 * it came. */
bool directory_import(const char *desk_path, const struct import_order *order,
                      const struct territory *territory, struct import_report *report,
                      struct fault *fault);

/* The same from anybody who has records: `read` gives them to the taker as intake_read() does. */
struct networks;
struct import_feed {
    const char *source; /* "data-inclusion", "dila", "education", "local": see networks.h */
    enum record_kind kind;
    bool (*read)(void *context, const struct intake_taker *taker, struct fault *fault);
    void *context;
    const struct networks *networks; /* NULL: everything is of no network */
};
bool directory_import_from(const char *desk_path, const struct import_order *order,
                           const struct import_feed *feed, const struct territory *territory,
                           struct import_report *report, struct fault *fault);

#endif
