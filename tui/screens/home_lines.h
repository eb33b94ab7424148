/* The lines of Accueil: the menu, the drafts to resume, the visits of the day. */
#ifndef DP_TUI_SCREENS_HOME_LINES_H
#define DP_TUI_SCREENS_HOME_LINES_H

#include "model/visit/day.h"
#include "tui/desk/action.h"
#include "tui/desk/app.h"

enum { HOME_MENU = 6 };

struct home_entry {
    enum action_id action;
    char letter;
    const char *label; /* msgid */
};
extern const struct home_entry home_menu[HOME_MENU];

enum home_kind { HOME_ENTRIES, HOME_BLANK, HOME_TITLE, HOME_DRAFT, HOME_VISIT, HOME_WORD };

struct home_line {
    enum home_kind kind;
    size_t index;     /* first menu entry, draft or visit */
    const char *text; /* of a title or a word; already said */
};

struct home_lines {
    struct app *app;
    struct visit_list drafts, visits;
    int quick[QUICK_KINDS];
    int day;        /* they are those of this day */
    size_t columns; /* of menu entries in a line: 2, or 1 on a narrow screen */
    struct home_line *lines;
    size_t count;
};

/* Read everything again; what cannot be read is said (app_say_fault) and left empty. */
void home_lines_load(struct home_lines *lines);

/* Lay the lines out for this width; the same `columns` changes nothing. */
void home_lines_arrange(struct home_lines *lines, size_t columns);
void home_lines_finish(struct home_lines *lines);

#endif
