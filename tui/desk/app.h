/* The desk while it runs: the one state of the program, its stack of screens and the loop that
 * feeds them keys. Screens never wait, paint the frame or leave by themselves: they answer a key
 * with what should happen next, and the loop does it.
 */
#ifndef DP_TUI_DESK_APP_H
#define DP_TUI_DESK_APP_H

#include "forms/reception/reception.h"
#include "locale/text/buffer.h"
#include "model/base/fault.h"
#include "model/directory/directory.h"
#include "tui/desk/screen.h"
#include "tui/term/terminal.h"

enum message_kind { MESSAGE_NONE, MESSAGE_ERROR, MESSAGE_KNOW, MESSAGE_DONE };

enum { APP_DEPTH_MOST = 16 };

struct app {
    struct terminal *terminal;
    struct store *store;
    struct pack *pack;
    struct territory *territory; /* NULL when its file is missing: communes are typed as codes */
    struct directory *directory; /* app_directory() */
    struct profiles *profiles;   /* app_look_for_points() */
    struct desk desk;
    struct workplace workplace; /* borrowed view of the above for receptions */
    bool demonstration;

    struct screen *stack[APP_DEPTH_MOST]; /* the last one has the keyboard */
    size_t depth;
    enum message_kind message_kind;
    struct text_buffer message;
    bool hidden;       /* F12: nothing is shown until a key */
    int hide_after_ms; /* without a key the screen hides by itself; 0: never */
    /* Called once, when the first screen is on the line: what may wait until then. NULL: nothing.
     */
    void (*settled)(struct app *app);
};

/* Run from `first` until the person quits or the line is lost. Every screen left open is closed in
 * order, which keeps its draft. */
void app_run(struct app *app, const struct screen_kind *first, void *argument);

/* The line that speaks (row 23), until the next key. `app_say_fault` is an error with its remedy.
 */
void app_say(struct app *app, enum message_kind kind, const char *sentence);
void app_say_fault(struct app *app, const struct fault *fault);

/* Today, in days since 1970-01-01, and the day of the rules of the pack in use. */
int app_today(void);

/* The directory, opened when it is first asked for and kept. NULL without one: FAULT_STORE_MISSING
 * when none was imported yet, else directory_open()'s faults. */
struct directory *app_directory(struct app *app, struct fault *fault);

/* From now on receptions look for points: the workplace has the directory, when there is one. */
void app_look_for_points(struct app *app);

/* INSEE code of the commune of the person in front of the desk, said in the visit that is open; ""
 * without. */
const char *app_commune(struct app *app);

/* Put a pack in use, at the start as later; the workplace follows. FAULT_PACK_REFUSED when it has a
 * dead end: the store remembers those that have none (see model/verify/use.h). On failure nothing
 * changes. */
bool app_use_pack(struct app *app, const char *id, struct fault *fault);
void app_refresh_workplace(struct app *app);

#endif
