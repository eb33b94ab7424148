/* The queue of those who write: a file of its own, locked by the kernel, freed by kill -9. */
#ifndef DP_MODEL_STORE_LOCK_H
#define DP_MODEL_STORE_LOCK_H

#include <stdbool.h>
#include <sys/types.h>

/* The lock file, made with these rights when it is not there; never through a symbolic link. -1
 * with errno. The caller closes it. */
int lock_open(const char *path, mode_t file_mode);

/* Wait in the queue, at most so long. */
bool lock_take(int lock, int deadline_ms);
void lock_release(int lock);

#endif
