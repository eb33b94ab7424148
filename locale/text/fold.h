/* Text reduced to what people type when they search: « Saint-Cœur d'Aÿ » gives "saint coeur d ay".
 *
 * Words of lower-case ASCII letters and digits separated by one space; accents and ligatures off,
 * everything else a separator. Abbreviations are left to the caller who knows what they stand for
 * (`st` is « saint » in a commune and a street in English).
 */
#ifndef DP_LOCALE_TEXT_FOLD_H
#define DP_LOCALE_TEXT_FOLD_H

#include <stddef.h>

/* Returns the length written in `out`, cut to fit `size` with its zero, never ending in a space. A
 * text without any Latin letter or digit gives "". */
size_t fold_search(const char *text, char *out, size_t size);

#endif
