/* The first run: who this desk is, asked once, and why. Everything can be changed later (F9). */
#include "locale/say/say.h"
#include "locale/text/utf8.h"
#include "tui/desk/app.h"
#include "tui/desk/frame.h"
#include "tui/screens/desk_fields.h"
#include "tui/screens/screens.h"
#include "tui/term/paint.h"

enum { FIELDS = DESK_FIELD_PHONE + 1 /* the notice waits for the settings */ };

struct first_run {
    struct desk_fields fields;
    struct form_view *form;
};

/* ------------------------------------------------------------------------------- as a source */

static size_t count(void *self)
{
    (void)self;
    return FIELDS;
}

static void describe(void *self, size_t at, struct field *field)
{
    desk_field_describe(&((struct first_run *)self)->fields, (enum desk_field)at, field);
}

static size_t choices(void *self, size_t at, const char *typed, struct field_choice *out,
                      size_t most)
{
    return desk_field_choices(&((struct first_run *)self)->fields, (enum desk_field)at, typed, out,
                              most);
}

static bool answer(void *self, size_t at, const char *value, struct fault *fault)
{
    return desk_field_answer(&((struct first_run *)self)->fields, (enum desk_field)at, value,
                             fault);
}

static const struct form_source source = {count, describe, choices, answer};

/* ------------------------------------------------------------------------------- the screen */

/* The pack in use is the one valid today: it is proposed. */
static bool open(struct screen *screen, void *argument)
{
    struct first_run *first = screen->state;
    struct desk *desk = &first->fields.desk;

    (void)argument;
    desk_fields_begin(&first->fields, screen->app);
    utf8_copy(desk->pack, sizeof desk->pack, screen->app->pack->id);
    first->form = form_view_create(screen->app, &source, first);
    return true;
}

static void close(struct screen *screen)
{
    struct first_run *first = screen->state;

    form_view_destroy(first->form);
    desk_fields_finish(&first->fields);
}

static void head(struct screen *screen, struct text_buffer *middle, struct text_buffer *right)
{
    (void)screen;
    (void)right;
    buffer_add(middle, _("Bienvenue"));
}

static void draw(struct screen *screen, struct area area)
{
    struct first_run *first = screen->state;

    if (area.rows > 12) {
        int used = frame_paragraph(
            screen->app, area, 0, 4, PAINT_PLAIN,
            _("Quatre réponses suffisent pour commencer. Elles sont imprimées sur les feuilles et "
              "disent ce qui peut être répondu ici. Tout se change ensuite avec F9."));

        area.row += used + 1;
        area.rows -= used + 1;
    }
    form_view_draw(first->form, area);
}

static struct next begin(struct screen *screen)
{
    struct first_run *first = screen->state;
    struct app *app = screen->app;
    struct fault fault;

    if (!form_view_commit(first->form))
        return next_stay();
    if (!first->fields.desk.name[0]) {
        form_view_focus(first->form, DESK_FIELD_NAME);
        app_say(app, MESSAGE_KNOW, _("il manque le nom du poste : il est imprimé sur la feuille."));
        return next_stay();
    }
    if (!desk_save(app->store, &first->fields.desk, &fault)) {
        app_say_fault(app, &fault);
        return next_stay();
    }
    app->desk = first->fields.desk;
    app_refresh_workplace(app);
    return next_replace(&screen_home, NULL);
}

static struct next key(struct screen *screen, const struct key *pressed)
{
    enum form_reply reply = form_view_key(((struct first_run *)screen->state)->form, pressed);

    if (reply == FORM_BEYOND && pressed->kind == PRESS_ENTER)
        return begin(screen);
    return reply == FORM_UNUSED ? next_unused() : next_stay();
}

static struct next act(struct screen *screen, enum action_id action)
{
    return action == ACTION_SAVE ? begin(screen) : (struct next){.what = NEXT_QUIT};
}

static bool typing(struct screen *screen)
{
    (void)screen;
    return true;
}

const struct screen_kind screen_first_run = {
    .name = "depart",
    .state_size = sizeof(struct first_run),
    .open = open,
    .close = close,
    .head = head,
    .draw = draw,
    .key = key,
    .act = act,
    .typing = typing,
};
