/* Annuaire: a box, and the places that answer, at each key. */
#include <stdio.h>
#include <stdlib.h>

#include "locale/say/format.h"
#include "locale/say/say.h"
#include "locale/text/memory.h"
#include "locale/text/utf8.h"
#include "tui/desk/app.h"
#include "tui/desk/frame.h"
#include "tui/screens/directory_lines.h"
#include "tui/screens/directory_picks.h"
#include "tui/screens/point_call.h"

enum { WORDS_MOST = 80, BOX_WIDTH = 20 };

struct directory_state {
    struct directory_lines lines;
    point_take take;
    void *context;
};

struct directory_call *directory_call_create(void)
{
    return memory_zero(1, sizeof(struct directory_call));
}

/* ------------------------------------------------------------------------------- the screen */

static void search(struct directory_lines *lines)
{
    lines->at = lines->top = 0;
    found_search(&lines->found, line_edit_text(lines->edit));
    if (!lines->found.count)
        lines->in_list = false;
}

static bool open(struct screen *screen, void *argument)
{
    struct directory_state *state = screen->state;
    struct directory_lines *lines = &state->lines;
    struct directory_call *call = argument;

    found_begin(&lines->found, screen->app,
                call && call->commune[0] ? call->commune : app_commune(screen->app));
    if (call) {
        utf8_copy(lines->found.network, sizeof lines->found.network, call->network);
        state->take = call->take;
        state->context = call->context;
    }
    free(call);
    lines->edit = line_edit_open(screen->app->terminal, 0, 0, BOX_WIDTH, WORDS_MOST, "");
    search(lines);
    return true;
}

static void close(struct screen *screen)
{
    struct directory_lines *lines = &((struct directory_state *)screen->state)->lines;

    line_edit_close(lines->edit);
    found_finish(&lines->found);
}

static void head(struct screen *screen, struct text_buffer *middle, struct text_buffer *right)
{
    const struct found *found = &((struct directory_state *)screen->state)->lines.found;
    char number[24];
    const struct say_value values[] = {{"commune", found->commune.name}, {"nombre", number}};

    snprintf(number, sizeof number, "%zu", found->total);
    if (found->commune.name)
        say_format(middle, _("Lieux autour de {commune}"), values, 1);
    else
        buffer_add(middle, _("Lieux"));
    say_format(right, say_n("{nombre} lieu", "{nombre} lieux", found->total), &values[1], 1);
}

static void draw(struct screen *screen, struct area area)
{
    directory_lines_draw(&((struct directory_state *)screen->state)->lines, area);
}

/* ------------------------------------------------------------------------------- keys */

static struct next open_point(struct directory_state *state)
{
    const struct point_hit *hit = &state->lines.found.hits[state->lines.at].hit;
    struct point_call *call = point_call_create(hit->id);

    call->distance_m = hit->distance_m;
    call->approximate = hit->approximate;
    call->over_directory = true;
    call->take = state->take;
    call->context = state->context;
    return next_open(&screen_point, call);
}

static void enter_list(struct directory_lines *lines)
{
    lines->in_list = lines->found.count > 0;
    lines->typing = false;
}

static bool changes_text(const struct key *key)
{
    return key->kind == PRESS_TEXT || key->kind == PRESS_BACKSPACE || key->kind == PRESS_DELETE;
}

/* Typing goes to the box from anywhere. */
static struct next edit_key(struct directory_lines *lines, const struct key *key)
{
    if (!line_edit_key(lines->edit, key))
        return next_unused();
    lines->in_list = false;
    if (changes_text(key)) {
        lines->typing = true;
        search(lines);
    }
    return next_stay();
}

static struct next list_key(struct directory_state *state, const struct key *key)
{
    struct directory_lines *lines = &state->lines;

    if (directory_lines_key(lines, key))
        return next_stay();
    switch (key->kind) {
    case PRESS_UP: /* above the first point is the box */
    case PRESS_TAB:
    case PRESS_BACKTAB:
        lines->in_list = false;
        return next_stay();
    case PRESS_ENTER:
        return open_point(state);
    case PRESS_DOWN:
    case PRESS_PAGE_UP:
    case PRESS_PAGE_DOWN:
    case PRESS_HOME:
    case PRESS_END:
        return next_stay();
    default:
        return edit_key(lines, key);
    }
}

/* Enter takes the first of what was asked for; untouched, it goes to the list. */
static struct next box_key(struct directory_state *state, const struct key *key)
{
    struct directory_lines *lines = &state->lines;

    switch (key->kind) {
    case PRESS_ENTER:
        if (lines->typing && lines->found.count)
            return open_point(state);
        enter_list(lines);
        return next_stay();
    case PRESS_DOWN:
    case PRESS_TAB:
    case PRESS_PAGE_DOWN:
        enter_list(lines);
        return next_stay();
    default:
        return edit_key(lines, key);
    }
}

static struct next key(struct screen *screen, const struct key *pressed)
{
    struct directory_state *state = screen->state;

    if (pressed->kind == PRESS_ESCAPE)
        return next_back();
    return state->lines.in_list ? list_key(state, pressed) : box_key(state, pressed);
}

static struct next toggle(struct directory_lines *lines, bool *filter)
{
    *filter = !*filter;
    search(lines);
    return next_stay();
}

static struct next act(struct screen *screen, enum action_id action)
{
    struct directory_lines *lines = &((struct directory_state *)screen->state)->lines;

    switch (action) {
    case ACTION_NETWORK:
        return directory_pick_network(&lines->found);
    case ACTION_NEED:
        return directory_pick_need(&lines->found);
    case ACTION_AUDIENCE:
        return directory_pick_audience(&lines->found);
    case ACTION_AROUND:
        return directory_pick_commune(&lines->found);
    case ACTION_OPEN_NOW:
        return toggle(lines, &lines->found.open_now);
    case ACTION_HIDDEN:
        return toggle(lines, &lines->found.hidden);
    case ACTION_SOURCES:
        return directory_sources(&lines->found);
    case ACTION_BACK:
        return next_back();
    default:
        return next_unused();
    }
}

static bool typing(struct screen *screen)
{
    (void)screen;
    return true;
}

/* A filter was chosen, or a point changed: the focus stays on its line. */
static void resume(struct screen *screen)
{
    struct directory_lines *lines = &((struct directory_state *)screen->state)->lines;
    size_t at = lines->at, top = lines->top;

    search(lines);
    lines->at = at < lines->found.count ? at : 0;
    lines->top = lines->at == at ? top : 0;
}

const struct screen_kind screen_directory = {
    .name = "annuaire",
    .state_size = sizeof(struct directory_state),
    .open = open,
    .close = close,
    .head = head,
    .draw = draw,
    .key = key,
    .act = act,
    .typing = typing,
    .resume = resume,
};
