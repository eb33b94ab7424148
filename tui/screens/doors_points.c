#include "tui/screens/doors_points.h"

#include "locale/say/say.h"
#include "locale/text/utf8.h"
#include "tui/desk/app.h"
#include "tui/desk/form_draw.h"
#include "tui/screens/doors_cards.h"
#include "tui/screens/doors_place.h"
#include "tui/screens/point_call.h"
#include "tui/screens/steps.h"
#include "tui/term/paint.h"

enum { POINT_ROWS = 2, NAME_AT = 5 };

struct points {
    struct doors *doors;
    struct offer offers[OFFER_MOST];
    size_t count;
    size_t focus, top;
};

/* After the points: look for another one in the directory, or type it. */
enum line { LINE_POINT, LINE_SEARCH, LINE_TYPE };

static enum line line_at(const struct points *points, size_t line)
{
    if (line < points->count)
        return LINE_POINT;
    return line == points->count && points->doors->app->workplace.directory ? LINE_SEARCH
                                                                            : LINE_TYPE;
}

static size_t last_line(const struct points *points)
{
    return points->count + (points->doors->app->workplace.directory != NULL);
}

bool doors_has_points(const struct doors *doors)
{
    return doors->app->workplace.directory || doors->places[doors->focus].others;
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
    points->focus = points->focus < last_line(points) ? points->focus : last_line(points);
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
    return line_at(points, line) == LINE_POINT ? POINT_ROWS : 1;
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
    bool focused = line == points->focus;
    enum line kind = line_at(points, line);
    const char *label = kind == LINE_POINT    ? points->offers[line].name
                        : kind == LINE_SEARCH ? _("Un lieu de l’annuaire, à chercher")
                                              : _("Un autre lieu, à écrire");
    struct text_buffer text = {0};

    paint_text(terminal, area.row, area.column, 2, PAINT_PLAIN, focused ? ">" : "");
    paint_text(terminal, area.row, area.column + 2, 3, PAINT_PLAIN, key);
    paint_text(terminal, area.row, area.column + NAME_AT, area.columns - NAME_AT,
               focused ? PAINT_FOCUS : PAINT_PLAIN, label);
    if (kind == LINE_POINT && area.rows > 1) {
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
    for (size_t i = points->top; i <= last_line(points) && row < area.rows; i++) {
        if (i == points->focus)
            focus_row = area.row + row;
        draw_line(screen, (struct area){area.row + row, area.column, area.rows - row, area.columns},
                  i);
        row += rows_of(points, i);
    }
    paint_cursor(screen->app->terminal, focus_row, area.column + NAME_AT);
}

/* ------------------------------------------------------------------------------- choosing */

/* Annuaire and Lieu leave, and the doors are under them. */
static bool take(struct app *app, void *context, const char *id)
{
    struct doors *doors = context;
    struct offer offer;
    struct fault fault;

    if (!reception_offer_of(doors->reception, id, &offer, &fault)) {
        app_say_fault(app, &fault);
        return false;
    }
    door_place_choose(doors, doors->focus, &offer);
    return true;
}

static struct next search(struct doors *doors)
{
    struct directory_call *call = directory_call_create();
    const struct pack *pack = doors->app->pack;

    utf8_copy(call->network, sizeof call->network,
              pack->networks[doors_focused(doors)->network].code);
    utf8_copy(call->commune, sizeof call->commune, steps_commune(doors->reception));
    call->take = take;
    call->context = doors;
    return next_replace(&screen_directory, call);
}

static struct next choose(struct points *points)
{
    struct doors *doors = points->doors;
    enum line kind = line_at(points, points->focus);

    if (kind == LINE_SEARCH)
        return search(doors);
    if (kind == LINE_POINT) {
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
        points->focus += points->focus < last_line(points);
        return next_stay();
    case PRESS_UP:
    case PRESS_BACKTAB:
        points->focus -= points->focus > 0;
        return next_stay();
    case PRESS_HOME:
        points->focus = 0;
        return next_stay();
    case PRESS_END:
        points->focus = last_line(points);
        return next_stay();
    case PRESS_ENTER:
        return choose(points);
    case PRESS_TEXT:
        for (size_t i = 0; i <= last_line(points); i++)
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
