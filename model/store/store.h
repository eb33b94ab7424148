/* The desk's memory: one SQLite file, its lock, and the way to write in it.
 *
 * What is promised once a function that writes has returned true: the record survives a power cut
 * and a kill -9 (WAL, synchronous=FULL, set and read back at each opening). Fifty desks may share
 * the file: writers queue on a lock file beside it (`<path>-lock`, flock) before they begin.
 * Sources of the recipe: DESIGN section 4; the SQLite manual, "How to corrupt an SQLite database".
 *
 * Every other header of model/ that takes a `struct store` works through this one. A store belongs
 * to one process: open it again after fork().
 */
#ifndef DP_MODEL_STORE_STORE_H
#define DP_MODEL_STORE_STORE_H

#include <stdbool.h>

#include "model/base/fault.h"

struct store;

enum store_mode {
    STORE_CREATE,   /* make the file (and its folder) when missing, migrate it when older */
    STORE_EXISTING, /* the file must exist; migrate it when older */
    STORE_READ,     /* never writes: an older file is refused, setters fail */
};

/* NULL with the fault set: FAULT_STORE_MISSING, _FOREIGN (not ours, or not SQLite), _NEWER, _OLDER
 * (STORE_READ only), _DAMAGED, _NETWORK, _BUSY; FAULT_FILE_READ_ONLY, _UNREADABLE; FAULT_DISK.
 * A new file is 0600 in a folder 0700; in an existing folder of mode 2770 it is 0660, lock file
 * included, for all desks of the group. An older file is copied to `<path>.avant-v<N>` before it is
 * migrated. */
struct store *store_open(const char *path, enum store_mode mode, struct fault *fault);
void store_close(struct store *store);

const char *store_path(const struct store *store);

/* Schema number this program writes. */
int store_schema(void);

/* A quick_check of the whole file, at most once a day (the day it last passed is kept): call it
 * after the first paint. false with FAULT_STORE_DAMAGED. */
bool store_check_daily(struct store *store, struct fault *fault);

/* The clock is not before the last visit recorded; else FAULT_CLOCK, .word its day. */
bool store_clock_check(struct store *store, struct fault *fault);

/* One piece of writing. `work` runs inside a transaction: it must be idempotent (ids made before),
 * touch nothing but the store and `data`, and return false with the fault set to give up. When the
 * COMMIT itself fails nobody knows what is on the disk: the file is opened again and `work` runs a
 * second time. Only then FAULT_STORE_UNCERTAIN: the caller says "being checked", never "not saved",
 * and may call again with the same ids. Not to be nested. */
bool store_write(struct store *store, bool (*work)(struct store *, void *, struct fault *),
                 void *data, struct fault *fault);

/* The same by hand: queue on the lock, BEGIN IMMEDIATE; 10 s at most, then FAULT_STORE_BUSY.
 * store_commit() may fail with FAULT_STORE_UNCERTAIN: the connection is then fresh again.
 * store_rollback() never fails. */
bool store_begin(struct store *store, struct fault *fault);
bool store_commit(struct store *store, struct fault *fault);
void store_rollback(struct store *store);

/* Fold the write-ahead log into the file and empty it, so that what was wiped is gone from both.
 * Best effort: a reader elsewhere may delay it to the next call. */
void store_settle(struct store *store);

#endif
