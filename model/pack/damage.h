/* What a spreadsheet made of a cell before anybody could see it: a formula computed, « 1,2 » turned
 * into a decimal, « 3/4 » into a date, « oui » no longer oui but VRAI, a telephone number without
 * its zero (reference rules.md 3.5, measured on LibreOffice 7.4 with French import). Such a cell is
 * refused with the way out, never repaired in silence: only the coordinator knows what was meant.
 *
 * A workbook says the type of its cells; in CSV only the text is left, and its look decides.
 */
#ifndef DP_MODEL_PACK_DAMAGE_H
#define DP_MODEL_PACK_DAMAGE_H

#include <stdbool.h>

#include "model/base/fault.h"
#include "model/pack/sheet.h"

/* How a workbook types a cell. CSV knows text only. */
enum cell_form {
    CELL_FORM_TEXT = 0,
    CELL_FORM_INTEGER,
    CELL_FORM_DECIMAL,
    CELL_FORM_DATE, /* its text is AAAA-MM-JJ */
    CELL_FORM_BOOLEAN,
    CELL_FORM_PERCENT,
    CELL_FORM_OTHER, /* time, currency: a number whose meaning is its display */
    CELL_FORM_FORMULA,
};

/* `hint` is what to write instead, "" when only the coordinator knows. */
struct damage {
    enum fault_code code;
    char hint[32];
};

/* Whether `cell` (straightened when its column is one for machines) is not what was typed. */
bool damage_find(enum column_kind kind, enum cell_form form, const char *cell,
                 struct damage *damage);

/* Whether `code` is one that damage_find() or damage_of_*() gives. */
bool damage_is(enum fault_code code);

/* Whether a header is what is left of `=> reseau` where a spreadsheet took it for a formula
 * (« Err:510 » in LibreOffice 7.4). It is the one name that begins so: nothing is guessed. */
bool damage_of_header(const char *header);

/* A department or a commune whose zero, or whose letter, a spreadsheet took: « 1 » and « d1 » for
 * d01, « 1004 » for c01004. `hint` holds what to write. */
bool damage_of_department(const char *cell, char hint[static 8]);
bool damage_of_commune(const char *cell, char hint[static 8]);

#endif
