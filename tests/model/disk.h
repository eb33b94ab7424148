/* A disk that fails on demand: SQLite's own VFS, whose n-th write or sync is refused. */
#ifndef DP_TESTS_MODEL_DISK_H
#define DP_TESTS_MODEL_DISK_H

#include <stdbool.h>

enum disk_failure {
    DISK_SYNC, /* fsync says an input/output error */
    DISK_WRITE,
    DISK_FULL,  /* no space left */
    DISK_SHORT, /* half of it is written, then an error */
    DISK_FAILURES
};

/* Becomes the default VFS of this process. */
void disk_install(void);

/* The `nth` operation from now fails (1 is the next), and every later one when `for_good`. */
void disk_fail(enum disk_failure failure, int nth, bool for_good);

/* Works again; returns whether anything was refused since disk_fail(). */
bool disk_mend(void);

#endif
