/* A screen is one file exporting one const struct of functions. What repeats (frame, footer, help,
 * message, hiding, emergency, resize) lives in the engine.
 */
#ifndef DP_TUI_DESK_SCREEN_H
#define DP_TUI_DESK_SCREEN_H

#include <stdbool.h>
#include <stddef.h>

#include "locale/text/buffer.h"
#include "tui/desk/action.h"
#include "tui/term/key.h"

struct app;
struct screen_kind;

/* What should happen after a key. */
enum next_what {
    NEXT_UNUSED,        /* the key was not for this screen */
    NEXT_STAY,          /* used; draw again */
    NEXT_OPEN,          /* put `kind` on top */
    NEXT_REPLACE,       /* `kind` takes this screen's place */
    NEXT_REPLACE_UNDER, /* the same for the screen under this one; both leave */
    NEXT_BACK,          /* leave this screen */
    NEXT_BACK_UNDER,    /* leave this screen and the one under it */
    NEXT_HOME,          /* leave every screen but the first */
    NEXT_QUIT
};

struct next {
    enum next_what what;
    const struct screen_kind *kind;
    void *argument; /* given to kind->open(), which takes it over */
};

/* One open screen: the kind's own state follows. */
struct screen {
    const struct screen_kind *kind;
    struct app *app;
    void *state;
};

/* Rows and columns of the body, between the head and the line that speaks. */
struct area {
    int row, column, rows, columns;
};

struct screen_kind {
    const char *name;  /* scope of its actions */
    size_t state_size; /* zeroed before open() */

    /* False: cannot open; the reason has been said (app_say). */
    bool (*open)(struct screen *screen, void *argument);
    /* Every way out, a hang-up included: what is being typed is kept here. */
    void (*close)(struct screen *screen);
    /* What stands in the middle and at the right of the first row. */
    void (*head)(struct screen *screen, struct text_buffer *middle, struct text_buffer *right);
    /* Draw the body and leave the cursor on the focus. */
    void (*draw)(struct screen *screen, struct area area);
    /* Keys that are no action. NULL: none. */
    struct next (*key)(struct screen *screen, const struct key *key);
    /* An action of the table, by its function key, letter or Esc. */
    struct next (*act)(struct screen *screen, enum action_id action);
    /* Whether an action of its scope can be used now; NULL: always. */
    bool (*can)(struct screen *screen, enum action_id action);
    /* Whether letters are being typed or choose: then letter actions wait. NULL: never. */
    bool (*typing)(struct screen *screen);
    /* Called when the screen above was left: what it shows may have changed. NULL: nothing. */
    void (*resume)(struct screen *screen);
    /* INSEE code of the commune of the person served on this screen, or "". NULL: nobody is. */
    const char *(*commune)(struct screen *screen);
    bool steps; /* draws its own second row (visit steps) */
};

static inline struct next next_stay(void)
{
    return (struct next){.what = NEXT_STAY};
}

static inline struct next next_unused(void)
{
    return (struct next){.what = NEXT_UNUSED};
}

static inline struct next next_open(const struct screen_kind *kind, void *argument)
{
    return (struct next){NEXT_OPEN, kind, argument};
}

static inline struct next next_replace(const struct screen_kind *kind, void *argument)
{
    return (struct next){NEXT_REPLACE, kind, argument};
}

static inline struct next next_back(void)
{
    return (struct next){.what = NEXT_BACK};
}

static inline struct next next_home(void)
{
    return (struct next){.what = NEXT_HOME};
}

#endif
