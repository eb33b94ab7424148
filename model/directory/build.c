#include <stdlib.h>
#include <string.h>

#include "locale/text/fold.h"
#include "locale/text/memory.h"
#include "locale/text/utf8.h"
#include "model/directory/importing.h"
#include "model/directory/list.h"
#include "model/directory/making.h"
#include "model/directory/networks.h"

enum { WORDS_TEXT = 8192 };

static void add_words(struct making *making, const char *text)
{
    char folded[LINE], spaced[LINE + 2], *rest = folded, *word;

    fold_search(text, folded, sizeof(folded));
    while ((word = strsep(&rest, " ")) != NULL) {
        size_t length = strlen(word);

        if (length == 0 || making->words.length + length + 2 > WORDS_TEXT)
            continue;
        spaced[0] = ' ';
        memcpy(spaced + 1, word, length);
        memcpy(spaced + 1 + length, " ", 2);
        if (strstr(buffer_text(&making->words), spaced) == NULL)
            buffer_add(&making->words, making->words.length == 0 ? spaced : spaced + 1);
    }
}

static void add_networks(const struct importing *importing, struct making *making,
                         const char *codes)
{
    char copy[NETWORKS_TEXT], said[LINE], *rest = copy, *code;

    utf8_copy(copy, sizeof(copy), codes);
    while ((code = strsep(&rest, " ")) != NULL) {
        if (code[0] == '\0')
            continue;
        add_network(making->networks, code);
        add_words(making, code);
        if (importing->feed->networks == NULL)
            continue;
        networks_words(importing->feed->networks, code, said, sizeof(said));
        add_words(making, said);
    }
}

static void first_said(char *field, size_t size, const char *text)
{
    if (field[0] == '\0')
        utf8_copy(field, size, text);
}

/* A place closes when its last record does. */
static void read_closing(struct making *making, const char *closes)
{
    if (closes[0] == '\0')
        making->all_close = false;
    else if (strcmp(closes, making->closes) > 0)
        utf8_copy(making->closes, sizeof(making->closes), closes);
}

static void read_record(const struct importing *importing, struct making *making,
                        const struct query *query)
{
    int located = (int)query_number(query, 2);

    making->records++;
    making->visible += query_number(query, 1) == 0;
    if (located > making->located) {
        making->located = located;
        making->latitude = query_number(query, 3);
        making->longitude = query_number(query, 4);
    }
    first_said(making->id, sizeof(making->id), query_view(query, 0));
    first_said(making->department, sizeof(making->department), query_view(query, 5));
    first_said(making->name, sizeof(making->name), query_view(query, 7));
    first_said(making->checked, sizeof(making->checked), query_view(query, 8));
    first_said(making->phone, sizeof(making->phone), query_view(query, 9));
    first_said(making->hours, sizeof(making->hours), query_view(query, 10));
    first_said(making->commune, sizeof(making->commune), query_view(query, 11));
    for (int column = 11; column <= 14; column++)
        add_words(making, query_view(query, column));
    add_words(making, query_view(query, 7));
    add_networks(importing, making, query_view(query, 6));
    read_closing(making, query_view(query, 15));
}

static bool read_records(struct importing *importing, struct making *making, struct fault *fault)
{
    struct query query;
    enum query_step step;

    query_open(&query, importing->store,
               "SELECT id, hidden, located, at_latitude, at_longitude, department, networks, nom,"
               " date_maj, telephone, horaires_accueil, commune, code_postal, adresse,"
               " complement_adresse, ferme_le FROM structure WHERE place = ?"
               " ORDER BY worth DESC, date_maj DESC, id");
    query_bind_number(&query, making->key);
    while ((step = query_step(&query, fault)) == QUERY_ROW)
        read_record(importing, making, &query);
    query_close(&query);
    return step == QUERY_DONE;
}

static bool take_away(struct importing *importing, int64_t key, struct fault *fault)
{
    struct query query;

    query_open(&query, importing->store, "DELETE FROM place WHERE key = ?");
    query_bind_number(&query, key);
    if (!query_run(&query, fault))
        return false;
    query_open(&query, importing->store, "DELETE FROM offer WHERE place = ?");
    query_bind_number(&query, key);
    return query_run(&query, fault);
}

/* The services of the place, and its records where they say whom they receive, or offer nothing
 * else: « a point that says nothing receives everybody ». */
static bool write_offers(struct importing *importing, struct making *making, struct fault *fault)
{
    struct query query;

    query_open(&query, importing->store,
               "INSERT OR IGNORE INTO offer (place, reach, theme)"
               " SELECT s.place, v.reach, v.theme FROM structure AS s"
               " JOIN service AS v ON v.structure = s.key AND v.hidden = 0 WHERE s.place = ?");
    query_bind_number(&query, making->key);
    return query_run(&query, fault);
}

static bool own_offer(struct importing *importing, int64_t key, const char *publics,
                      const char *zones, struct fault *fault)
{
    struct query query;
    int64_t reach, theme;

    if (!intern_reach(importing, publics, zones, "", &reach, fault) ||
        !intern_theme(importing, "", &theme, fault))
        return false;
    query_open(&query, importing->store,
               "INSERT OR IGNORE INTO offer (place, reach, theme) VALUES (?, ?, ?)");
    query_bind_number(&query, key);
    query_bind_number(&query, reach);
    query_bind_number(&query, theme);
    return query_run(&query, fault);
}

static bool write_own_offers(struct importing *importing, const struct making *making,
                             struct fault *fault)
{
    char publics[4][LINE], zones[4][LINE];
    struct query query;
    enum query_step step;
    int64_t offered;
    size_t count = 0;

    query_open(&query, importing->store, "SELECT count(*) FROM offer WHERE place = ?");
    query_bind_number(&query, making->key);
    if (!query_one(&query, 0, &offered, fault))
        return false;
    query_open(&query, importing->store,
               "SELECT publics, zone FROM structure WHERE place = ?"
               " AND (publics NOT IN ('', '[]') OR zone NOT IN ('', '[]'))");
    query_bind_number(&query, making->key);
    while (count < 4 && (step = query_step(&query, fault)) == QUERY_ROW) {
        query_text(&query, 0, publics[count], LINE);
        query_text(&query, 1, zones[count], LINE);
        count++;
    }
    query_close(&query);
    if (offered == 0 && count == 0)
        return own_offer(importing, making->key, "", "", fault);
    for (size_t i = 0; i < count; i++)
        if (!own_offer(importing, making->key, publics[i], zones[i], fault))
            return false;
    return true;
}

/* The words of the themes, and whether something is answered from afar. */
static bool read_offers(struct importing *importing, struct making *making, struct fault *fault)
{
    struct query query;
    enum query_step step;
    char theme[128];

    query_open(&query, importing->store,
               "SELECT r.modes, t.themes FROM offer AS o JOIN reach AS r ON r.key = o.reach"
               " JOIN theme AS t ON t.key = o.theme WHERE o.place = ?");
    query_bind_number(&query, making->key);
    while ((step = query_step(&query, fault)) == QUERY_ROW) {
        const char *at = query_view(&query, 1);

        making->remote = making->remote || list_has(query_view(&query, 0), "a-distance");
        while (list_next(&at, theme, sizeof(theme)))
            add_words(making, theme);
    }
    query_close(&query);
    return step == QUERY_DONE;
}

static bool write_place(struct importing *importing, const struct making *making,
                        struct fault *fault)
{
    struct query query;

    query_open(&query, importing->store,
               "INSERT INTO place (key, located, latitude, longitude, hidden, remote, closes)"
               " VALUES (?, ?, ?, ?, ?, ?, ?)");
    query_bind_number(&query, making->key);
    query_bind_number(&query, making->located);
    query_bind_number(&query, making->latitude);
    query_bind_number(&query, making->longitude);
    query_bind_number(&query, making->visible == 0);
    query_bind_number(&query, making->remote);
    query_bind_text(&query, making->all_close ? making->closes : "");
    return query_run(&query, fault);
}

static bool make_whole(struct importing *importing, struct making *making,
                       const struct card_now *now, struct fault *fault)
{
    bool stays = making->records > 0;

    return (!stays ||
            (write_offers(importing, making, fault) && write_own_offers(importing, making, fault) &&
             read_offers(importing, making, fault) && write_place(importing, making, fault))) &&
           index_words(importing, making->key, now->words,
                       stays ? buffer_text(&making->words) : NULL, fault) &&
           index_networks(importing, making->key, now->networks, making->networks, fault) &&
           (stays ? write_card(importing, making, fault)
                  : drop_card(importing, making->key, fault));
}

static bool build_place(struct importing *importing, int64_t key, struct fault *fault)
{
    struct making making = {.key = key, .all_close = true};
    struct card_now now = {0};
    bool done = take_away(importing, key, fault) && read_card(importing, key, &now, fault) &&
                read_records(importing, &making, fault) &&
                make_whole(importing, &making, &now, fault);

    buffer_finish(&making.words);
    free(now.words);
    return done;
}

/* Places made between two questions whether to go on: a tenth of a second at most. */
enum { ASK_EVERY = 100 };

bool build_places(struct importing *importing, size_t *count, struct fault *fault)
{
    *count = 0;
    for (size_t key = 1; key < importing->dirty.most; key++) {
        if (!key_set_has(&importing->dirty, (int64_t)key))
            continue;
        if (*count % ASK_EVERY == 0 && !importing_go_on(importing, fault))
            return false;
        if (!build_place(importing, (int64_t)key, fault))
            return false;
        ++*count;
    }
    return true;
}
