/* The content.xml of a workbook, fed by pieces, becomes tables. Private to workbook.c. */
#ifndef DP_MODEL_PACK_CONTENT_H
#define DP_MODEL_PACK_CONTENT_H

#include <stdbool.h>
#include <stddef.h>

#include "model/pack/csv.h"

struct arena;
struct content;

struct content_sheet {
    const char *name;
    struct csv_table table;
};

enum content_verdict {
    CONTENT_OK = 0,
    CONTENT_DAMAGED, /* not well-formed, or not a spreadsheet */
    CONTENT_UNSAFE,  /* declares a document type */
    CONTENT_LARGE,   /* over a limit of workbook.h */
};

/* Tables are cut from `arena`. */
struct content *content_create(struct arena *arena);
void content_destroy(struct content *content); /* accepts NULL */

/* The next piece; `last` with the last one. Anything but CONTENT_OK is final. */
enum content_verdict content_feed(struct content *content, const char *bytes, size_t count,
                                  bool last);

/* The sheets so far, in the order of the workbook. */
const struct content_sheet *content_sheets(const struct content *content, size_t *count);

#endif
