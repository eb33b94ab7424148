/* A file mapped read-only and shared, as the territory and its overlay are. Private. */
#ifndef DP_MODEL_TERRITORY_MAPPED_H
#define DP_MODEL_TERRITORY_MAPPED_H

#include <stdbool.h>
#include <stddef.h>

#include "model/base/fault.h"

struct mapped {
    const unsigned char *bytes;
    size_t size;
};

/* Map the regular file `path` of at least `least` bytes. False with FAULT_FILE_MISSING,
 * FAULT_FILE_UNREADABLE, or FAULT_STORE_DAMAGED: another kind of file, too short or too long. */
bool mapped_open(struct mapped *mapped, const char *path, size_t least, struct fault *fault);
void mapped_close(struct mapped *mapped);

/* What was looked at goes back to the cache, where every desk finds it again: it stops counting as
 * memory of this one. */
void mapped_give_back(const struct mapped *mapped);

/* Whether the BLAKE2b (32 bytes) of what follows the first `skip` bytes is `digest`. Looks through
 * the file a piece at a time: it never counts whole. */
bool mapped_digest_holds(const struct mapped *mapped, size_t skip, const unsigned char *digest);

/* Fill `fault` (may be NULL) about `path`, with errno unless it is a damage; false. */
bool mapped_fault(struct fault *fault, enum fault_code code, const char *path);

#endif
