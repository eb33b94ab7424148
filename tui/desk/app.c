#include "tui/desk/app.h"

#include <stdlib.h>
#include <string.h>

#include "locale/say/say.h"
#include "locale/text/memory.h"
#include "locale/text/utf8.h"
#include "model/base/clock.h"
#include "model/directory/profile.h"
#include "model/pack/catalogue.h"
#include "model/verify/use.h"
#include "tui/desk/frame.h"
#include "tui/screens/point_call.h"
#include "tui/screens/screens.h"
#include "tui/speak/speak.h"
#include "tui/term/paint.h"

/* ------------------------------------------------------------------------------- messages */

void app_say(struct app *app, enum message_kind kind, const char *sentence)
{
    app->message_kind = kind;
    buffer_clear(&app->message);
    buffer_add(&app->message, sentence);
}

void app_say_fault(struct app *app, const struct fault *fault)
{
    app->message_kind = MESSAGE_ERROR;
    buffer_clear(&app->message);
    speak_fault(&app->message, fault);
}

/* ------------------------------------------------------------------------------- workplace */

int app_today(void)
{
    return civil_to_days(clock_today());
}

struct directory *app_directory(struct app *app, struct fault *fault)
{
    if (!app->directory)
        app->directory = directory_open(store_path(app->store), fault);
    return app->directory;
}

void app_look_for_points(struct app *app)
{
    if (!app->profiles)
        app->profiles = profiles_open(NULL, NULL);
    app->workplace.directory = app_directory(app, NULL);
    app->workplace.profiles = app->profiles;
}

void app_refresh_workplace(struct app *app)
{
    bool outside;

    app->workplace.store = app->store;
    app->workplace.pack = app->pack;
    app->workplace.territory = app->territory;
    app->workplace.desk = &app->desk;
    app->workplace.day = app->pack ? reception_day(app->pack, app_today(), &outside) : app_today();
}

/* The report is asked for by the name that was given. */
static bool may_be_used(const struct app *app, const struct pack *pack, const char *id,
                        struct fault *fault)
{
    /* what a demonstration would remember is gone when it ends */
    if (pack_may_be_used(app->demonstration ? NULL : app->store, pack, fault))
        return true;
    if (fault)
        FAULT_TEXT(fault->hint, id);
    return false;
}

bool app_use_pack(struct app *app, const char *id, struct fault *fault)
{
    struct fault_list *faults = fault_list_create();
    struct pack *pack = catalogue_open(id, faults);

    if (!pack && fault && fault_list_count(faults))
        *fault = *fault_list_at(faults, 0);
    fault_list_destroy(faults);
    if (!pack || !may_be_used(app, pack, id, fault)) {
        pack_destroy(pack);
        return false;
    }
    pack_destroy(app->pack);
    app->pack = pack;
    app_refresh_workplace(app);
    return true;
}

/* ------------------------------------------------------------------------------- the stack */

static struct screen *top(struct app *app)
{
    return app->stack[app->depth - 1];
}

static bool push(struct app *app, const struct screen_kind *kind, void *argument)
{
    if (app->depth == APP_DEPTH_MOST)
        return false;
    struct screen *screen = memory_zero(1, sizeof *screen);

    screen->kind = kind;
    screen->app = app;
    screen->state = memory_zero(1, kind->state_size + 1);
    if (kind->open && !kind->open(screen, argument)) {
        free(screen->state);
        free(screen);
        return false;
    }
    app->stack[app->depth++] = screen;
    return true;
}

static void pop(struct app *app)
{
    struct screen *screen = top(app);

    app->depth--;
    if (screen->kind->close)
        screen->kind->close(screen);
    free(screen->state);
    free(screen);
}

static void resume(struct app *app)
{
    if (app->depth && top(app)->kind->resume)
        top(app)->kind->resume(top(app));
}

/* The new screen opens before the old one leaves: a refusal leaves everything as it was. */
static void replace(struct app *app, const struct next *next)
{
    if (!push(app, next->kind, next->argument))
        return;
    struct screen *opened = top(app);

    app->depth--;
    pop(app);
    app->stack[app->depth++] = opened;
}

static void follow(struct app *app, const struct next *next)
{
    switch (next->what) {
    case NEXT_OPEN:
        push(app, next->kind, next->argument);
        break;
    case NEXT_REPLACE:
        replace(app, next);
        break;
    case NEXT_REPLACE_UNDER:
        pop(app);
        replace(app, next);
        break;
    case NEXT_BACK:
        pop(app);
        resume(app);
        break;
    case NEXT_BACK_UNDER:
        pop(app);
        pop(app);
        resume(app);
        break;
    case NEXT_HOME:
        while (app->depth > 1)
            pop(app);
        resume(app);
        break;
    case NEXT_QUIT:
        while (app->depth)
            pop(app);
        break;
    case NEXT_STAY:
    case NEXT_UNUSED:
        break;
    }
}

const char *app_commune(struct app *app)
{
    for (size_t i = app->depth; i-- > 0;) {
        const struct screen_kind *kind = app->stack[i]->kind;
        const char *commune = kind->commune ? kind->commune(app->stack[i]) : "";

        if (commune[0])
            return commune;
    }
    return "";
}

/* ------------------------------------------------------------------------------- keys */

/* Once: from Annuaire and from what stands on it, it is there already. */
static struct next open_places(struct app *app)
{
    for (size_t i = 0; i < app->depth; i++)
        if (app->stack[i]->kind == &screen_directory || app->stack[i]->kind == &screen_first_run)
            return next_unused();
    return next_open(&screen_directory, NULL);
}

/* Help and the numbers stand on the screen they were asked from, one at a time. */
static struct next act_generally(struct app *app, const struct action *action)
{
    const struct screen_kind *kind = top(app)->kind;
    bool aside = kind == &screen_help || kind == &screen_emergency;

    switch (action->id) {
    case ACTION_HELP:
        return aside ? next_back() : next_open(&screen_help, (void *)kind->name);
    case ACTION_EMERGENCY:
        if (kind == &screen_emergency)
            return next_back();
        return aside ? next_replace(&screen_emergency, NULL) : next_open(&screen_emergency, NULL);
    case ACTION_PLACES:
        return open_places(app);
    case ACTION_HIDE:
        app->hidden = true;
        return next_stay();
    default:
        return next_unused();
    }
}

static struct next handle(struct app *app, const struct key *key)
{
    struct screen *screen = top(app);
    bool typing = screen->kind->typing && screen->kind->typing(screen);
    const struct action *action = action_of_key(screen->kind->name, key, typing);

    if (action && action->scope) {
        if (screen->kind->can && !screen->kind->can(screen, action->id))
            return next_unused();
        return screen->kind->act(screen, action->id);
    }
    if (action)
        return act_generally(app, action);
    return screen->kind->key ? screen->kind->key(screen, key) : next_unused();
}

static void draw(struct app *app)
{
    if (app->hidden) {
        paint_clear(app->terminal);
        paint_text(app->terminal, 0, frame_margin(app), PAINT_NATURAL, PAINT_PLAIN,
                   _("Deux Portes"));
        paint_cursor(app->terminal, 0, frame_margin(app));
    } else if (frame_is_too_small(app)) {
        frame_draw_too_small(app);
    } else {
        struct screen *screen = top(app);
        struct area body = frame_draw(screen);

        screen->kind->draw(screen, body);
    }
    paint_show(app->terminal);
}

static bool is_press(const struct key *key)
{
    return key->kind != PRESS_RESIZE && key->kind != PRESS_REPAINT && key->kind != PRESS_NONE;
}

/* What could wait for the first screen is done behind it, once. */
static void settle(struct app *app)
{
    void (*settled)(struct app *) = app->settled;

    app->settled = NULL;
    if (!settled)
        return;
    settled(app);
    draw(app);
}

/* Nobody can see what a key would do: only going back and leaving are obeyed. */
static bool is_blind(const struct app *app, const struct key *key)
{
    return frame_is_too_small(app) &&
           (key->kind != PRESS_FUNCTION || (key->code != 3 && key->code != 10));
}

void app_run(struct app *app, const struct screen_kind *first, void *argument)
{
    push(app, first, argument);
    while (app->depth) {
        struct key key;
        struct next next = {.what = NEXT_QUIT};

        draw(app);
        settle(app);
        if (!terminal_wait(app->terminal, app->hide_after_ms ? app->hide_after_ms : -1, &key))
            app->hidden = true;
        if (key.kind != PRESS_HANGUP) {
            next = next_stay();
            if (is_press(&key) && app->hidden) {
                app->hidden = false;
            } else if (is_press(&key) && !is_blind(app, &key)) {
                app->message_kind = MESSAGE_NONE;
                next = handle(app, &key);
            }
        }
        follow(app, &next);
    }
}
