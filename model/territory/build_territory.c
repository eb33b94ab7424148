/* Build step: the committed sheets in, the read-only file of the program out.
 *
 *   build_territory SHEETS_FOLDER territory.bin
 */
#include <endian.h>
#include <err.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "model/territory/maker/image.h"
#include "model/territory/maker/index.h"
#include "model/territory/maker/sheet.h"

struct sheets {
    struct sheet communes, old_names, departments, regions, epci, sources;
};

static uint32_t number(const char *cell)
{
    return *cell ? (uint32_t)strtoul(cell, NULL, 10) : TERRITORY_NONE;
}

static uint32_t degrees(const char *cell)
{
    return (uint32_t)(int32_t)lround(strtod(cell, NULL) * 10000);
}

static size_t department_of(const struct sheets *sheets, const char *insee)
{
    char code[4] = "";

    memcpy(code, insee, insee[0] == '9' && (insee[1] == '7' || insee[1] == '8') ? 3 : 2);
    return sheet_find(&sheets->departments, code);
}

static uint32_t add_postcodes(struct image *image, const char *cell, uint32_t *first)
{
    uint32_t count = 0;

    *first = (uint32_t)image->count[SECTION_POSTCODES];
    for (; *cell; count++) {
        char code[6] = "";

        if (strspn(cell, "0123456789") != 5 || (cell[5] != 0 && cell[5] != ' '))
            errx(1, "postal code: %s", cell);
        memcpy(code, cell, 5);
        image_add(image, SECTION_POSTCODES, code, sizeof(code));
        cell += cell[5] ? 6 : 5;
    }
    return count;
}

static void add_commune(struct image *image, const struct sheets *sheets, size_t row)
{
    const char *const *cell = sheets->communes.rows[row].cell;
    struct disk_commune record = {.insee = {0}};
    uint32_t first, count;
    uint32_t flags = *cell[5] ? COMMUNE_LOCATED : 0;

    if (strlen(cell[0]) != 5 ||
        (row > 0 && strcmp(sheets->communes.rows[row - 1].cell[0], cell[0]) >= 0))
        errx(1, "INSEE code out of order: %s", cell[0]);
    if (*cell[7])
        flags |= COMMUNE_APPROXIMATE;
    count = add_postcodes(image, cell[2], &first);
    memcpy(record.insee, cell[0], 5);
    record.name = htole32(image_text(image, cell[1]));
    record.population = htole32(number(cell[3]));
    record.latitude = htole32(degrees(cell[5]));
    record.longitude = htole32(degrees(cell[6]));
    record.postcode = htole32(first);
    record.postcode_count = htole32(count);
    record.flags = htole32(flags);
    record.department = htole32((uint32_t)department_of(sheets, cell[0]));
    record.epci = htole32(*cell[4] ? (uint32_t)sheet_find(&sheets->epci, cell[4]) : TERRITORY_NONE);
    record.parent =
        htole32(*cell[8] ? (uint32_t)sheet_find(&sheets->communes, cell[8]) : TERRITORY_NONE);
    image_add(image, SECTION_COMMUNES, &record, sizeof(record));
}

static void add_areas(struct image *image, enum territory_section section,
                      const struct sheet *areas, const struct sheet *regions)
{
    for (size_t i = 0; i < areas->count; i++) {
        const char *const *cell = areas->rows[i].cell;
        struct disk_area record = {.name = htole32(image_text(image, cell[1]))};

        if (strlen(cell[0]) >= sizeof(record.code))
            errx(1, "code too long: %s", cell[0]);
        memcpy(record.code, cell[0], strlen(cell[0]));
        record.region = htole32(regions ? (uint32_t)sheet_find(regions, cell[2]) : TERRITORY_NONE);
        image_add(image, section, &record, sizeof(record));
    }
}

static struct sheets read_sheets(const char *folder)
{
    return (struct sheets){
        .communes = sheet_read(folder, "communes.tsv",
                               "insee\tname\tpostcodes\tpopulation\tepci\tlatitude\tlongitude\t"
                               "approximate\tparent"),
        .old_names = sheet_read(folder, "old_names.tsv", "name\tinsee\told_insee"),
        .departments = sheet_read(folder, "departments.tsv", "department\tname\tregion"),
        .regions = sheet_read(folder, "regions.tsv", "region\tname"),
        .epci = sheet_read(folder, "epci.tsv", "siren\tname"),
        .sources = sheet_read(folder, "sources.tsv", "package\tversion\tvintage\tsha256"),
    };
}

static void free_sheets(struct sheets *sheets)
{
    sheet_free(&sheets->communes);
    sheet_free(&sheets->old_names);
    sheet_free(&sheets->departments);
    sheet_free(&sheets->regions);
    sheet_free(&sheets->epci);
    sheet_free(&sheets->sources);
}

int main(int argc, char **argv)
{
    struct image image = {.used = {0}};
    struct sheets sheets;

    if (argc != 3)
        errx(2, "usage: build_territory SHEETS_FOLDER FILE");
    sheets = read_sheets(argv[1]);
    for (size_t i = 0; i < sheets.communes.count; i++)
        add_commune(&image, &sheets, i);
    add_areas(&image, SECTION_DEPARTMENTS, &sheets.departments, &sheets.regions);
    add_areas(&image, SECTION_REGIONS, &sheets.regions, NULL);
    add_areas(&image, SECTION_EPCI, &sheets.epci, NULL);
    index_build(&image, &sheets.communes, &sheets.old_names);
    image_write(&image, sheets.sources.rows[0].cell[2], argv[2]);
    image_free(&image);
    free_sheets(&sheets);
    return 0;
}
