/* Lieu: everything a receptionist says of a place on the phone, and what this desk knows better. */
#include <stdlib.h>
#include <string.h>

#include "forms/point/page.h"
#include "locale/say/say.h"
#include "locale/text/memory.h"
#include "locale/text/utf8.h"
#include "model/base/clock.h"
#include "tui/desk/app.h"
#include "tui/desk/card.h"
#include "tui/desk/form_draw.h"
#include "tui/desk/pager.h"
#include "tui/screens/point_call.h"
#include "tui/screens/point_cards.h"
#include "tui/screens/screens.h"
#include "tui/term/paint.h"

struct point_state {
    struct point_call *call;
    struct place place;
    struct pager pager;
};

struct point_call *point_call_create(const char *id)
{
    struct point_call *call = memory_zero(1, sizeof *call);

    utf8_copy(call->id, sizeof call->id, id);
    call->distance_m = -1;
    return call;
}

/* ------------------------------------------------------------------------------- the screen */

/* A card about this place was interrupted by the loss of the line. */
static void say_waiting(struct app *app, const struct place *place)
{
    static const char *const names[] = {POINT_CARD_KNOWLEDGE, POINT_CARD_CLOSURE,
                                        POINT_CARD_CORRECTION};
    const char *id = place->known ? place->local.point : place_field(place, STRUCTURE_ID);

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        card_say_waiting_about(app, id, names[i]);
}

static bool open(struct screen *screen, void *argument)
{
    struct point_state *state = screen->state;
    struct app *app = screen->app;
    struct civil_date date;
    struct civil_time time;
    struct fault fault;

    state->call = argument;
    clock_local(clock_now_ms(), &date, &time);
    if (!place_load(app->store, app_directory(app, NULL), state->call->id, date, time,
                    &state->place, &fault)) {
        app_say_fault(app, &fault);
        free(argument);
        return false;
    }
    say_waiting(app, &state->place);
    state->place.distance_m = state->call->distance_m;
    state->place.approximate = state->call->approximate;
    return true;
}

static void close(struct screen *screen)
{
    struct point_state *state = screen->state;

    place_finish(&state->place);
    free(state->call);
}

static void head(struct screen *screen, struct text_buffer *middle, struct text_buffer *right)
{
    (void)right;
    buffer_add(middle, place_field(&((struct point_state *)screen->state)->place, STRUCTURE_NOM));
}

/* 1 to 9, then the letters that do nothing here. */
static char service_key(size_t service)
{
    for (size_t i = 0; i < FORM_CHOICES_MOST; i++) {
        struct key key = {PRESS_TEXT, (uint32_t)form_choice_key(i)};

        if (!action_of_key(screen_point.name, &key, false) && service-- == 0)
            return (char)key.code;
    }
    return '\0';
}

static struct page_way way_of(const struct app *app, int columns)
{
    return (struct page_way){.columns = columns,
                             .today = clock_today(),
                             .pack = app->pack,
                             .territory = app->territory,
                             .service_key = service_key};
}

static void draw(struct screen *screen, struct area area)
{
    struct point_state *state = screen->state;
    struct page_way way = way_of(screen->app, area.columns - 1);
    struct text_buffer text = {0};

    if (area.rows >= 12) {
        area.rows -= 2;
        paint_text(screen->app->terminal, area.row + area.rows + 1, area.column, area.columns,
                   PAINT_PLAIN,
                   _("M modifier  F fermé  V vérifié  C erreur à signaler  I imprimer  L à lire"));
    }
    place_page(&state->place, &way, &text);
    pager_draw(&state->pager, screen->app, area, buffer_text(&text));
    buffer_finish(&text);
}

/* ------------------------------------------------------------------------------- doing */

static struct next read_service(struct screen *screen, size_t service)
{
    const struct point_state *state = screen->state;
    struct page_way way = way_of(screen->app, terminal_columns(screen->app->terminal) - 6);
    struct text_buffer text = {0};

    place_service_page(&state->place, service, &way, &text);
    return next_open(&screen_reading, text_page_create(place_field(&state->place, STRUCTURE_NOM),
                                                       buffer_take(&text)));
}

static struct next read_aloud(struct screen *screen)
{
    const struct point_state *state = screen->state;
    struct page_way way = way_of(screen->app, 0);
    struct text_buffer text = {0};

    place_say_aloud(&state->place, &way, &text);
    return next_open(&screen_reading,
                     text_page_create(_("À lire ou à coller"), buffer_take(&text)));
}

static struct next choose(struct screen *screen)
{
    const struct point_call *call = ((struct point_state *)screen->state)->call;

    if (!call->take(screen->app, call->context, call->id))
        return next_stay();
    return (struct next){.what = call->over_directory ? NEXT_BACK_UNDER : NEXT_BACK};
}

static void refresh(struct screen *screen)
{
    struct point_state *state = screen->state;
    struct civil_date date;
    struct civil_time time;
    struct fault fault;

    clock_local(clock_now_ms(), &date, &time);
    if (!place_refresh(screen->app->store, date, time, &state->place, &fault))
        app_say_fault(screen->app, &fault);
}

static struct next check(struct screen *screen)
{
    struct next next = point_checked(screen->app, &((struct point_state *)screen->state)->place);

    refresh(screen);
    return next;
}

static struct next act(struct screen *screen, enum action_id action)
{
    struct point_state *state = screen->state;

    switch (action) {
    case ACTION_NEXT:
        return choose(screen);
    case ACTION_BACK:
        return next_back();
    case ACTION_KNOWLEDGE:
        return point_knowledge_card(screen->app, &state->place);
    case ACTION_CLOSURE:
        return point_closure_pick(screen->app, &state->place);
    case ACTION_CHECKED:
        return check(screen);
    case ACTION_CORRECTION:
        return point_correction_card(screen->app, &state->place);
    case ACTION_PRINT:
        return point_print(screen->app, &state->place);
    case ACTION_READ_ALOUD:
        return read_aloud(screen);
    default:
        return next_unused();
    }
}

static bool can(struct screen *screen, enum action_id action)
{
    return action != ACTION_NEXT || ((struct point_state *)screen->state)->call->take;
}

static struct next key(struct screen *screen, const struct key *pressed)
{
    struct point_state *state = screen->state;

    if (pager_key(&state->pager, pressed))
        return next_stay();
    if (pressed->kind == PRESS_ESCAPE)
        return next_back();
    if (pressed->kind != PRESS_TEXT)
        return next_unused();
    for (size_t i = 0; i < state->place.services.count; i++)
        if (service_key(i) && pressed->code == (uint32_t)service_key(i))
            return read_service(screen, i);
    return next_unused();
}

const struct screen_kind screen_point = {
    .name = "lieu",
    .state_size = sizeof(struct point_state),
    .open = open,
    .close = close,
    .head = head,
    .draw = draw,
    .key = key,
    .act = act,
    .can = can,
    .resume = refresh,
};
