#include "tui/desk/pager.h"

#include <stdlib.h>

#include "locale/say/say.h"
#include "locale/text/memory.h"
#include "locale/text/width.h"
#include "tui/desk/app.h"
#include "tui/term/paint.h"

static int furthest(const struct pager *pager)
{
    return pager->lines > pager->rows ? pager->lines - pager->rows : 0;
}

static void draw_line(struct app *app, struct area area, int row, const struct wrap_line *line)
{
    struct text_buffer text = {0};

    buffer_add_n(&text, line->start, line->length);
    paint_text(app->terminal, area.row + row, area.column, area.columns, PAINT_PLAIN,
               buffer_text(&text));
    buffer_finish(&text);
}

void pager_draw(struct pager *pager, struct app *app, struct area area, const char *text)
{
    size_t count = wrap_count(text, area.columns);
    struct wrap_line *lines = memory_zero(count + 1, sizeof *lines);
    bool more = (int)count > area.rows;

    count = wrap_text(text, area.columns, lines, count);
    pager->lines = (int)count;
    pager->rows = more ? area.rows - 1 : area.rows; /* one row tells that it goes on */
    if (pager->top > furthest(pager))
        pager->top = furthest(pager);
    for (int row = 0; row < pager->rows && pager->top + row < pager->lines; row++)
        draw_line(app, area, row, &lines[pager->top + row]);
    if (more)
        paint_text(app->terminal, area.row + area.rows - 1, area.column, area.columns, PAINT_DIM,
                   pager->top < furthest(pager) ? _("(suite : flèche bas)")
                                                : _("(fin ; début : flèche haut)"));
    free(lines);
    paint_cursor(app->terminal, area.row, area.column);
}

static bool move_to(struct pager *pager, int top)
{
    int before = pager->top;

    pager->top = top < 0 ? 0 : top > furthest(pager) ? furthest(pager) : top;
    return pager->top != before;
}

bool pager_key(struct pager *pager, const struct key *key)
{
    int page = pager->rows > 1 ? pager->rows - 1 : 1;

    switch (key->kind) {
    case PRESS_UP:
        return move_to(pager, pager->top - 1);
    case PRESS_DOWN:
        return move_to(pager, pager->top + 1);
    case PRESS_PAGE_UP:
        return move_to(pager, pager->top - page);
    case PRESS_PAGE_DOWN:
        return move_to(pager, pager->top + page);
    case PRESS_HOME:
        return move_to(pager, 0);
    case PRESS_END:
        return move_to(pager, furthest(pager));
    case PRESS_TEXT:
        return key->code == ' ' && move_to(pager, pager->top + page);
    default:
        return false;
    }
}
