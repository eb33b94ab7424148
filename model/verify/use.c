#include "model/verify/use.h"

#include "model/store/query.h"
#include "model/verify/verify.h"

/* ------------------------------------------------------------------------------- remembering */

static bool is_remembered(struct store *store, const struct pack *pack)
{
    struct query query;
    int64_t known;

    query_open(&query, store, "SELECT count(*) FROM pack_verified WHERE hash = ? AND verifier = ?");
    query_bind_text(&query, pack->hash);
    query_bind_number(&query, VERIFY_EDITION);
    return query_one(&query, 0, &known, NULL) && known > 0;
}

static bool remember_work(struct store *store, void *data, struct fault *fault)
{
    const struct pack *pack = *(const struct pack **)data;
    struct query query;

    query_open(&query, store, "INSERT OR IGNORE INTO pack_verified (hash, verifier) VALUES (?, ?)");
    query_bind_text(&query, pack->hash);
    query_bind_number(&query, VERIFY_EDITION);
    return query_run(&query, fault);
}

/* ------------------------------------------------------------------------------- verifying */

static size_t refusals(const struct pack *pack)
{
    struct verification *verification = verify_pack(pack, NULL);
    size_t refused = verification_severity_count(verification, VERIFY_REFUSED);

    verification_destroy(verification);
    return refused;
}

bool pack_may_be_used(struct store *store, const struct pack *pack, struct fault *fault)
{
    if (store && is_remembered(store, pack))
        return true;
    size_t refused = refusals(pack);

    if (!refused) {
        if (store)
            store_write(store, remember_work, &pack, NULL);
        return true;
    }
    fault_set(fault, FAULT_PACK_REFUSED);
    if (fault) {
        fault->number = (long long)refused;
        FAULT_TEXT(fault->word, pack->id);
        FAULT_TEXT(fault->hint, pack->folder);
    }
    return false;
}
