/* Records made up from a number: as many as wanted, always the same, none of them anybody. */
#ifndef DP_TESTS_MODEL_DIRECTORY_MAKER_H
#define DP_TESTS_MODEL_DIRECTORY_MAKER_H

#include <stdio.h>

#include "model/directory/import.h"
#include "model/territory/territory.h"

enum { MADE_FIELD = 4096 };

/* A record and its texts. */
struct made {
    struct record record;
    char texts[RECORD_FIELDS_MOST][MADE_FIELD];
};

/* An empty record: no field is NULL. Filled by made_set(). */
void made_begin(struct made *made, enum record_kind kind, unsigned long at);
void made_set(struct made *made, int field, const char *text);

/* Structure or service number `n` (from 1) of an edition: about as long, as alike and as spread as
 * the national files of data·inclusion (reference: 101 MB for 66,000 structures, 235 MB for 87,000
 * services). Service `n` belongs to one of `structures`. `long_texts`: with their descriptions. */
void made_structure(struct made *made, const struct territory *territory, unsigned long n,
                    bool long_texts);
void made_service(struct made *made, unsigned long n, unsigned long structures, bool long_texts);

/* A feed of `count` of them, the first one being number `from`. */
struct made_feed {
    const struct territory *territory;
    enum record_kind kind;
    unsigned long from, count, structures;
    bool long_texts;
};
bool made_read(void *context, const struct intake_taker *taker, struct fault *fault);

/* The same as one JSON array, as published: a record a line. */
void made_write_json(FILE *file, const struct made_feed *feed);

#endif
