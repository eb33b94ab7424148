/* The points of the network in focus at step 5, as a short list: one is chosen for the person, or
 * one that is missing is typed. The argument of the screen is its struct doors *, lent: step 5
 * stays open underneath. */
#ifndef DP_TUI_SCREENS_DOORS_POINTS_H
#define DP_TUI_SCREENS_DOORS_POINTS_H

#include "tui/screens/doors_lines.h"

extern const struct screen_kind screen_door_points;

/* Whether there is something to choose from: else a place can only be typed. */
bool doors_has_points(const struct doors *doors);

#endif
