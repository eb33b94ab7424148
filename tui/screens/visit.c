/* A visit, steps 1 to 4: how the person comes, what they want, who they are for that, and what can
 * be said at once. Every field left is kept as a draft. */
#include <stdlib.h>
#include <string.h>

#include "locale/say/say.h"
#include "model/desk/setting.h"
#include "tui/desk/app.h"
#include "tui/desk/frame.h"
#include "tui/screens/screens.h"
#include "tui/screens/steps.h"
#include "tui/screens/visit_fields.h"
#include "tui/screens/visit_told.h"
#include "tui/term/paint.h"

struct visit_state {
    struct reception *reception; /* NULL once step 5 has taken it over */
    struct visit_fields fields;
    struct form_view *form;
    struct visit_told_view told;
    int minutes; /* when the step was entered */
    bool warned; /* that the draft could not be kept */
};

static int step_of(const struct visit_state *state)
{
    return reception_visit(state->reception)->step;
}

/* A person announced with a reference that was not typed after all is at door 1. */
static void settle_door(struct reception *reception)
{
    if (!reception_visit(reception)->came_with[0])
        reception_visit(reception)->door = 1;
}

static void enter_step(struct visit_state *state, int step)
{
    reception_visit(state->reception)->step = step;
    state->minutes = reception_minutes(state->reception);
    state->fields.step = step;
    form_view_destroy(state->form);
    state->form = form_view_create(state->fields.app, &visit_fields_source, &state->fields);
    if (step == STEP_TOLD)
        visit_told_load(&state->told, state->reception);
}

static bool open(struct screen *screen, void *argument)
{
    struct visit_state *state = screen->state;
    struct app *app = screen->app;

    state->reception = argument;
    state->fields.reception = argument;
    state->fields.app = app;
    state->fields.ask_agent = setting_on(app->store, "initials");
    buffer_init(&state->fields.shown);

    struct visit *visit = reception_visit(state->reception);

    enter_step(state, visit->step < 1 || visit->step > STEP_TOLD ? STEP_TOLD : visit->step);
    if (visit->door == 2 && !visit->came_with[0])
        form_view_focus(state->form, VISIT_FIELD_REFERENCE);
    return true;
}

static void close(struct screen *screen)
{
    struct visit_state *state = screen->state;

    form_view_destroy(state->form);
    buffer_finish(&state->fields.shown);
    reception_destroy(state->reception);
}

static void head(struct screen *screen, struct text_buffer *middle, struct text_buffer *right)
{
    struct visit_state *state = screen->state;

    steps_head(screen->app, state->reception, state->minutes, middle, right);
}

static void draw(struct screen *screen, struct area area)
{
    struct visit_state *state = screen->state;

    steps_draw(screen->app, step_of(state));
    if (step_of(state) == STEP_TOLD) {
        visit_told_draw(&state->told, screen->app, area);
        return;
    }
    if (area.rows >= 10) { /* while answers come in, which doors remain */
        area.rows--;
        steps_draw_possible(screen->app, state->reception, area.row + area.rows);
    }
    form_view_draw(state->form, area);
}

/* ------------------------------------------------------------------------------- going on */

static struct next to_doors(struct visit_state *state)
{
    struct reception *reception = state->reception;

    reception_visit(reception)->step = STEP_DOORS;
    steps_save(state->fields.app, reception);
    state->reception = NULL;
    return next_replace(&screen_doors, reception);
}

/* The first step that lacks a required answer takes the cursor, and says so in words. */
static bool ask_missing(struct visit_state *state, int up_to)
{
    const struct conversation *conversation = reception_conversation(state->reception);

    for (int step = 1; step <= up_to && step <= CONVERSATION_STEPS; step++) {
        int question = conversation_missing(conversation, step);

        if (question < 0)
            continue;
        enter_step(state, step);
        form_view_focus(state->form, question);
        app_say(state->fields.app, MESSAGE_KNOW, _("cette réponse est nécessaire pour la suite."));
        return true;
    }
    return false;
}

static struct next forward(struct visit_state *state)
{
    int step = step_of(state);

    if (step != STEP_TOLD && !form_view_commit(state->form))
        return next_stay();
    settle_door(state->reception);
    if (ask_missing(state, step == STEP_TOLD ? CONVERSATION_STEPS : step))
        return next_stay();
    if (step == STEP_TOLD)
        return to_doors(state);
    enter_step(state, step + 1);
    steps_save(state->fields.app, state->reception);
    return next_stay();
}

static struct next backward(struct visit_state *state)
{
    if (step_of(state) != STEP_TOLD)
        form_view_commit(state->form);
    if (step_of(state) > 1)
        enter_step(state, step_of(state) - 1);
    steps_save(state->fields.app, state->reception);
    return next_stay();
}

static struct next leave(struct visit_state *state)
{
    if (step_of(state) != STEP_TOLD && !form_view_commit(state->form))
        return next_stay();
    settle_door(state->reception);
    return steps_leave(state->fields.app, state->reception, &state->warned);
}

static struct next act(struct screen *screen, enum action_id action)
{
    struct visit_state *state = screen->state;

    switch (action) {
    case ACTION_NEXT:
        return forward(state);
    case ACTION_BACK:
        return backward(state);
    case ACTION_ANSWER_HERE:
        form_view_commit(state->form);
        settle_door(state->reception);
        return steps_end(screen->app, state->reception, "ici");
    case ACTION_NOTE:
        return steps_note(screen->app, state->reception);
    case ACTION_QUIT:
        return leave(state);
    default:
        return next_unused();
    }
}

static bool can(struct screen *screen, enum action_id action)
{
    return action != ACTION_BACK || step_of(screen->state) > 1;
}

/* ------------------------------------------------------------------------------- keys */

static struct next told_key(struct visit_state *state, const struct key *key)
{
    bool changed;

    if (!visit_told_key(&state->told, key, &changed))
        return key->kind == PRESS_ENTER ? forward(state) : next_unused();
    if (changed)
        steps_save(state->fields.app, state->reception);
    return next_stay();
}

static struct next key(struct screen *screen, const struct key *pressed)
{
    struct visit_state *state = screen->state;

    if (step_of(state) == STEP_TOLD)
        return told_key(state, pressed);

    enum form_reply reply = form_view_key(state->form, pressed);

    if (reply == FORM_LEFT || reply == FORM_BEYOND)
        steps_save(screen->app, state->reception);
    if (reply == FORM_BEYOND && pressed->kind == PRESS_ENTER)
        return forward(state);
    return reply == FORM_UNUSED ? next_unused() : next_stay();
}

static bool typing(struct screen *screen)
{
    (void)screen;
    return true; /* letters are choices or text at every step */
}

static const char *commune(struct screen *screen)
{
    return steps_commune(((struct visit_state *)screen->state)->reception);
}

/* What was being typed is kept even when the line is lost. */
static void close_kept(struct screen *screen)
{
    struct visit_state *state = screen->state;
    struct reception *reception = state->reception;

    if (reception && !reception_visit(reception)->outcome[0]) {
        if (step_of(state) != STEP_TOLD)
            form_view_commit(state->form);
        settle_door(reception);
        if (!reception_is_empty(reception))
            reception_save(reception, NULL);
    }
    close(screen);
}

const struct screen_kind screen_visit = {
    .name = "visite",
    .state_size = sizeof(struct visit_state),
    .open = open,
    .close = close_kept,
    .head = head,
    .draw = draw,
    .key = key,
    .act = act,
    .can = can,
    .typing = typing,
    .commune = commune,
    .steps = true,
};
