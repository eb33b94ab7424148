#include "model/territory/maker/image.h"

#include <endian.h>
#include <err.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

void image_free(struct image *image)
{
    for (size_t i = 0; i < SECTION_COUNT; i++)
        free(image->bytes[i]);
}

uint32_t image_add(struct image *image, enum territory_section section, const void *record,
                   size_t size)
{
    size_t *used = &image->used[section];
    size_t *room = &image->room[section];

    if (*used + size > *room) {
        *room = *room ? *room * 2 : 1 << 16;
        image->bytes[section] = realloc(image->bytes[section], *room);
        if (!image->bytes[section])
            err(1, "territory");
    }
    memcpy(image->bytes[section] + *used, record, size);
    *used += size;
    return (uint32_t)image->count[section]++;
}

uint32_t image_text(struct image *image, const char *text)
{
    uint32_t offset = (uint32_t)image->used[SECTION_TEXT];

    for (size_t i = 0; i <= strlen(text); i++)
        image_add(image, SECTION_TEXT, text + i, 1);
    return offset;
}

static size_t aligned(size_t offset)
{
    return (offset + 7) / 8 * 8;
}

static size_t place_sections(const struct image *image, struct disk_header *header)
{
    size_t offset = aligned(sizeof(*header));

    for (size_t i = 0; i < SECTION_COUNT; i++) {
        header->sections[i].offset = htole32((uint32_t)offset);
        header->sections[i].count = htole32((uint32_t)image->count[i]);
        offset += i + 1 < SECTION_COUNT ? aligned(image->used[i]) : image->used[i];
    }
    return offset;
}

static void write_bytes(const unsigned char *bytes, size_t size, const char *path)
{
    FILE *file = fopen(path, "wb");
    size_t written;

    if (!file)
        err(1, "%s", path);
    written = fwrite(bytes, 1, size, file);
    if (fclose(file) != 0 || written != size) {
        unlink(path);
        errx(1, "%s: cannot be written", path);
    }
}

void image_write(const struct image *image, const char *vintage, const char *path)
{
    struct disk_header header = {.magic = {0}, .version = htole32(TERRITORY_VERSION)};
    size_t size = place_sections(image, &header);
    unsigned char *whole = calloc(1, size);

    if (!whole)
        err(1, "%s", path);
    if (strlen(vintage) >= sizeof(header.vintage))
        errx(1, "vintage too long: %s", vintage);
    memcpy(header.magic, TERRITORY_MAGIC, sizeof(header.magic));
    memcpy(header.vintage, vintage, strlen(vintage));
    header.size = htole32((uint32_t)size);
    for (size_t i = 0; i < SECTION_COUNT; i++)
        memcpy(whole + le32toh(header.sections[i].offset), image->bytes[i], image->used[i]);
    crypto_generichash(header.digest, sizeof(header.digest), whole + sizeof(header),
                       size - sizeof(header), NULL, 0);
    memcpy(whole, &header, sizeof(header));
    write_bytes(whole, size, path);
    free(whole);
}
