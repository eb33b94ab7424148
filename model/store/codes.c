#include "model/store/codes.h"

#include "model/store/query.h"

struct registering {
    const struct pack_name *pack;
    const struct pack_code *codes;
    size_t count;
};

static const char *const question_kinds[] = {
    [CODE_CHOICE] = "choice",
    [CODE_INTEGER] = "integer",
    [CODE_COMMUNE] = "commune",
    [CODE_TEXT] = "text",
};

static bool pack_key(struct store *store, const struct pack_name *pack, int64_t *key,
                     struct fault *fault)
{
    struct query query;

    query_open(&query, store, "SELECT key FROM pack WHERE id = ? AND version = ? AND hash = ?");
    query_bind_text(&query, pack->id);
    query_bind_text(&query, pack->version);
    query_bind_text(&query, pack->hash);
    return query_one(&query, 0, key, fault);
}

static bool add_code(struct store *store, int64_t key, const struct pack_code *code,
                     struct fault *fault)
{
    struct query query;

    switch (code->kind) {
    case CODE_VALUE:
        query_open(&query, store,
                   "INSERT OR IGNORE INTO pack_value (pack, question, name) VALUES (?, ?, ?)");
        query_bind_number(&query, key);
        query_bind_text(&query, code->of);
        query_bind_text(&query, code->name);
        break;
    case CODE_NETWORK:
        query_open(&query, store, "INSERT OR IGNORE INTO pack_network (pack, code) VALUES (?, ?)");
        query_bind_number(&query, key);
        query_bind_text(&query, code->name);
        break;
    default:
        query_open(&query, store,
                   "INSERT OR IGNORE INTO pack_question (pack, name, kind) VALUES (?, ?, ?)");
        query_bind_number(&query, key);
        query_bind_text(&query, code->name);
        query_bind_text(&query, question_kinds[code->kind]);
        break;
    }
    return query_run(&query, fault);
}

static bool register_all(struct store *store, void *data, struct fault *fault)
{
    const struct registering *registering = data;
    struct query query;
    int64_t key;

    if (!pack_key(store, registering->pack, &key, fault))
        return false;
    if (key != 0)
        return true;
    query_open(&query, store,
               "INSERT INTO pack (key, id, version, hash)"
               " SELECT coalesce(max(key), 0) + 1, ?, ?, ? FROM pack");
    query_bind_text(&query, registering->pack->id);
    query_bind_text(&query, registering->pack->version);
    query_bind_text(&query, registering->pack->hash);
    if (!query_run(&query, fault) || !pack_key(store, registering->pack, &key, fault))
        return false;
    for (size_t i = 0; i < registering->count; i++)
        if (!add_code(store, key, &registering->codes[i], fault))
            return false;
    return true;
}

bool codes_known(struct store *store, const struct pack_name *pack)
{
    int64_t key;

    return pack_key(store, pack, &key, NULL) && key != 0;
}

bool codes_register(struct store *store, const struct pack_name *pack,
                    const struct pack_code *codes, size_t count, struct fault *fault)
{
    struct registering registering = {.pack = pack, .codes = codes, .count = count};

    if (codes_known(store, pack))
        return true;
    return store_write(store, register_all, &registering, fault);
}
