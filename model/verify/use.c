#include "model/verify/use.h"

#include "model/verify/verify.h"

bool pack_may_be_used(const struct pack *pack, struct fault *fault)
{
    struct verification *verification = verify_pack(pack, NULL);
    size_t refused = verification_severity_count(verification, VERIFY_REFUSED);

    verification_destroy(verification);
    if (!refused)
        return true;
    fault_set(fault, FAULT_PACK_REFUSED);
    if (fault) {
        fault->number = (long long)refused;
        FAULT_TEXT(fault->word, pack->id);
        FAULT_TEXT(fault->hint, pack->folder);
    }
    return false;
}
