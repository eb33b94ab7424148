#include "tui/desk/form_draw.h"

#include <string.h>

#include "locale/say/say.h"
#include "locale/text/width.h"
#include "tui/desk/app.h"
#include "tui/desk/frame.h"
#include "tui/term/paint.h"

/* Places of the wide layout, from the left edge of the area (column 5 of an 80-column screen). */
enum { LABEL_AT = 2, LABEL_WIDTH = 16, BOX_AT = 19, BOX_WIDTH = 22, RIGHT_AT = 46 };

/* Of the narrow layout. */
enum { BOX_LEAST = 12 };

/* Rows of a list that follows what is typed. */
enum { SUGGESTED = 8 };

/* Where the cursor goes when the drawing is done. */
struct spot {
    int row, column;
};

static void draw_box(struct form_view *view, int row, int column, int width,
                     const struct field *field, bool focused)
{
    struct terminal *terminal = view->app->terminal;
    enum paint paint = focused ? PAINT_FOCUS : PAINT_PLAIN;

    paint_text(terminal, row, column, 1, paint, "[");
    if (focused && view->edit)
        line_edit_move(view->edit, row, column + 1, width);
    else
        paint_text(terminal, row, column + 1, width, paint, field->shown);
    paint_text(terminal, row, column + 1 + width, 1, paint, "]");
}

/* ------------------------------------------------------------------------------- choices */

static void draw_choice(struct form_view *view, struct area area, int row, size_t choice,
                        const struct field *field)
{
    struct terminal *terminal = view->app->terminal;
    const struct field_choice *held = &view->choices[choice];
    bool marked = view->mark == (int)choice;
    bool several = field->kind == FIELD_SEVERAL;
    char key[] = {form_choice_key(choice), '\0'};
    const char *tick = form_view_is_ticked(view, field, choice) ? "[x]" : "[ ]";
    enum paint paint = marked ? PAINT_FOCUS : PAINT_PLAIN;
    int label_at = several ? 8 : 4;
    const char *label = held->label;

    if (held->short_label[0] && term_width(terminal, label) > area.columns - label_at)
        label = held->short_label;
    paint_text(terminal, row, area.column, 2, paint, marked ? ">" : "");
    if (field->kind != FIELD_SUGGEST)
        paint_text(terminal, row, area.column + 2, 2, paint, key);
    if (several)
        paint_text(terminal, row, area.column + 4, 4, paint, tick);
    if (field->kind == FIELD_SUGGEST)
        label_at = 2;
    paint_text(terminal, row, area.column + label_at, area.columns - label_at, paint, label);
}

/* As many as fit, the marked one always among them; the last row says when there are more. */
static void draw_choices(struct form_view *view, struct area area, const struct field *field,
                         struct spot *spot)
{
    size_t room = area.rows > 0 ? (size_t)area.rows : 0;

    if (!room)
        return;
    if (view->mark >= 0 && (size_t)view->mark + 1 >= view->top + room)
        view->top = (size_t)view->mark + 2 - room;
    if (view->mark >= 0 && (size_t)view->mark < view->top)
        view->top = (size_t)view->mark;
    if (view->choice_count <= room)
        view->top = 0;
    bool more = room > 1 && view->top + room < view->choice_count;

    for (size_t i = 0; i + more < room && view->top + i < view->choice_count; i++) {
        int row = area.row + (int)i;

        draw_choice(view, area, row, view->top + i, field);
        if (view->mark == (int)(view->top + i) && !view->edit)
            *spot = (struct spot){row, area.column};
    }
    if (more)
        paint_text(view->app->terminal, area.row + area.rows - 1, area.column + 2, PAINT_NATURAL,
                   PAINT_DIM, "…");
}

/* How a closed list opens, in words. */
static const char *closed_words(const struct field *field)
{
    return field->kind == FIELD_SUGGEST ? _("Flèche bas, ou une lettre : la liste.")
                                        : _("Flèche bas : la liste.");
}

/* The rows of the choices, or of the words that stand for them. What follows each key stays short:
 * a slow line sends it anew each time. */
static int list_rows(const struct form_view *view, const struct field *field, int columns)
{
    int choices = (int)view->choice_count;

    if (choices && !form_view_is_open(view, field))
        return (int)wrap_count(closed_words(field), columns);
    bool follows = field->kind == FIELD_SUGGEST && (view->touched || !view->opened);

    return follows && choices > SUGGESTED ? SUGGESTED : choices;
}

static void draw_list(struct form_view *view, struct area area, const struct field *field,
                      struct spot *spot)
{
    if (view->choice_count && !form_view_is_open(view, field))
        frame_paragraph(view->app, area, 0, area.rows, PAINT_DIM, closed_words(field));
    else
        draw_choices(view, area, field, spot);
}

/* Question, choices, and the help where there is room for it: below a list that stays, above one
 * that changes with each key, so that it is not sent anew. */
static void draw_words(struct form_view *view, struct area area, const struct field *field,
                       struct spot *spot)
{
    int list = list_rows(view, field, area.columns);
    int most = area.rows - (list < 2 ? list : 2); /* a long question leaves room to answer */
    int used =
        frame_paragraph(view->app, area, 0, most > 0 ? most : 0, PAINT_PLAIN, field->question);
    int hint = field->hint[0] ? (int)wrap_count(field->hint, area.columns) : 0;
    bool follows = field->kind == FIELD_SUGGEST;
    bool above = follows && hint && used + hint + 2 + SUGGESTED <= area.rows;

    used += used + (follows && list > SUGGESTED ? SUGGESTED : list) + 1 <= area.rows;
    if (above)
        used += frame_paragraph(view->app, area, used, hint, PAINT_DIM, field->hint) + 1;
    int room = list < area.rows - used ? list : area.rows - used;

    draw_list(view, (struct area){area.row + used, area.column, room, area.columns}, field, spot);
    used += list + (list > 0);
    if (hint && !above && used + hint <= area.rows)
        frame_paragraph(view->app, area, used, hint, PAINT_DIM, field->hint);
}

/* ------------------------------------------------------------------------------- layouts */

static void draw_left(struct form_view *view, struct area area, struct spot *spot)
{
    size_t count = view->source->count(view->self);
    size_t room = (size_t)area.rows;
    size_t first = view->at >= room ? view->at + 1 - room : 0;

    for (size_t i = first; i < count && i < first + room; i++) {
        struct field field;
        int row = area.row + (int)(i - first);
        bool focused = i == view->at;

        form_view_describe(view, i, &field);
        paint_text(view->app->terminal, row, area.column, 1, PAINT_PLAIN, focused ? ">" : "");
        paint_text(view->app->terminal, row, area.column + LABEL_AT, LABEL_WIDTH, PAINT_PLAIN,
                   field.label);
        draw_box(view, row, area.column + BOX_AT, BOX_WIDTH, &field, focused);
        if (focused)
            *spot = (struct spot){row, area.column + BOX_AT + 1};
    }
}

static void draw_wide(struct form_view *view, struct area area, struct field *field,
                      struct spot *spot)
{
    struct area right = {area.row, area.column + RIGHT_AT, area.rows, area.columns - RIGHT_AT - 1};

    draw_left(view, area, spot);
    form_view_describe(view, view->at, field); /* its strings were lent to the other fields */
    draw_words(view, right, field, spot);
}

/* One field at a time: its place among the others, its box, its words. */
static void draw_narrow(struct form_view *view, struct area area, const struct field *field,
                        struct spot *spot)
{
    int most = area.columns - BOX_LEAST - 3; /* a long label is cut, never its answer */
    struct text_buffer line;

    buffer_init(&line);
    buffer_addf(&line, "%zu/%zu %s", view->at + 1, view->source->count(view->self), field->label);
    int width = term_width(view->app->terminal, buffer_text(&line));
    int at = (width < most ? width : most) + 1;

    paint_text(view->app->terminal, area.row, area.column, at - 1, PAINT_STRONG,
               buffer_text(&line));
    buffer_finish(&line);
    draw_box(view, area.row, area.column + at, area.columns - at - 2, field, true);
    *spot = (struct spot){area.row, area.column + at + 1};
    area.row++;
    area.rows--;
    draw_words(view, area, field, spot);
}

void form_view_draw(struct form_view *view, struct area area)
{
    struct spot spot = {area.row, area.column};
    struct field field;

    if (!view->source->count(view->self))
        return;
    form_view_describe(view, view->at, &field);
    if (frame_is_narrow(view->app))
        draw_narrow(view, area, &field, &spot);
    else
        draw_wide(view, area, &field, &spot);
    if (view->edit)
        line_edit_place_cursor(view->edit);
    else
        paint_cursor(view->app->terminal, spot.row, spot.column);
}
