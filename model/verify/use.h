/* Whether a pack may be put to use. The rule has no exception (DESIGN section 1): a pack in which
 * someone would find no door, or a third one, is never activated. Whoever makes a pack the desk's
 * own, opens the desk with it, installs it or records with it asks here and nowhere else; reading a
 * pack to show it or to name what an act said asks nothing.
 */
#ifndef DP_MODEL_VERIFY_USE_H
#define DP_MODEL_VERIFY_USE_H

#include <stdbool.h>

#include "model/base/fault.h"
#include "model/pack/pack.h"
#include "model/store/store.h"

/* Verifies the pack, unless this edition of it (its hash) was by this verifier (VERIFY_EDITION):
 * the store remembers, so that a desk opens at once. `store` may be NULL, and one that cannot be
 * written only costs the next verification. FAULT_PACK_REFUSED otherwise: .word is its id, .number
 * how many findings refuse it, .hint what names it for `pack check` (its folder; the caller may
 * write better). */
bool pack_may_be_used(struct store *store, const struct pack *pack, struct fault *fault);

#endif
