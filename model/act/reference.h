/* The reference of an act: 10 random Crockford base-32 symbols and 2 check symbols over GF(32).
 *
 * Pinned for ever (paper lives for years), DESIGN section 4: alphabet 0-9 A-Z without I L O U, the
 * field of x^5+x^2+1 with a=x, symbols x0..x11 from left to right such that sum(xi)=0 and
 * sum(a^i xi)=0. Every one or two wrong symbols and every swap of two are detected. A reference is
 * kept as its twelve symbols, without hyphens; "" means none.
 */
#ifndef DP_MODEL_ACT_REFERENCE_H
#define DP_MODEL_ACT_REFERENCE_H

#include <stdbool.h>

enum {
    REFERENCE_DATA = 10,
    REFERENCE_LENGTH = 12,
    REFERENCE_SIZE = 13,       /* with the end */
    REFERENCE_SHOWN_SIZE = 15, /* 7K3F-9XQ2-M4MX and the end */
    REFERENCE_GROUPS = 3,
    REFERENCE_GROUP_SIZE = 5,
};

void reference_make(char out[REFERENCE_SIZE]);

/* The two check symbols of ten data symbols (of the alphabet, upper case). Not ended. */
void reference_checks(const char data[REFERENCE_DATA], char out[2]);

enum reference_verdict {
    REFERENCE_GOOD,
    REFERENCE_EMPTY, /* nothing but spaces */
    REFERENCE_FORM,  /* not twelve symbols of the alphabet */
    REFERENCE_CHECK, /* twelve symbols that do not agree */
};

/* Reads what a person typed or a scanner sent: spaces, hyphens, lower case, O for 0, I and L for 1
 * are accepted. `out` holds the reference when REFERENCE_GOOD, else "". `suggestion` (NULL allowed)
 * holds, for REFERENCE_CHECK, the only reference that differs by one symbol, if there is one, else
 * "": it is proposed and confirmed by the person's paper, never applied. */
enum reference_verdict reference_parse(const char *typed, char out[REFERENCE_SIZE],
                                       char suggestion[REFERENCE_SIZE]);

/* `7K3F-9XQ2-M4MX`; "" for a text that is not a reference. */
void reference_show(const char *reference, char out[REFERENCE_SHOWN_SIZE]);

/* The three groups of four, to print large or read aloud. */
void reference_groups(const char *reference, char out[REFERENCE_GROUPS][REFERENCE_GROUP_SIZE]);

#endif
