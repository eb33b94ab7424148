/* What each kind of file brings to a draft. Inside of the intake. */
#ifndef DP_MODEL_DIRECTORY_INTAKE_SOURCE_H
#define DP_MODEL_DIRECTORY_INTAKE_SOURCE_H

#include "model/directory/intake_draft.h"
#include "model/directory/intake_json.h"
#include "model/directory/intake_rows.h"

/* What the first bytes show. */
struct face {
    enum intake_source source;
    bool json;
    char delimiter; /* of a CSV */
};

/* False with the fault. */
bool face_read(const char *path, struct face *face, struct fault *fault);

/* A sheet: the first row is the header. False when the reading stops. */
bool intake_sheet_read(struct rows *rows, struct draft *draft, bool (*go_on)(void *context),
                       void *context);

/* "Code Postal " -> "code_postal", cut to fit. */
void intake_sheet_column(const char *header, char *out, size_t size);

/* The Éducation nationale directory, by its own columns; false when the record is not one of those
 * that are kept. */
int education_column(const char *column); /* -1: one that is not read */
bool education_fill(struct draft *draft, const struct rows *rows, const int *columns);

/* JSON: takers of intake_json.h, one state each. */
struct inclusion;
struct inclusion *inclusion_create(struct draft *draft);
void inclusion_destroy(struct inclusion *inclusion); /* accepts NULL */
bool inclusion_take(void *inclusion, enum json_event event, int level, const char *text,
                    size_t length);

struct dila;
struct dila *dila_create(struct draft *draft);
void dila_destroy(struct dila *dila); /* accepts NULL */
bool dila_take(void *dila, enum json_event event, int level, const char *text, size_t length);

#endif
