/* The filters of Annuaire, one list each. What is chosen goes to `found`, and Annuaire looks again
 * when it has the keyboard back. */
#ifndef DP_TUI_SCREENS_DIRECTORY_PICKS_H
#define DP_TUI_SCREENS_DIRECTORY_PICKS_H

#include "tui/screens/directory_found.h"

struct next directory_pick_network(struct found *found);
struct next directory_pick_need(struct found *found);
struct next directory_pick_audience(struct found *found);
struct next directory_pick_commune(struct found *found);

/* Who publishes what is here, and of which day: a text to read. */
struct next directory_sources(struct found *found);

#endif
