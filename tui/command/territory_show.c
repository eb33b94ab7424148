/* What the territory holds and where it comes from; or all that is known of one commune. */
#include "tui/command/commands.h"

#include <limits.h>
#include <stdio.h>

#include "locale/say/format.h"
#include "locale/say/say.h"
#include "model/base/data_path.h"
#include "tui/command/listing.h"
#include "tui/command/territory_layers.h"
#include "tui/command/territory_words.h"

void territory_layers_add(struct record_page *page, const struct territory *territory)
{
    static const char *const keys[TERRITORY_LAYERS] = {
        [TERRITORY_PLACES] = "territory_places",
        [TERRITORY_ZONES] = "territory_zones",
        [TERRITORY_ZONE_NAMES] = "territory_zone_names",
    };

    for (int layer = 0; layer < TERRITORY_LAYERS; layer++) {
        struct territory_edition edition;
        struct text_buffer said = {0};

        if (!territory_edition(territory, (enum territory_layer)layer, &edition))
            continue;
        territory_words_edition(&edition, &said);
        record_page_add(page, keys[layer], territory_words_layer((enum territory_layer)layer),
                        buffer_text(&said));
        buffer_finish(&said);
    }
}

static void show_all(struct record_page *page, const struct territory *territory)
{
    char path[PATH_MAX] = "", count[24];
    struct text_buffer said = {0};

    snprintf(count, sizeof count, "%zu", territory_count(territory));
    const struct say_value values[] = {{"count", count}, {"year", territory_vintage(territory)}};

    data_path("territory.bin", path, sizeof path);
    record_page_add(page, "territory", _("Territoire"), path);
    say_format(&said, _("{count} communes, codes de {year}"), values, 2);
    record_page_add(page, "territory_vintage", _("Communes"), buffer_text(&said));
    buffer_finish(&said);
    data_path_own_territory(path, sizeof path);
    record_page_add(page, "territory_overlay", _("Précisions"), path);
    territory_layers_add(page, territory);
}

static void add_named(struct record_page *page, const char *key, const char *label,
                      const char *code, const char *name)
{
    struct text_buffer said = {0};

    buffer_addf(&said, "%s%s%s", code, name[0] ? " " : "", name);
    record_page_add(page, key, label, buffer_text(&said));
    buffer_finish(&said);
}

static void add_coordinates(struct record_page *page, const struct commune *commune)
{
    char text[64];

    if (!commune->located)
        return;
    snprintf(text, sizeof text, "%s%.4f %.4f", commune->approximate ? "≈ " : "",
             commune->latitude / 10000.0, commune->longitude / 10000.0);
    record_page_add(page, "coordinates", _("Coordonnées"), text);
}

static void show_commune(struct record_page *page, const struct commune *commune)
{
    struct text_buffer postcodes = {0};

    for (size_t i = 0; i < commune->postcode_count; i++)
        buffer_addf(&postcodes, "%s%s", i ? " " : "", commune->postcodes[i]);
    record_page_add(page, "insee", _("Code INSEE"), commune->insee);
    record_page_add(page, "name", _("Nom"), commune->name);
    record_page_add(page, "postcodes", _("Codes postaux"), buffer_text(&postcodes));
    add_named(page, "department", _("Département"), commune->department, commune->department_name);
    add_named(page, "region", _("Région"), commune->region, commune->region_name);
    add_named(page, "epci", _("Intercommunalité"), commune->epci, commune->epci_name);
    add_named(page, "zone", _("Zone d’emploi"), commune->zone, commune->zone_name);
    add_coordinates(page, commune);
    buffer_finish(&postcodes);
}

static int run(struct command_call *call)
{
    struct fault fault;
    struct commune commune;
    const struct territory *territory = call_territory(call, &fault);

    if (!territory)
        return call_refuse(call, &fault);
    if (call->word_count && !territory_by_insee(territory, call->words[0], &commune)) {
        fault_set(&fault, FAULT_COMMUNE_UNKNOWN);
        FAULT_TEXT(fault.detail, call->words[0]);
        call_refuse(call, &fault);
        return EXIT_NO_ANSWER;
    }
    struct record_page *page = record_page_open(call);

    if (call->word_count)
        show_commune(page, &commune);
    else
        show_all(page, territory);
    record_page_close(page);
    return EXIT_DONE;
}

static const struct option_row options[] = {OPTION_DB, OPTION_FORMAT};

const struct command command_territory_show = {
    .name = "territory show",
    .summary = N_("d’où vient le territoire, ou ce qu’il sait d’une commune"),
    .usage = N_("[CODE-INSEE]"),
    .options = options,
    .option_count = sizeof options / sizeof *options,
    .words_most = 1,
    .run = run,
};
