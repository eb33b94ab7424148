/* Reading what was typed as the beginning of a name.
 *
 * The words index holds every name once per word, sorted by what follows that word, so what was
 * typed is one range of it; a name's index is its rank by population, so the best of a range of
 * 20,000 (the letter « l ») come from one pass over it that reads nothing else. */
#include <string.h>

#include "model/territory/ranking.h"
#include "model/territory/spelling.h"

/* Compare what was typed with the beginning of a text. Zero when the text begins so. */
typedef int prefix_compare(const char *typed, const char *text, bool *whole);

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
        ranking_offer(ranking, match_of(le16toh(words[i].place) | added, whole),
                      le32toh(words[i].name));
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
            ranking_offer(ranking, match_of(le16toh(words[i].place) | WORD_INNER, false),
                          le32toh(words[i].name));
}

void ranking_search_names(struct ranking *ranking, const char *folded)
{
    char typed[TERRITORY_NAME_MOST], spelled[TERRITORY_NAME_MOST], tight[TERRITORY_NAME_MOST];
    struct reading plain = {.typed = typed, .section = SECTION_WORDS, .compare = compare_spaced};
    struct reading saints = {
        .typed = spelled, .section = SECTION_WORDS, .compare = compare_spaced, .unfinished = true};
    struct reading joined = {
        .typed = tight, .section = SECTION_SQUEEZED, .compare = compare_squeezed};

    if (!spelling_of_saints(folded, false, typed, sizeof(typed)) ||
        !spelling_of_saints(folded, true, spelled, sizeof(spelled)))
        return;
    spelling_squeeze(spelled, tight);
    joined.unlikely = strchr(spelled, ' ') != NULL;
    search_range(ranking, &plain);
    if (strcmp(typed, spelled) != 0) /* « st »: Strasbourg as well as Saint-Denis */
        search_range(ranking, &saints);
    if (ranking->count < ranking->most && strlen(tight) > 2) /* « lhay », « saintetienne » */
        search_range(ranking, &joined);
    if (ranking->count < ranking->most && strchr(spelled, ' '))
        search_scattered(ranking, spelled);
}
