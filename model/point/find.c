#include "model/point/find.h"

#include <stdlib.h>
#include <string.h>

#include "locale/text/memory.h"
#include "locale/text/utf8.h"
#include "model/point/local.h"

struct finding {
    struct store *store;
    struct directory *directory;
    const struct territory *territory;
    const struct point_query *query;
    struct point_found *found;
    size_t count, most, total;
};

/* ------------------------------------------------------------------------------- merging */

/* Those that are nowhere come last. */
static bool is_nearer(const struct point_hit *left, const struct point_hit *right)
{
    if (left->distance_m < 0 || right->distance_m < 0)
        return left->distance_m >= 0;
    return left->distance_m < right->distance_m;
}

/* Both lists come nearest first. */
static void merge(struct finding *finding, const struct point_hit *theirs, size_t their_count,
                  const struct point_hit *own, size_t own_count)
{
    size_t mine = 0, other = 0;

    while (finding->count < finding->most && (mine < own_count || other < their_count)) {
        bool take =
            other == their_count || (mine < own_count && !is_nearer(&theirs[other], &own[mine]));
        struct point_found *next = &finding->found[finding->count++];

        *next = (struct point_found){.hit = take ? own[mine++] : theirs[other++], .by_hand = take};
        next->checked_here = take;
    }
}

static bool search_both(struct finding *finding, const struct point_query *query,
                        struct fault *fault)
{
    struct point_hit *theirs = memory_zero(finding->most, sizeof *theirs);
    struct point_hit *own = memory_zero(finding->most, sizeof *own);
    size_t their_count = 0, own_count = 0, total = 0;

    fault_set(fault, FAULT_NONE);
    if (finding->directory)
        their_count = directory_search(finding->directory, query, theirs, finding->most,
                                       &finding->total, fault);
    if (finding->store && fault->code == FAULT_NONE)
        own_count = point_search(finding->store, finding->territory, query, own, finding->most,
                                 &total, fault);
    finding->total += total;
    merge(finding, theirs, their_count, own, own_count);
    free(theirs);
    free(own);
    return fault->code == FAULT_NONE;
}

/* ------------------------------------------------------------------------------- laying over */

static const char *department_of(const struct territory *territory, const char *insee)
{
    struct commune commune;

    return territory && territory_by_insee(territory, insee, &commune) ? commune.department : "";
}

static void show_view(struct point_found *found, const struct local_view *view)
{
    struct point_hit *hit = &found->hit;

    hit->now = view->now;
    utf8_copy(hit->phone, sizeof hit->phone, view->phone);
    found->checked_here = strcmp(view->checked, hit->checked) != 0;
    utf8_copy(hit->checked, sizeof hit->checked, view->checked);
}

static bool lay_over(struct finding *finding, struct point_found *found, struct fault *fault)
{
    const char *ids[POINT_SOURCES_MOST + 1] = {found->hit.id};
    struct directory_point point;
    struct local local;
    struct local_view view;
    bool known;

    if (!directory_point(finding->directory, found->hit.id, &point, fault))
        return false;
    for (size_t i = 0; i < point.same_count; i++)
        ids[i + 1] = point.same[i];
    bool done = local_find(finding->store, ids, point.same_count + 1, &local, &known, fault);

    if (done && known) {
        const struct local_source source = {
            .hours = point.fields[STRUCTURE_HORAIRES_ACCUEIL],
            .phone = point.fields[STRUCTURE_TELEPHONE],
            .checked = found->hit.checked,
            .department = department_of(finding->territory, point.fields[STRUCTURE_CODE_INSEE]),
        };

        local_overlay(&local, &source, finding->query->date, finding->query->time, &view);
        show_view(found, &view);
    }
    directory_point_finish(&point);
    return done;
}

static bool lay_over_all(struct finding *finding, struct fault *fault)
{
    for (size_t i = 0; i < finding->count; i++)
        if (!finding->found[i].by_hand && !lay_over(finding, &finding->found[i], fault))
            return false;
    return true;
}

static void keep_open(struct finding *finding)
{
    size_t kept = 0;

    for (size_t i = 0; i < finding->count; i++)
        if (finding->found[i].hit.now.state == HOURS_OPEN)
            finding->found[kept++] = finding->found[i];
    finding->count = finding->total = kept;
}

/* ------------------------------------------------------------------------------- finding */

static bool find(struct finding *finding, struct fault *fault)
{
    struct point_query query = *finding->query;

    query.open_now = query.open_now && !finding->store; /* otherwise the desk's hours decide */
    if (!search_both(finding, &query, fault) ||
        (finding->store && finding->directory && !lay_over_all(finding, fault)))
        return false;
    if (finding->query->open_now)
        keep_open(finding);
    return true;
}

size_t point_find(struct store *store, struct directory *directory,
                  const struct territory *territory, const struct point_query *query,
                  struct point_found *found, size_t most, size_t *total, struct fault *fault)
{
    struct finding finding = {store, directory, territory, query, found, 0, most, 0};
    struct fault own;
    bool widely = query->open_now && store && most < POINT_FIND_OPEN_MOST;

    fault = fault ? fault : &own;
    if (widely) {
        finding.most = POINT_FIND_OPEN_MOST;
        finding.found = memory_zero(finding.most, sizeof *found);
    }
    bool done = find(&finding, fault);
    size_t count = !done ? 0 : finding.count < most ? finding.count : most;

    if (widely) {
        memcpy(found, finding.found, count * sizeof *found);
        free(finding.found);
    }
    if (total)
        *total = done ? finding.total : 0;
    return count;
}
