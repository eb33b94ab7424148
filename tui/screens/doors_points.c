#include "tui/screens/doors_points.h"

#include "locale/say/say.h"
#include "tui/desk/app.h"
#include "tui/desk/form_draw.h"
#include "tui/screens/doors_cards.h"
#include "tui/screens/doors_place.h"
#include "tui/term/paint.h"

enum { POINT_ROWS = 2, NAME_AT = 5 };

struct points {
    struct doors *doors;
    struct offer offers[OFFER_MOST];
    size_t count;
    size_t focus, top; /* the line after the last point types another one */
};

bool doors_has_points(const struct doors *doors)
{
    const struct door_place *place = &doors->places[doors->focus];

    return doors->app->workplace.directory ? place->known : place->others;
}

static void look(struct screen *screen)
{
    struct points *points = screen->state;
    const struct pack *pack = screen->app->pack;

    points->count = reception_offers(points->doors->reception,
                                     pack->networks[doors_focused(points->doors)->network].code,
                                     points->offers, OFFER_MOST);
}

static bool open(struct screen *screen, void *argument)
{
    struct points *points = screen->state;

    points->doors = argument;
    look(screen);
    return true;
}

/* Its record was read, and perhaps noted upon. */
static void resume(struct screen *screen)
{
    struct points *points = screen->state;

    look(screen);
    points->focus = points->focus < points->count ? points->focus : points->count;
    points->top = 0;
}

static void head(struct screen *screen, struct text_buffer *middle, struct text_buffer *right)
{
    const struct points *points = screen->state;

    (void)right;
    buffer_add(middle, pack_network_name(screen->app->pack, doors_focused(points->doors)->network,
                                         say_language()));
}

/* ------------------------------------------------------------------------------- drawing */

static int rows_of(const struct points *points, size_t line)
{
    return line < points->count ? POINT_ROWS : 1;
}

static void keep_focus_visible(struct points *points, int rows)
{
    if (points->focus < points->top)
        points->top = points->focus;
    for (; points->top < points->focus; points->top++) {
        int used = 0;

        for (size_t i = points->top; i <= points->focus; i++)
            used += rows_of(points, i);
        if (used <= rows)
            return;
    }
}

static void draw_line(const struct screen *screen, struct area area, size_t line)
{
    const struct points *points = screen->state;
    struct terminal *terminal = screen->app->terminal;
    char key[] = {form_choice_key(line), '\0'};
    bool focused = line == points->focus, is_point = line < points->count;
    struct text_buffer text = {0};

    paint_text(terminal, area.row, area.column, 2, PAINT_PLAIN, focused ? ">" : "");
    paint_text(terminal, area.row, area.column + 2, 3, PAINT_PLAIN, key);
    paint_text(terminal, area.row, area.column + NAME_AT, area.columns - NAME_AT,
               focused ? PAINT_FOCUS : PAINT_PLAIN,
               is_point ? points->offers[line].name : _("Un autre lieu, à écrire"));
    if (is_point && area.rows > 1) {
        door_point_say(&points->offers[line], &text);
        paint_text(terminal, area.row + 1, area.column + NAME_AT, area.columns - NAME_AT, PAINT_DIM,
                   buffer_text(&text));
    }
    buffer_finish(&text);
}

static void draw(struct screen *screen, struct area area)
{
    struct points *points = screen->state;
    int row = 0, focus_row = area.row;

    keep_focus_visible(points, area.rows);
    for (size_t i = points->top; i <= points->count && row < area.rows; i++) {
        if (i == points->focus)
            focus_row = area.row + row;
        draw_line(screen, (struct area){area.row + row, area.column, area.rows - row, area.columns},
                  i);
        row += rows_of(points, i);
    }
    paint_cursor(screen->app->terminal, focus_row, area.column + NAME_AT);
}

/* ------------------------------------------------------------------------------- choosing */

static struct next choose(struct points *points)
{
    struct doors *doors = points->doors;

    if (points->focus < points->count) {
        door_place_choose(doors, doors->focus, &points->offers[points->focus]);
        return next_back();
    }
    struct next card = doors_place_card(doors);

    card.what = NEXT_REPLACE; /* kept or left, it goes back to the doors */
    return card;
}

static struct next act(struct screen *screen, enum action_id action)
{
    struct points *points = screen->state;

    switch (action) {
    case ACTION_NEXT:
        return choose(points);
    case ACTION_OPEN:
        return points->focus < points->count ? door_point_open(&points->offers[points->focus])
                                             : next_unused();
    case ACTION_BACK:
        return next_back();
    default:
        return next_unused();
    }
}

static struct next key(struct screen *screen, const struct key *pressed)
{
    struct points *points = screen->state;

    switch (pressed->kind) {
    case PRESS_DOWN:
    case PRESS_TAB:
        points->focus += points->focus < points->count;
        return next_stay();
    case PRESS_UP:
    case PRESS_BACKTAB:
        points->focus -= points->focus > 0;
        return next_stay();
    case PRESS_HOME:
        points->focus = 0;
        return next_stay();
    case PRESS_END:
        points->focus = points->count;
        return next_stay();
    case PRESS_ENTER:
        return choose(points);
    case PRESS_TEXT:
        for (size_t i = 0; i <= points->count; i++)
            if (pressed->code == (uint32_t)form_choice_key(i)) {
                points->focus = i;
                return choose(points);
            }
        return next_unused();
    default:
        return next_unused();
    }
}

const struct screen_kind screen_door_points = {
    .name = "lieux",
    .state_size = sizeof(struct points),
    .open = open,
    .head = head,
    .draw = draw,
    .key = key,
    .act = act,
    .resume = resume,
};
