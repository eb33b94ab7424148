/* One file into the directory: a new edition of its source, in one transaction. Stopped at any
 * point (a key, a kill, a full disk) the previous edition is whole. The same file twice changes
 * nothing. What is no longer in the file is removed from what is offered, and kept hidden so that
 * an act or a note about it still finds its name.
 */
#ifndef DP_MODEL_DIRECTORY_IMPORT_H
#define DP_MODEL_DIRECTORY_IMPORT_H

#include "model/directory/directory.h"
#include "model/directory/intake.h"

enum { IMPORT_REMARKS_MOST = 200 };

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
    unsigned long duplicates; /* points that are now shown with another record */
    unsigned long unmapped;   /* structures of no network */
    struct import_remark remarks[IMPORT_REMARKS_MOST]; /* the first ones */
    size_t remark_count;
};

struct import_order {
    const char *path;
    const char *url;  /* where it was taken from; "" */
    const char *name; /* of a « local » source: "mife-bretagne"; "" else */
    bool dry;         /* read, compare, report, write nothing */
    struct intake_limits limits;
    bool (*progress)(void *context, uint64_t read, uint64_t total);
    void *context;
};

/* `desk_path` is the desk's file: the directory is made beside it when missing. */
bool directory_import(const char *desk_path, const struct import_order *order,
                      const struct territory *territory, struct import_report *report,
                      struct fault *fault);

#endif
