/* A list on the screen: one line of it has the focus, the rest scrolls around.
 *
 * The source draws its lines and knows what they are; the list owns the mark `>`, the hardware
 * cursor and the keys that move. Moving by one line changes two cells in the serial style.
 */
#ifndef DP_TUI_DESK_LIST_VIEW_H
#define DP_TUI_DESK_LIST_VIEW_H

#include <stdbool.h>
#include <stddef.h>

#include "tui/desk/screen.h"
#include "tui/term/paint.h"

enum { LIST_MARK_WIDTH = 2 }; /* the mark and a blank, left of each line */

struct list_source {
    size_t (*count)(void *self);
    /* Draw line `at` in one row, right of the mark; `paint` is that of the focus or
     * plain. A line of several parts may put the cursor elsewhere. */
    void (*draw)(void *self, size_t at, struct area line, enum paint paint);
    /* Whether the focus stops there; a heading or a blank does not. NULL: everywhere. */
    bool (*stops)(void *self, size_t at);
};

/* The caller's; `{0}` then list_view_begin(). */
struct list_view {
    struct app *app;
    const struct list_source *source;
    void *self; /* given to the source */
    size_t at, top;
    int rows; /* of the last drawing */
};

void list_view_begin(struct list_view *list, struct app *app, const struct list_source *source,
                     void *self);

/* The lines changed: the focus stays where it was, or goes to the nearest line that stops. */
void list_view_refresh(struct list_view *list);

/* Draw in the area; with `focused` the cursor goes to the mark, without it nothing is marked. */
void list_view_draw(struct list_view *list, struct area area, bool focused);

/* Up, Down, Page Up, Page Down, Home, End. False: the key is for the screen. */
bool list_view_key(struct list_view *list, const struct key *key);

/* Whether there is a line in focus; its position is list->at. */
bool list_view_has_focus(const struct list_view *list);

#endif
