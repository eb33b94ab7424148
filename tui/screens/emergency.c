/* Urgence: the numbers to call with the person. Nothing is asked; that it happened is counted and
 * nothing else is kept; any key leads back to the same field. */
#include "locale/say/phone.h"
#include "locale/say/say.h"
#include "model/visit/visit.h"
#include "tui/desk/app.h"
#include "tui/desk/frame.h"
#include "tui/screens/screens.h"
#include "tui/term/paint.h"

enum { NAME_AT = 10, HEADING_ROWS = 2 };

static bool open(struct screen *screen, void *argument)
{
    struct fault fault;

    (void)argument;
    if (!visit_count_quick(screen->app->store, QUICK_EMERGENCY, &fault))
        app_say_fault(screen->app, &fault); /* the numbers are shown all the same */
    return true;
}

static void head(struct screen *screen, struct text_buffer *middle, struct text_buffer *right)
{
    (void)screen;
    (void)right;
    buffer_add(middle, _("Urgence"));
}

/* Rows a number may take: for whom it is goes first when the screen is short. */
static int rows_each(int rows, size_t count)
{
    int each = count ? rows / (int)count : 1;

    return each < 1 ? 1 : each > 3 ? 3 : each;
}

static void draw_number(struct app *app, const struct emergency *emergency, struct area area)
{
    char number[64];

    phone_format(emergency->number, number, sizeof number);
    paint_text(app->terminal, area.row, area.column, NAME_AT, PAINT_STRONG, number);
    paint_text(app->terminal, area.row, area.column + NAME_AT, area.columns - NAME_AT, PAINT_STRONG,
               pack_say(app->pack, &emergency->name, say_language()));
    if (area.rows < 2)
        return;
    frame_paragraph(
        app,
        (struct area){area.row + 1, area.column + NAME_AT, area.rows - 1, area.columns - NAME_AT},
        0, area.rows - 1, PAINT_PLAIN, pack_say(app->pack, &emergency->whom, say_language()));
}

static void draw(struct screen *screen, struct area area)
{
    struct app *app = screen->app;
    size_t count = app->pack->emergency_count;

    frame_paragraph(app, area, 0, 1, PAINT_STRONG, _("Appeler avec la personne."));
    paint_cursor(app->terminal, area.row, area.column);
    area.row += HEADING_ROWS;
    area.rows -= HEADING_ROWS;
    int each = rows_each(area.rows, count);

    for (size_t i = 0; i < count && (int)(i + 1) * each <= area.rows; i++)
        draw_number(app, &app->pack->emergencies[i],
                    (struct area){area.row + (int)i * each, area.column, each, area.columns});
}

static struct next key(struct screen *screen, const struct key *pressed)
{
    (void)screen;
    (void)pressed;
    return next_back();
}

const struct screen_kind screen_emergency = {
    .name = "urgence",
    .open = open,
    .head = head,
    .draw = draw,
    .key = key,
};
