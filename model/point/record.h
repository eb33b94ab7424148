/* Points on their way to the store and back: model/point only. */
#ifndef DP_MODEL_POINT_RECORD_H
#define DP_MODEL_POINT_RECORD_H

#include <stddef.h>

#include "model/point/point.h"

/* `text` through the gate into `out`, spaces around left out; `out` may be `text` itself.
 * FAULT_TEXT_UNSAFE or FAULT_CELL_VALUE, .file the field. */
bool point_text(const char *field, const char *text, char *out, size_t size, struct fault *fault);

/* Every point added by hand, of one network unless "", by name. */
bool point_every(struct store *store, bool hidden, const char *network, struct point_list *list,
                 struct fault *fault);

#endif
