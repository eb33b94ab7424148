/* Whole files: read as UTF-8 whatever a spreadsheet wrote, written for a printer or an old screen.
 *
 * Excel in French writes CP1252 or UTF-8 with a byte order mark; both are read without a question,
 * the first with a notice. Nothing is guessed beyond that: a file is strictly UTF-8, or CP1252, or
 * refused where it stops making sense.
 */
#ifndef DP_LOCALE_CHARSET_RECODE_H
#define DP_LOCALE_CHARSET_RECODE_H

#include <stdbool.h>
#include <stddef.h>

#include "locale/charset/charset.h"

#define RECODE_MOST         ((size_t)64 * 1024 * 1024) /* bytes of the largest file read */
#define RECODE_SAMPLES      3
#define RECODE_SAMPLE_BYTES 64

enum recode_verdict {
    RECODE_DONE = 0,
    RECODE_UTF16,    /* begins with FF FE or FE FF: to be saved again as « CSV UTF-8 » */
    RECODE_NUL,      /* a zero byte: not a text file */
    RECODE_UNKNOWN,  /* neither UTF-8 nor CP1252 (81 8D 8F 90 9D), or bad UTF-8 after its mark */
    RECODE_TOO_LONG, /* over RECODE_MOST */
};

struct recode_report {
    bool marked; /* began with the UTF-8 byte order mark, taken off */
    bool legacy; /* read as CP1252: the words below are to be shown for confirmation */
    char samples[RECODE_SAMPLES][RECODE_SAMPLE_BYTES]; /* words with accents, "" when fewer */
    size_t row, column;                                /* where refused: line, byte in it, from 1 */
    unsigned char byte;                                /* the refused byte */
};

/* On RECODE_DONE *utf8 is valid UTF-8 (not yet through the gate), ended by a zero, freed by the
 * caller, and *length its bytes; otherwise NULL and 0. `report` is always filled. */
enum recode_verdict recode_text(const char *bytes, size_t count, char **utf8, size_t *length,
                                struct recode_report *report);

/* `utf8` as bytes of `charset`, folded as charset_fold() does; \n, \r, \t and \f pass. The caller
 * frees the bytes, ended by a zero. */
char *recode_to(const struct charset *charset, const char *utf8, size_t count, size_t *length);

#endif
