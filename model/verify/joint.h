/* Two packs as one, so that both can be asked about the same situations.
 *
 * The questions are those of `after`, as it asks them, then those that only `before` asks; a
 * question of both has the choices of both. Rows and networks of each stay apart: those of `before`
 * come first, those of `after` follow in their own order. Symbols are those of the joint pack.
 * A question of one name and two kinds is two questions.
 */
#ifndef DP_MODEL_VERIFY_JOINT_H
#define DP_MODEL_VERIFY_JOINT_H

#include "model/pack/pack.h"

/* The days of each row are cut to those of its pack; the joint pack itself is always valid. It
 * borrows texts: both packs must outlive it. The caller destroys it with pack_destroy(). */
struct pack *joint_create(const struct pack *before, const struct pack *after);

#endif
