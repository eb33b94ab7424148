/* One point for programs. */
#ifndef DP_TUI_COMMAND_POINT_SHOW_JSON_H
#define DP_TUI_COMMAND_POINT_SHOW_JSON_H

#include "forms/point/place.h"

/* Fields as their source gives them, what the desk knows beside, then services and attribution. */
void point_show_json(const struct place *place, struct directory *directory,
                     struct civil_date today);

/* The attribution of each edition that the place comes from, one call each. */
void point_show_editions(const struct place *place, struct directory *directory,
                         void (*each)(void *context, const char *said), void *context);

#endif
