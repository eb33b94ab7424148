/* The text columns of an act and where they live in struct act: the one list that writing and
 * reading share. model/act only. */
#ifndef DP_MODEL_ACT_COLUMNS_H
#define DP_MODEL_ACT_COLUMNS_H

#include <stddef.h>

#include "model/act/act.h"
#include "model/store/query.h"

struct act_column {
    size_t offset, size;
};

extern const struct act_column act_columns[];
extern const size_t act_column_count;

/* The numbers that follow the texts, in the order of ACT_SELECT. */
void act_columns_bind(struct query *query, const struct act *act);
void act_columns_read(const struct query *query, struct act *act);

/* A literal, for query_open(): the columns in the order of act_columns, then the numbers. */
#define ACT_COLUMNS                                                                                \
    "id, reference, visit, demand, came_with, desk_name, desk_phone, language, agent, network,"    \
    " neutral, level, place_name, place_address, place_phone, place_site, place_hours,"            \
    " place_checked, rule, reason, bring, alternatives, choice, mode, appointment, handover_who,"  \
    " breach, breach_note, issued, doubtful_clock, sensitive, phoned, hours_checked,"              \
    " public_checked, handover_at"

#endif
