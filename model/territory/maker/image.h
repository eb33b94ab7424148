/* The file being made: one growing array per section. */
#ifndef DP_MODEL_TERRITORY_MAKER_IMAGE_H
#define DP_MODEL_TERRITORY_MAKER_IMAGE_H

#include <stddef.h>
#include <stdint.h>

#include "model/territory/format.h"

struct image {
    unsigned char *bytes[SECTION_COUNT];
    size_t used[SECTION_COUNT]; /* bytes */
    size_t room[SECTION_COUNT];
    size_t count[SECTION_COUNT]; /* records */
};

void image_free(struct image *image);

/* Append one record; returns its index. */
uint32_t image_add(struct image *image, enum territory_section section, const void *record,
                   size_t size);

/* Append a text and its zero; returns its offset. */
uint32_t image_text(struct image *image, const char *text);

/* Write the whole file. Ends the program when it cannot, leaving no file. */
void image_write(const struct image *image, const char *vintage, const char *path);

#endif
