/* Records of the mapped file as views. */
#include <ctype.h>
#include <string.h>

#include "model/territory/map.h"
#include "model/territory/overlay_map.h"

static const size_t RECORD_SIZE[SECTION_COUNT] = {
    [SECTION_COMMUNES] = sizeof(struct disk_commune),
    [SECTION_POSTCODES] = 6,
    [SECTION_BY_POSTCODE] = sizeof(struct disk_postcode),
    [SECTION_NAMES] = sizeof(struct disk_name),
    [SECTION_WORDS] = sizeof(struct disk_word),
    [SECTION_SQUEEZED] = sizeof(struct disk_word),
    [SECTION_DEPARTMENTS] = sizeof(struct disk_area),
    [SECTION_REGIONS] = sizeof(struct disk_area),
    [SECTION_EPCI] = sizeof(struct disk_area),
    [SECTION_TEXT] = 1,
};

size_t map_record_size(enum territory_section section)
{
    return RECORD_SIZE[section];
}

static const void *record(const struct territory *territory, enum territory_section section,
                          size_t index)
{
    if (index >= territory->count[section])
        return NULL;
    return (const unsigned char *)territory->section[section] + index * RECORD_SIZE[section];
}

const char *map_text(const struct territory *territory, uint32_t offset)
{
    const char *text = record(territory, SECTION_TEXT, offset);

    return text ? text : "";
}

const struct disk_commune *map_commune(const struct territory *territory, size_t index)
{
    return record(territory, SECTION_COMMUNES, index);
}

const struct disk_name *map_name(const struct territory *territory, size_t index)
{
    return record(territory, SECTION_NAMES, index);
}

static void area_view(const struct territory *territory, enum territory_section section,
                      uint32_t index, const char **code, const char **name)
{
    const struct disk_area *area = record(territory, section, index);

    *code = area ? area->code : "";
    *name = area ? map_text(territory, le32toh(area->name)) : "";
}

size_t territory_department_count(const struct territory *territory)
{
    return territory->count[SECTION_DEPARTMENTS];
}

struct department territory_department_at(const struct territory *territory, size_t index)
{
    const struct disk_area *area = record(territory, SECTION_DEPARTMENTS, index);
    struct department view = {.code = "", .name = ""};

    if (area) {
        view.code = area->code;
        view.name = map_text(territory, le32toh(area->name));
    }
    area_view(territory, SECTION_REGIONS, area ? le32toh(area->region) : TERRITORY_NONE,
              &view.region, &view.region_name);
    return view;
}

static void postcodes_view(const struct territory *territory, const struct disk_commune *from,
                           struct commune *view)
{
    uint32_t first = le32toh(from->postcode);
    uint32_t count = le32toh(from->postcode_count);

    if (first >= territory->count[SECTION_POSTCODES] ||
        count > territory->count[SECTION_POSTCODES] - first)
        return;
    view->postcodes = (const char(*)[6])record(territory, SECTION_POSTCODES, first);
    view->postcode_count = count;
}

size_t territory_count(const struct territory *territory)
{
    return territory->count[SECTION_COMMUNES];
}

struct commune territory_at(const struct territory *territory, size_t index)
{
    struct commune view = {
        .insee = "", .name = "", .parent = "", .zone = "", .zone_name = "", .population = -1};
    const struct disk_commune *from = map_commune(territory, index);
    const struct disk_commune *parent = from ? map_commune(territory, le32toh(from->parent)) : NULL;
    struct department department =
        territory_department_at(territory, from ? le32toh(from->department) : TERRITORY_NONE);

    view.department = department.code;
    view.department_name = department.name;
    view.region = department.region;
    view.region_name = department.region_name;
    area_view(territory, SECTION_EPCI, from ? le32toh(from->epci) : TERRITORY_NONE, &view.epci,
              &view.epci_name);
    if (!from)
        return view;
    view.insee = from->insee;
    view.name = map_text(territory, le32toh(from->name));
    if (parent)
        view.parent = parent->insee;
    view.population = (int32_t)le32toh(from->population);
    view.latitude = (int32_t)le32toh(from->latitude);
    view.longitude = (int32_t)le32toh(from->longitude);
    view.located = (le32toh(from->flags) & COMMUNE_LOCATED) != 0;
    view.approximate = (le32toh(from->flags) & COMMUNE_APPROXIMATE) != 0;
    postcodes_view(territory, from, &view);
    overlay_apply(territory->overlay, index, &view);
    return view;
}

uint32_t map_find_insee(const struct territory *territory, const char *insee)
{
    size_t low = 0;
    size_t high = territory->count[SECTION_COMMUNES];

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = strncmp(map_commune(territory, middle)->insee, insee, 8);

        if (order == 0)
            return (uint32_t)middle;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return TERRITORY_NONE;
}

bool territory_by_insee(const struct territory *territory, const char *insee, struct commune *out)
{
    char code[6];
    uint32_t index;

    if (strnlen(insee, 6) != 5)
        return false;
    for (size_t i = 0; i < 6; i++)
        code[i] = (char)toupper((unsigned char)insee[i]);
    index = map_find_insee(territory, code);
    if (index == TERRITORY_NONE)
        return false;
    *out = territory_at(territory, index);
    overlay_give_back(territory->overlay); /* one look may bring half of it */
    return true;
}

size_t map_postcode_bound(const struct territory *territory, uint32_t code)
{
    const struct disk_postcode *index = territory->section[SECTION_BY_POSTCODE];
    size_t low = 0;
    size_t high = territory->count[SECTION_BY_POSTCODE];

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (le32toh(index[middle].code) < code)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

size_t territory_by_postcode(const struct territory *territory, const char *postcode,
                             struct commune *out, size_t most)
{
    const struct disk_postcode *index = territory->section[SECTION_BY_POSTCODE];
    uint32_t code = 0;
    size_t first, last;

    if (strnlen(postcode, 6) != 5 || strspn(postcode, "0123456789") != 5)
        return 0;
    for (size_t i = 0; i < 5; i++)
        code = code * 10 + (uint32_t)(postcode[i] - '0');
    first = map_postcode_bound(territory, code);
    last = map_postcode_bound(territory, code + 1);
    for (size_t i = first; i < last && i - first < most; i++) {
        const struct disk_name *name = map_name(territory, le32toh(index[i].name));

        out[i - first] = territory_at(territory, name ? le32toh(name->commune) : TERRITORY_NONE);
    }
    return last > first ? last - first : 0;
}
