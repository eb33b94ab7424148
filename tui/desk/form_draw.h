/* The state of a form view and its drawing; private to form_view. */
#ifndef DP_TUI_DESK_FORM_DRAW_H
#define DP_TUI_DESK_FORM_DRAW_H

#include "tui/desk/form_view.h"
#include "tui/term/line_edit.h"

struct form_view {
    struct app *app;
    const struct form_source *source;
    void *self;
    size_t at;    /* focused field, as a position */
    int id;       /* and as an id */
    int mark;     /* marked choice, -1: none */
    size_t top;   /* first choice shown */
    bool touched; /* something was typed since the field was entered */
    bool opened;  /* an arrow went into its list */
    bool refused; /* and what stands there was refused */
    struct line_edit *edit;
    struct field_choice choices[FORM_CHOICES_MOST];
    size_t choice_count;
};

/* The key of a choice: 1 to 9, then a to z. */
char form_choice_key(size_t choice);

/* Whether the choices of the focused field stand beside it. */
bool form_view_is_open(const struct form_view *view, const struct field *field);

/* A field as its source tells it; strings live until the next call. */
void form_view_describe(const struct form_view *view, size_t at, struct field *field);

/* What stands in the field being typed. */
const char *form_view_typed(struct form_view *view);
bool form_view_is_ticked(const struct form_view *view, const struct field *field, size_t choice);

#endif
