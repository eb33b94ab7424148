/* The record being read: fields put in any order, checked when it ends, lent to the taker. Inside
 * of the intake; one per reading, reused for every record.
 */
#ifndef DP_MODEL_DIRECTORY_INTAKE_DRAFT_H
#define DP_MODEL_DIRECTORY_INTAKE_DRAFT_H

#include "locale/text/buffer.h"
#include "model/directory/intake.h"

enum { INTAKE_FIELD_MOST = 64 * 1024, INTAKE_RECORD_MOST = 1024 * 1024, INTAKE_DEPTH_MOST = 32 };

/* What is said of a field when the record ends, and its id is known. */
struct draft_field {
    size_t at; /* in `text`; 0 is "" */
    bool cleaned, too_long, malformed;
};

struct draft {
    enum intake_source source;
    bool template; /* the contributor template: no `source` */
    const struct intake_limits *limits;
    const struct territory *territory;
    const struct intake_taker *taker;
    struct fault *fault;
    int today;    /* days since 1970 */
    bool stopped; /* take() said no */

    enum record_kind kind;
    const struct field_spec *specs;
    int count;

    unsigned long at;
    struct text_buffer text; /* text.data[0] is always 0 */
    struct draft_field fields[RECORD_FIELDS_MOST];
    bool record_too_long, refused, shifted;
    int list;     /* field of the list being built, -1 */
    size_t items; /* in that list */
};

void draft_init(struct draft *draft, enum intake_source source, const struct intake_limits *limits,
                const struct territory *territory, const struct intake_taker *taker,
                struct fault *fault);
void draft_finish(struct draft *draft);

void draft_begin(struct draft *draft, unsigned long at);

/* Whether `length` bytes are the word `known`; a key may hold a zero, which is no end of it. */
bool draft_is(const char *known, const char *word, size_t length);

/* The field of a column, -1; `hint` is where it is likely to be (columns come in one order). */
int draft_field(const struct draft *draft, const char *name, size_t length, int hint);

/* Text as the source has it, any bytes of UTF-8: passes the gate here. A list may be in any of the
 * forms of intake_list.h. Put twice, the last wins. */
void draft_put(struct draft *draft, int field, const char *text, size_t length);

/* A list, item by item. */
void draft_list_begin(struct draft *draft, int field);
void draft_list_add(struct draft *draft, const char *item, size_t length);
void draft_list_end(struct draft *draft);

/* The field as it stands. */
const char *draft_text(const struct draft *draft, int field);

/* Checks, says what there is to say, and lends the record. False when the taker stops. */
bool draft_end(struct draft *draft);

/* The record is not for the taker: it is only counted there. */
void draft_leave(const struct draft *draft);

/* Say something of the record, or (at 0 or of a header) of the file. */
void draft_remark(struct draft *draft, enum intake_reason reason, int field, const char *value);

#endif
