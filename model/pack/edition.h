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

/* A hidden folder that was being prepared when its program stopped. `name` is without its parent.
 */
bool edition_is_unfinished(const char *name);

/* A pack's folder and its files; nothing below, no link is followed. */
void edition_remove(const char *folder);

/* The two folders of one parent take each other's place in one step (in three where the file system
 * cannot, and then a stop in between leaves one of them under a hidden name). */
bool edition_exchange(const char *one, const char *other, struct fault *fault);

/* One takes the place of the other, which must not be there. */
bool edition_move(const char *from, const char *to, struct fault *fault);

/* The folder and its missing parents, private to the person. */
bool edition_make_folders(const char *folder, struct fault *fault);

/* A folder set up for a group of desks: setgid, and the group may write. What is made in it is the
 * group's too. */
bool edition_is_shared(const char *folder);

/* The sheet `name` of the folder `from`, byte for byte, into `folder`; true when there is none. */
bool edition_copy(const char *folder, const char *from, const char *name, struct fault *fault);

/* A file of `folder`, on the disk when true is returned. Never follows a link, never overwrites. */
bool edition_write(const char *folder, const char *name, const char *bytes, size_t length,
                   struct fault *fault);

/* The same, the folder and the name in one path. */
bool edition_write_path(const char *path, const char *bytes, size_t length, struct fault *fault);

/* A copy, likewise, of what is installed as `name` (model/base/data_path.h). When it is not: the
 * fault `missing`, about the file `about`. */
bool edition_write_installed(const char *path, const char *name, enum fault_code missing,
                             const char *about, struct fault *fault);

#endif
