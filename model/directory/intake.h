/* Files of others, read as a stream in constant memory, whatever their size: each record once, to
 * whoever takes it (an import, a dry run, a test). Nothing is written here.
 *
 * What a file is shows in its first bytes and its columns, not in its name: data·inclusion v1
 * structures or services, CSV or JSON; DILA's « annuaire de l'administration » v4, and the form its
 * API exports; the Éducation nationale directory; our own CSV (template: modele-lieux.csv).
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
    INTAKE_INSEE,       /* not the form of a code */
    INTAKE_VALUE,       /* not in the list of the standard */
    INTAKE_TOGETHER,    /* tous-publics must be alone */
    INTAKE_ADDRESS,     /* not an e-mail, not a URL */
    INTAKE_SPREADSHEET, /* a number written by a spreadsheet: 8.2454E13, 59350.0, 46076.0 */
    INTAKE_TWICE,       /* the id was already read in this file */
    INTAKE_ORPHAN,      /* a service of a structure nobody knows */
    INTAKE_TOO_LONG,    /* a field over 64 KiB, a record over 1 MiB */
    INTAKE_NETWORK,     /* our own CSV: no network has this code */
    INTAKE_CELLS,       /* more cells than the header has: the columns are shifted */
    /* mended, and said: the record is taken */
    INTAKE_ZERO_RESTORED, /* a leading zero that a spreadsheet ate: 1400 -> 01400 */
    INTAKE_COORDINATES,   /* not numbers, out of range, or one alone: both are left out */
    INTAKE_INSEE_UNKNOWN, /* no such commune in the territory: the code is left out, the rest of the
                             address still places the record */
    INTAKE_CLEANED,       /* control characters or bidi overrides taken out */
    INTAKE_NAME_POINT,    /* a name that ends with a point (warning of the standard) */
    INTAKE_FIELD_DROPPED, /* an optional field not understood was left out; .field, .value */
    /* of the file, once; .at is the row of the header, .value the column */
    INTAKE_COLUMN_UNKNOWN, /* not a column of this source: left out */
    INTAKE_COLUMN_TWICE,   /* two columns of this name: the first is read */
    INTAKE_COLUMN_DAMAGED, /* a header that became a number: 46084.0 */
    INTAKE_LEGACY,         /* read as CP1252; .value shows words with accents, to be confirmed */
    INTAKE_REASONS
};

/* Whether a record with this remark is refused. */
bool intake_refuses(enum intake_reason reason);

struct intake_remark {
    enum intake_reason reason;
    enum record_kind kind;
    unsigned long at; /* as record.at */
    int field;        /* -1 without */
    const char *value;
    const char *id; /* of the record, "" without */
    /* A refused record may have several things wrong: all are said, so that its author mends them
     * in one go. False on the first one only: what counts refused records counts those. */
    bool again;
};

struct intake_taker {
    void *context;
    /* False stops the reading; *fault says why. */
    bool (*take)(void *context, const struct record *record, struct fault *fault);
    void (*remark)(void *context, const struct intake_remark *remark); /* may be NULL */
    /* A record of another type than those of networks, left aside unread (DILA publishes every
     * administration). May be NULL. */
    void (*leave)(void *context);
    /* Now and then: bytes read of `total`. False stops (the person pressed a key). May be NULL. */
    bool (*progress)(void *context, uint64_t read, uint64_t total);
};

struct networks;

struct intake_limits {
    /* Today, for dates in the future. */
    struct civil_date today;
    /* Only these departments ("35"), NULL: all. A record without INSEE code nor postcode passes. */
    const char *const *departments;
    size_t department_count;
    /* Which types of DILA are kept, which codes our own CSV may name. NULL: all. */
    const struct networks *networks;
};

struct territory;

/* What the file is; INTAKE_UNKNOWN with FAULT_INTAKE_UNKNOWN (or _OLD, FILE_*) in *fault. */
enum intake_source intake_recognise(const char *path, struct fault *fault);

/* Reads it all. False with the fault when the file itself cannot be read to its end; the caller
 * then keeps what it had before.
 *   FAULT_INTAKE_BROKEN    JSON cut, malformed, not UTF-8; .number is the byte
 *   FAULT_INTAKE_DEEP      lists within lists, over 32 levels; .number likewise
 *   FAULT_INTAKE_LONG      a text without end (half a mebibyte); .number likewise
 *   FAULT_INTAKE_STOPPED   the taker's progress() said so
 *   FAULT_INTAKE_WITHOUT   this program was built without reading JSON
 *   FAULT_INTAKE_UNKNOWN, FAULT_INTAKE_OLD (.hint: the v0 columns seen), FAULT_INTAKE_PACKED,
 *   FAULT_INTAKE_SHEET
 *   FAULT_TEXT_ENCODING    a CSV neither in UTF-8 nor in CP1252, in UTF-16, or with a zero byte;
 *                          .number is the byte
 *   FAULT_CSV_QUOTE        a quote opened and never closed
 *   FAULT_FILE_*           missing, unreadable (a FIFO, a folder too), over 2 GiB
 * and whatever the taker's take() put in *fault.
 *
 * INTAKE_TWICE and INTAKE_ORPHAN are the import's to find and say: they need the whole edition.
 * Ids are `<source>--<id>`: of data·inclusion as written there, of the others prefixed (`dila--`,
 * `education--`, and `local--` where our own CSV has no `--`). The contributor template of
 * data·inclusion (a column
 * `__ignore__`) has no column `source`: the field is then "".
 * `territory` may be NULL: INSEE codes are then not checked. */
bool intake_read(const char *path, enum intake_source source, const struct intake_limits *limits,
                 const struct territory *territory, const struct intake_taker *taker,
                 struct fault *fault);

#endif
