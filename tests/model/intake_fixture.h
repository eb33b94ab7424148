/* A file that never touches the disk, read by the intake; what came of it. */
#ifndef DP_TESTS_MODEL_INTAKE_FIXTURE_H
#define DP_TESTS_MODEL_INTAKE_FIXTURE_H

#include "model/directory/intake.h"

enum { TAKEN_MOST = 64 };

struct taken_record {
    enum record_kind kind;
    unsigned long at;
    char *fields[RECORD_FIELDS_MOST];
};

struct taken_remark {
    enum intake_reason reason;
    unsigned long at;
    int field;
    bool again;
    char value[128], id[96];
};

struct taken {
    bool done;
    enum intake_source source;
    struct fault fault;
    struct taken_record records[TAKEN_MOST]; /* the first ones */
    size_t count;
    struct taken_remark remarks[TAKEN_MOST]; /* the first ones */
    size_t remark_count;
    size_t refused;    /* records */
    size_t left;       /* of another type */
    size_t stop_after; /* the taker says no at this record; 0: never */
    bool stop_progress;
};

/* Recognises and reads; today is 24 November 2026, the networks are those installed. `territory`
 * may be NULL. To be finished before it is used again. */
void taken_file(struct taken *taken, const char *path, const struct territory *territory);
void taken_bytes(struct taken *taken, const char *bytes, size_t length);
void taken_text(struct taken *taken, const char *text);
void taken_text_in(struct taken *taken, const char *text, const struct territory *territory);
void taken_finish(struct taken *taken);

/* The same, only for these departments. */
void taken_text_of(struct taken *taken, const char *text, const char *const *departments,
                   size_t count);

/* The first remark of this reason, NULL without. */
const struct taken_remark *taken_said(const struct taken *taken, enum intake_reason reason);

/* Path of a sample under DP_DATA (default ../shared/data of the sources); false, with a message,
 * when it is not there. */
bool taken_sample(const char *name, char *path, size_t size);

#endif
