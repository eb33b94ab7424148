/* From one situation to the widest box around it, and from a box to what can be said of it. */
#ifndef DP_MODEL_VERIFY_BOX_H
#define DP_MODEL_VERIFY_BOX_H

#include "model/verify/term.h"

/* May this box be? Asked of every box that holds the example, each wider than the last. */
typedef bool box_allowed(const void *context, const word *box);

/* Widen `example` (a class for each variable) within `base` (NULL: everything) as far as `allowed`
 * says, and as long as every situation of the box exists. Two orders are tried, the larger result
 * is written to `box`. */
void box_widen(const struct space *space, const uint16_t *example, const word *base,
               box_allowed *allowed, const void *context, word *box);

/* Does a box hold the situation of these classes? */
bool box_has(const struct space *space, const word *box, const uint16_t *example);

/* Situations of a box that is a product. */
verify_count box_count(const struct space *space, const word *box);

/* Memory from `arena`. */
void box_describe(const struct space *space, const word *box, struct arena *arena,
                  struct verify_box *out);

#endif
