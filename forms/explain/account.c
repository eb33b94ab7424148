#include "forms/explain/account.h"

#include "forms/explain/explain.h"
#include "forms/explain/words.h"
#include "locale/say/say.h"

static size_t add_conditions(const struct value *values, const struct conditions *from,
                             bool of_network, struct account_condition *conditions, size_t count,
                             size_t most)
{
    for (size_t i = 0; i < from->count && count < most; i++) {
        const struct condition *condition = &from->all[i];

        conditions[count++] = (struct account_condition){
            .condition = condition,
            .of_network = of_network,
            .holds = cell_matches(&condition->cell, &values[condition->question]),
        };
    }
    return count;
}

size_t account_conditions(const struct conversation *conversation, int rule,
                          struct account_condition *conditions, size_t most)
{
    const struct pack *pack = conversation_pack(conversation);
    const struct value *values = situation_values(conversation_situation(conversation));
    const struct rule *row = &pack->rules[rule];
    size_t count = add_conditions(values, &row->when, false, conditions, 0, most);

    return add_conditions(values, &pack->networks[row->network].eligible, true, conditions, count,
                          most);
}

void account_answer(const struct conversation *conversation, int question, const char *language,
                    struct text_buffer *out)
{
    const struct value *values = situation_values(conversation_situation(conversation));

    if (conversation_is_relevant(conversation, question))
        words_value(conversation_pack(conversation), question, &values[question], language, out);
    else
        buffer_add(out, _("sans objet ici"));
}

/* The row of the network that decided, -1 when it is not among the doors. */
static int deciding_rule(const struct conversation *conversation, int network,
                         const struct triage_at *at)
{
    struct proposal proposals[TRIAGE_MOST];
    size_t count =
        triage_proposals(conversation_pack(conversation), conversation_situation(conversation), at,
                         proposals, TRIAGE_MOST);

    for (size_t i = 0; i < count; i++)
        if (proposals[i].network == network)
            return proposals[i].rule;
    return -1;
}

/* Nothing of the network is offered here and now: what its rows lack. */
static enum account_aside why_no_row(const struct pack *pack, int network,
                                     const struct triage_at *at, int *rule)
{
    enum account_aside aside = ASIDE_NO_ROW;

    for (size_t i = 0; i < pack->rule_count; i++) {
        const struct rule *row = &pack->rules[i];

        if (row->network != network || (aside == ASIDE_PERIOD && !(row->doors & at->door)))
            continue;
        aside = row->doors & at->door ? ASIDE_PERIOD : ASIDE_DOOR;
        *rule = (int)i;
    }
    return aside;
}

enum account_aside account_network(const struct conversation *conversation, int network,
                                   const struct triage_at *at, int *rule)
{
    const struct pack *pack = conversation_pack(conversation);

    *rule = deciding_rule(conversation, network, at);
    if (*rule >= 0)
        return ASIDE_PROPOSED;
    if (!period_holds(&pack->networks[network].period, at->day))
        return ASIDE_NETWORK_PERIOD;
    *rule = explain_closest_rule(conversation, network, at);
    return *rule >= 0 ? ASIDE_ANSWERS : why_no_row(pack, network, at, rule);
}
