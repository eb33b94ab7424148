/* What step 5 may still ask before an act: the place, whom the desk called, why a third door. */
#ifndef DP_TUI_SCREENS_DOORS_CARDS_H
#define DP_TUI_SCREENS_DOORS_CARDS_H

#include "tui/desk/screen.h"
#include "tui/screens/doors_lines.h"

/* No act from an expired pack outside demonstration: says so. */
bool doors_may_issue(const struct doors *doors);

/* Issue and show the act; says why when it cannot be. */
struct next doors_issue(struct doors *doors, const struct act_draft *draft);

/* Name, address, phone of the place of the proposal in focus; kept and offered next time. */
struct next doors_place_card(struct doors *doors);

/* Whom the desk called, and the appointment: the person pushes no third door. */
struct next doors_handover_card(struct doors *doors, const struct act_draft *draft);

/* Another door, another address; at door 2 it is a breach, with its reason. */
struct next doors_elsewhere_card(struct doors *doors);

#endif
