#include "model/territory/import_rows.h"

#include <endian.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "locale/text/gate.h"
#include "locale/text/memory.h"
#include "model/base/arena.h"
#include "model/territory/import_cells.h"
#include "model/territory/map.h"

enum { FAR_M = 300000, NAME_SIZE = 128 };

struct rows {
    const struct table *table;
    struct overlay_draft *draft;
    struct territory_report *report;
    size_t row;
};

/* ------------------------------------------------------------------------------- remarks */

void import_remark(const struct table *table, size_t row, enum table_column column,
                   enum territory_reason reason, const char *made, struct territory_report *report)
{
    territory_report_add(report, reason, table_row_number(table, row),
                         table_column_name(table, column), table_cell(table, row, column), made);
}

static bool refuse(struct rows *rows, enum table_column column, enum territory_reason reason)
{
    import_remark(rows->table, rows->row, column, reason, "", rows->report);
    return false;
}

static void mend(struct rows *rows, enum table_column column, const char *made)
{
    import_remark(rows->table, rows->row, column, TERRITORY_ZERO, made, rows->report);
}

/* ------------------------------------------------------------------------------- cells */

uint32_t import_commune(const struct table *table, size_t row, const struct territory *territory,
                        struct territory_report *report)
{
    const char *cell = table_cell(table, row, TABLE_INSEE);
    char insee[6];
    bool mended;

    if (!cell_insee(cell, insee, &mended)) {
        import_remark(table, row, TABLE_INSEE, TERRITORY_CODE, "", report);
        return TERRITORY_NONE;
    }
    uint32_t index = map_find_insee(territory, insee);

    if (index == TERRITORY_NONE)
        import_remark(table, row, TABLE_INSEE, TERRITORY_COMMUNE, "", report);
    else if (mended)
        import_remark(table, row, TABLE_INSEE, TERRITORY_ZERO, insee, report);
    return index;
}

/* Places that spread over an ocean, or over a forest larger than a region, are not held to where
 * the territory believes them (measured: reference data.md 2). */
static bool may_be_anywhere(const char *insee)
{
    return strncmp(insee, "973", 3) == 0 || strncmp(insee, "98", 2) == 0;
}

static bool is_far(const struct rows *rows, uint32_t index, const struct draft_place *place)
{
    const struct disk_commune *bare = map_commune(rows->draft->territory, index);
    struct commune known = {.latitude = (int32_t)le32toh(bare->latitude),
                            .longitude = (int32_t)le32toh(bare->longitude),
                            .located = (le32toh(bare->flags) & COMMUNE_LOCATED) != 0};
    struct commune said = {
        .latitude = place->latitude, .longitude = place->longitude, .located = true};

    return !may_be_anywhere(bare->insee) && territory_distance_m(&known, &said, NULL) > FAR_M;
}

static bool read_degrees(struct rows *rows, struct draft_place *place, enum table_column *column)
{
    const char *pair = table_cell(rows->table, rows->row, TABLE_PLACE);
    const char *latitude = table_cell(rows->table, rows->row, TABLE_LATITUDE);
    const char *longitude = table_cell(rows->table, rows->row, TABLE_LONGITUDE);

    *column = table_has(rows->table, TABLE_PLACE) ? TABLE_PLACE : TABLE_LATITUDE;
    if (!pair[0] && !latitude[0] && !longitude[0])
        return true;
    place->located = true;
    if (*column == TABLE_PLACE)
        return cell_pair(pair, &place->latitude, &place->longitude) ||
               refuse(rows, *column, TERRITORY_COORDINATES);
    if (!cell_degrees(latitude, true, &place->latitude))
        return refuse(rows, TABLE_LATITUDE, TERRITORY_COORDINATES);
    return cell_degrees(longitude, true, &place->longitude) ||
           refuse(rows, TABLE_LONGITUDE, TERRITORY_COORDINATES);
}

static bool read_coordinates(struct rows *rows, uint32_t index, struct draft_place *place)
{
    enum table_column column;

    if (!read_degrees(rows, place, &column))
        return false;
    if (!place->located)
        return true;
    if (abs(place->latitude) > 900000 || abs(place->longitude) > 1800000)
        return refuse(rows,
                      column == TABLE_LATITUDE && abs(place->latitude) <= 900000 ? TABLE_LONGITUDE
                                                                                 : column,
                      TERRITORY_RANGE);
    return !is_far(rows, index, place) || refuse(rows, column, TERRITORY_FAR);
}

static bool read_zone(struct rows *rows, int16_t *zone)
{
    const char *cell = table_cell(rows->table, rows->row, TABLE_ZONE);
    char code[5];
    bool mended;

    *zone = DRAFT_NO_ZONE;
    if (!cell[0])
        return true;
    if (!cell_zone(cell, code, &mended))
        return refuse(rows, TABLE_ZONE, TERRITORY_ZONE);
    if (mended)
        mend(rows, TABLE_ZONE, code);
    *zone = (int16_t)atoi(code);
    return true;
}

/* The name of the row's zone, when the file gives it; NULL with *fine false when it is refused. */
static const char *read_name(struct rows *rows, int16_t zone, bool *fine)
{
    const char *cell = table_cell(rows->table, rows->row, TABLE_ZONE_NAME);
    char name[NAME_SIZE];

    *fine = true;
    if (!table_has(rows->table, TABLE_ZONE_NAME) || zone < 0)
        return NULL;
    if (!cell[0] || gate_pass(cell, strlen(cell), GATE_LINE, name, sizeof name, NULL) != GATE_SAFE)
        *fine = refuse(rows, TABLE_ZONE_NAME, TERRITORY_NAME);
    else if (!rows->draft->zone_names[zone])
        return arena_text(rows->draft->arena, name);
    else if (strcmp(rows->draft->zone_names[zone], name) != 0)
        *fine = refuse(rows, TABLE_ZONE_NAME, TERRITORY_CONTRADICTION);
    return NULL;
}

/* ------------------------------------------------------------------------------- rows */

/* What the row says of its commune against what an earlier row said. */
static bool agrees(struct rows *rows, const struct draft_place *held,
                   const struct draft_place *place)
{
    if (held->located && place->located &&
        (held->latitude != place->latitude || held->longitude != place->longitude))
        return refuse(rows, TABLE_INSEE, TERRITORY_CONTRADICTION);
    if (held->zone >= 0 && place->zone >= 0 && held->zone != place->zone)
        return refuse(rows, TABLE_INSEE, TERRITORY_CONTRADICTION);
    return true;
}

static void read_commune(struct rows *rows)
{
    uint32_t index = import_commune(rows->table, rows->row, rows->draft->territory, rows->report);
    struct draft_place place = {.zone = DRAFT_NO_ZONE};
    bool fine = false;

    if (index == TERRITORY_NONE || !read_coordinates(rows, index, &place) ||
        !read_zone(rows, &place.zone))
        return;
    struct draft_place *held = &rows->draft->places[index];
    const char *name = agrees(rows, held, &place) ? read_name(rows, place.zone, &fine) : NULL;

    if (!fine)
        return;
    if (name)
        rows->draft->zone_names[place.zone] = name;
    if (!place.located) {
        place.located = held->located;
        place.latitude = held->latitude;
        place.longitude = held->longitude;
    }
    if (place.zone < 0)
        place.zone = held->zone;
    *held = place;
}

static void read_zone_name(struct rows *rows)
{
    int16_t zone;
    bool fine;

    if (!read_zone(rows, &zone))
        return;
    if (zone < 0) {
        refuse(rows, TABLE_ZONE, TERRITORY_ZONE);
        return;
    }
    const char *name = read_name(rows, zone, &fine);

    if (name)
        rows->draft->zone_names[zone] = name;
}

/* ------------------------------------------------------------------------------- arrondissements
 */

struct middle {
    int64_t latitude, longitude;
    int count;
};

static uint32_t parent_of(const struct overlay_draft *draft, size_t index)
{
    uint32_t parent = le32toh(map_commune(draft->territory, index)->parent);

    return parent < draft->count ? parent : TERRITORY_NONE;
}

/* A city of arrondissements is amid them, and they are in its zone. */
static void complete_cities(struct overlay_draft *draft)
{
    struct middle *middles = memory_zero(draft->count, sizeof *middles);

    for (size_t i = 0; i < draft->count; i++) {
        uint32_t parent = parent_of(draft, i);

        if (parent == TERRITORY_NONE)
            continue;
        if (draft->places[i].zone < 0)
            draft->places[i].zone = draft->places[parent].zone;
        if (!draft->places[i].located)
            continue;
        middles[parent].latitude += draft->places[i].latitude;
        middles[parent].longitude += draft->places[i].longitude;
        middles[parent].count++;
    }
    for (size_t i = 0; i < draft->count; i++) {
        struct draft_place *place = &draft->places[i];

        if (place->located || !middles[i].count)
            continue;
        place->located = true;
        place->latitude = (int32_t)(middles[i].latitude / middles[i].count);
        place->longitude = (int32_t)(middles[i].longitude / middles[i].count);
    }
    free(middles);
}

void import_rows(const struct table *table, struct overlay_draft *draft,
                 struct territory_report *report)
{
    struct rows rows = {.table = table, .draft = draft, .report = report};
    bool names = table_kind(table) == TERRITORY_INSEE_NAMES;

    report->rows = table_rows(table);
    for (rows.row = 0; rows.row < report->rows; rows.row++) {
        if (!table_row_is_whole(table, rows.row))
            territory_report_add(report, TERRITORY_CELLS, table_row_number(table, rows.row), "", "",
                                 "");
        else if (names)
            read_zone_name(&rows);
        else
            read_commune(&rows);
    }
    complete_cities(draft);
}
