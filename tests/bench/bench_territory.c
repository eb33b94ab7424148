/*
 * Type-ahead over the whole country: the first key of a desk that has just opened, against the
 * budget; then every key of some names, against a bare strstr over names already folded, which
 * finds without ordering.
 */
#include "locale/text/fold.h"
#include "model/territory/territory.h"
#include "tests/bench/row.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SHOWN = 10, FOLDED = 96 };

static double first_key_ms(const char *key)
{
    struct territory_hit hits[SHOWN];
    double start = bench_clock_ms();
    struct territory *territory = territory_open(NULL, NULL);
    double ms;

    if (!territory || territory_search(territory, key, hits, SHOWN) == 0)
        exit(1);
    ms = bench_clock_ms() - start;
    territory_close(territory);
    return ms;
}

static char (*fold_all(const struct territory *territory))[FOLDED]
{
    size_t count = territory_count(territory);
    char(*names)[FOLDED] = calloc(count, sizeof *names);

    for (size_t i = 0; names && i < count; i++)
        fold_search(territory_at(territory, i).name, names[i], sizeof names[i]);
    return names;
}

static size_t scan(char (*names)[FOLDED], size_t count, const char *typed)
{
    size_t found = 0;

    for (size_t i = 0; i < count; i++)
        found += strstr(names[i], typed) != NULL;
    return found;
}

static void measure_keys(const struct territory *territory, char (*names)[FOLDED],
                         const char *typed)
{
    enum { ROUNDS = 50 };
    struct territory_hit hits[SHOWN];
    char key[FOLDED] = "", label[FOLDED + 32];
    size_t length = strlen(typed);
    size_t found = 0;
    double start = bench_clock_ms();
    double ours, peer;

    for (int round = 0; round < ROUNDS; round++)
        for (size_t i = 1; i <= length; i++)
            found += territory_search(territory, memcpy(key, typed, i), hits, SHOWN);
    ours = bench_clock_ms() - start;
    memset(key, 0, sizeof key);
    start = bench_clock_ms();
    for (int round = 0; round < ROUNDS; round++)
        for (size_t i = 1; i <= length; i++)
            found += scan(names, territory_count(territory), memcpy(key, typed, i));
    peer = bench_clock_ms() - start;
    if (found == 0)
        exit(1);
    snprintf(label, sizeof label, "commune, each key of \"%s\", strstr", typed);
    bench_row(label, ours * 1e6 / (ROUNDS * (double)length), peer * 1e6 / (ROUNDS * (double)length),
              "ns");
}

int main(void)
{
    static const char *const typed[] = {"saint etienne", "le mans", "rennes", "boulogne sur mer"};
    struct territory *territory;
    char(*names)[FOLDED];

    bench_row("commune, first key \"l\", budget", first_key_ms("l"), 5, "ms");
    bench_row("commune, first key \"s\", budget", first_key_ms("s"), 5, "ms");
    bench_row("commune, first key \"7\", budget", first_key_ms("7"), 5, "ms");
    territory = territory_open(NULL, NULL);
    names = territory ? fold_all(territory) : NULL;
    if (!names)
        return 1;
    for (size_t i = 0; i < sizeof typed / sizeof *typed; i++)
        measure_keys(territory, names, typed[i]);
    free(names);
    territory_close(territory);
    return 0;
}
