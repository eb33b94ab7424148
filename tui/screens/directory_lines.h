/* The lines of Annuaire: what was found, one or two rows a point, and what stands above and below.
 */
#ifndef DP_TUI_SCREENS_DIRECTORY_LINES_H
#define DP_TUI_SCREENS_DIRECTORY_LINES_H

#include "tui/screens/directory_found.h"
#include "tui/term/line_edit.h"

struct directory_lines {
    struct found found;
    struct line_edit *edit;
    bool in_list; /* else the keyboard is in the box */
    bool typing;  /* letters follow each other: a short list, one row a point */
    size_t at, top;
    int shown; /* points that fit, of the last drawing */
};

void directory_lines_draw(struct directory_lines *lines, struct area area);

/* Up, Down, Page Up, Page Down, Home and End in the list; false when nothing is further. */
bool directory_lines_key(struct directory_lines *lines, const struct key *key);

#endif
