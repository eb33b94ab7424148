#include "model/territory/overlay.h"

#include <endian.h>
#include <stdlib.h>
#include <string.h>

#include "model/territory/map.h"
#include "model/territory/overlay_format.h"
#include "model/territory/overlay_map.h"

struct overlay {
    struct mapped file;
    size_t count[OVERLAY_SECTIONS];
    const void *section[OVERLAY_SECTIONS];
};

static const size_t RECORD_SIZE[OVERLAY_SECTIONS] = {
    [OVERLAY_PLACES] = sizeof(struct disk_place),
    [OVERLAY_ZONES] = sizeof(struct disk_zone),
    [OVERLAY_TEXT] = 1,
};

/* ------------------------------------------------------------------------------- opening */

static const struct overlay_header *header_of(const struct overlay *overlay)
{
    return (const void *)overlay->file.bytes;
}

static bool place_sections(struct overlay *overlay)
{
    const struct overlay_header *header = header_of(overlay);

    for (size_t i = 0; i < OVERLAY_SECTIONS; i++) {
        uint64_t offset = le32toh(header->sections[i].offset);
        uint64_t count = le32toh(header->sections[i].count);

        if (offset % 8 != 0 || offset < sizeof(*header) ||
            offset + count * RECORD_SIZE[i] > overlay->file.size)
            return false;
        overlay->section[i] = overlay->file.bytes + offset;
        overlay->count[i] = (size_t)count;
    }
    return true;
}

static bool holds(struct overlay *overlay)
{
    const struct overlay_header *header = header_of(overlay);

    return memcmp(header->magic, OVERLAY_MAGIC, sizeof(header->magic)) == 0 &&
           le32toh(header->version) == OVERLAY_VERSION &&
           le32toh(header->size) == overlay->file.size &&
           overlay->file.bytes[overlay->file.size - 1] == 0 &&
           mapped_digest_holds(&overlay->file, OVERLAY_UNSIGNED, header->digest) &&
           place_sections(overlay);
}

struct overlay *overlay_open(const char *path, struct fault *fault)
{
    struct overlay *overlay = calloc(1, sizeof(*overlay));
    struct fault why = {.code = FAULT_NONE};

    if (!overlay) {
        mapped_fault(fault, FAULT_FILE_UNREADABLE, path);
        return NULL;
    }
    if (mapped_open(&overlay->file, path, sizeof(struct overlay_header), &why) && holds(overlay)) {
        overlay_give_back(overlay);
        return overlay;
    }
    if (why.code == FAULT_NONE || why.code == FAULT_STORE_DAMAGED) {
        fault_set(&why, FAULT_TERRITORY_OVERLAY);
        FAULT_TEXT(why.file, path);
    }
    if (fault)
        *fault = why;
    overlay_close(overlay);
    return NULL;
}

void overlay_close(struct overlay *overlay)
{
    if (!overlay)
        return;
    mapped_close(&overlay->file);
    free(overlay);
}

bool territory_lay(struct territory *territory, const char *path, struct fault *fault)
{
    struct fault why = {.code = FAULT_NONE};

    overlay_close(territory->overlay);
    territory->overlay = overlay_open(path, &why);
    if (fault)
        *fault = why;
    territory->overlay_fault = why;
    if (why.code == FAULT_FILE_MISSING)
        territory->overlay_fault.code = FAULT_NONE;
    return territory->overlay != NULL;
}

bool territory_overlay_fault(const struct territory *territory, struct fault *fault)
{
    if (territory->overlay_fault.code == FAULT_NONE)
        return false;
    *fault = territory->overlay_fault;
    return true;
}

/* ------------------------------------------------------------------------------- records */

static const char *text_at(const struct overlay *overlay, uint32_t offset)
{
    return offset < overlay->count[OVERLAY_TEXT]
               ? (const char *)overlay->section[OVERLAY_TEXT] + offset
               : "";
}

static const struct disk_zone *zone_at(const struct overlay *overlay, size_t index)
{
    const struct disk_zone *zones = overlay->section[OVERLAY_ZONES];

    return index < overlay->count[OVERLAY_ZONES] ? &zones[index] : NULL;
}

static const struct disk_place *find_place(const struct overlay *overlay, size_t index,
                                           const char *insee)
{
    const struct disk_place *places = overlay->section[OVERLAY_PLACES];
    size_t low = 0, high = overlay->count[OVERLAY_PLACES];

    if (index < high && strncmp(places[index].insee, insee, sizeof places[index].insee) == 0)
        return &places[index];
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = strncmp(places[middle].insee, insee, sizeof places[middle].insee);

        if (order == 0)
            return &places[middle];
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

bool overlay_place(const struct overlay *overlay, size_t index, const char *insee,
                   struct overlay_place *place)
{
    const struct disk_place *held = overlay ? find_place(overlay, index, insee) : NULL;
    const struct disk_zone *zone = held ? zone_at(overlay, le32toh(held->zone)) : NULL;

    if (!held)
        return false;
    *place = (struct overlay_place){
        .latitude = (int32_t)le32toh(held->latitude),
        .longitude = (int32_t)le32toh(held->longitude),
        .located = (le32toh(held->flags) & PLACE_LOCATED) != 0,
        .zone = zone ? zone->code : "",
        .zone_name = zone ? text_at(overlay, le32toh(zone->name)) : "",
    };
    return true;
}

void overlay_apply(const struct overlay *overlay, size_t index, struct commune *view)
{
    struct overlay_place place;

    if (!overlay_place(overlay, index, view->insee, &place))
        return;
    view->zone = place.zone;
    view->zone_name = place.zone_name;
    if (!place.located)
        return;
    view->latitude = place.latitude;
    view->longitude = place.longitude;
    view->located = true;
    view->approximate = false;
}

void overlay_give_back(const struct overlay *overlay)
{
    if (overlay)
        mapped_give_back(&overlay->file);
}

/* ------------------------------------------------------------------------------- editions */

bool overlay_edition(const struct overlay *overlay, enum territory_layer layer,
                     struct territory_edition *edition)
{
    const struct disk_layer *held = overlay ? &header_of(overlay)->layers[layer] : NULL;

    if (!held || !held->present)
        return false;
    *edition = (struct territory_edition){
        .source = text_at(overlay, le32toh(held->source)),
        .url = text_at(overlay, le32toh(held->url)),
        .file = text_at(overlay, le32toh(held->file)),
        .date = text_at(overlay, le32toh(held->date)),
        .imported = (int64_t)le64toh(held->imported),
        .count = le32toh(held->count),
    };
    return true;
}

bool territory_edition(const struct territory *territory, enum territory_layer layer,
                       struct territory_edition *edition)
{
    return overlay_edition(territory->overlay, layer, edition);
}

size_t overlay_zone_count(const struct overlay *overlay)
{
    return overlay ? overlay->count[OVERLAY_ZONES] : 0;
}

const char *overlay_zone_at(const struct overlay *overlay, size_t index, const char **name)
{
    const struct disk_zone *zone = overlay ? zone_at(overlay, index) : NULL;

    *name = zone ? text_at(overlay, le32toh(zone->name)) : "";
    return zone ? zone->code : "";
}
