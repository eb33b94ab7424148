#include "model/territory/overlay_draft.h"

#include <endian.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "locale/text/buffer.h"
#include "locale/text/memory.h"
#include "model/base/arena.h"
#include "model/pack/edition.h"
#include "model/territory/map.h"
#include "model/territory/overlay_format.h"
#include "model/territory/overlay_map.h"

/* ------------------------------------------------------------------------------- the draft */

static int zone_number(const char *code)
{
    return strlen(code) == 4 && strspn(code, "0123456789") == 4 ? atoi(code) : DRAFT_NO_ZONE;
}

static void load_place(struct overlay_draft *draft, const struct overlay *from, size_t index)
{
    struct draft_place *place = &draft->places[index];
    struct overlay_place held;

    place->zone = DRAFT_NO_ZONE;
    if (!overlay_place(from, index, map_commune(draft->territory, index)->insee, &held))
        return;
    place->zone = (int16_t)zone_number(held.zone);
    place->located = held.located;
    place->latitude = held.latitude;
    place->longitude = held.longitude;
}

static void load_edition(struct overlay_draft *draft, const struct overlay *from,
                         enum territory_layer layer)
{
    struct territory_edition *edition = &draft->editions[layer];

    draft->present[layer] = overlay_edition(from, layer, edition);
    if (!draft->present[layer])
        return;
    edition->source = arena_text(draft->arena, edition->source);
    edition->url = arena_text(draft->arena, edition->url);
    edition->file = arena_text(draft->arena, edition->file);
    edition->date = arena_text(draft->arena, edition->date);
}

struct overlay_draft *overlay_draft_create(const struct territory *territory,
                                           const struct overlay *from)
{
    struct overlay_draft *draft = memory_zero(1, sizeof *draft);

    draft->territory = territory;
    draft->arena = arena_create();
    draft->count = territory_count(territory);
    draft->places = memory_zero(draft->count, sizeof *draft->places);
    draft->zone_names = memory_zero(DRAFT_ZONES, sizeof *draft->zone_names);
    for (size_t i = 0; i < draft->count; i++)
        load_place(draft, from, i);
    for (size_t i = 0; i < overlay_zone_count(from); i++) {
        const char *name, *code = overlay_zone_at(from, i, &name);
        int zone = zone_number(code);

        if (zone >= 0 && name[0])
            draft->zone_names[zone] = arena_text(draft->arena, name);
    }
    for (size_t i = 0; i < TERRITORY_LAYERS; i++)
        load_edition(draft, from, (enum territory_layer)i);
    return draft;
}

void overlay_draft_destroy(struct overlay_draft *draft)
{
    if (!draft)
        return;
    arena_destroy(draft->arena);
    free(draft->places);
    free(draft->zone_names);
    free(draft);
}

/* ------------------------------------------------------------------------------- writing */

struct writing {
    const struct overlay_draft *draft;
    struct overlay_header header;
    struct text_buffer bytes[OVERLAY_SECTIONS];
    uint32_t zone_index[DRAFT_ZONES];
};

static uint32_t add_text(struct writing *writing, const char *text)
{
    struct text_buffer *texts = &writing->bytes[OVERLAY_TEXT];
    uint32_t offset = (uint32_t)texts->length;

    buffer_add_n(texts, text, strlen(text) + 1);
    return htole32(offset);
}

/* Zones that have a name or a commune. */
static void add_zones(struct writing *writing)
{
    const struct overlay_draft *draft = writing->draft;
    uint32_t count = 0;

    for (size_t i = 0; i < draft->count; i++)
        if (draft->places[i].zone >= 0)
            writing->zone_index[draft->places[i].zone] = 1;
    for (size_t zone = 0; zone < DRAFT_ZONES; zone++) {
        struct disk_zone record = {.spare = 0};
        const char *name = draft->zone_names[zone];

        if (!name && !writing->zone_index[zone])
            continue;
        snprintf(record.code, sizeof record.code, "%04u", (unsigned)zone % DRAFT_ZONES);
        record.name = add_text(writing, name ? name : "");
        buffer_add_n(&writing->bytes[OVERLAY_ZONES], (const char *)&record, sizeof record);
        writing->zone_index[zone] = count++;
    }
    writing->header.sections[OVERLAY_ZONES].count = htole32(count);
}

static void add_places(struct writing *writing)
{
    const struct overlay_draft *draft = writing->draft;

    for (size_t i = 0; i < draft->count; i++) {
        const struct draft_place *place = &draft->places[i];
        struct disk_place record = {.zone = htole32(UINT32_MAX)};

        memcpy(record.insee, map_commune(draft->territory, i)->insee, sizeof record.insee);
        if (place->zone >= 0)
            record.zone = htole32(writing->zone_index[place->zone]);
        if (place->located) {
            record.flags = htole32(PLACE_LOCATED);
            record.latitude = htole32((uint32_t)place->latitude);
            record.longitude = htole32((uint32_t)place->longitude);
        }
        buffer_add_n(&writing->bytes[OVERLAY_PLACES], (const char *)&record, sizeof record);
    }
    writing->header.sections[OVERLAY_PLACES].count = htole32((uint32_t)draft->count);
}

static void add_layers(struct writing *writing)
{
    for (size_t i = 0; i < TERRITORY_LAYERS; i++) {
        const struct territory_edition *edition = &writing->draft->editions[i];

        if (!writing->draft->present[i])
            continue;
        writing->header.layers[i] = (struct disk_layer){
            .imported = htole64((uint64_t)edition->imported),
            .present = htole32(1),
            .count = htole32(edition->count),
            .source = add_text(writing, edition->source),
            .url = add_text(writing, edition->url),
            .file = add_text(writing, edition->file),
            .date = add_text(writing, edition->date),
        };
    }
}

static void pad(struct text_buffer *out)
{
    static const char zeros[8] = "";

    buffer_add_n(out, zeros, (8 - out->length % 8) % 8);
}

static void assemble(struct writing *writing, struct text_buffer *out)
{
    struct overlay_header *header = &writing->header;

    buffer_add_n(out, (const char *)header, sizeof *header);
    for (size_t i = 0; i < OVERLAY_SECTIONS; i++) {
        pad(out);
        header->sections[i].offset = htole32((uint32_t)out->length);
        buffer_add_n(out, buffer_text(&writing->bytes[i]), writing->bytes[i].length);
    }
    header->sections[OVERLAY_TEXT].count = htole32((uint32_t)writing->bytes[OVERLAY_TEXT].length);
    memcpy(header->magic, OVERLAY_MAGIC, sizeof header->magic);
    header->version = htole32(OVERLAY_VERSION);
    header->size = htole32((uint32_t)out->length);
    memcpy(out->data, header, sizeof *header);
    crypto_generichash(header->digest, sizeof header->digest,
                       (const unsigned char *)out->data + OVERLAY_UNSIGNED,
                       out->length - OVERLAY_UNSIGNED, NULL, 0);
    memcpy(out->data, header, sizeof *header);
}

bool overlay_draft_write(const struct overlay_draft *draft, const char *folder, const char *name,
                         struct fault *fault)
{
    struct writing *writing = memory_zero(1, sizeof *writing);
    struct text_buffer whole = {0};

    writing->draft = draft;
    add_zones(writing);
    add_places(writing);
    add_layers(writing);
    add_text(writing, ""); /* the file ends with a zero, whatever there is */
    assemble(writing, &whole);
    bool done = edition_write(folder, name, whole.data, whole.length, fault);

    for (size_t i = 0; i < OVERLAY_SECTIONS; i++)
        buffer_finish(&writing->bytes[i]);
    buffer_finish(&whole);
    free(writing);
    return done;
}
