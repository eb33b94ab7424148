#include "model/territory/ranking.h"

#include <string.h>
#include <strings.h>

static void remove_pick(struct ranking *ranking, size_t at)
{
    ranking->count--;
    memmove(&ranking->picks[at], &ranking->picks[at + 1],
            (ranking->count - at) * sizeof(ranking->picks[0]));
}

/* Whether an entry lies where a number or a code of Corsica beside its name says. */
static bool is_in(const struct territory *territory, uint32_t commune, const char *place)
{
    struct commune view = territory_at(territory, commune);

    if (strcasecmp(view.department, place) == 0)
        return true;
    for (size_t i = 0; i < view.postcode_count; i++)
        if (strncmp(view.postcodes[i], place, strlen(place)) == 0)
            return true;
    return false;
}

void ranking_offer(struct ranking *ranking, enum territory_match match, uint32_t name)
{
    uint32_t key = (uint32_t)match << TERRITORY_RANK_BITS | name;
    const struct disk_name *of;
    uint32_t commune;
    size_t at;

    if (ranking->count == ranking->most && key >= ranking->picks[ranking->count - 1].key)
        return;
    of = map_name(ranking->territory, name);
    commune = of ? le32toh(of->commune) : TERRITORY_NONE;
    if (!map_commune(ranking->territory, commune) ||
        (ranking->place && !is_in(ranking->territory, commune, ranking->place)))
        return;
    for (size_t i = 0; i < ranking->count; i++) {
        if (ranking->picks[i].commune != commune)
            continue;
        if (ranking->picks[i].key <= key)
            return;
        remove_pick(ranking, i);
        break;
    }
    if (ranking->count == ranking->most)
        ranking->count--;
    for (at = ranking->count; at > 0 && ranking->picks[at - 1].key > key; at--)
        ranking->picks[at] = ranking->picks[at - 1];
    ranking->picks[at] = (struct pick){.key = key, .name = name, .commune = commune};
    ranking->count++;
}

void ranking_fill(const struct ranking *ranking, struct territory_hit *out)
{
    for (size_t i = 0; i < ranking->count; i++) {
        const struct disk_name *name = map_name(ranking->territory, ranking->picks[i].name);
        bool old = le32toh(name->old_name) != TERRITORY_NONE;

        out[i].commune = territory_at(ranking->territory, ranking->picks[i].commune);
        out[i].match = (enum territory_match)(ranking->picks[i].key >> TERRITORY_RANK_BITS);
        out[i].old_name = old ? map_text(ranking->territory, le32toh(name->old_name)) : NULL;
    }
}
