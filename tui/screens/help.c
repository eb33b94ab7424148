/* Help, made of the table of actions: the keys of the screen it was asked from, those of every
 * screen, and how to do without function keys. Any key leads back. */
#include <ctype.h>
#include <string.h>

#include "locale/say/say.h"
#include "locale/text/width.h"
#include "tui/desk/app.h"
#include "tui/desk/pager.h"
#include "tui/screens/screens.h"

enum { KEYS_WIDTH = 14, KEYS_INDENT = 2, NARROW = 60 };

struct help {
    const char *scope;
    struct pager pager;
};

static const char *const sentences[] = {
    N_("Sans touches de fonction : Échap puis un chiffre. Échap 2 vaut F2, Échap 0 vaut F10."),
    N_("Dans une liste de choix, le chiffre ou la lettre choisit et passe à la suite ; Entrée "
       "passe "
       "sans répondre ; Tab avance, Maj-Tab recule, sans choisir."),
};

static bool open(struct screen *screen, void *argument)
{
    ((struct help *)screen->state)->scope = argument;
    return true;
}

static void head(struct screen *screen, struct text_buffer *middle, struct text_buffer *right)
{
    (void)screen;
    (void)right;
    buffer_add(middle, _("Aide"));
}

/* Letters act alone only where none is typed or chooses: there the scope has letters of its own. */
static bool has_letters(const char *scope)
{
    for (size_t i = 0; i < action_count; i++)
        if (actions[i].scope && actions[i].letter && strcmp(actions[i].scope, scope) == 0)
            return true;
    return false;
}

/* « F2, N », « F12, Échap h ». */
static void say_keys(const struct action *action, bool letters, struct text_buffer *out)
{
    if (action->function)
        buffer_addf(out, "F%d", action->function);
    if (action->letter && letters)
        buffer_addf(out, "%s%c", out->length ? ", " : "", toupper(action->letter));
    if (action->escaped)
        buffer_addf(out, "%s%s %c", out->length ? ", " : "", _("Échap"), action->escaped);
}

/* One action: its keys, and its sentence beside them, or under them on a narrow screen. */
static void add_action(struct text_buffer *out, const struct action *action, bool letters,
                       int columns)
{
    int indent = columns < NARROW ? KEYS_INDENT : KEYS_WIDTH;
    struct wrap_line lines[8];
    struct text_buffer keys = {0};

    say_keys(action, letters, &keys);
    width_pad(out, buffer_text(&keys), columns < NARROW ? width_of(buffer_text(&keys)) : indent);
    buffer_finish(&keys);
    size_t count = wrap_text(_(action->help), columns - indent, lines, 8);

    for (size_t i = 0; i < count; i++) {
        if (i || columns < NARROW)
            buffer_addf(out, "\n%*s", indent, "");
        buffer_add_n(out, lines[i].start, lines[i].length);
    }
    buffer_add(out, "\n");
}

/* A key of every screen that this one explains in its own words. */
static bool is_own(const char *scope, enum action_id id)
{
    for (size_t i = 0; i < action_count; i++)
        if (actions[i].scope && actions[i].id == id && strcmp(actions[i].scope, scope) == 0)
            return true;
    return false;
}

/* The rows of the scope, or with `general` those of every screen. */
static void add_actions(struct text_buffer *out, const char *scope, bool general, int columns)
{
    bool letters = has_letters(scope);

    for (size_t i = 0; i < action_count; i++) {
        const char *own = actions[i].scope;

        if (actions[i].help &&
            (general ? !own && !is_own(scope, actions[i].id) : own && strcmp(own, scope) == 0))
            add_action(out, &actions[i], letters, columns);
    }
}

static void draw(struct screen *screen, struct area area)
{
    struct help *help = screen->state;
    struct text_buffer text = {0};

    add_actions(&text, help->scope, false, area.columns);
    buffer_add(&text, "\n");
    add_actions(&text, help->scope, true, area.columns);
    for (size_t i = 0; i < sizeof sentences / sizeof *sentences; i++)
        buffer_addf(&text, "\n%s", _(sentences[i]));
    pager_draw(&help->pager, screen->app, area, buffer_text(&text));
    buffer_finish(&text);
}

static struct next key(struct screen *screen, const struct key *pressed)
{
    return pager_key(&((struct help *)screen->state)->pager, pressed) ? next_stay() : next_back();
}

const struct screen_kind screen_help = {
    .name = "aide",
    .state_size = sizeof(struct help),
    .open = open,
    .head = head,
    .draw = draw,
    .key = key,
};
