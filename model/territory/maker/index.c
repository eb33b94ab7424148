#include "model/territory/maker/index.h"

#include <endian.h>
#include <err.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "locale/text/fold.h"
#include "model/territory/spelling.h"

struct name {
    const char *text;
    size_t commune;
    long population; /* -1: not known */
    bool old;
};

/* Rank: the most inhabited first, a current name before the old ones of the same place. */
static int by_rank(const void *left, const void *right)
{
    const struct name *a = left;
    const struct name *b = right;

    if (a->population != b->population)
        return a->population > b->population ? -1 : 1;
    if (a->commune != b->commune)
        return a->commune < b->commune ? -1 : 1;
    if (a->old != b->old)
        return a->old ? 1 : -1;
    return strcmp(a->text, b->text);
}

static long population_of(const struct sheet *communes, size_t commune)
{
    const char *cell = communes->rows[commune].cell[3];

    return *cell ? strtol(cell, NULL, 10) : -1;
}

static struct name *rank_names(const struct sheet *communes, const struct sheet *old_names,
                               size_t *count)
{
    struct name *names = calloc(communes->count + old_names->count, sizeof(*names));

    if (!names)
        err(1, "names");
    for (size_t i = 0; i < communes->count; i++)
        names[i] = (struct name){.text = communes->rows[i].cell[1],
                                 .commune = i,
                                 .population = population_of(communes, i)};
    *count = communes->count;
    for (size_t i = 0; i < old_names->count; i++) {
        size_t commune = sheet_find(communes, old_names->rows[i].cell[1]);

        names[(*count)++] = (struct name){.text = old_names->rows[i].cell[0],
                                          .commune = commune,
                                          .population = population_of(communes, commune),
                                          .old = true};
    }
    qsort(names, *count, sizeof(*names), by_rank);
    return names;
}

/* Length of the article and its space at the beginning of a folded name, 0 when there is none. */
static size_t article(const char *folded)
{
    static const char *const ARTICLES[] = {"le ", "la ", "les ", "l "};

    for (size_t i = 0; i < sizeof(ARTICLES) / sizeof(*ARTICLES); i++)
        if (strncmp(folded, ARTICLES[i], strlen(ARTICLES[i])) == 0)
            return strlen(ARTICLES[i]);
    return 0;
}

static void add_word(struct image *image, enum territory_section section, uint32_t name,
                     size_t start, unsigned place)
{
    struct disk_word word = {.name = htole32(name),
                             .start = htole16((uint16_t)start),
                             .place = htole16((uint16_t)place)};

    image_add(image, section, &word, sizeof(word));
}

static void add_words(struct image *image, uint32_t name, const char *folded, bool old)
{
    size_t bare = article(folded);
    unsigned add = old ? WORD_OLD : 0;

    for (size_t start = 0;;) {
        unsigned place = start == 0 ? WORD_START : start == bare ? WORD_BARE : WORD_INNER;
        const char *space = strchr(folded + start, ' ');

        add_word(image, SECTION_WORDS, name, start, place | add);
        if (space && place != WORD_INNER)
            add_word(image, SECTION_SQUEEZED, name, start, place | add);
        if (!space)
            return;
        start = (size_t)(space + 1 - folded);
    }
}

static void add_name(struct image *image, const struct name *name)
{
    char plain[TERRITORY_NAME_MOST], folded[TERRITORY_NAME_MOST];
    struct disk_name record = {.commune = htole32((uint32_t)name->commune),
                               .old_name = htole32(TERRITORY_NONE)};
    size_t length = fold_search(name->text, plain, sizeof(plain));

    if (length == 0 || length + 2 >= sizeof(plain) ||
        !spelling_of_saints(plain, true, folded, sizeof(folded)))
        errx(1, "%s: empty or too long a name once folded", name->text);
    record.folded = htole32(image_text(image, folded));
    if (name->old)
        record.old_name = htole32(image_text(image, name->text));
    add_words(image, image_add(image, SECTION_NAMES, &record, sizeof(record)), folded, name->old);
}

/* --- sorting words by their text --- */

static const char *text_of(const struct image *image, const struct disk_word *word)
{
    const struct disk_name *names = (const void *)image->bytes[SECTION_NAMES];
    uint32_t at = le32toh(names[le32toh(word->name)].folded) + le16toh(word->start);

    return (const char *)image->bytes[SECTION_TEXT] + at;
}

static int by_number(const struct disk_word *a, const struct disk_word *b)
{
    if (a->name != b->name)
        return le32toh(a->name) < le32toh(b->name) ? -1 : 1;
    return (int)le16toh(a->start) - (int)le16toh(b->start);
}

static int by_text(const void *a, const void *b, void *image)
{
    int order = strcmp(text_of(image, a), text_of(image, b));

    return order ? order : by_number(a, b);
}

static int by_squeezed_text(const void *a, const void *b, void *image)
{
    const char *left = text_of(image, a);
    const char *right = text_of(image, b);

    for (;; left++, right++) {
        left += *left == ' ';
        right += *right == ' ';
        if (*left != *right)
            return (unsigned char)*left < (unsigned char)*right ? -1 : 1;
        if (*left == 0)
            return by_number(a, b);
    }
}

/* --- postal codes --- */

static int by_code(const void *left, const void *right)
{
    const struct disk_postcode *a = left;
    const struct disk_postcode *b = right;

    if (a->code != b->code)
        return le32toh(a->code) < le32toh(b->code) ? -1 : 1;
    return le32toh(a->name) < le32toh(b->name) ? -1 : le32toh(a->name) > le32toh(b->name);
}

static void add_postcodes(struct image *image, uint32_t name, const char *cell)
{
    while (*cell) {
        char *end;
        struct disk_postcode record = {.code = htole32((uint32_t)strtoul(cell, &end, 10)),
                                       .name = htole32(name)};

        image_add(image, SECTION_BY_POSTCODE, &record, sizeof(record));
        cell = end + strspn(end, " ");
    }
}

/* A code that names an arrondissement must not offer the whole city. */
static bool has_arrondissements(const struct sheet *communes, size_t commune)
{
    const char *insee = communes->rows[commune].cell[0];

    for (size_t i = 0; i < communes->count; i++)
        if (strcmp(communes->rows[i].cell[8], insee) == 0)
            return true;
    return false;
}

static void index_postcodes(struct image *image, const struct sheet *communes,
                            const struct name *names, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const struct name *name = &names[i];
        const char *cell = communes->rows[name->commune].cell[2];

        /* only a city of twenty codes can have them: spares 35,000 scans of the sheet */
        if (name->old || (strchr(cell, ' ') && has_arrondissements(communes, name->commune)))
            continue;
        add_postcodes(image, (uint32_t)i, cell);
    }
    qsort(image->bytes[SECTION_BY_POSTCODE], image->count[SECTION_BY_POSTCODE],
          sizeof(struct disk_postcode), by_code);
}

void index_build(struct image *image, const struct sheet *communes, const struct sheet *old_names)
{
    size_t count;
    struct name *names = rank_names(communes, old_names, &count);

    if (count >> TERRITORY_RANK_BITS)
        errx(1, "too many names: %zu", count);
    for (size_t i = 0; i < count; i++)
        add_name(image, &names[i]);
    qsort_r(image->bytes[SECTION_WORDS], image->count[SECTION_WORDS], sizeof(struct disk_word),
            by_text, image);
    qsort_r(image->bytes[SECTION_SQUEEZED], image->count[SECTION_SQUEEZED],
            sizeof(struct disk_word), by_squeezed_text, image);
    index_postcodes(image, communes, names, count);
    free(names);
}
