/* What went wrong, carried up from where it happened to the one place that speaks to a person.
 *
 * A fault is a code and its context: which file, which row and column, which word. It holds no
 * sentence: tui/speak turns the code into French (or English) with the remedy. Functions that can
 * fail take a `struct fault *` as their last parameter, return false or NULL, and fill it; passing
 * NULL is allowed when the caller does not care why.
 *
 * Every code belongs to one exit status of the command line (DESIGN section 8): see fault_exit().
 */
#ifndef DP_MODEL_BASE_FAULT_H
#define DP_MODEL_BASE_FAULT_H

#include <stdbool.h>
#include <stddef.h>

enum fault_code {
    FAULT_NONE = 0,

    /* files: .file names it, .system is errno */
    FAULT_FILE_MISSING,    /* no such file or folder */
    FAULT_FILE_UNREADABLE, /* present, not readable */
    FAULT_FILE_READ_ONLY,  /* folder or file cannot be written */
    FAULT_FILE_TOO_LARGE,  /* over the limit of its kind; .number is that limit in bytes, or, when
                              .row is set, in rows */
    FAULT_DISK,            /* full disk or input/output error */
    FAULT_FILE_PRESENT,    /* is there already and is never overwritten */

    /* text from outside */
    FAULT_TEXT_ENCODING, /* neither UTF-8 nor CP1252; .row, .column of the first bad byte */
    FAULT_TEXT_UNSAFE,   /* control or invisible character refused by the gate; .word names it */
    FAULT_TEXT_LEGACY,   /* notice, not an error: read as CP1252; .word shows accented words */

    /* sheets of a pack: .file, .row (1 is the header), .column (1-based), .word */
    FAULT_CSV_QUOTE,      /* a quote opened and never closed, or text after a closing quote */
    FAULT_CSV_COLUMNS,    /* row has .number cells, the header has another count */
    FAULT_CSV_HEADER,     /* first column is not the one this sheet begins with; .word expected */
    FAULT_SHEET_MISSING,  /* .word is the sheet */
    FAULT_COLUMN_UNKNOWN, /* .word is the column */
    FAULT_COLUMN_MISSING, /* .word is the column */
    FAULT_CELL_EMPTY,     /* a machine cell that must not be empty */
    FAULT_CELL_SYNTAX,    /* .word is what was not understood */
    FAULT_CELL_VALUE,     /* .word is a value that the column does not know; .hint the allowed */
    FAULT_CELL_DUPLICATE, /* .word is a key that another row holds */
    FAULT_CELL_DATE,      /* not a date AAAA-MM-JJ or JJ/MM/AAAA */

    /* what a spreadsheet made of a cell (model/pack/damage.h): .word is what it left, .hint what to
     * write instead when that can be told */
    FAULT_CELL_FORMULA,    /* a formula, or the error it became */
    FAULT_CELL_DECIMAL,    /* « 1,2 »: a decimal, or two numbers */
    FAULT_CELL_BOOLEAN,    /* VRAI, FAUX */
    FAULT_CELL_AS_DATE,    /* a date where a code is expected */
    FAULT_CELL_PERCENT,    /* 100% */
    FAULT_CELL_SCIENTIFIC, /* 3,88E+08 */
    FAULT_CELL_NUMBER,     /* a number where a text is expected: what it was is lost */
    FAULT_CELL_PHONE,      /* a telephone number without its zero or its + */
    FAULT_CELL_ZERO,       /* a department or a commune without its letter or its zero */

    /* workbooks (.ods): .file; inside one, .sheet names the sheet of any fault above */
    FAULT_SHEET_UNKNOWN, /* .word is a sheet that no pack has (of a folder, its file); .detail the
                            nearest that there is or "", .hint all of them */
    FAULT_SHEET_TWICE,   /* .word is a sheet that the workbook holds twice */
    FAULT_WORKBOOK_KIND, /* neither a folder of sheets nor an .ods workbook */
    FAULT_WORKBOOK_DAMAGED, /* not what a spreadsheet writes: cut, changed, or under a password */
    FAULT_WORKBOOK_UNSAFE,  /* declares a document type or entities */
    FAULT_WORKBOOK_LARGE,   /* more than a pack can hold (model/pack/workbook.h) */
    FAULT_WORKBOOK_WITHOUT, /* this program was built without reading workbooks */

    /* files of others read into the directory (model/directory/intake.h): .file, .number the byte
     */
    FAULT_INTAKE_UNKNOWN, /* none of the files that are understood */
    FAULT_INTAKE_OLD,     /* data·inclusion v0; .hint the columns that show it */
    FAULT_INTAKE_PACKED,  /* an archive, a workbook, anything that is not plain text */
    FAULT_INTAKE_SHEET,   /* the annuaire de l’administration as a sheet: it is read from JSON */
    FAULT_INTAKE_BROKEN,  /* JSON cut or malformed */
    FAULT_INTAKE_DEEP,    /* lists within lists beyond reason */
    FAULT_INTAKE_LONG,    /* a text without end */
    FAULT_INTAKE_STOPPED, /* the person stopped the reading */
    FAULT_INTAKE_WITHOUT, /* this program was built without reading JSON */
    FAULT_IMPORT_NOTHING, /* not one record could be taken: the directory is as it was */

    FAULT_EXPRESSION_SYNTAX, /* `relevant` or `constraint` outside the subset of rules.md 3.3 */
    FAULT_EXPRESSION_ORDER,  /* refers to a later or unknown question; .word is the question */
    FAULT_PACK_UNKNOWN,      /* no pack of this id; .hint lists those there are */
    FAULT_PACK_EXPIRED,      /* .word is the last day, AAAA-MM-JJ */
    FAULT_PACK_NAME,         /* .word cannot be the name of an installed pack */
    FAULT_PACK_REFUSED,      /* .word is the pack: some situation would find no door; .hint what
                                `pack check` is given, "" when it was not even installed */
    FAULT_PACK_NO_PREVIOUS,  /* .word is the pack: no earlier edition to return to */
    FAULT_OVERLAY_ABSENT,    /* .word is the key of a row that the base does not have */
    FAULT_OVERLAY_PRESENT,   /* .word is the key of a row that the base has already */

    /* files laid over the territory (model/territory/import.h): .file */
    FAULT_TERRITORY_OVERLAY, /* notice: what was imported is damaged, and left aside */
    FAULT_TERRITORY_KIND,    /* columns of nothing that can be imported; .word is the header */
    FAULT_TERRITORY_PLACES,  /* the file of La Poste without its coordinates */
    FAULT_TERRITORY_CUT,     /* the file ends in the middle of row .row */
    FAULT_TERRITORY_NOTHING, /* no row of it can be taken */

    /* answers: .word is the question, .hint what is allowed */
    FAULT_QUESTION_UNKNOWN,      /* no such question in this pack */
    FAULT_QUESTION_NOT_RELEVANT, /* exists, not asked of this person */
    FAULT_ANSWER_VALUE,          /* .detail is the value, .hint the allowed ones */
    FAULT_ANSWER_MISSING,        /* a required question has no answer */
    FAULT_ANSWER_AMBIGUOUS,      /* a postal code of several communes; .hint lists them */
    FAULT_COMMUNE_UNKNOWN,       /* .detail is what was typed */
    FAULT_NETWORK_UNKNOWN,       /* .detail is the code, .hint the allowed ones */
    FAULT_NO_DOOR,               /* no proposal for this situation */

    /* references */
    FAULT_REFERENCE_FORM,    /* not twelve symbols of the alphabet */
    FAULT_REFERENCE_CHECK,   /* check symbols do not match; .hint may hold one correction */
    FAULT_REFERENCE_UNKNOWN, /* well formed, not an act of this desk */

    /* the store: .file is the database */
    FAULT_STORE_MISSING,
    FAULT_STORE_FOREIGN, /* a file that is not ours */
    FAULT_STORE_NEWER,   /* written by a later version; .number is its schema */
    FAULT_STORE_OLDER,   /* opened for reading only, must be migrated first; .number likewise */
    FAULT_STORE_DAMAGED,
    FAULT_STORE_BUSY,      /* another desk kept the lock past the deadline */
    FAULT_STORE_NETWORK,   /* on a network or vfat file system */
    FAULT_STORE_UNCERTAIN, /* error at COMMIT: state to be read again before anything is said */
    FAULT_STORE_SQL,       /* .detail is the statement and SQLite's message: ours to mend */

    /* invariants of the two doors, refused by the database itself */
    FAULT_THIRD_DOOR,        /* an act that sends a door-2 visitor on */
    FAULT_ALREADY_CANCELLED, /* act already cancelled */
    FAULT_VISIT_UNKNOWN,
    FAULT_VISIT_CLOSED, /* a closed visit cannot change */

    /* points: .word is the id */
    FAULT_POINT_UNKNOWN,      /* neither in the directory nor added by hand */
    FAULT_POINT_PRESENT,      /* .word is the name: another point has this network, commune, name */
    FAULT_CORRECTION_MISSING, /* nothing to report about this point */

    /* the workplace */
    FAULT_CLOCK, /* before the build or the last visit */
    FAULT_TERMINAL_UNKNOWN,
    FAULT_TERMINAL_NONE, /* not a terminal */
    FAULT_LOCALE,        /* C.UTF-8 cannot be set */
    FAULT_SPOOLER,       /* it failed; .word is the program, .number its exit status */
    FAULT_SPOOLER_NONE,  /* unknown, or cannot be run; .word likewise */
    FAULT_SPOOLER_SLOW,  /* stopped after .number seconds, the sheet perhaps taken */
    FAULT_USAGE,         /* .word is the argument; .hint the usage */
    FAULT_SETTING_UNKNOWN,
    FAULT_SETTING_VALUE,

    FAULT_COUNT
};

/* Context strings are UTF-8, cut at a character boundary, and safe to show (they passed the gate's
 * display form). Zero or "" means "not known". Copying a fault is copying the struct. */
struct fault {
    enum fault_code code;
    unsigned row;    /* 1-based line of a sheet, as a spreadsheet numbers it */
    unsigned column; /* 1-based cell in that row */
    int system;      /* errno */
    long long number;
    char file[256];
    char sheet[32]; /* within a workbook */
    char word[128];
    char detail[256];
    char hint[512];
};

/* The errors of one reading, all of them, in file order: a coordinator mends them in one go. */
struct fault_list;

struct fault_list *fault_list_create(void);
void fault_list_destroy(struct fault_list *list);
void fault_list_add(struct fault_list *list, const struct fault *fault);
size_t fault_list_count(const struct fault_list *list);
const struct fault *fault_list_at(const struct fault_list *list, size_t index);

/* Clear `fault` and set its code; returns false so that `return fault_set(...)` reads well. A NULL
 * `fault` is accepted. */
bool fault_set(struct fault *fault, enum fault_code code);

/* Write a context string, made safe and cut to fit. `target` is a member of a fault. */
#define FAULT_TEXT(member, text) fault_text((member), sizeof(member), (text))
void fault_text(char *target, size_t size, const char *text);

/* Exit status of the command line: 2 bad input, 3 no answer, 4 cannot work; 0 for FAULT_NONE, 1
 * (done with warnings) for the notices, FAULT_TEXT_LEGACY and FAULT_TERRITORY_OVERLAY. */
int fault_exit(enum fault_code code);

#endif
