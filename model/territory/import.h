/* Files of others laid over the territory (overlay.h), each one a new edition of its layers:
 *
 *   - La Poste, base officielle des codes postaux (both headers that circulate): coordinates;
 *   - a sheet `insee, lat, lon` with or without `ze`: coordinates, zones d'emploi;
 *   - INSEE, zones d'emploi 2020 by commune (`codgeo, ze2020`, with or without `libze2020`);
 *   - their names (`ze2020, libze2020`).
 *
 * Formats and traps: reference data.md 2 and 3. A code whose leading zero a spreadsheet ate is
 * restored, and said. What does not hold is refused row by row; the rest is taken. A commune given
 * several times (La Poste has a row a postal code) must always say the same. Paris, Lyon and
 * Marseille are placed amid their arrondissements when the file has only these, and give them
 * their zone.
 *
 * The new file is written aside, synced, renamed: stopped at any point, what was there is whole.
 */
#ifndef DP_MODEL_TERRITORY_IMPORT_H
#define DP_MODEL_TERRITORY_IMPORT_H

#include "model/territory/overlay.h"

/* What a file is. */
enum territory_file {
    TERRITORY_UNKNOWN,
    TERRITORY_LA_POSTE,
    TERRITORY_SHEET, /* insee, lat, lon, ze */
    TERRITORY_INSEE, /* zones d'emploi by commune */
    TERRITORY_INSEE_NAMES,
    TERRITORY_BASINS /* for a pack: basins.h */
};

/* Why a row is not taken, or what was mended in it. */
enum territory_reason {
    TERRITORY_CELLS,         /* not as many cells as the header */
    TERRITORY_CODE,          /* not an INSEE code */
    TERRITORY_COMMUNE,       /* an INSEE code of no commune of today */
    TERRITORY_COORDINATES,   /* not two numbers */
    TERRITORY_RANGE,         /* not on Earth */
    TERRITORY_FAR,           /* over 300 km from where the commune is known to be */
    TERRITORY_ZONE,          /* not a zone d'emploi, four digits */
    TERRITORY_NAME,          /* empty, too long, or with characters that the gate refuses */
    TERRITORY_CONTRADICTION, /* the commune, or the zone, was given otherwise above */
    TERRITORY_OUTSIDE,       /* bassins: not a place that the pack speaks of */
    TERRITORY_BASIN,         /* bassins: no code can be made of this name */
    /* mended, and said */
    TERRITORY_ZERO,      /* leading zeros restored */
    TERRITORY_CODE_MADE, /* bassins: the code that rules use, made of the name */
    TERRITORY_REASONS
};

static inline bool territory_reason_is_refusal(enum territory_reason reason)
{
    return reason < TERRITORY_ZERO;
}

enum { TERRITORY_REMARKS_MOST = 5 }; /* kept for each reason */

struct territory_remark {
    unsigned row;
    char column[32]; /* as the file names it */
    char value[64];  /* safe to show */
    char made[64];   /* what it became, when mended */
};

struct territory_report {
    enum territory_file kind;
    bool layers[TERRITORY_LAYERS]; /* those that the file renews */
    unsigned long rows, refused, mended;
    unsigned long added, changed, same, removed; /* communes, or zones */
    unsigned long by_reason[TERRITORY_REASONS];
    struct territory_remark remarks[TERRITORY_REASONS][TERRITORY_REMARKS_MOST];
    bool previous_damaged; /* what was imported before could not be read, and is lost */
    bool nothing_new;      /* this very edition was in place: nothing was written */
};

/* Count a remark and keep the first ones. */
void territory_report_add(struct territory_report *report, enum territory_reason reason,
                          unsigned row, const char *column, const char *value, const char *made);

enum territory_import_step { IMPORT_LOCKED, IMPORT_WRITTEN, IMPORT_PLACED };

struct territory_order {
    const char *path;
    const char *url;     /* where it was taken from, passed the gate; "" */
    const char *overlay; /* data_path_own_territory(); its folder is made when missing */
    bool dry;            /* read, compare, report, write nothing */
    void (*after)(void *context,
                  enum territory_import_step step); /* tests stop here; may be NULL */
    void *context;
};

/* `territory` is the one without overlay, or with any: only its communes are looked at. False with
 * the reasons in `faults` and nothing changed: those of table_read(), FAULT_TERRITORY_NOTHING,
 * FAULT_FILE_READ_ONLY, FAULT_DISK, FAULT_STORE_BUSY when another import does not end;
 * FAULT_TERRITORY_KIND when the file is one of bassins. The report is filled as far as it went. */
bool territory_import(const struct territory_order *order, const struct territory *territory,
                      struct territory_report *report, struct fault_list *faults);

/* The date of a file, AAAA-MM-JJ: the one in its name (2023-06-23, 20230623), else the day it was
 * last changed; "" when there is no such file. */
void territory_file_date(const char *path, char out[11]);

#endif
