/* How people write the name of a place, in folded text (locale/text/fold.h). The maker of the index
 * and the search both go through here, so that they agree. */
#ifndef DP_MODEL_TERRITORY_SPELLING_H
#define DP_MODEL_TERRITORY_SPELLING_H

#include <stdbool.h>
#include <stddef.h>

/* Write out `st` and `ste` as saint and sainte. The last word is left as it is unless `last`: while
 * it is being typed, `st` may become « Strasbourg ». False, with "" in `out`, when it does not fit.
 */
bool spelling_of_saints(const char *folded, bool last, char *out, size_t size);

/* Take the spaces out; `out` has as much room as the text. */
void spelling_squeeze(const char *folded, char *out);

#endif
