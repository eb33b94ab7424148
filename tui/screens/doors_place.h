/* Where each door of step 5 would send the person: the best point known for her, or the one that
 * was chosen for her, and what the line of the door says of it.
 */
#ifndef DP_TUI_SCREENS_DOORS_PLACE_H
#define DP_TUI_SCREENS_DOORS_PLACE_H

#include "tui/screens/doors_lines.h"

/* Look for the place of a proposal, unless that was done. What was chosen or ticked stays. */
void door_place_load(struct doors *doors, size_t at);

/* Something was learnt meanwhile (a closure, hours): look again, keeping the places chosen. */
void door_places_refresh(struct doors *doors);

/* This point for the proposal; another point than before was not verified. */
void door_place_choose(struct doors *doors, size_t at, const struct offer *offer);

/* The same for one that was just typed. */
void door_place_typed(struct doors *doors, size_t at, const struct point *point);

/* What is said of the place in one line of so many columns, how that line begins (what doors are
 * compared by; nothing for an answer given here), and how its door is named with it. */
void door_place_say(const struct doors *doors, size_t at, int columns, struct text_buffer *out);
void door_place_say_brief(const struct doors *doors, size_t at, struct text_buffer *out);
void door_place_name(const struct doors *doors, size_t at, struct text_buffer *out);

/* One point of a network as its own line of a list. */
void door_point_say(const struct offer *offer, struct text_buffer *out);

/* Its record, everything that is known of it. */
struct next door_point_open(const struct offer *offer);

#endif
