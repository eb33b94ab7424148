#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "locale/text/buffer.h"
#include "locale/text/memory.h"
#include "model/directory/inside.h"
#include "model/directory/list.h"
#include "model/directory/search.h"

/* The place where `name` is remembered, *found, or where it will be: the one longest unused. */
static struct remembered *recall(struct directory *directory, const char *name, bool *found)
{
    struct remembered *oldest = &directory->remembered[0];

    *found = false;
    for (int i = 0; i < REMEMBERED_MOST; i++) {
        struct remembered *at = &directory->remembered[i];

        if (at->used != 0 && strcmp(at->name, name) == 0) {
            at->used = ++directory->uses;
            *found = true;
            return at;
        }
        if (at->used < oldest->used)
            oldest = at;
    }
    directory_forget(oldest);
    oldest->name = memory_text(name);
    key_set_add(&oldest->set, (int64_t)directory->seat_count + 1); /* its room, at once */
    return oldest;
}

/* Kept only when all of it was read. */
static const struct key_set *keep(struct directory *directory, struct remembered *at, bool whole)
{
    if (!whole)
        return NULL;
    at->used = ++directory->uses;
    return &at->set;
}

/* What FTS5 is asked for a word, as a beginning. « St » and « Saint » are one word, in the name of
 * a place as under the fingers of who looks for it. The word is folded: it holds no quote. */
static void write_term(const char *word, char *out, size_t size)
{
    static const char *const saints[][2] = {
        {"st", "saint"}, {"saint", "st"}, {"ste", "sainte"}, {"sainte", "ste"}};

    snprintf(out, size, "\"%s\" *", word);
    for (size_t i = 0; i < sizeof(saints) / sizeof(saints[0]); i++)
        if (strcmp(word, saints[i][0]) == 0)
            snprintf(out, size, "\"%s\" * OR \"%s\"", word, saints[i][1]);
}

const struct key_set *filter_word(struct directory *directory, const char *word,
                                  struct fault *fault)
{
    char name[128], term[128];
    struct remembered *at;
    struct query query;
    int64_t done;
    bool found;

    snprintf(name, sizeof(name), "word %s", word);
    at = recall(directory, name, &found);
    if (found)
        return &at->set;
    write_term(word, term, sizeof(term));
    query_open(&query, directory->store, "SELECT mark(?, rowid) FROM word WHERE word MATCH ?");
    query_bind_pointer(&query, &at->set, "key_set");
    query_bind_text(&query, term);
    return keep(directory, at, query_one(&query, 0, &done, fault));
}

const struct key_set *filter_network(struct directory *directory, const char *network,
                                     struct fault *fault)
{
    struct text_buffer name = {0};
    struct remembered *at;
    struct query query;
    int64_t done;
    bool found;

    buffer_addf(&name, "network %s", network);
    at = recall(directory, buffer_text(&name), &found);
    buffer_finish(&name);
    if (found)
        return &at->set;
    query_open(&query, directory->store,
               "SELECT mark(?, place) FROM place_network WHERE network = ?");
    query_bind_pointer(&query, &at->set, "key_set");
    query_bind_text(&query, network);
    return keep(directory, at, query_one(&query, 0, &done, fault));
}

/* `zone_eligibilite` holds communes, departments, EPCI, countries (99100 is France) or « france »;
 * nothing said is everywhere (reference referral.md 1.4). */
static bool zone_covers(const char *zones, const struct commune *commune)
{
    if (commune == NULL || list_empty(zones))
        return true;
    return list_has(zones, "france") || list_has(zones, "99100") ||
           list_has(zones, commune->insee) || list_has(zones, commune->department) ||
           (commune->parent[0] != '\0' && list_has(zones, commune->parent)) ||
           (commune->epci[0] != '\0' && list_has(zones, commune->epci));
}

/* Whether one of the words of `wanted` fits; nothing wanted fits always. */
static bool any_word(const char *wanted, const char *list,
                     bool (*fits)(const char *list, const char *value))
{
    char value[128];

    if (wanted == NULL || wanted[strspn(wanted, " ")] == '\0')
        return true;
    for (wanted += strspn(wanted, " "); *wanted != '\0'; wanted += strspn(wanted, " ")) {
        size_t length = strcspn(wanted, " ");

        if (length < sizeof(value)) {
            memcpy(value, wanted, length);
            value[length] = '\0';
            if (fits(list, value))
                return true;
        }
        wanted += length;
    }
    return false;
}

static bool receives(const char *publics, const char *audience)
{
    return list_empty(publics) || list_has(publics, "tous-publics") ||
           any_word(audience, publics, list_has);
}

/* "mobilite" is the category of "mobilite--acceder-a-un-vehicule". */
static bool is_about(const char *themes, const char *theme)
{
    char category[132];

    if (list_has(themes, theme))
        return true;
    snprintf(category, sizeof(category), "%s--", theme);
    return list_has_beginning(themes, category);
}

static bool read_reaches(struct directory *directory, const struct point_query *wanted,
                         struct key_set *reaches, struct fault *fault)
{
    struct query query;
    enum query_step step;

    query_open(&query, directory->store, "SELECT key, publics, zones FROM reach");
    while ((step = query_step(&query, fault)) == QUERY_ROW)
        if (receives(query_view(&query, 1), wanted->audience) &&
            zone_covers(query_view(&query, 2), wanted->commune))
            key_set_add(reaches, query_number(&query, 0));
    query_close(&query);
    return step == QUERY_DONE;
}

static bool read_themes(struct directory *directory, const struct point_query *wanted,
                        struct key_set *themes, struct fault *fault)
{
    struct query query;
    enum query_step step;

    query_open(&query, directory->store, "SELECT key, themes FROM theme");
    while ((step = query_step(&query, fault)) == QUERY_ROW)
        if (any_word(wanted->theme, query_view(&query, 1), is_about))
            key_set_add(themes, query_number(&query, 0));
    query_close(&query);
    return step == QUERY_DONE;
}

static bool read_offers(struct directory *directory, const struct key_set *reaches,
                        const struct key_set *themes, struct key_set *places, struct fault *fault)
{
    struct query query;
    enum query_step step;

    query_open(&query, directory->store, "SELECT place, reach, theme FROM offer");
    while ((step = query_step(&query, fault)) == QUERY_ROW)
        if (key_set_has(reaches, query_number(&query, 1)) &&
            key_set_has(themes, query_number(&query, 2)))
            key_set_add(places, query_number(&query, 0));
    query_close(&query);
    return step == QUERY_DONE;
}

static const char *said(const char *text)
{
    return text != NULL ? text : "";
}

/* One same service must be about the theme, receive this public and cover this commune. */
const struct key_set *filter_offer(struct directory *directory, const struct point_query *query,
                                   struct fault *fault)
{
    struct key_set reaches = {0}, themes = {0};
    struct remembered *at;
    struct text_buffer name = {0};
    bool found, whole;

    buffer_addf(&name, "offer %s, %s, %s", said(query->theme), said(query->audience),
                query->commune != NULL ? query->commune->insee : "");
    at = recall(directory, buffer_text(&name), &found);
    buffer_finish(&name);
    if (found)
        return &at->set;
    whole = read_reaches(directory, query, &reaches, fault) &&
            read_themes(directory, query, &themes, fault) &&
            read_offers(directory, &reaches, &themes, &at->set, fault);
    key_set_finish(&reaches);
    key_set_finish(&themes);
    return keep(directory, at, whole);
}

/* Every place's hours, once a minute at most. */
const struct key_set *filter_open(struct directory *directory, const struct point_query *wanted,
                                  struct fault *fault)
{
    struct query query;
    struct remembered *at;
    enum query_step step;
    struct hours hours;
    char name[128];
    bool found;

    snprintf(name, sizeof(name), "open %d %d", civil_to_days(wanted->date),
             wanted->time.hour * 60 + wanted->time.minute);
    at = recall(directory, name, &found);
    if (found)
        return &at->set;
    query_open(&query, directory->store,
               "SELECT key, hours, department FROM card WHERE hours <> ''");
    while ((step = query_step(&query, fault)) == QUERY_ROW) {
        hours_read(query_view(&query, 1), &hours);
        if (hours_at(&hours, wanted->date, wanted->time, query_view(&query, 2)).state == HOURS_OPEN)
            key_set_add(&at->set, query_number(&query, 0));
    }
    query_close(&query);
    return keep(directory, at, step == QUERY_DONE);
}
