#include "tui/desk/list_view.h"

#include "tui/desk/app.h"

static size_t line_count(const struct list_view *list)
{
    return list->source->count(list->self);
}

static bool stops(const struct list_view *list, size_t at)
{
    return !list->source->stops || list->source->stops(list->self, at);
}

/* The first line that stops from `at` on, in the direction `by`; `at` of nowhere: -1. */
static long find_stop(const struct list_view *list, long at, int by)
{
    long count = (long)line_count(list);

    for (; at >= 0 && at < count; at += by)
        if (stops(list, (size_t)at))
            return at;
    return -1;
}

static bool focus_from(struct list_view *list, long at, int by)
{
    long found = find_stop(list, at, by);

    if (found >= 0)
        list->at = (size_t)found;
    return found >= 0;
}

void list_view_begin(struct list_view *list, struct app *app, const struct list_source *source,
                     void *self)
{
    *list = (struct list_view){.app = app, .source = source, .self = self};
    list_view_refresh(list);
}

void list_view_refresh(struct list_view *list)
{
    size_t count = line_count(list);

    if (list->at >= count)
        list->at = count ? count - 1 : 0;
    if (!focus_from(list, (long)list->at, 1))
        focus_from(list, (long)list->at, -1);
}

bool list_view_has_focus(const struct list_view *list)
{
    return list->at < line_count(list) && stops(list, list->at);
}

/* The focus is always among the lines shown, with the headings above the first line that stops and
 * the words below the last one where they fit. */
static void scroll(struct list_view *list)
{
    size_t rows = (size_t)list->rows, count = line_count(list);

    if (find_stop(list, (long)list->at - 1, -1) < 0 && list->at < rows)
        list->top = 0;
    if (find_stop(list, (long)list->at + 1, 1) < 0 && count > rows && list->at + rows >= count)
        list->top = count - rows;
    if (list->at < list->top)
        list->top = list->at;
    if (list->at >= list->top + rows)
        list->top = list->at + 1 - rows;
    if (list->top + rows > count)
        list->top = count > rows ? count - rows : 0;
}

void list_view_draw(struct list_view *list, struct area area, bool focused)
{
    size_t count = line_count(list);

    if (area.rows < 1)
        return;
    list->rows = area.rows;
    scroll(list);
    for (int row = 0; row < area.rows && list->top + (size_t)row < count; row++) {
        size_t at = list->top + (size_t)row;
        bool marked = focused && at == list->at && stops(list, at);
        enum paint paint = marked ? PAINT_FOCUS : PAINT_PLAIN;

        paint_text(list->app->terminal, area.row + row, area.column, LIST_MARK_WIDTH, paint,
                   marked ? ">" : "");
        if (marked)
            paint_cursor(list->app->terminal, area.row + row, area.column);
        list->source->draw(list->self, at,
                           (struct area){area.row + row, area.column + LIST_MARK_WIDTH, 1,
                                         area.columns - LIST_MARK_WIDTH},
                           paint);
    }
}

/* By a page: to the line that far away, or the nearest on this side of it. */
static void move_page(struct list_view *list, int by)
{
    long count = (long)line_count(list), page = list->rows > 1 ? list->rows - 1 : 1;
    long to = (long)list->at + by * page;

    to = to < 0 ? 0 : to >= count ? count - 1 : to;
    if (!focus_from(list, to, by))
        focus_from(list, to, -by);
}

bool list_view_key(struct list_view *list, const struct key *key)
{
    switch (key->kind) {
    case PRESS_UP:
        focus_from(list, (long)list->at - 1, -1);
        return true;
    case PRESS_DOWN:
        focus_from(list, (long)list->at + 1, 1);
        return true;
    case PRESS_PAGE_UP:
        move_page(list, -1);
        return true;
    case PRESS_PAGE_DOWN:
        move_page(list, 1);
        return true;
    case PRESS_HOME:
        focus_from(list, 0, 1);
        return true;
    case PRESS_END:
        focus_from(list, (long)line_count(list) - 1, -1);
        return true;
    default:
        return false;
    }
}
