#include "model/directory/inside.h"

#include <stdlib.h>
#include <string.h>

#include "locale/text/memory.h"
#include "model/base/clock.h"

enum { WORD_BITS = 64 };

void key_set_add(struct key_set *set, int64_t key)
{
    if (key <= 0)
        return;
    if ((size_t)key >= set->most) {
        size_t before = set->most / WORD_BITS, words = (size_t)key / WORD_BITS + 1;

        words = words > 2 * before ? words : 2 * before;
        set->bits = memory_grow(set->bits, words * sizeof(*set->bits));
        memset(set->bits + before, 0, (words - before) * sizeof(*set->bits));
        set->most = words * WORD_BITS;
    }
    set->bits[key / WORD_BITS] |= (uint64_t)1 << (key % WORD_BITS);
}

bool key_set_has(const struct key_set *set, int64_t key)
{
    return key > 0 && (size_t)key < set->most &&
           (set->bits[key / WORD_BITS] >> (key % WORD_BITS) & 1) != 0;
}

void key_set_finish(struct key_set *set)
{
    free(set->bits);
    *set = (struct key_set){0};
}

void seat_at(struct place_seat *seat, int64_t latitude, int64_t longitude)
{
    seat->on =
        sphere_point((struct sphere_place){(double)latitude * 1e-6, (double)longitude * 1e-6});
}

static void read_seat(struct directory *directory, const struct query *query, const char *today)
{
    struct place_seat *seat = &directory->seats[query_number(query, 0)];
    int64_t located = query_number(query, 1);
    const char *closes = query_view(query, 6);
    bool closed = closes[0] != '\0' && strcmp(closes, today) <= 0;

    seat->marks = SEAT_PRESENT;
    if (located > 0) {
        seat->marks |= SEAT_LOCATED | (located == 1 ? SEAT_APPROXIMATE : 0);
        seat_at(seat, query_number(query, 2), query_number(query, 3));
    }
    if (query_number(query, 4) != 0 || closed)
        seat->marks |= SEAT_HIDDEN;
    else
        directory->shown++;
    if (query_number(query, 5) != 0)
        seat->marks |= SEAT_REMOTE;
}

static bool make_room(struct directory *directory, struct fault *fault)
{
    struct query query;
    int64_t last;

    query_open(&query, directory->store, "SELECT max(key) FROM place");
    if (!query_one(&query, 0, &last, fault))
        return false;
    free(directory->seats);
    directory->seat_count = last > 0 ? (size_t)last + 1 : 0;
    directory->seats = memory_zero(directory->seat_count, sizeof(*directory->seats));
    directory->shown = 0;
    return true;
}

static bool load(struct directory *directory, struct fault *fault)
{
    char today[CLOCK_DAY_SIZE];
    struct query query;
    enum query_step step;

    if (!make_room(directory, fault))
        return false;
    clock_day_text(clock_today(), today);
    query_open(&query, directory->store,
               "SELECT key, located, latitude, longitude, hidden, remote, closes FROM place"
               " WHERE key > 0 AND key < ?");
    query_bind_number(&query, (int64_t)directory->seat_count);
    while ((step = query_step(&query, fault)) == QUERY_ROW)
        read_seat(directory, &query, today);
    query_close(&query);
    return step == QUERY_DONE;
}

void directory_forget(struct remembered *remembered)
{
    key_set_finish(&remembered->set);
    free(remembered->name);
    *remembered = (struct remembered){0};
}

/* The version is asked before the places: a change in between is seen the next time. */
bool directory_refresh(struct directory *directory, struct fault *fault)
{
    struct query query;
    int64_t version;

    query_open(&query, directory->store, "PRAGMA data_version");
    if (!query_one(&query, 0, &version, fault))
        return false;
    if (version == directory->version)
        return true;
    for (int i = 0; i < REMEMBERED_MOST; i++)
        directory_forget(&directory->remembered[i]);
    if (!load(directory, fault))
        return false;
    directory->version = version;
    return true;
}
