/* A visit as one line of a list: the hour, the reference or what became of it, the appointment.
 * Never a situation, never the name of a network (SCREENS.md « The feel »). */
#ifndef DP_TUI_SCREENS_DAY_ROWS_H
#define DP_TUI_SCREENS_DAY_ROWS_H

#include "model/visit/day.h"
#include "tui/desk/screen.h"
#include "tui/term/paint.h"

/* « 10:15   7K3F-9XQ2-M4MX   imprimé »; a draft is « 10:42   étape 3 », with its day when it is not
 * today's. */
void day_row_draw(struct app *app, const struct visit_row *row, struct area line, enum paint paint);

/* The act of the row, on screen; without an act, or on a fault, says so and stays. */
struct next day_row_open(struct app *app, const struct visit_row *row);

/* An act by its reference, on screen. */
struct next day_open_act(struct app *app, const char *reference);

#endif
