/* The whole account of a row, for whoever owns the rules: every condition, of the row and of its
 * network's eligibility, held against the answers. The desk shows one reason (explain.h); a
 * coordinator wants them all, with the line of the sheet.
 */
#ifndef DP_FORMS_EXPLAIN_ACCOUNT_H
#define DP_FORMS_EXPLAIN_ACCOUNT_H

#include "forms/conversation/conversation.h"

struct account_condition {
    const struct condition *condition; /* the pack's */
    bool of_network;                   /* an `si:` cell of the network rather than of the row */
    bool holds;
};

/* In the order of the sheet, the row first. At most `most`; returns how many. */
size_t account_conditions(const struct conversation *conversation, int rule,
                          struct account_condition *conditions, size_t most);

/* « pas dit » for a question that was asked and left, « sans objet ici » for one that is not asked
 * of this person, the label of the answer otherwise. */
void account_answer(const struct conversation *conversation, int question, const char *language,
                    struct text_buffer *out);

enum account_aside {
    ASIDE_PROPOSED,       /* it is among the doors: nothing sets it aside */
    ASIDE_ANSWERS,        /* its closest row asks other answers */
    ASIDE_NETWORK_PERIOD, /* the network does not work on that day */
    ASIDE_DOOR,           /* none of its rows is offered at this door */
    ASIDE_PERIOD,         /* rows at this door, none of them on that day */
    ASIDE_NO_ROW          /* no row leads there */
};

/* Why a network is, or is not, among the doors. *rule: the row to speak of, the one that decides or
 * the closest; -1 for ASIDE_NO_ROW and ASIDE_NETWORK_PERIOD. */
enum account_aside account_network(const struct conversation *conversation, int network,
                                   const struct triage_at *at, int *rule);

#endif
