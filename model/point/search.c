#include "model/point/point.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "locale/text/fold.h"
#include "locale/text/memory.h"
#include "locale/text/utf8.h"
#include "model/directory/networks.h"
#include "model/directory/search.h"
#include "model/point/local.h"
#include "model/point/record.h"
#include "model/territory/territory.h"

static_assert((int)LOCAL_POINT_SIZE == (int)POINT_ID_SIZE, "an id fits both");

enum { FOLDED_SIZE = 1024, TYPED_SIZE = 256 };

/* What points are held against. */
struct looking {
    struct store *store;
    const struct territory *territory; /* NULL: nothing is near */
    const struct networks *networks;   /* for the words people say; NULL without words to find */
    const struct point_query *query;
};

/* A point that is being judged. */
struct candidate {
    const struct point *point;
    struct commune commune; /* where it stands; its strings "" when not known */
    struct local local;
    struct local_view view;
    int32_t distance_m;
};

static bool is_given(const char *text)
{
    return text != NULL && text[0] != '\0';
}

/* ------------------------------------------------------------------------------- words */

/* Whether a word of `folded` begins with the `length` bytes of `word`. */
static bool has_word(const char *folded, const char *word, size_t length)
{
    for (const char *at = folded; *at != '\0';) {
        if (strncmp(at, word, length) == 0)
            return true;
        at += strcspn(at, " ");
        at += *at == ' ';
    }
    return false;
}

static void add_folded(char *folded, const char *text)
{
    size_t length = strlen(folded);

    if (length + 2 >= FOLDED_SIZE)
        return;
    if (length > 0)
        folded[length++] = ' ';
    fold_search(text, folded + length, FOLDED_SIZE - length);
}

static void add_commune(char *folded, const struct commune *commune)
{
    add_folded(folded, commune->name);
    for (size_t i = 0; i < commune->postcode_count; i++)
        add_folded(folded, commune->postcodes[i]);
}

static void add_network(char *folded, const struct networks *networks, const char *code)
{
    char words[TYPED_SIZE];

    add_folded(folded, code);
    if (networks != NULL && networks_words(networks, code, words, sizeof(words)) > 0)
        add_folded(folded, words);
}

/* Name, commune and postal codes, network, address: as the directory. */
static bool says(const struct candidate *candidate, const struct looking *looking)
{
    char folded[FOLDED_SIZE] = "", words[TYPED_SIZE];

    fold_search(looking->query->words, words, sizeof(words));
    add_folded(folded, candidate->point->name);
    add_commune(folded, &candidate->commune);
    add_network(folded, looking->networks, candidate->point->network);
    add_folded(folded, candidate->point->address);
    for (const char *word = words; *word != '\0';) {
        size_t length = strcspn(word, " ");

        if (!has_word(folded, word, length))
            return false;
        word += length;
        word += *word == ' ';
    }
    return true;
}

/* ------------------------------------------------------------------------------- judging */

/* Whether `word` (its `length` bytes) stands in `words`, spaces between. */
static bool holds(const char *words, const char *word, size_t length)
{
    for (const char *at = words; *at != '\0';) {
        size_t one = strcspn(at, " ");

        if (one == length && strncmp(at, word, length) == 0)
            return true;
        at += one;
        at += *at == ' ';
    }
    return false;
}

/* Any of the audience; a point that names nobody receives everybody. */
static bool receives(const char *publics, const char *audience)
{
    static const char everybody[] = "tous-publics";

    if (publics[0] == '\0' || holds(publics, everybody, sizeof(everybody) - 1))
        return true;
    for (const char *at = audience; *at != '\0';) {
        size_t length = strcspn(at, " ");

        if (length > 0 && holds(publics, at, length))
            return true;
        at += length;
        at += *at == ' ';
    }
    return false;
}

static void stand(struct candidate *candidate, const struct looking *looking)
{
    const struct point_query *query = looking->query;
    static const struct commune nowhere = {.insee = "", .name = "", .department = ""};
    struct commune from = {.located = query->has_place,
                           .latitude = (int32_t)lround(query->latitude * 1e4),
                           .longitude = (int32_t)lround(query->longitude * 1e4)};

    candidate->commune = nowhere;
    if (looking->territory == NULL ||
        !territory_by_insee(looking->territory, candidate->point->commune, &candidate->commune))
        candidate->commune = nowhere;
    candidate->distance_m = territory_distance_m(&from, &candidate->commune, NULL);
}

static bool look(struct candidate *candidate, const struct looking *looking, struct fault *fault)
{
    const struct point_query *query = looking->query;
    const struct point *point = candidate->point;
    const char *id = point->id;
    const struct local_source source = {.hours = point->hours,
                                        .phone = point->phone,
                                        .checked = point->checked,
                                        .department = candidate->commune.department};
    bool known;

    if (!local_find(looking->store, &id, 1, &candidate->local, &known, fault))
        return false;
    local_overlay(known ? &candidate->local : NULL, &source, query->date, query->time,
                  &candidate->view);
    return true;
}

/* Nobody told a theme of it, nor that it answers from afar. */
static bool answers(const struct candidate *candidate, const struct looking *looking)
{
    const struct point_query *query = looking->query;

    if (is_given(query->theme) || query->remote ||
        (is_given(query->audience) && !receives(candidate->point->publics, query->audience)) ||
        (is_given(query->words) && !says(candidate, looking)))
        return false;
    return query->within_m <= 0 ||
           (candidate->distance_m >= 0 && candidate->distance_m <= query->within_m);
}

/* ------------------------------------------------------------------------------- hits */

static void fill(const struct candidate *candidate, const struct point_query *query,
                 struct point_hit *hit)
{
    const struct point *point = candidate->point;

    *hit = (struct point_hit){.distance_m = candidate->distance_m,
                              .approximate = candidate->distance_m >= 0,
                              .hidden = point->hidden[0] != '\0',
                              .now = candidate->view.now};
    utf8_copy(hit->id, sizeof(hit->id), point->id);
    utf8_copy(hit->name, sizeof(hit->name), point->name);
    utf8_copy(hit->commune, sizeof(hit->commune), candidate->commune.name);
    utf8_copy(hit->networks, sizeof(hit->networks), point->network);
    utf8_copy(hit->phone, sizeof(hit->phone), candidate->view.phone);
    utf8_copy(hit->checked, sizeof(hit->checked), candidate->view.checked);
    hit->freshness = directory_freshness(hit->checked, query->date);
}

/* Nearest first, what has no distance last, then by name. */
static int compare_hits(const void *left, const void *right)
{
    const struct point_hit *one = left, *other = right;
    uint32_t near = (uint32_t)one->distance_m, far = (uint32_t)other->distance_m;

    if (near != far)
        return near < far ? -1 : 1;
    int names = strcmp(one->name, other->name);

    return names != 0 ? names : strcmp(one->id, other->id);
}

/* The hits of every candidate; their number, or SIZE_MAX when the store cannot be read. */
static size_t judge(const struct looking *looking, const struct point_list *list,
                    struct point_hit *found, struct fault *fault)
{
    size_t count = 0;

    for (size_t i = 0; i < list->count; i++) {
        struct candidate candidate = {.point = &list->points[i]};

        stand(&candidate, looking);
        if (!answers(&candidate, looking))
            continue;
        if (!look(&candidate, looking, fault))
            return SIZE_MAX;
        if (!looking->query->open_now || candidate.view.now.state == HOURS_OPEN)
            fill(&candidate, looking->query, &found[count++]);
    }
    return count;
}

static size_t give(struct point_hit *found, size_t count, struct point_hit *hits, size_t most)
{
    qsort(found, count, sizeof(*found), compare_hits);
    if (count > most)
        count = most;
    if (count > 0)
        memcpy(hits, found, count * sizeof(*hits));
    return count;
}

size_t point_search(struct store *store, const struct territory *territory,
                    const struct point_query *query, struct point_hit *hits, size_t most,
                    size_t *total, struct fault *fault)
{
    const char *network = query->network != NULL ? query->network : "";
    struct point_list list;
    struct fault ignored; /* fewer words are found, nothing else */

    if (total != NULL)
        *total = 0;
    if (!point_every(store, query->hidden, network, &list, fault))
        return 0;
    bool words = is_given(query->words) && list.count > 0;
    struct networks *networks = words ? networks_open(NULL, &ignored) : NULL;
    const struct looking looking = {store, territory, networks, query};
    struct point_hit *found = memory_zero(list.count, sizeof(*found));
    size_t count = judge(&looking, &list, found, fault);

    networks_close(networks);
    point_list_finish(&list);
    if (count == SIZE_MAX)
        count = 0;
    if (total != NULL)
        *total = count;
    count = give(found, count, hits, most);
    free(found);
    return count;
}
