#include "tui/screens/directory_found.h"

#include <stdlib.h>

#include "forms/point/labels.h"
#include "locale/say/say.h"
#include "locale/text/memory.h"
#include "locale/text/utf8.h"
#include "model/base/clock.h"

enum { SCALE = 10000 /* territory.h: 1e-4 degree */ };

void found_around(struct found *found, const char *insee, bool person)
{
    utf8_copy(found->insee, sizeof found->insee, insee);
    found->person = person;
    found->commune = (struct commune){.name = NULL};
    if (!found->app->territory || !insee[0] ||
        !territory_by_insee(found->app->territory, insee, &found->commune))
        found->commune.name = NULL;
}

void found_begin(struct found *found, struct app *app, const char *person)
{
    found->app = app;
    found->hits = memory_zero(FOUND_MOST, sizeof *found->hits);
    found_around(found, person[0] ? person : app->desk.commune, person[0] != '\0');
}

void found_finish(struct found *found)
{
    free(found->hits);
    found->hits = NULL;
}

/* ------------------------------------------------------------------------------- searching */

static void fill_query(const struct found *found, const char *words, struct point_query *query)
{
    bool known = found->commune.name != NULL;

    *query = (struct point_query){
        .words = words,
        .network = found->network,
        .theme = found->need,
        .audience = found->audience,
        .commune = known && found->person ? &found->commune : NULL,
        .has_place = known && found->commune.located,
        .open_now = found->open_now,
        .hidden = found->hidden,
    };
    if (query->has_place) {
        query->latitude = (double)found->commune.latitude / SCALE;
        query->longitude = (double)found->commune.longitude / SCALE;
    }
    clock_local(clock_now_ms(), &query->date, &query->time);
}

void found_search(struct found *found, const char *words)
{
    struct directory *directory;
    struct point_query query;
    struct fault fault;

    fault.code = FAULT_NONE;
    fill_query(found, words, &query);
    directory = app_directory(found->app, &fault);
    found->without_directory = !directory && fault.code == FAULT_STORE_MISSING;
    if (found->without_directory)
        fault.code = FAULT_NONE;
    found->total = 0;
    found->count = point_find(found->app->store, directory, found->app->territory, &query,
                              found->hits, FOUND_MOST, &found->total, &fault);
    if (fault.code != FAULT_NONE)
        app_say_fault(found->app, &fault);
    for (size_t i = 0; i < found->count; i++)
        found->hits[i].hit.approximate |= found->commune.name && found->commune.approximate;
    territory_rest(found->app->territory);
}

/* ------------------------------------------------------------------------------- words */

static void add_part(struct text_buffer *out, const char *part)
{
    buffer_addf(out, "%s%s", out->length ? " · " : "", part);
}

static void add_label(struct text_buffer *out, enum label_list list, const char *code)
{
    if (!code[0])
        return;
    buffer_add(out, out->length ? " · " : "");
    label_say(list, code, out);
}

void found_say_filters(const struct found *found, struct text_buffer *out)
{
    const struct pack *pack = found->app->pack;
    int network = found->network[0] ? pack_network(pack, found->network) : -1;

    if (found->network[0])
        add_part(out,
                 network >= 0 ? pack_network_name(pack, network, say_language()) : found->network);
    add_label(out, LABEL_NEEDS, found->need);
    add_label(out, LABEL_PUBLICS, found->audience);
    if (found->open_now)
        add_part(out, _("ouverts maintenant"));
    if (found->hidden)
        add_part(out, _("avec les lieux disparus"));
}
