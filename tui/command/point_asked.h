/* What a command line asks of the points, as a query. */
#ifndef DP_TUI_COMMAND_POINT_ASKED_H
#define DP_TUI_COMMAND_POINT_ASKED_H

#include "locale/text/buffer.h"
#include "model/directory/search.h"
#include "tui/command/call.h"

struct point_asked {
    struct point_query query; /* its texts are the call's, the territory's, and those below */
    struct text_buffer words;
    struct commune commune;
    char network[64];
    long limit;
};

/* The words of the call, and its options network, theme, public, commune, within, open-now, hidden,
 * limit. Distances are counted from --commune, whose zone counts too; else from the desk's, when
 * its store is open. False with *status set on a network, a theme, a public or a place that does
 * not exist. point_asked_finish() it in any case. */
bool point_asked_read(struct command_call *call, struct point_asked *asked, int *status);
void point_asked_finish(struct point_asked *asked);

#endif
