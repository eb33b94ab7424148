/* Settings of the desk: one row each in setting_rows. Their help text is the screens' business. */
#ifndef DP_MODEL_DESK_SETTING_H
#define DP_MODEL_DESK_SETTING_H

#include <stddef.h>

#include "model/store/store.h"

enum { SETTING_SIZE = 256 };

enum setting_type {
    SETTING_WORD,   /* one of `words`, separated by spaces */
    SETTING_NUMBER, /* least..most */
    SETTING_SWITCH, /* oui or non */
    SETTING_TEXT,   /* at most `most` bytes */
};

struct setting_row {
    const char *id;
    enum setting_type type;
    const char *words;
    int least, most;
    const char *otherwise; /* default */
};

extern const struct setting_row setting_rows[];
extern const size_t setting_row_count;

/* NULL for an unknown id. */
const struct setting_row *setting_find(const char *id);

/* Whether the row accepts this value. */
bool setting_accepts(const struct setting_row *row, const char *value);

/* The value kept, or the default. FAULT_SETTING_UNKNOWN (.word the id). */
bool setting_get(struct store *store, const char *id, char out[SETTING_SIZE], struct fault *fault);

/* FAULT_SETTING_UNKNOWN; FAULT_SETTING_VALUE (.word id, .detail value, .hint what is allowed). */
bool setting_set(struct store *store, const char *id, const char *value, struct fault *fault);

/* Shorthands that give the default when anything fails. */
int setting_number(struct store *store, const char *id);
bool setting_on(struct store *store, const char *id);

#endif
