/* The mapped file as records, for the files of this folder. Every function accepts any index. */
#ifndef DP_MODEL_TERRITORY_MAP_H
#define DP_MODEL_TERRITORY_MAP_H

#include <endian.h>
#include <stddef.h>
#include <stdint.h>

#include "model/territory/format.h"
#include "model/territory/mapped.h"
#include "model/territory/territory.h"

struct overlay;

struct territory {
    struct mapped file;
    struct overlay *overlay;    /* NULL: none */
    struct fault overlay_fault; /* why it is left aside */
    size_t count[SECTION_COUNT];
    const void *section[SECTION_COUNT];
};

size_t map_record_size(enum territory_section section);

/* "" when the offset is beyond the text. */
const char *map_text(const struct territory *territory, uint32_t offset);

/* The record at `index`, or NULL beyond the end. */
const struct disk_commune *map_commune(const struct territory *territory, size_t index);
const struct disk_name *map_name(const struct territory *territory, size_t index);

/* Index of an INSEE code, TERRITORY_NONE when there is none. */
uint32_t map_find_insee(const struct territory *territory, const char *insee);

/* First entry of the postal code index whose code is at least `code`. */
size_t map_postcode_bound(const struct territory *territory, uint32_t code);

#endif
