/* A text longer than the screen, read by lines and by pages. */
#ifndef DP_TUI_DESK_PAGER_H
#define DP_TUI_DESK_PAGER_H

#include "tui/desk/screen.h"

struct pager {
    int top;         /* first line shown */
    int rows, lines; /* of the last drawing */
};

/* Draw `text` wrapped to the area, from where it was read to; when there is more, the last row says
 * so. The cursor goes to the first row. */
void pager_draw(struct pager *pager, struct app *app, struct area area, const char *text);

/* Up, Down, Page Up, Page Down, Home, End, and the space bar. False: nothing more that way, or not
 * a key of reading. */
bool pager_key(struct pager *pager, const struct key *key);

#endif
