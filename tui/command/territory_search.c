/* The communes that answer to a name, an old name, an INSEE code or a postal code. */
#include "tui/command/commands.h"

#include <stdint.h>

#include "locale/say/say.h"
#include "tui/command/listing.h"

enum { HITS_MOST = 100 };

static const struct listing_column columns[] = {
    {.name = "insee"},      {.name = "name"},
    {.name = "department"}, {.name = "department_name", .where = IN_TEXT | IN_JSON},
    {.name = "postcodes"},  {.name = "population", .number = true},
    {.name = "old_name"},
};

static void add_hit(struct listing *listing, const struct territory_hit *hit)
{
    const struct commune *commune = &hit->commune;
    struct text_buffer postcodes = {0};

    for (size_t i = 0; i < commune->postcode_count; i++)
        buffer_addf(&postcodes, "%s%s", i ? " " : "", commune->postcodes[i]);
    listing_add(listing, commune->insee);
    listing_add(listing, commune->name);
    listing_add(listing, commune->department);
    listing_add(listing, commune->department_name);
    listing_add(listing, postcodes.length ? buffer_text(&postcodes) : NULL);
    if (commune->population >= 0)
        listing_add_number(listing, commune->population);
    else
        listing_add(listing, NULL);
    listing_add(listing, hit->old_name);
    buffer_finish(&postcodes);
}

static int refuse_nothing(struct command_call *call, const char *typed)
{
    struct fault fault;

    fault_set(&fault, FAULT_COMMUNE_UNKNOWN);
    FAULT_TEXT(fault.detail, typed);
    call_refuse(call, &fault);
    return EXIT_NO_ANSWER;
}

static int run(struct command_call *call)
{
    struct territory_hit hits[HITS_MOST];
    struct text_buffer typed = {0};
    struct fault fault;
    const struct territory *territory = call_territory(call, &fault);

    if (!territory) {
        call_refuse(call, &fault);
        return EXIT_CANNOT;
    }
    for (size_t i = 0; i < call->word_count; i++)
        buffer_addf(&typed, "%s%s", i ? " " : "", call->words[i]);
    size_t count = territory_search(territory, buffer_text(&typed), hits, HITS_MOST);
    int status = count ? EXIT_DONE : refuse_nothing(call, buffer_text(&typed));

    if (count) {
        struct listing *listing = listing_open(call, columns, sizeof columns / sizeof *columns);

        for (size_t i = 0; i < count; i++)
            add_hit(listing, &hits[i]);
        listing_close(listing);
    }
    buffer_finish(&typed);
    return status;
}

static const struct option_row options[] = {OPTION_FORMAT};

const struct command command_territory_search = {
    .name = "territory search",
    .summary = N_("les communes d’un nom, d’un code postal ou d’un code INSEE"),
    .usage = N_("MOTS…"),
    .options = options,
    .option_count = sizeof options / sizeof *options,
    .words_least = 1,
    .words_most = SIZE_MAX,
    .run = run,
};
