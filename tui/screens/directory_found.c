#include "tui/screens/directory_found.h"

#include <stdlib.h>
#include <string.h>

#include "forms/point/labels.h"
#include "locale/say/format.h"
#include "locale/say/say.h"
#include "locale/text/memory.h"
#include "locale/text/utf8.h"
#include "model/base/clock.h"
#include "model/point/local.h"
#include "model/point/point.h"

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

/* Those that are nowhere come last. */
static bool is_nearer(const struct point_hit *left, const struct point_hit *right)
{
    if (left->distance_m < 0 || right->distance_m < 0)
        return left->distance_m >= 0;
    return left->distance_m < right->distance_m;
}

/* Both lists come nearest first; a point added by hand, being the desk's own, wins a draw. */
static void merge(struct found *found, const struct point_hit *own, size_t own_count)
{
    struct point_hit *hits = memory_zero(FOUND_MOST, sizeof *hits);
    size_t at = 0, mine = 0, theirs = 0;

    while (at < FOUND_MOST && (mine < own_count || theirs < found->count)) {
        bool take = theirs == found->count ||
                    (mine < own_count && !is_nearer(&found->hits[theirs], &own[mine]));

        hits[at++] = take ? own[mine++] : found->hits[theirs++];
    }
    free(found->hits);
    found->hits = hits;
    found->count = at;
}

static void search_by_hand(struct found *found, const struct point_query *query)
{
    struct point_hit *own = memory_zero(FOUND_MOST, sizeof *own);
    struct fault fault;
    size_t total = 0;

    fault.code = FAULT_NONE;
    size_t count = point_search(found->app->store, found->app->territory, query, own, FOUND_MOST,
                                &total, &fault);

    if (fault.code != FAULT_NONE)
        app_say_fault(found->app, &fault);
    found->total += total;
    merge(found, own, count);
    free(own);
}

/* What the desk knows of a point takes the place of what its source says. */
static void lay_over(struct found *found, size_t at, const struct point_query *query)
{
    struct point_hit *hit = &found->hits[at];
    const char *ids[] = {hit->id};
    struct directory_point point;
    struct local local;
    struct local_view view;
    bool known = false;

    found->checked[at] = !strstr(hit->id, "--");
    if (found->checked[at] || !local_find(found->app->store, ids, 1, &local, &known, NULL) ||
        !known || !directory_point(found->app->directory, hit->id, &point, NULL))
        return;
    const struct local_source source = {.hours = point.fields[STRUCTURE_HORAIRES_ACCUEIL],
                                        .phone = point.fields[STRUCTURE_TELEPHONE],
                                        .checked = hit->checked,
                                        .department = ""};

    local_overlay(&local, &source, query->date, query->time, &view);
    hit->now = view.now;
    utf8_copy(hit->phone, sizeof hit->phone, view.phone);
    found->checked[at] = strcmp(view.checked, hit->checked) != 0;
    utf8_copy(hit->checked, sizeof hit->checked, view.checked);
    directory_point_finish(&point);
}

void found_search(struct found *found, const char *words)
{
    struct directory *directory;
    struct point_query query;
    struct fault fault;

    fault.code = FAULT_NONE;
    fill_query(found, words, &query);
    found->count = found->total = 0;
    directory = app_directory(found->app, &fault);
    found->without_directory = !directory && fault.code == FAULT_STORE_MISSING;
    if (directory)
        found->count =
            directory_search(directory, &query, found->hits, FOUND_MOST, &found->total, &fault);
    if (fault.code != FAULT_NONE && !found->without_directory)
        app_say_fault(found->app, &fault);
    search_by_hand(found, &query);
    for (size_t i = 0; i < found->count; i++) {
        found->hits[i].approximate |= found->commune.name && found->commune.approximate;
        lay_over(found, i, &query);
    }
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
