#include <stdlib.h>
#include <string.h>

#include "locale/text/memory.h"
#include "locale/text/utf8.h"
#include "model/directory/making.h"

bool read_card(struct importing *importing, int64_t key, struct card_now *now, struct fault *fault)
{
    struct query query;
    enum query_step step;

    *now = (struct card_now){0};
    query_open(&query, importing->store, "SELECT networks, words FROM card WHERE key = ?");
    query_bind_number(&query, key);
    step = query_step(&query, fault);
    if (step == QUERY_ROW) {
        query_text(&query, 0, now->networks, sizeof(now->networks));
        now->words = memory_text(query_view(&query, 1));
    }
    query_close(&query);
    return step != QUERY_FAILED;
}

bool write_card(struct importing *importing, const struct making *making, struct fault *fault)
{
    struct query query;

    query_open(&query, importing->store,
               "INSERT OR REPLACE INTO card (key, id, name, commune, department, networks, phone,"
               " checked, hours, words) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    query_bind_number(&query, making->key);
    query_bind_lent(&query, making->id);
    query_bind_lent(&query, making->name);
    query_bind_lent(&query, making->commune);
    query_bind_lent(&query, making->department);
    query_bind_lent(&query, making->networks);
    query_bind_lent(&query, making->phone);
    query_bind_lent(&query, making->checked);
    query_bind_lent(&query, making->hours);
    query_bind_lent(&query, buffer_text(&making->words));
    return query_run(&query, fault);
}

/* A word is taken out by saying again what was put in. */
bool index_words(struct importing *importing, int64_t key, const char *before, const char *after,
                 struct fault *fault)
{
    struct query query;

    if (before != NULL && after != NULL && strcmp(before, after) == 0)
        return true;
    if (before != NULL) {
        query_open(&query, importing->store,
                   "INSERT INTO word (word, rowid, words) VALUES ('delete', ?, ?)");
        query_bind_number(&query, key);
        query_bind_lent(&query, before);
        if (!query_run(&query, fault))
            return false;
    }
    if (after == NULL)
        return true;
    query_open(&query, importing->store, "INSERT INTO word (rowid, words) VALUES (?, ?)");
    query_bind_number(&query, key);
    query_bind_lent(&query, after);
    return query_run(&query, fault);
}

bool index_networks(struct importing *importing, int64_t key, const char *before, const char *after,
                    struct fault *fault)
{
    char codes[NETWORKS_TEXT], *rest = codes, *code;
    struct query query;

    if (strcmp(before, after) == 0)
        return true;
    utf8_copy(codes, sizeof(codes), before);
    while ((code = strsep(&rest, " ")) != NULL) {
        query_open(&query, importing->store,
                   "DELETE FROM place_network WHERE network = ? AND place = ?");
        query_bind_text(&query, code);
        query_bind_number(&query, key);
        if (!query_run(&query, fault))
            return false;
    }
    utf8_copy(codes, sizeof(codes), after);
    for (rest = codes; (code = strsep(&rest, " ")) != NULL;) {
        if (code[0] == '\0')
            continue;
        query_open(&query, importing->store,
                   "INSERT OR IGNORE INTO place_network (network, place) VALUES (?, ?)");
        query_bind_text(&query, code);
        query_bind_number(&query, key);
        if (!query_run(&query, fault))
            return false;
    }
    return true;
}

bool drop_card(struct importing *importing, int64_t key, struct fault *fault)
{
    struct query query;

    query_open(&query, importing->store, "DELETE FROM card WHERE key = ?");
    query_bind_number(&query, key);
    return query_run(&query, fault);
}
