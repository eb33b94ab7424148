/* Identifiers that two desks never draw twice: UUID version 7 (RFC 9562, section 5.7), lower case.
 *
 * The first 48 bits are clock_now_ms(), so ids sort by time of birth. Within one process each id is
 * greater than the one before, even under a frozen clock (RFC 9562, section 6.2, method 2: the
 * random part is incremented). Ids are made before anything is written: a retry uses the same one.
 */
#ifndef DP_MODEL_BASE_UUID_H
#define DP_MODEL_BASE_UUID_H

#include <stdbool.h>
#include <stddef.h>

enum { UUID_SIZE = 37 }; /* 36 characters and the end */

void uuid_make(char out[UUID_SIZE]);

/* Whether `text` has the form of an id made here: 36 characters, version 7, variant 10. */
bool uuid_valid(const char *text);

/* `size` bytes of the kernel's generator, which never fails once the machine has started. */
void random_bytes(void *out, size_t size);

#endif
