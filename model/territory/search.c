/* Type-ahead. The words index holds every name once per word, sorted by what follows that word, so
 * what was typed is one range of it; a name's index is its rank by population, so the best of a
 * range of 20,000 (the letter « l ») come from one pass over it that reads nothing else. */
#include <string.h>

#include "locale/text/fold.h"
#include "model/territory/map.h"
#include "model/territory/saints.h"

struct pick {
    uint32_t key; /* match, then rank: the smaller the better */
    uint32_t name;
    uint32_t commune;
};

struct ranking {
    const struct territory *territory;
    size_t most, count;
    struct pick picks[TERRITORY_HITS_MOST];
};

/* Compare what was typed with the beginning of a text. Zero when the text begins so. */
typedef int prefix_compare(const char *typed, const char *text, bool *whole);

static void remove_pick(struct ranking *ranking, size_t at)
{
    ranking->count--;
    memmove(&ranking->picks[at], &ranking->picks[at + 1],
            (ranking->count - at) * sizeof(ranking->picks[0]));
}

static void offer(struct ranking *ranking, enum territory_match match, uint32_t name)
{
    uint32_t key = (uint32_t)match << TERRITORY_RANK_BITS | name;
    const struct disk_name *of;
    uint32_t commune;
    size_t at;

    if (ranking->count == ranking->most && key >= ranking->picks[ranking->count - 1].key)
        return;
    of = map_name(ranking->territory, name);
    commune = of ? le32toh(of->commune) : TERRITORY_NONE;
    if (!map_commune(ranking->territory, commune))
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

/* --- names --- */

static int compare_spaced(const char *typed, const char *text, bool *whole)
{
    size_t length = strlen(typed);
    int order = strncmp(typed, text, length);

    *whole = order == 0 && text[length] == 0;
    return order;
}

static int compare_squeezed(const char *typed, const char *text, bool *whole)
{
    for (; *typed; typed++, text++) {
        while (*text == ' ')
            text++;
        if (*typed != *text)
            return (unsigned char)*typed < (unsigned char)*text ? -1 : 1;
    }
    *whole = *text == 0;
    return 0;
}

static const char *word_text(const struct territory *territory, const struct disk_word *word)
{
    const struct disk_name *name = map_name(territory, le32toh(word->name));
    uint32_t start = le16toh(word->start);

    return name ? map_text(territory, le32toh(name->folded) + start) : "";
}

/* One way of reading what was typed. */
struct reading {
    const char *typed;
    enum territory_section section;
    prefix_compare *compare;
    bool unfinished; /* never the whole of a name */
    bool unlikely;   /* ranked with the inner words */
};

/* First word that does not come before what begins as typed, or that comes `after` it. */
static size_t word_bound(const struct territory *territory, const struct reading *reading,
                         bool after)
{
    const struct disk_word *words = territory->section[reading->section];
    size_t low = 0;
    size_t high = territory->count[reading->section];

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        bool whole;
        int order = reading->compare(reading->typed, word_text(territory, &words[middle]), &whole);

        if (order > 0 || (after && order == 0))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static enum territory_match match_of(unsigned place, bool whole)
{
    bool old = (place & WORD_OLD) != 0;

    if (place & WORD_INNER)
        return old ? MATCH_WORD_OLD : MATCH_WORD;
    if (!whole)
        return old ? MATCH_PREFIX_OLD : MATCH_PREFIX;
    if (old)
        return MATCH_EXACT_OLD;
    return place & WORD_BARE ? MATCH_BARE : MATCH_EXACT;
}

/* Everything that begins as typed. In a sorted range the whole matches come first. */
static void search_range(struct ranking *ranking, const struct reading *reading)
{
    const struct territory *territory = ranking->territory;
    const struct disk_word *words = territory->section[reading->section];
    size_t first = word_bound(territory, reading, false);
    size_t last = word_bound(territory, reading, true);
    unsigned added = reading->unlikely ? WORD_INNER : WORD_START;
    bool whole = !reading->unfinished;

    for (size_t i = first; i < last; i++) {
        if (whole)
            reading->compare(reading->typed, word_text(territory, &words[i]), &whole);
        offer(ranking, match_of(le16toh(words[i].place) | added, whole), le32toh(words[i].name));
    }
}

/* Whether each typed word begins a word of the text, in the same order. */
static bool words_in_order(const char *typed, const char *text)
{
    while (*typed) {
        size_t length = strcspn(typed, " ");

        while (strncmp(typed, text, length) != 0) {
            text = strchr(text, ' ');
            if (!text)
                return false;
            text++;
        }
        text += strcspn(text, " ");
        text += *text == ' ';
        typed += length;
        typed += *typed == ' ';
    }
    return true;
}

/* « boulogne mer »: words left out in the middle. */
static void search_scattered(struct ranking *ranking, const char *typed)
{
    const struct territory *territory = ranking->territory;
    const struct disk_word *words = territory->section[SECTION_WORDS];
    char head[TERRITORY_NAME_MOST];
    struct reading reading = {.typed = head, .section = SECTION_WORDS, .compare = compare_spaced};
    size_t length = strcspn(typed, " ");
    size_t last;

    memcpy(head, typed, length);
    head[length] = 0;
    last = word_bound(territory, &reading, true);
    for (size_t i = word_bound(territory, &reading, false); i < last; i++)
        if (words_in_order(typed, word_text(territory, &words[i])))
            offer(ranking, match_of(le16toh(words[i].place) | WORD_INNER, false),
                  le32toh(words[i].name));
}

static void squeeze(const char *typed, char *out)
{
    for (; *typed; typed++)
        if (*typed != ' ')
            *out++ = *typed;
    *out = 0;
}

static void search_names(struct ranking *ranking, const char *folded)
{
    char typed[TERRITORY_NAME_MOST], spelled[TERRITORY_NAME_MOST], tight[TERRITORY_NAME_MOST];
    struct reading plain = {.typed = typed, .section = SECTION_WORDS, .compare = compare_spaced};
    struct reading saints = {
        .typed = spelled, .section = SECTION_WORDS, .compare = compare_spaced, .unfinished = true};
    struct reading joined = {
        .typed = tight, .section = SECTION_SQUEEZED, .compare = compare_squeezed};

    if (!saints_spell(folded, false, typed, sizeof(typed)) ||
        !saints_spell(folded, true, spelled, sizeof(spelled)))
        return;
    squeeze(spelled, tight);
    joined.unlikely = strchr(spelled, ' ') != NULL;
    search_range(ranking, &plain);
    if (strcmp(typed, spelled) != 0) /* « st »: Strasbourg as well as Saint-Denis */
        search_range(ranking, &saints);
    if (ranking->count < ranking->most && strlen(tight) > 2) /* « lhay », « saintetienne » */
        search_range(ranking, &joined);
    if (ranking->count < ranking->most && strchr(spelled, ' '))
        search_scattered(ranking, spelled);
}

/* --- digits --- */

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
        offer(ranking, MATCH_POSTCODE, le32toh(index[i].name));
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

static void fill(const struct ranking *ranking, struct territory_hit *out)
{
    for (size_t i = 0; i < ranking->count; i++) {
        const struct disk_name *name = map_name(ranking->territory, ranking->picks[i].name);
        bool old = le32toh(name->old_name) != TERRITORY_NONE;

        out[i].commune = territory_at(ranking->territory, ranking->picks[i].commune);
        out[i].match = (enum territory_match)(ranking->picks[i].key >> TERRITORY_RANK_BITS);
        out[i].old_name = old ? map_text(ranking->territory, le32toh(name->old_name)) : NULL;
    }
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

size_t territory_search(const struct territory *territory, const char *typed,
                        struct territory_hit *out, size_t most)
{
    char folded[TERRITORY_NAME_MOST], tight[TERRITORY_NAME_MOST];
    struct ranking ranking;
    size_t length;

    ranking.territory = territory;
    ranking.count = 0;
    ranking.most = most < TERRITORY_HITS_MOST ? most : TERRITORY_HITS_MOST;
    if (most == 0 || fold_search(typed, folded, sizeof(folded)) == 0)
        return 0;
    squeeze(folded, tight);
    length = strlen(tight);
    if (!looks_like_code(tight)) {
        search_names(&ranking, folded);
        fill(&ranking, out);
        return ranking.count;
    }
    if (strspn(tight, "0123456789") == length && length <= 5)
        search_postcodes(&ranking, tight, length);
    fill(&ranking, out);
    search_insee(&ranking, tight, out);
    return ranking.count;
}
