#include "model/pack/hash.h"

#include <sodium.h>
#include <stdlib.h>
#include <string.h>

#include "locale/text/memory.h"

struct pack_hash {
    crypto_hash_sha256_state state;
};

/* Unit and record separators: the gate refuses them in every cell. */
static const unsigned char end_of_cell = 0x1f;
static const unsigned char end_of_row = 0x1e;

struct pack_hash *pack_hash_create(void)
{
    struct pack_hash *hash = memory_zero(1, sizeof *hash);

    crypto_hash_sha256_init(&hash->state);
    return hash;
}

void pack_hash_add(struct pack_hash *hash, const char *text)
{
    crypto_hash_sha256_update(&hash->state, (const unsigned char *)text, strlen(text));
    crypto_hash_sha256_update(&hash->state, &end_of_cell, 1);
}

void pack_hash_end_row(struct pack_hash *hash)
{
    crypto_hash_sha256_update(&hash->state, &end_of_row, 1);
}

void pack_hash_finish(struct pack_hash *hash, char hex[PACK_HASH_SIZE])
{
    unsigned char digest[crypto_hash_sha256_BYTES];

    crypto_hash_sha256_final(&hash->state, digest);
    sodium_bin2hex(hex, PACK_HASH_SIZE, digest, sizeof digest);
    free(hash);
}
