/* Files of others, read as a stream in constant memory, whatever their size: each record once, to
 * whoever takes it (an import, a dry run, a test). Nothing is written here.
 *
 * What a file is shows in its first bytes and its columns, not in its name: data·inclusion v1
 * structures or services, CSV or JSON; DILA's « annuaire de l'administration » v4, and the form its
 * API exports; the Éducation nationale directory; our own CSV (template: directory/modele.csv).
 * Encodings of CSV are recognised as in packs (locale/charset/recode.h). data·inclusion v0 is
 * refused as such (FAULT_INTAKE_OLD).
 */
#ifndef DP_MODEL_DIRECTORY_INTAKE_H
#define DP_MODEL_DIRECTORY_INTAKE_H

#include <stdint.h>

#include "locale/time/date.h"
#include "model/directory/record.h"

enum intake_source {
    INTAKE_UNKNOWN,
    INTAKE_INCLUSION_STRUCTURES,
    INTAKE_INCLUSION_SERVICES,
    INTAKE_DILA,
    INTAKE_EDUCATION,
    INTAKE_OWN
};

/* Why one record is not taken, or what was mended in it. A refusal names the field and the value;
 * the reader goes on with the next record. */
enum intake_reason {
    INTAKE_TAKEN,
    /* refused */
    INTAKE_MISSING,            /* a required field is empty */
    INTAKE_NAME_LENGTH,        /* 3 to 150 characters */
    INTAKE_DESCRIPTION_LENGTH, /* 5 to 10,000 */
    INTAKE_DATE,               /* not a date, before 2000, in the future */
    INTAKE_SIRET,              /* not 14 digits */
    INTAKE_POSTCODE,
    INTAKE_INSEE,       /* not a code, or not one that the territory knows */
    INTAKE_COORDINATES, /* not numbers, or out of range */
    INTAKE_VALUE,       /* not in the list of the standard */
    INTAKE_TOGETHER,    /* tous-publics must be alone */
    INTAKE_ADDRESS,     /* not an e-mail, not a URL */
    INTAKE_SPREADSHEET, /* a number written by a spreadsheet: 8.2454E13, 59350.0, 46076.0 */
    INTAKE_TWICE,       /* the id was already read in this file */
    INTAKE_ORPHAN,      /* a service of a structure nobody knows */
    INTAKE_TOO_LONG,    /* a field over 64 KiB, a record over 1 MiB */
    INTAKE_NETWORK,     /* our own CSV: no network has this code */
    /* mended, and said */
    INTAKE_ZERO_RESTORED, /* a leading zero that a spreadsheet ate: 1400 -> 01400 */
    INTAKE_CLEANED,       /* control characters or bidi overrides taken out */
    INTAKE_NAME_POINT,    /* a name that ends with a point (warning of the standard) */
    INTAKE_FIELD_DROPPED, /* an optional field not understood was left out; .field, .value */
    INTAKE_REASONS
};

struct intake_remark {
    enum intake_reason reason;
    enum record_kind kind;
    unsigned long at; /* as record.at */
    int field;        /* -1 without */
    const char *value;
    const char *id; /* of the record, "" without */
};

struct intake_taker {
    void *context;
    /* False stops the reading; *fault says why. */
    bool (*take)(void *context, const struct record *record, struct fault *fault);
    void (*remark)(void *context, const struct intake_remark *remark);
    /* Now and then: bytes read of `total`. False stops (the person pressed a key). May be NULL. */
    bool (*progress)(void *context, uint64_t read, uint64_t total);
};

struct intake_limits {
    /* Today, for dates in the future. */
    struct civil_date today;
    /* Only these departments ("35"), NULL: all. A record without INSEE code nor postcode passes. */
    const char *const *departments;
    size_t department_count;
};

struct territory;

/* What the file is; INTAKE_UNKNOWN with FAULT_INTAKE_UNKNOWN (or _OLD, FILE_*) in *fault. */
enum intake_source intake_recognise(const char *path, struct fault *fault);

/* Reads it all. False with the fault when the file itself cannot be read to its end: cut JSON, too
 * deep (over 32 levels), invalid UTF-8, a FIFO or a file over 2 GiB: FAULT_INTAKE_BROKEN with
 * .number the byte, FAULT_FILE_*. `territory` may be NULL: INSEE codes are then not checked. */
bool intake_read(const char *path, enum intake_source source, const struct intake_limits *limits,
                 const struct territory *territory, const struct intake_taker *taker,
                 struct fault *fault);

#endif
