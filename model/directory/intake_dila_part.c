#include "model/directory/intake_dila.h"

#include <string.h>

#include "model/directory/networks.h"
#include "model/hours/convert.h"

static const char *part(const struct dila *dila, enum part which)
{
    return dila->texts.data + dila->at[which];
}

static void put(struct dila *dila, int field, const char *text)
{
    draft_put(dila->draft, field, text, strlen(text));
}

static void end_pivot(struct dila *dila)
{
    const struct networks *networks = dila->draft->limits->networks;
    const char *type = part(dila, PART_TYPE), *code;

    if (!*type)
        return;
    if (!networks || networks_find(networks, "dila", "type_service_local", type, &code, 1) > 0)
        dila->wanted = true;
    buffer_add_n(&dila->types, type, strlen(type) + 1);
}

static void add_after(struct text_buffer *out, const char *between, const char *text)
{
    if (*text)
        buffer_addf(out, "%s%s", out->length ? between : "", text);
}

/* The first address where people are received; a postal one only where there is no other. */
static void end_address(struct dila *dila)
{
    struct text_buffer complement = {0};
    bool visit = strcmp(part(dila, PART_ADDRESS_TYPE), "Adresse") == 0;
    const char *access = part(dila, PART_ACCESS);

    if (dila->addressed && (dila->visit || !visit))
        return;
    dila->addressed = true;
    dila->visit = visit;
    put(dila, STRUCTURE_ADRESSE, part(dila, PART_STREET));
    add_after(&complement, ", ", part(dila, PART_COMPLEMENT_1));
    add_after(&complement, ", ", part(dila, PART_COMPLEMENT_2));
    add_after(&complement, ", ", part(dila, PART_BOX));
    put(dila, STRUCTURE_COMPLEMENT_ADRESSE, buffer_text(&complement));
    buffer_finish(&complement);
    put(dila, STRUCTURE_CODE_POSTAL, part(dila, PART_POSTCODE));
    put(dila, STRUCTURE_COMMUNE, part(dila, PART_COMMUNE));
    put(dila, STRUCTURE_LONGITUDE, part(dila, PART_LONGITUDE));
    put(dila, STRUCTURE_LATITUDE, part(dila, PART_LATITUDE));
    put(dila, STRUCTURE_ACCES,
        !strcmp(access, "ACC") || !strcmp(access, "DEM") || !strcmp(access, "NAC") ? access : "");
    buffer_clear(&dila->note);
    if (!visit) /* « Adresse postale »: nobody is to be sent there without a call */
        buffer_add(&dila->note, part(dila, PART_ADDRESS_TYPE));
    add_after(&dila->note, "\n", part(dila, PART_ACCESS_NOTE));
}

/* The first number is the one to call; the others, and what is said of each, are kept as notes. */
static void end_phone(struct dila *dila)
{
    const char *number = part(dila, PART_VALUE), *use = part(dila, PART_DESCRIPTION);
    bool first = dila->draft->fields[STRUCTURE_TELEPHONE].at == 0;

    if (!*number)
        return;
    if (first)
        put(dila, STRUCTURE_TELEPHONE, number);
    if (!first || *use) {
        add_after(&dila->phones, "\n", number);
        if (*use)
            buffer_addf(&dila->phones, " (%s)", use);
    }
}

static void put_first(struct dila *dila, int field, const char *text)
{
    if (*text && dila->draft->fields[field].at == 0)
        put(dila, field, text);
}

static void end_range(struct dila *dila)
{
    if (dila->range_count < RANGES_MOST)
        memcpy(dila->ranges[dila->range_count++], dila->at, sizeof dila->at);
    else
        dila->ranges_lost = true;
}

void dila_end_part(struct dila *dila)
{
    switch (dila->section) {
    case SECTION_PIVOT:
        end_pivot(dila);
        break;
    case SECTION_ADDRESS:
        end_address(dila);
        break;
    case SECTION_PHONE:
        end_phone(dila);
        break;
    case SECTION_SITE:
        put_first(dila, STRUCTURE_SITE_WEB, part(dila, PART_VALUE));
        break;
    case SECTION_HOURS:
        end_range(dila);
        break;
    default:
        break;
    }
}

static void put_hours(struct dila *dila)
{
    struct dila_range ranges[RANGES_MOST];
    struct text_buffer text = {0};

    for (size_t i = 0; i < dila->range_count; i++) {
        const char *texts = dila->texts.data;
        const size_t *at = dila->ranges[i];

        ranges[i] = (struct dila_range){
            .first_day = texts + at[PART_FIRST_DAY],
            .last_day = texts + at[PART_LAST_DAY],
            .from_1 = texts + at[PART_FROM_1],
            .to_1 = texts + at[PART_TO_1],
            .from_2 = texts + at[PART_FROM_2],
            .to_2 = texts + at[PART_TO_2],
            .comment = texts + at[PART_COMMENT],
        };
    }
    hours_write_dila(ranges, dila->range_count, &text);
    if (!dila->ranges_lost)
        put(dila, STRUCTURE_HORAIRES_ACCUEIL, buffer_text(&text));
    else
        draft_remark(dila->draft, INTAKE_FIELD_DROPPED, STRUCTURE_HORAIRES_ACCUEIL, "");
    buffer_finish(&text);
}

static void put_types(struct dila *dila)
{
    const char *types = buffer_text(&dila->types);

    draft_list_begin(dila->draft, STRUCTURE_TYPES);
    for (size_t at = 0; at < dila->types.length; at += strlen(types + at) + 1)
        draft_list_add(dila->draft, types + at, strlen(types + at));
    draft_list_end(dila->draft);
}

bool dila_end(struct dila *dila)
{
    struct text_buffer text = {0};

    if (!dila->wanted) {
        draft_leave(dila->draft);
        return true;
    }
    if (dila->draft->fields[STRUCTURE_ID].at) {
        buffer_addf(&text, "dila--%s", draft_text(dila->draft, STRUCTURE_ID));
        put(dila, STRUCTURE_ID, buffer_text(&text));
        buffer_clear(&text);
    }
    put(dila, STRUCTURE_SOURCE, "dila");
    put_types(dila);
    put_hours(dila);
    add_after(&text, "\n", buffer_text(&dila->phones));
    add_after(&text, "\n", buffer_text(&dila->note));
    put(dila, STRUCTURE_REMARQUES, buffer_text(&text));
    buffer_finish(&text);
    /* the commune of the pivot is that of the place when it is the only one */
    if (dila->communes == 1)
        put_first(dila, STRUCTURE_CODE_INSEE, dila->commune);
    return draft_end(dila->draft);
}
