/* The one static fold table: what stands for a character in ASCII. Private to charset/. */
#ifndef DP_LOCALE_CHARSET_FOLDS_H
#define DP_LOCALE_CHARSET_FOLDS_H

#include <stddef.h>
#include <stdint.h>

struct charset_fold_entry {
    uint32_t code;
    const char *ascii;
};

extern const struct charset_fold_entry charset_folds[]; /* by increasing code */
extern const size_t charset_fold_count;

#endif
