#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "locale/text/memory.h"
#include "locale/text/utf8.h"
#include "model/directory/importing.h"

#define RADIANS 0.017453292519943295

/* Beyond what any commune has: each record is held against the others, and a file that puts
 * everything in one commune must not hold the directory for hours, nor fill the memory. */
enum { TWINS_MOST = 3000, PAIRS_MOST = 100000 };

enum { NEAR_M = 100, EARTH_M = 6371009, DIGITS = 36 };

/* Five characters in base 36, and one more so that none is 0. */
void touch_commune(struct importing *importing, const char *insee)
{
    uint64_t number = 1;

    if (strlen(insee) != 5)
        return;
    for (; *insee != '\0'; insee++) {
        int upper = toupper((unsigned char)*insee);
        int digit = isdigit((unsigned char)*insee) ? *insee - '0' : upper - 'A' + 10;

        if (digit < 0 || digit >= DIGITS)
            return;
        number = number * DIGITS + (unsigned)digit;
    }
    number_set_add(&importing->communes, number);
}

void commune_of_number(uint64_t number, char out[6])
{
    static const char digits[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    for (int i = 4; i >= 0; i--) {
        out[i] = digits[number % DIGITS];
        number /= DIGITS;
    }
    out[5] = '\0';
}

/* A record of the commune, as far as it says whether another is the same place. */
struct twin {
    int64_t key, place;
    bool alone; /* hidden, or closed */
    int located;
    double latitude, longitude; /* radians */
    char source[48], networks[NETWORKS_TEXT], folded[160], digits[12], siret[15];
    size_t group; /* index of the first of its group */
};

struct pair {
    int evidence;
    size_t left, right;
};

struct commune_work {
    struct twin *twins;
    size_t count, capacity;
    struct pair *pairs;
    size_t pair_count, pair_capacity;
};

static void read_twin(const struct query *query, const char *today, struct twin *twin)
{
    const char *closes = query_view(query, 10);

    *twin = (struct twin){.key = query_number(query, 0), .place = query_number(query, 1)};
    twin->alone = query_number(query, 2) != 0 || (closes[0] != '\0' && strcmp(closes, today) <= 0);
    twin->located = (int)query_number(query, 3);
    twin->latitude = (double)query_number(query, 4) * 1e-6 * RADIANS;
    twin->longitude = (double)query_number(query, 5) * 1e-6 * RADIANS;
    query_text(query, 6, twin->source, sizeof(twin->source));
    query_text(query, 7, twin->networks, sizeof(twin->networks));
    query_text(query, 8, twin->folded, sizeof(twin->folded));
    query_text(query, 9, twin->digits, sizeof(twin->digits));
    query_text(query, 11, twin->siret, sizeof(twin->siret));
}

static bool read_commune(struct importing *importing, const char *insee, struct commune_work *work,
                         struct fault *fault)
{
    struct query query;
    enum query_step step;

    work->count = work->pair_count = 0;
    query_open(
        &query, importing->store,
        "SELECT key, place, hidden, located, at_latitude, at_longitude, source, networks,"
        " folded, digits, ferme_le, siret FROM structure WHERE insee = ? ORDER BY key LIMIT ?");
    query_bind_text(&query, insee);
    query_bind_number(&query, TWINS_MOST);
    while ((step = query_step(&query, fault)) == QUERY_ROW) {
        if (work->count == work->capacity) {
            work->capacity = 2 * work->capacity + 16;
            work->twins = memory_grow(work->twins, work->capacity * sizeof(*work->twins));
        }
        read_twin(&query, importing->today, &work->twins[work->count]);
        work->twins[work->count].group = work->count;
        work->count++;
    }
    query_close(&query);
    return step == QUERY_DONE;
}

static bool share_network(const char *left, const char *right)
{
    while (*left != '\0') {
        size_t length = strcspn(left, " ");

        for (const char *at = right; *at != '\0';) {
            size_t other = strcspn(at, " ");

            if (other == length && memcmp(at, left, length) == 0)
                return true;
            at += other + (at[other] == ' ');
        }
        left += length + (left[length] == ' ');
    }
    return false;
}

static bool near(const struct twin *left, const struct twin *right)
{
    double up, across;

    if (left->located != 2 || right->located != 2)
        return false;
    up = left->latitude - right->latitude;
    across = (left->longitude - right->longitude) * cos(left->latitude);
    return hypot(up, across) * EARTH_M <= NEAR_M;
}

/* How much says that two records of one commune are one place; 0: they are two. */
static int evidence(const struct twin *left, const struct twin *right)
{
    if (left->alone || right->alone || strcmp(left->source, right->source) == 0)
        return 0;
    if (left->networks[0] == '\0' && right->networks[0] == '\0')
        return left->siret[0] != '\0' && strcmp(left->siret, right->siret) == 0;
    if (!share_network(left->networks, right->networks))
        return 0;
    return (left->digits[0] != '\0' && strcmp(left->digits, right->digits) == 0) +
           (left->folded[0] != '\0' && strcmp(left->folded, right->folded) == 0) +
           near(left, right);
}

static void find_pairs(struct commune_work *work)
{
    for (size_t i = 0; i < work->count; i++)
        for (size_t j = i + 1; j < work->count; j++) {
            int found = evidence(&work->twins[i], &work->twins[j]);

            if (found == 0 || work->pair_count == PAIRS_MOST)
                continue;
            if (work->pair_count == work->pair_capacity) {
                work->pair_capacity = 2 * work->pair_capacity + 16;
                work->pairs = memory_grow(work->pairs, work->pair_capacity * sizeof(*work->pairs));
            }
            work->pairs[work->pair_count++] = (struct pair){found, i, j};
        }
}

static int by_evidence(const void *left, const void *right)
{
    const struct pair *a = left, *b = right;

    if (a->evidence != b->evidence)
        return b->evidence - a->evidence;
    if (a->left != b->left)
        return a->left < b->left ? -1 : 1;
    return a->right < b->right ? -1 : a->right > b->right;
}

/* Whether a source would be twice in the two groups together. */
static bool clash(const struct commune_work *work, size_t left, size_t right)
{
    for (size_t i = 0; i < work->count; i++)
        for (size_t j = 0; work->twins[i].group == left && j < work->count; j++)
            if (work->twins[j].group == right &&
                strcmp(work->twins[i].source, work->twins[j].source) == 0)
                return true;
    return false;
}

/* Best evidence first, so that each office of a network finds its own twin among several. */
static void join(struct commune_work *work)
{
    if (work->pair_count > 0)
        qsort(work->pairs, work->pair_count, sizeof(*work->pairs), by_evidence);
    for (size_t p = 0; p < work->pair_count; p++) {
        size_t left = work->twins[work->pairs[p].left].group;
        size_t right = work->twins[work->pairs[p].right].group;
        size_t first = left < right ? left : right;

        if (left == right || clash(work, left, right))
            continue;
        for (size_t i = 0; i < work->count; i++)
            if (work->twins[i].group == left || work->twins[i].group == right)
                work->twins[i].group = first;
    }
}

/* The twins are in the order of keys: the first of a group gives the place its key. */
static bool assign(struct importing *importing, const struct commune_work *work,
                   struct fault *fault)
{
    for (size_t i = 0; i < work->count; i++) {
        const struct twin *twin = &work->twins[i];
        int64_t place = work->twins[twin->group].key;
        struct query query;

        if (place == twin->place)
            continue;
        key_set_add(&importing->dirty, twin->place);
        key_set_add(&importing->dirty, place);
        query_open(&query, importing->store, "UPDATE structure SET place = ? WHERE key = ?");
        query_bind_number(&query, place);
        query_bind_number(&query, twin->key);
        if (!query_run(&query, fault))
            return false;
    }
    return true;
}

bool cluster_communes(struct importing *importing, struct fault *fault)
{
    struct commune_work work = {0};
    bool done = true;

    for (size_t i = 0; done && i < importing->communes.capacity; i++) {
        char insee[6];

        if (importing->communes.slots[i] == 0)
            continue;
        commune_of_number(importing->communes.slots[i], insee);
        done = importing_go_on(importing, fault) && read_commune(importing, insee, &work, fault);
        find_pairs(&work);
        join(&work);
        done = done && assign(importing, &work, fault);
    }
    free(work.twins);
    free(work.pairs);
    return done;
}
