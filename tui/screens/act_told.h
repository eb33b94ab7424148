/* What an act told the person, line by line, as its screen shows it. */
#ifndef DP_TUI_SCREENS_ACT_TOLD_H
#define DP_TUI_SCREENS_ACT_TOLD_H

#include "model/act/act.h"
#include "tui/desk/screen.h"

/* As many lines as the area holds; on a narrow screen without their labels. */
void act_told_draw(struct app *app, const struct act *act, struct area area);

#endif
