/* What every screen shares: the first row, the line that speaks, the footer.
 *
 *   row 0        title: the program, what is open, which door
 *   row 1        a thin rule in the rich style, or the steps of a visit
 *   ...          the body
 *   last but 1   the line that speaks
 *   last         the keys of the moment
 */
#ifndef DP_TUI_DESK_FRAME_H
#define DP_TUI_DESK_FRAME_H

#include "tui/desk/app.h"
#include "tui/desk/screen.h"

enum { FRAME_ROWS_LEAST = 8, FRAME_COLUMNS_LEAST = 32, FRAME_WIDE = 72, FRAME_MARGIN = 5 };

/* Everything around the body; returns the body. */
struct area frame_draw(struct screen *screen);

/* Below FRAME_ROWS_LEAST by FRAME_COLUMNS_LEAST nothing can be read: one sentence says so instead
 * of the screen. */
bool frame_is_too_small(const struct app *app);
void frame_draw_too_small(struct app *app);

/* Whether the screen is too narrow for two halves. */
bool frame_is_narrow(const struct app *app);

/* The left margin: FRAME_MARGIN, or nothing on a narrow screen. */
int frame_margin(const struct app *app);

/* Write text wrapped in the area from its row `row`; returns the rows used, at most `most`. */
int frame_paragraph(struct app *app, struct area area, int row, int most, int paint,
                    const char *text);

#endif
