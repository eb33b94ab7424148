/* One entry of a zip archive held in memory, given by pieces.
 *
 * libzip does the work; it is looked for when an archive is first read, not when the program
 * starts: with the cryptography it brings along it would cost every desk 1.7 MB of memory, and a
 * desk reads a workbook once a year.
 */
#ifndef DP_MODEL_PACK_UNZIP_H
#define DP_MODEL_PACK_UNZIP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum unzip_verdict {
    UNZIP_OK,
    UNZIP_STOPPED, /* the taker had enough */
    UNZIP_WITHOUT, /* libzip is not on this machine */
    UNZIP_DAMAGED, /* not an archive, or cut */
    UNZIP_ABSENT,  /* no entry of this name */
    UNZIP_LARGE    /* its header promises more than `most` bytes */
};

/* Called for each piece in order; false stops. A header may lie: count what really comes. */
typedef bool unzip_taker(void *context, const char *piece, size_t count);

/* UNZIP_DAMAGED may come after pieces were taken. */
enum unzip_verdict unzip_entry(const char *bytes, size_t count, const char *name, uint64_t most,
                               unzip_taker *take, void *context);

#endif
