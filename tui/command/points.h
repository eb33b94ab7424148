/* Where the commands look for points: the directory beside the desk's file, and what that desk
 * knows, when they are there. Nothing is created, nothing is said: without them there is no point.
 */
#ifndef DP_TUI_COMMAND_POINTS_H
#define DP_TUI_COMMAND_POINTS_H

#include "forms/reception/offers.h"
#include "tui/command/call.h"
#include "tui/command/listing.h"

struct points {
    struct offer_sources sources;
    struct profiles *profiles;
    struct store *own_store; /* opened here, for reading */
    char commune[8];         /* of the desk, or "" */
};

/* The desk's file is that of --db, or the person's own; its store is call->store when it is open.
 */
void points_open(struct command_call *call, struct points *points);
void points_close(struct points *points);

/* The best point in reach of a network; false when none is known. */
bool points_best(const struct points *points, const struct conversation *conversation,
                 const char *network, struct offer *offer);

/* Columns of a listing that say a point: its id, `-` without; the rest is for JSON. */
#define POINT_COLUMNS                                                                              \
    {.name = "point", .where = IN_TSV | IN_JSON}, {.name = "point_name", .where = IN_JSON},        \
        {.name = "point_address", .where = IN_JSON}, {.name = "point_phone", .where = IN_JSON},    \
        {.name = "point_distance_m", .where = IN_JSON, .number = true},                            \
        {.name = "point_state", .where = IN_JSON}, {.name = "point_hours", .where = IN_JSON},      \
    {                                                                                              \
        .name = "point_checked", .where = IN_JSON                                                  \
    }
void points_add(struct listing *listing, const struct offer *offer); /* NULL: none */

#endif
