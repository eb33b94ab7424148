#include "tui/desk/pick.h"

#include <stdlib.h>

#include "locale/say/say.h"
#include "locale/text/memory.h"
#include "locale/text/utf8.h"
#include "tui/desk/app.h"

struct pick_state {
    struct pick *pick;
    struct form_view *view;
    bool chosen;
};

struct pick *pick_create(const char *title, const char *question, void *context)
{
    struct pick *pick = memory_zero(1, sizeof *pick);

    pick->title = pick->label = title;
    pick->question = question;
    pick->hint = "";
    pick->context = context;
    return pick;
}

/* ------------------------------------------------------------------------------- as a source */

static size_t count(void *self)
{
    (void)self;
    return 1;
}

static void describe(void *self, size_t at, struct field *field)
{
    const struct pick *pick = ((struct pick_state *)self)->pick;

    (void)at;
    *field = (struct field){
        .kind = pick->kind,
        .label = _(pick->label),
        .question = _(pick->question),
        .hint = pick->hint[0] ? _(pick->hint) : "",
        .value = pick->value,
        .shown = pick->shown,
    };
}

static size_t choices(void *self, size_t at, const char *typed, struct field_choice *out,
                      size_t most)
{
    struct pick *pick = ((struct pick_state *)self)->pick;

    (void)at;
    return pick->choices(pick, typed, out, most);
}

static bool answer(void *self, size_t at, const char *value, struct fault *fault)
{
    struct pick_state *state = self;

    (void)at;
    (void)fault;
    utf8_copy(state->pick->value, sizeof state->pick->value, value);
    state->chosen = true;
    return true;
}

static const struct form_source source = {count, describe, choices, answer};

/* ------------------------------------------------------------------------------- the screen */

static bool open(struct screen *screen, void *argument)
{
    struct pick_state *state = screen->state;

    state->pick = argument;
    state->pick->app = screen->app;
    state->view = form_view_create(screen->app, &source, state);
    return true;
}

static void close(struct screen *screen)
{
    struct pick_state *state = screen->state;

    form_view_destroy(state->view);
    free(state->pick);
}

static void head(struct screen *screen, struct text_buffer *middle, struct text_buffer *right)
{
    (void)right;
    buffer_add(middle, _(((struct pick_state *)screen->state)->pick->title));
}

static void draw(struct screen *screen, struct area area)
{
    form_view_draw(((struct pick_state *)screen->state)->view, area);
}

static struct next key(struct screen *screen, const struct key *pressed)
{
    struct pick_state *state = screen->state;
    enum form_reply reply = form_view_key(state->view, pressed);

    if (state->chosen)
        return state->pick->done(screen->app, state->pick, state->pick->value);
    if (reply == FORM_BEYOND || pressed->kind == PRESS_ESCAPE)
        return next_back();
    return reply == FORM_UNUSED ? next_unused() : next_stay();
}

static struct next act(struct screen *screen, enum action_id action)
{
    (void)screen;
    return action == ACTION_BACK ? next_back() : next_unused();
}

static bool typing(struct screen *screen)
{
    (void)screen;
    return true;
}

const struct screen_kind screen_pick = {
    .name = "liste",
    .state_size = sizeof(struct pick_state),
    .open = open,
    .close = close,
    .head = head,
    .draw = draw,
    .key = key,
    .act = act,
    .typing = typing,
};
