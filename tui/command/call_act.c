#include "tui/command/call_act.h"

#include "model/pack/catalogue.h"
#include "tui/command/words.h"

bool call_act(struct command_call *call, enum store_mode mode, struct act *act, int *status)
{
    char reference[REFERENCE_SIZE];
    struct fault fault;

    if (!reference_word(call, call->words[0], reference, status) || !call_store(call, mode, status))
        return false;
    if (act_by_reference(call->store, reference, act, &fault))
        return true;
    *status = call_refuse(call, &fault);
    return false;
}

const struct pack *call_act_pack(struct command_call *call, const struct act *act)
{
    struct visit visit;
    struct fault_list *faults;

    if (call->pack || !visit_load(call->store, act->told.visit, &visit, NULL, NULL))
        return call->pack;
    faults = fault_list_create();
    call->pack = catalogue_open(visit.pack.id, faults);
    fault_list_destroy(faults);
    return call->pack;
}
