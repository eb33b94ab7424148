/* How the overlay file is laid out; for its writer and its reader, nobody else.
 *
 * As the territory's own file (format.h): little-endian, sections on a multiple of 8, strings as
 * offsets into the text, a zero as last byte. A place stands at the index of its commune in the
 * territory it was made with, so that it is found at once; after an update of the program, whose
 * communes may have moved, by its code.
 */
#ifndef DP_MODEL_TERRITORY_OVERLAY_FORMAT_H
#define DP_MODEL_TERRITORY_OVERLAY_FORMAT_H

#include <stddef.h>
#include <stdint.h>

#include "model/territory/overlay.h"

#define OVERLAY_MAGIC "DPOVER\r\n"

enum { OVERLAY_VERSION = 1, OVERLAY_DIGEST = 32 };

enum overlay_section {
    OVERLAY_PLACES, /* one per commune, by INSEE code */
    OVERLAY_ZONES,  /* by code */
    OVERLAY_TEXT,   /* last; bytes */
    OVERLAY_SECTIONS
};

struct disk_extent {
    uint32_t offset; /* from the beginning of the file */
    uint32_t count;  /* records */
};

struct disk_layer { /* what territory_edition() gives */
    uint64_t imported;
    uint32_t present;
    uint32_t count;
    uint32_t source, url, file, date;
};

struct overlay_header {
    char magic[8];
    uint32_t version;
    uint32_t size; /* of the whole file */
    unsigned char digest[OVERLAY_DIGEST];
    /* what follows is covered by the digest */
    struct disk_extent sections[OVERLAY_SECTIONS];
    struct disk_layer layers[TERRITORY_LAYERS];
};

/* Bytes before what the digest covers. */
enum { OVERLAY_UNSIGNED = offsetof(struct overlay_header, sections) };

enum { PLACE_LOCATED = 1 };

struct disk_place {
    char insee[8];
    uint32_t flags;
    uint32_t latitude; /* two's complement, 1e-4 degree */
    uint32_t longitude;
    uint32_t zone; /* index in OVERLAY_ZONES, UINT32_MAX: none */
};

struct disk_zone {
    char code[8];
    uint32_t name; /* offset in the text */
    uint32_t spare;
};

#endif
