/* The editions laid over the territory, as fields of a page. */
#ifndef DP_TUI_COMMAND_TERRITORY_LAYERS_H
#define DP_TUI_COMMAND_TERRITORY_LAYERS_H

#include "tui/command/listing.h"

void territory_layers_add(struct record_page *page, const struct territory *territory);

#endif
