/* The codes a pack knows, copied in the store the first time the pack is used.
 *
 * An answer and an act are checked by the database against the codes of the pack that their visit
 * names, also years later when the pack itself is gone. A pack is its id, version and hash: the
 * same three registered again change nothing; another hash is another pack.
 */
#ifndef DP_MODEL_STORE_CODES_H
#define DP_MODEL_STORE_CODES_H

#include <stdbool.h>
#include <stddef.h>

#include "model/store/store.h"

enum { CODE_SIZE = 64, HASH_SIZE = 65 };

struct pack_name {
    char id[CODE_SIZE];
    char version[32];
    char hash[HASH_SIZE]; /* lower-case hexadecimal */
};

enum code_kind {
    CODE_CHOICE,  /* a question whose values are listed (one or several answers) */
    CODE_INTEGER, /* a question answered by a whole number */
    CODE_COMMUNE, /* by an INSEE code, five characters */
    CODE_TEXT,    /* by a short text */
    CODE_VALUE,   /* one listed value of the question `of` */
    CODE_NETWORK, /* a network an act may lead to */
};

/* The strings are the caller's and only read. */
struct pack_code {
    enum code_kind kind;
    const char *name;
    const char *of; /* CODE_VALUE: its question; otherwise NULL */
};

bool codes_register(struct store *store, const struct pack_name *pack,
                    const struct pack_code *codes, size_t count, struct fault *fault);

/* Whether this pack was registered: spares building the list at each opening. */
bool codes_known(struct store *store, const struct pack_name *pack);

#endif
