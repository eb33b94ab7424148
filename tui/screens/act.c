/* An act: it exists, with its reference, before anything is printed. What was told, what is left to
 * do with the sheet, and the keys for it. */
#include <stdlib.h>
#include <string.h>

#include "locale/say/format.h"
#include "locale/say/say.h"
#include "tui/desk/app.h"
#include "tui/desk/card.h"
#include "tui/desk/frame.h"
#include "tui/screens/act_cards.h"
#include "tui/screens/act_told.h"
#include "tui/screens/screens.h"
#include "tui/term/paint.h"

enum { KEYS_PER_ROW = 2 };

struct act_state {
    struct act *act;
    size_t focus; /* among the keys at the bottom */
};

/* The keys that act here, in the order they are shown. */
static const struct {
    enum action_id action;
    char letter;
    const char *label;
} act_keys[] = {
    {ACTION_PRINT, 'I', N_("Imprimer")},
    {ACTION_FILE, 'F', N_("Enregistrer dans un fichier")},
    {ACTION_FINISH, 'T', N_("Terminer")},
    {ACTION_APPOINTMENT, 'R', N_("Rendez-vous, remise")},
    {ACTION_READ_ALOUD, 'V', N_("Lire à voix haute, dicter")},
    {ACTION_ANOTHER_NEED, 'B', N_("Un autre besoin")},
    {ACTION_CANCEL_ACT, 'C', N_("Annuler l’acte")},
};
enum { ACT_KEYS = sizeof act_keys / sizeof *act_keys };

static bool open(struct screen *screen, void *argument)
{
    struct act *act = argument;

    ((struct act_state *)screen->state)->act = act;
    card_say_waiting(screen->app, act->told.visit);
    return true;
}

static void close(struct screen *screen)
{
    free(((struct act_state *)screen->state)->act);
}

static void head(struct screen *screen, struct text_buffer *middle, struct text_buffer *right)
{
    const struct act *act = ((struct act_state *)screen->state)->act;
    char shown[REFERENCE_SHOWN_SIZE], door[] = {act->came_with[0] ? '2' : '1', '\0'};

    reference_show(act->reference, shown);
    const struct say_value values[] = {{"reference", shown}, {"porte", door}};

    say_format(middle, _("Acte {reference}"), values, 2);
    if (!frame_is_narrow(screen->app))
        say_format(right, _("Porte {porte} sur 2"), values, 2);
}

/* ------------------------------------------------------------------------------- keys shown */

static bool can(struct screen *screen, enum action_id action)
{
    const struct act *act = ((struct act_state *)screen->state)->act;

    if (action == ACTION_PRINT || action == ACTION_FILE || action == ACTION_CANCEL_ACT ||
        action == ACTION_APPOINTMENT || action == ACTION_ANOTHER_NEED)
        return !act->cancelled;
    return true;
}

static void draw_keys(struct screen *screen, struct area area)
{
    struct act_state *state = screen->state;
    int per_row = frame_is_narrow(screen->app) ? 1 : KEYS_PER_ROW;
    int width = area.columns / per_row;
    int shown = 0, cursor_row = area.row, cursor_column = area.column;

    for (size_t i = 0; i < ACT_KEYS; i++) {
        struct text_buffer text;
        bool focused = i == state->focus;
        int row = area.row + shown / per_row, column = area.column + shown % per_row * width;

        if (!can(screen, act_keys[i].action) || row >= area.row + area.rows)
            continue;
        buffer_init(&text);
        buffer_addf(&text, "%s %c  %s", focused ? ">" : " ", act_keys[i].letter,
                    _(act_keys[i].label));
        paint_text(screen->app->terminal, row, column, width, focused ? PAINT_FOCUS : PAINT_PLAIN,
                   buffer_text(&text));
        buffer_finish(&text);
        if (focused) {
            cursor_row = row;
            cursor_column = column + 2;
        }
        shown++;
    }
    paint_cursor(screen->app->terminal, cursor_row, cursor_column);
}

static void draw(struct screen *screen, struct area area)
{
    struct act_state *state = screen->state;
    int keys = frame_is_narrow(screen->app) ? ACT_KEYS : (ACT_KEYS + 1) / KEYS_PER_ROW;
    struct area told = area;

    if (keys > area.rows / 2)
        keys = area.rows / 2;
    told.rows = area.rows - keys - 1;
    act_told_draw(screen->app, state->act, told);
    draw_keys(screen, (struct area){area.row + area.rows - keys, area.column, keys, area.columns});
}

/* ------------------------------------------------------------------------------- acting */

static struct next another_need(struct screen *screen)
{
    struct act_state *state = screen->state;
    struct fault fault;
    struct reception *reception =
        reception_continue(&screen->app->workplace, state->act->told.visit, &fault);

    if (!reception) {
        app_say_fault(screen->app, &fault);
        return next_stay();
    }
    return next_replace(&screen_visit, reception);
}

static struct next act(struct screen *screen, enum action_id action)
{
    struct act_state *state = screen->state;

    switch (action) {
    case ACTION_PRINT:
        return act_print(screen->app, state->act);
    case ACTION_FILE:
        return act_file_card(screen->app, state->act);
    case ACTION_APPOINTMENT:
        return act_appointment_card(state->act);
    case ACTION_CANCEL_ACT:
        return act_cancel_card(state->act);
    case ACTION_READ_ALOUD:
        return act_read_aloud(screen->app, state->act);
    case ACTION_ANOTHER_NEED:
        return another_need(screen);
    case ACTION_BACK:
        return next_back();
    case ACTION_FINISH:
    case ACTION_QUIT:
        return next_home();
    default:
        return next_unused();
    }
}

static void move_focus(struct screen *screen, int by)
{
    struct act_state *state = screen->state;

    do
        state->focus = (state->focus + (by > 0 ? 1 : ACT_KEYS - 1)) % ACT_KEYS;
    while (!can(screen, act_keys[state->focus].action));
}

static struct next key(struct screen *screen, const struct key *pressed)
{
    struct act_state *state = screen->state;

    switch (pressed->kind) {
    case PRESS_DOWN:
    case PRESS_RIGHT:
    case PRESS_TAB:
        move_focus(screen, 1);
        return next_stay();
    case PRESS_UP:
    case PRESS_LEFT:
    case PRESS_BACKTAB:
        move_focus(screen, -1);
        return next_stay();
    case PRESS_ENTER:
        return can(screen, act_keys[state->focus].action)
                   ? act(screen, act_keys[state->focus].action)
                   : next_stay();
    default:
        return next_unused();
    }
}

/* A card changed something: read the act again. */
static void resume(struct screen *screen)
{
    struct act_state *state = screen->state;
    struct fault fault;

    if (!act_by_reference(screen->app->store, state->act->reference, state->act, &fault))
        app_say_fault(screen->app, &fault);
    if (!can(screen, act_keys[state->focus].action))
        move_focus(screen, 1);
}

const struct screen_kind screen_act = {
    .name = "acte",
    .state_size = sizeof(struct act_state),
    .open = open,
    .close = close,
    .head = head,
    .draw = draw,
    .key = key,
    .act = act,
    .can = can,
    .resume = resume,
};
