#include "model/territory/territory.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "model/base/data_path.h"
#include "model/territory/map.h"
#include "model/territory/overlay_map.h"

static bool place_sections(struct territory *territory)
{
    const struct disk_header *header = (const void *)territory->file.bytes;

    for (size_t i = 0; i < SECTION_COUNT; i++) {
        uint64_t offset = le32toh(header->sections[i].offset);
        uint64_t count = le32toh(header->sections[i].count);

        if (offset % 8 != 0 || offset < sizeof(*header) ||
            offset + count * map_record_size((enum territory_section)i) > territory->file.size)
            return false;
        territory->section[i] = territory->file.bytes + offset;
        territory->count[i] = (size_t)count;
    }
    return true;
}

static bool header_holds(const struct territory *territory)
{
    const struct disk_header *header = (const void *)territory->file.bytes;

    return memcmp(header->magic, TERRITORY_MAGIC, sizeof(header->magic)) == 0 &&
           le32toh(header->version) == TERRITORY_VERSION &&
           le32toh(header->size) == territory->file.size &&
           memchr(header->vintage, 0, sizeof(header->vintage)) &&
           territory->file.bytes[territory->file.size - 1] == 0;
}

static struct territory *open_file(const char *path, struct fault *fault)
{
    struct territory *territory = calloc(1, sizeof(*territory));

    if (!territory) {
        mapped_fault(fault, FAULT_FILE_UNREADABLE, path);
        return NULL;
    }
    if (!mapped_open(&territory->file, path, sizeof(struct disk_header), fault)) {
        free(territory);
        return NULL;
    }
    if (!header_holds(territory) || !place_sections(territory)) {
        mapped_fault(fault, FAULT_STORE_DAMAGED, path);
        territory_close(territory);
        return NULL;
    }
    return territory;
}

struct territory *territory_open(const char *path, struct fault *fault)
{
    char found[PATH_MAX];
    struct territory *territory;

    if (path)
        return open_file(path, fault);
    if (!data_path("territory.bin", found, sizeof(found))) {
        errno = ENOENT;
        mapped_fault(fault, FAULT_FILE_MISSING, "territory.bin");
        return NULL;
    }
    territory = open_file(found, fault);
    if (territory && data_path_own_territory(found, sizeof(found)))
        territory_lay(territory, found, NULL);
    return territory;
}

void territory_rest(const struct territory *territory)
{
    if (territory)
        mapped_give_back(&territory->file);
}

void territory_close(struct territory *territory)
{
    if (!territory)
        return;
    overlay_close(territory->overlay);
    mapped_close(&territory->file);
    free(territory);
}

bool territory_verify(const struct territory *territory)
{
    const struct disk_header *header = (const void *)territory->file.bytes;

    return mapped_digest_holds(&territory->file, sizeof(*header), header->digest);
}

const char *territory_vintage(const struct territory *territory)
{
    return ((const struct disk_header *)(const void *)territory->file.bytes)->vintage;
}
