/* SHA-256 of a pack's canonical form: sheet names, header names and cells in order, each followed
 * by a separator that no cell may hold. Two editions that differ only in encoding, delimiter, line
 * ends or quoting have the same hash; an act names the pack it was issued under by this hash.
 */
#ifndef DP_MODEL_PACK_HASH_H
#define DP_MODEL_PACK_HASH_H

#include "model/pack/pack.h"

struct pack_hash;

struct pack_hash *pack_hash_create(void);
void pack_hash_add(struct pack_hash *hash, const char *text);
void pack_hash_end_row(struct pack_hash *hash);
/* Write the hexadecimal digest and destroy. */
void pack_hash_finish(struct pack_hash *hash, char hex[PACK_HASH_SIZE]);

#endif
