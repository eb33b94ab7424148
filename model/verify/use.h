/* Whether a pack may be put to use. The rule has no exception (DESIGN section 1): a pack in which
 * someone would find no door, or a third one, is never activated.
 */
#ifndef DP_MODEL_VERIFY_USE_H
#define DP_MODEL_VERIFY_USE_H

#include <stdbool.h>

#include "model/base/fault.h"
#include "model/pack/pack.h"

/* Verifies the pack. FAULT_PACK_REFUSED otherwise: .word is its id, .number how many findings
 * refuse it, .hint what names it for `pack check` (its folder; the caller may write better). */
bool pack_may_be_used(const struct pack *pack, struct fault *fault);

#endif
