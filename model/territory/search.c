/* Type-ahead: which reading what was typed calls for. */
#include <string.h>

#include "locale/text/fold.h"
#include "model/territory/overlay_map.h"
#include "model/territory/ranking.h"
#include "model/territory/spelling.h"

static void search_postcodes(struct ranking *ranking, const char *digits, size_t length)
{
    const struct disk_postcode *index = ranking->territory->section[SECTION_BY_POSTCODE];
    uint32_t from = 0;
    uint32_t step = 1;
    size_t last;

    for (size_t i = 0; i < 5; i++) {
        from = from * 10 + (i < length ? (uint32_t)(digits[i] - '0') : 0);
        step *= i < length ? 1 : 10;
    }
    last = map_postcode_bound(ranking->territory, from + step);
    for (size_t i = map_postcode_bound(ranking->territory, from); i < last; i++)
        ranking_offer(ranking, MATCH_POSTCODE, le32toh(index[i].name));
}

static void search_insee(struct ranking *ranking, const char *code, struct territory_hit *out)
{
    struct commune found;

    if (ranking->count == ranking->most || !territory_by_insee(ranking->territory, code, &found))
        return;
    for (size_t i = 0; i < ranking->count; i++)
        if (out[i].commune.insee == found.insee)
            return;
    out[ranking->count++] = (struct territory_hit){.commune = found, .match = MATCH_INSEE};
}

/* A whole INSEE code of Corsica is the only one with a letter. */
static bool looks_like_code(const char *tight)
{
    size_t length = strlen(tight);

    if (strspn(tight, "0123456789") == length)
        return true;
    return length == 5 && tight[0] == '2' && (tight[1] == 'a' || tight[1] == 'b') &&
           strspn(tight + 2, "0123456789") == 3;
}

static bool is_place(const char *word, size_t length)
{
    if (length == 2 && word[0] == '2' && (word[1] == 'a' || word[1] == 'b'))
        return true;
    return length >= 2 && length <= 5 && strspn(word, "0123456789") >= length;
}

/* Cut the department or the postal code that stands after or before a name. */
static const char *cut_place(char *folded, char *place)
{
    char *space = strrchr(folded, ' ');
    size_t length = strcspn(folded, " ");

    if (space && is_place(space + 1, strlen(space + 1))) {
        memcpy(place, space + 1, strlen(space + 1) + 1);
        *space = 0;
        return folded;
    }
    if (!space || !is_place(folded, length))
        return NULL;
    memcpy(place, folded, length);
    place[length] = 0;
    return folded + length + 1;
}

/* A number belongs to the name where there is such a name (« Paris 12 »); else it says where. */
static void search_names(struct ranking *ranking, char *folded)
{
    char place[6];
    const char *name;

    ranking_search_names(ranking, folded);
    if (ranking->count > 0 || !(name = cut_place(folded, place)))
        return;
    ranking->place = place;
    ranking_search_names(ranking, name);
    ranking->place = NULL;
}

static size_t search(const struct territory *territory, const char *typed,
                     struct territory_hit *out, size_t most)
{
    char folded[TERRITORY_NAME_MOST], tight[TERRITORY_NAME_MOST];
    struct ranking ranking;
    size_t length;

    ranking.territory = territory;
    ranking.place = NULL;
    ranking.count = 0;
    ranking.most = most < TERRITORY_HITS_MOST ? most : TERRITORY_HITS_MOST;
    if (most == 0 || fold_search(typed, folded, sizeof(folded)) == 0)
        return 0;
    spelling_squeeze(folded, tight);
    length = strlen(tight);
    if (!looks_like_code(tight)) {
        search_names(&ranking, folded);
        ranking_fill(&ranking, out);
        return ranking.count;
    }
    if (strspn(tight, "0123456789") == length && length <= 5)
        search_postcodes(&ranking, tight, length);
    ranking_fill(&ranking, out);
    search_insee(&ranking, tight, out);
    return ranking.count;
}

/* What was looked through goes back to the cache, where every desk finds it again: kept, it would
 * count as 3 MB of this one. */
size_t territory_search(const struct territory *territory, const char *typed,
                        struct territory_hit *out, size_t most)
{
    size_t count = search(territory, typed, out, most);

    mapped_give_back(&territory->file);
    overlay_give_back(territory->overlay);
    return count;
}
