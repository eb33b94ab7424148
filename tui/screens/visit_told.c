#include "tui/screens/visit_told.h"

#include <stdio.h>
#include <string.h>

#include "locale/say/format.h"
#include "locale/say/say.h"
#include "locale/text/width.h"
#include "tui/desk/app.h"
#include "tui/desk/form_draw.h"
#include "tui/desk/frame.h"
#include "tui/term/paint.h"

/* The page without its answers takes about 270 bytes of the 900 a first paint may cost; a row, the
 * way there with its key and its box; what is left, a line of its own. */
enum { TEXT_AT = 8, BYTES_MOST = 620, BYTES_BY_ROW = 9, BYTES_LEFT = 45 };

void visit_told_load(struct visit_told_view *view, struct reception *reception)
{
    view->reception = reception;
    view->count = reception_first_answers(reception, view->answers, TOLD_MOST);
    view->focus = view->top = 0;
}

static const char *text_of(const struct visit_told_view *view, const struct app *app, size_t at)
{
    const struct pack *pack = app->pack;

    return pack_say(pack, &pack->first_answers[view->answers[at]].text, say_language());
}

static int rows_of(const struct visit_told_view *view, const struct app *app, size_t at,
                   int columns)
{
    return (int)wrap_count(text_of(view, app, at), columns - TEXT_AT);
}

/* Whole answers from `top` on: as many as the rows hold with one left to say what remains, and in
 * the serial style as many as a slow line paints in time. At least one, cut if it must be. */
static size_t page_from(const struct visit_told_view *view, const struct app *app,
                        const struct area *area, size_t top)
{
    bool slow = terminal_style(app->terminal) == TERM_SERIAL;
    size_t count = 0, bytes = 0;
    int rows = 0;

    for (size_t i = top; i < view->count; i++, count++) {
        int wrapped = rows_of(view, app, i, area->columns);

        rows += wrapped;
        bytes += strlen(text_of(view, app, i)) + (size_t)(wrapped * BYTES_BY_ROW);
        bool more = i + 1 < view->count;
        bool heavy = slow && bytes + more * BYTES_LEFT > BYTES_MOST;

        if (count && (rows + more > area->rows || heavy))
            break;
    }
    return count;
}

static void keep_focus_visible(struct visit_told_view *view, const struct app *app,
                               const struct area *area)
{
    if (view->focus < view->top)
        view->top = view->focus;
    while (view->focus >= view->top + page_from(view, app, area, view->top))
        view->top++;
}

/* « … et 3 autres : flèche bas. » */
static void draw_left(struct app *app, struct area area, int row, size_t left)
{
    char number[24];
    const struct say_value value = {"nombre", number};
    struct text_buffer words = {0};

    snprintf(number, sizeof number, "%zu", left);
    say_format(&words,
               say_n("… et {nombre} autre : flèche bas.", "… et {nombre} autres : flèche bas.",
                     (unsigned long)left),
               &value, 1);
    paint_text(app->terminal, area.row + row, area.column + TEXT_AT, area.columns - TEXT_AT,
               PAINT_DIM, buffer_text(&words));
    buffer_finish(&words);
}

static int draw_one(struct visit_told_view *view, struct app *app, struct area area, int row,
                    size_t at)
{
    bool focused = at == view->focus;
    char key[] = {form_choice_key(at), '\0'};
    struct area text = {area.row + row, area.column + TEXT_AT, area.rows - row,
                        area.columns - TEXT_AT};

    paint_text(app->terminal, text.row, area.column, 2, PAINT_PLAIN, focused ? ">" : "");
    paint_text(app->terminal, text.row, area.column + 2, 2, PAINT_PLAIN, key);
    paint_text(app->terminal, text.row, area.column + 4, 4, PAINT_PLAIN,
               reception_was_told(view->reception, view->answers[at]) ? "[x]" : "[ ]");
    return frame_paragraph(app, text, 0, text.rows, focused ? PAINT_FOCUS : PAINT_PLAIN,
                           text_of(view, app, at));
}

void visit_told_draw(struct visit_told_view *view, struct app *app, struct area area)
{
    int row =
        frame_paragraph(app, area, 0, 3, PAINT_DIM,
                        view->count ? _("À dire dès maintenant ; la touche coche ce qui a été dit.")
                                    : _("Rien de particulier à dire ici : passez à la suite."));
    int focus_row = area.row;

    area.row += row + (area.rows > 12);
    area.rows -= row + (area.rows > 12);
    keep_focus_visible(view, app, &area);
    size_t end = view->top + page_from(view, app, &area, view->top);

    row = 0;
    for (size_t i = view->top; i < end; i++) {
        if (i == view->focus)
            focus_row = area.row + row;
        row += draw_one(view, app, area, row, i);
    }
    if (end < view->count && row < area.rows)
        draw_left(app, area, row, view->count - end);
    paint_cursor(app->terminal, focus_row, area.column + (view->count ? 5 : 0));
}

static void tick(struct visit_told_view *view, size_t at)
{
    int answer = view->answers[at];

    reception_tell(view->reception, answer, !reception_was_told(view->reception, answer));
    view->focus = at;
}

bool visit_told_key(struct visit_told_view *view, const struct key *key, bool *changed)
{
    *changed = false;
    if (!view->count)
        return false;
    if (key->kind == PRESS_DOWN || key->kind == PRESS_TAB) {
        view->focus += view->focus + 1 < view->count;
        return true;
    }
    if (key->kind == PRESS_UP || key->kind == PRESS_BACKTAB) {
        view->focus -= view->focus > 0;
        return true;
    }
    if (key->kind != PRESS_TEXT)
        return false;
    if (key->code == ' ') {
        tick(view, view->focus);
        *changed = true;
        return true;
    }
    for (size_t i = 0; i < view->count; i++)
        if (key->code == (uint32_t)form_choice_key(i)) {
            tick(view, i);
            *changed = true;
            return true;
        }
    return false;
}
