/* One edition of a pack's folder: prepared beside its place under a name that nobody can guess,
 * then put there by one rename. Until then, and whatever happens, what was there is untouched.
 */
#ifndef DP_MODEL_PACK_EDITION_H
#define DP_MODEL_PACK_EDITION_H

#include <stdbool.h>
#include <stddef.h>

#include "model/base/fault.h"

struct edition;

/* Make the empty folder in which `target` is prepared. NULL with FAULT_FILE_MISSING (no parent
 * folder), _READ_ONLY, FAULT_DISK, or FAULT_FILE_UNREADABLE with ELOOP when `target` is a symbolic
 * link. */
struct edition *edition_begin(const char *target, struct fault *fault);

const char *edition_folder(const struct edition *edition);

/* Put it in place, where there must be nothing: FAULT_FILE_PRESENT otherwise. */
bool edition_publish(struct edition *edition, struct fault *fault);

/* The same; the folder that was there, if any, is removed once the new one has its place. */
bool edition_replace(struct edition *edition, struct fault *fault);

/* What was not published is removed. Accepts NULL. */
void edition_finish(struct edition *edition);

/* A file of `folder`, on the disk when true is returned. Never follows a link, never overwrites. */
bool edition_write(const char *folder, const char *name, const char *bytes, size_t length,
                   struct fault *fault);

#endif
