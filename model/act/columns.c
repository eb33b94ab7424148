#include "model/act/columns.h"

#define COLUMN(member)                                                                             \
    {                                                                                              \
        .offset = offsetof(struct act, member), .size = sizeof(((struct act *)NULL)->member)       \
    }

const struct act_column act_columns[] = {
    COLUMN(told.id),           COLUMN(reference),          COLUMN(told.visit),
    COLUMN(told.demand),       COLUMN(came_with),          COLUMN(desk_name),
    COLUMN(desk_phone),        COLUMN(language),           COLUMN(agent),
    COLUMN(told.network),      COLUMN(told.neutral),       COLUMN(told.level),
    COLUMN(told.place.name),   COLUMN(told.place.address), COLUMN(told.place.phone),
    COLUMN(told.place.site),   COLUMN(told.place.hours),   COLUMN(told.place.checked),
    COLUMN(told.rule),         COLUMN(told.reason),        COLUMN(told.bring),
    COLUMN(told.alternatives), COLUMN(told.choice),        COLUMN(told.mode),
    COLUMN(told.appointment),  COLUMN(told.handover_who),  COLUMN(told.breach),
    COLUMN(told.breach_note),
};

const size_t act_column_count = sizeof(act_columns) / sizeof(*act_columns);

void act_columns_bind(struct query *query, const struct act *act)
{
    const struct act_draft *told = &act->told;

    for (size_t i = 0; i < act_column_count; i++)
        query_bind_text(query, (const char *)act + act_columns[i].offset);
    query_bind_number(query, act->issued);
    query_bind_number(query, told->doubtful_clock);
    query_bind_number(query, told->sensitive);
    query_bind_number(query, told->phoned);
    query_bind_number(query, told->hours_checked);
    query_bind_number(query, told->public_checked);
    if (told->handover_at == 0)
        query_bind_null(query);
    else
        query_bind_number(query, told->handover_at);
}

void act_columns_read(const struct query *query, struct act *act)
{
    struct act_draft *told = &act->told;
    int at = (int)act_column_count;

    for (int i = 0; i < at; i++)
        query_text(query, i, (char *)act + act_columns[i].offset, act_columns[i].size);
    act->issued = query_number(query, at++);
    told->doubtful_clock = query_number(query, at++) != 0;
    told->sensitive = query_number(query, at++) != 0;
    told->phoned = query_number(query, at++) != 0;
    told->hours_checked = query_number(query, at++) != 0;
    told->public_checked = query_number(query, at++) != 0;
    told->handover_at = query_number(query, at++);
}
