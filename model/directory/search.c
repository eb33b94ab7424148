#include "model/directory/search.h"

#include <stdlib.h>
#include <string.h>

#include "locale/text/fold.h"
#include "locale/text/memory.h"
#include "locale/text/utf8.h"
#include "model/directory/inside.h"

#define NOWHERE 9.0F /* farther than the other side, which is at 4 */

enum { WORDS_MOST = 16, TYPED_MOST = 512, WORD_BITS = 64 };

struct candidate {
    float far; /* the square of the chord on the unit sphere */
    uint32_t key;
};

/* The nearest so far; the farthest of them on top. */
struct nearest {
    struct candidate *all;
    size_t count, most;
};

static bool before(struct candidate left, struct candidate right)
{
    return left.far < right.far || (!(right.far < left.far) && left.key < right.key);
}

static void sink(struct nearest *heap, size_t at)
{
    for (;;) {
        size_t child = 2 * at + 1;
        struct candidate moved = heap->all[at];

        if (child + 1 < heap->count && before(heap->all[child], heap->all[child + 1]))
            child++;
        if (child >= heap->count || !before(moved, heap->all[child]))
            return;
        heap->all[at] = heap->all[child];
        heap->all[child] = moved;
        at = child;
    }
}

static void raise_last(struct nearest *heap)
{
    size_t at = heap->count - 1;

    while (at > 0 && before(heap->all[(at - 1) / 2], heap->all[at])) {
        struct candidate moved = heap->all[at];

        heap->all[at] = heap->all[(at - 1) / 2];
        heap->all[(at - 1) / 2] = moved;
        at = (at - 1) / 2;
    }
}

static void offer(struct nearest *heap, struct candidate candidate)
{
    if (heap->count < heap->most) {
        heap->all[heap->count++] = candidate;
        raise_last(heap);
    } else if (heap->most > 0 && before(candidate, heap->all[0])) {
        heap->all[0] = candidate;
        sink(heap, 0);
    }
}

static int by_distance(const void *left, const void *right)
{
    const struct candidate *a = left, *b = right;

    return before(*a, *b) ? -1 : before(*b, *a) ? 1 : 0;
}

/* Everything that must hold at once, as sets; -1 on a fault. */
struct conditions {
    const struct key_set *sets[WORDS_MOST + 4];
    int count;
};

static bool add(struct conditions *conditions, const struct key_set *set)
{
    conditions->sets[conditions->count++] = set;
    return set != NULL;
}

static bool add_words(struct directory *directory, const char *typed, struct conditions *conditions,
                      struct fault *fault)
{
    char folded[TYPED_MOST], *rest = folded, *word;

    fold_search(typed, folded, sizeof(folded));
    while (conditions->count < WORDS_MOST && (word = strsep(&rest, " ")) != NULL) {
        if (strlen(word) > 64)
            word[64] = '\0';
        if (word[0] != '\0' && !add(conditions, filter_word(directory, word, fault)))
            return false;
    }
    return true;
}

static bool says(const char *text)
{
    return text != NULL && text[0] != '\0';
}

static bool gather(struct directory *directory, const struct point_query *query,
                   struct conditions *conditions, struct fault *fault)
{
    if (says(query->words) && !add_words(directory, query->words, conditions, fault))
        return false;
    if (says(query->network) && !add(conditions, filter_network(directory, query->network, fault)))
        return false;
    if ((says(query->theme) || says(query->audience) || query->commune != NULL) &&
        !add(conditions, filter_offer(directory, query, fault)))
        return false;
    return !query->open_now || add(conditions, filter_open(directory, query, fault));
}

static uint64_t all_of(const struct conditions *conditions, size_t word)
{
    uint64_t bits = UINT64_MAX;

    for (int i = 0; i < conditions->count; i++)
        bits &= word < conditions->sets[i]->most / WORD_BITS ? conditions->sets[i]->bits[word] : 0;
    return bits;
}

struct walk {
    const struct point_query *query;
    struct place_seat from;
    float limit;
    uint32_t refused, required; /* marks */
    struct nearest nearest;
    size_t total;
};

static void consider(struct walk *walk, const struct place_seat *seat, uint32_t key)
{
    struct candidate candidate = {.far = NOWHERE, .key = key};
    float x = seat->on.x - walk->from.on.x, y = seat->on.y - walk->from.on.y;
    float z = seat->on.z - walk->from.on.z;

    if ((seat->marks & SEAT_PRESENT) == 0 || (seat->marks & walk->refused) != 0)
        return;
    if (walk->query->has_place && (seat->marks & SEAT_LOCATED) != 0)
        candidate.far = x * x + y * y + z * z;
    if (candidate.far > walk->limit || (seat->marks & walk->required) != walk->required)
        return;
    walk->total++;
    offer(&walk->nearest, candidate);
}

static void walk_all(struct walk *walk, const struct directory *directory,
                     const struct conditions *conditions)
{
    for (size_t word = 0; word * WORD_BITS < directory->seat_count; word++) {
        uint64_t bits = all_of(conditions, word);

        for (; bits != 0; bits &= bits - 1) {
            size_t key = word * WORD_BITS + (size_t)__builtin_ctzll(bits);

            if (key < directory->seat_count)
                consider(walk, &directory->seats[key], (uint32_t)key);
        }
    }
}

static void set_out(struct walk *walk, size_t most)
{
    const struct point_query *query = walk->query;

    walk->limit = NOWHERE;
    walk->refused = query->hidden ? 0 : SEAT_HIDDEN;
    walk->required = query->remote ? SEAT_REMOTE : 0;
    walk->nearest.most = most;
    walk->nearest.all = memory_alloc((most + 1) * sizeof(*walk->nearest.all));
    if (query->has_place)
        walk->from.on = sphere_point((struct sphere_place){query->latitude, query->longitude});
    if (query->has_place && query->within_m > 0)
        walk->limit = sphere_chord_squared(query->within_m);
}

static void read_hit(const struct query *query, const struct point_query *wanted, uint32_t marks,
                     struct point_hit *hit)
{
    struct hours hours;

    query_text(query, 0, hit->id, sizeof(hit->id));
    query_text(query, 1, hit->name, sizeof(hit->name));
    query_text(query, 2, hit->commune, sizeof(hit->commune));
    query_text(query, 3, hit->networks, sizeof(hit->networks));
    query_text(query, 4, hit->phone, sizeof(hit->phone));
    query_text(query, 5, hit->checked, sizeof(hit->checked));
    hit->distance_m = -1;
    if (wanted->has_place && (marks & SEAT_LOCATED) != 0)
        hit->distance_m =
            sphere_distance_m((struct sphere_place){wanted->latitude, wanted->longitude},
                              (struct sphere_place){(double)query_number(query, 8) * 1e-6,
                                                    (double)query_number(query, 9) * 1e-6});
    hit->approximate = (marks & SEAT_APPROXIMATE) != 0;
    hit->hidden = (marks & SEAT_HIDDEN) != 0;
    hit->remote = (marks & SEAT_REMOTE) != 0;
    hours_read(query_view(query, 6), &hours);
    hit->now = hours_at(&hours, wanted->date, wanted->time, query_view(query, 7));
    hit->freshness = directory_freshness(hit->checked, wanted->date);
}

/* A place that an import has taken away since is left out. */
static bool fill(struct directory *directory, const struct walk *walk, struct point_hit *hits,
                 size_t *count, struct fault *fault)
{
    enum query_step step = QUERY_DONE;

    *count = 0;
    for (size_t i = 0; i < walk->nearest.count && step != QUERY_FAILED; i++) {
        struct query query;
        uint32_t key = walk->nearest.all[i].key;

        query_open(&query, directory->store,
                   "SELECT c.id, c.name, c.commune, c.networks, c.phone, c.checked, c.hours,"
                   " c.department, p.latitude, p.longitude"
                   " FROM card AS c JOIN place AS p ON p.key = c.key WHERE c.key = ?");
        query_bind_number(&query, key);
        step = query_step(&query, fault);
        if (step == QUERY_ROW) {
            hits[*count] = (struct point_hit){.key = key};
            read_hit(&query, walk->query, directory->seats[key].marks, &hits[(*count)++]);
        }
        query_close(&query);
    }
    return step != QUERY_FAILED;
}

size_t directory_search(struct directory *directory, const struct point_query *query,
                        struct point_hit *hits, size_t most, size_t *total, struct fault *fault)
{
    struct conditions conditions = {.count = 0};
    struct walk walk = {.query = query};
    size_t count = 0;

    *total = 0;
    if (!directory_refresh(directory, fault) || !gather(directory, query, &conditions, fault))
        return 0;
    set_out(&walk, most);
    walk_all(&walk, directory, &conditions);
    qsort(walk.nearest.all, walk.nearest.count, sizeof(*walk.nearest.all), by_distance);
    if (fill(directory, &walk, hits, &count, fault))
        *total = walk.total;
    else
        count = 0;
    free(walk.nearest.all);
    return count;
}
