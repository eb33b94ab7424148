/* `st` and `ste` are how people write saint and sainte in the name of a place. The maker of the
 * index and the search both go through here, so that they agree. */
#ifndef DP_MODEL_TERRITORY_SAINTS_H
#define DP_MODEL_TERRITORY_SAINTS_H

#include <stdbool.h>
#include <stddef.h>

/* Write them out in folded text (locale/text/fold.h). The last word is left as it is unless `last`:
 * while it is being typed, `st` may become « Strasbourg ». False, with "" in `out`, when it does
 * not fit. */
bool saints_spell(const char *folded, bool last, char *out, size_t size);

#endif
