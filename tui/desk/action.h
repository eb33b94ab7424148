/* Everything a key can do, as one table: the footer, the help page and the keys come from the same
 * row. Adding an action is adding a row and a case in its screen's act().
 */
#ifndef DP_TUI_DESK_ACTION_H
#define DP_TUI_DESK_ACTION_H

#include <stdbool.h>
#include <stddef.h>

#include "tui/term/key.h"

enum action_id {
    ACTION_NONE,
    ACTION_HELP,
    ACTION_HIDE,
    ACTION_EMERGENCY,
    ACTION_QUIT,
    ACTION_BACK,
    ACTION_NEXT,
    ACTION_RECEIVE,
    ACTION_QUICK,
    ACTION_PRESENT,
    ACTION_FIND,
    ACTION_SETTINGS,
    ACTION_ANSWER_HERE,
    ACTION_NOTE,
    ACTION_PLACE,
    ACTION_WHY_NOT,
    ACTION_PHONED,
    ACTION_HOURS,
    ACTION_PUBLIC,
    ACTION_PRINT,
    ACTION_FILE,
    ACTION_FINISH,
    ACTION_ANOTHER_NEED,
    ACTION_CANCEL_ACT,
    ACTION_READ_ALOUD,
    ACTION_APPOINTMENT,
    ACTION_OPEN,
    ACTION_SAVE,
    ACTION_PLACES,
    ACTION_NETWORK,
    ACTION_NEED,
    ACTION_AUDIENCE,
    ACTION_AROUND,
    ACTION_OPEN_NOW,
    ACTION_HIDDEN,
    ACTION_SOURCES,
    ACTION_KNOWLEDGE,
    ACTION_CLOSURE,
    ACTION_CHECKED,
    ACTION_CORRECTION
};

struct action {
    enum action_id id;
    const char *scope; /* name of a screen kind; NULL: every screen */
    int function;      /* F key, 0 without; also Esc then its last digit */
    bool page;         /* Page Down is this F2, Page Up this F3 */
    char letter;       /* acts alone where nothing is typed; 0 without */
    char escaped;      /* Esc then this letter, everywhere; 0 without */
    const char *label; /* in the footer; NULL: not shown there */
    const char *help;  /* one line of the help page */
};

extern const struct action actions[];
extern const size_t action_count;

/* The action of a key on a screen of that scope, the screen's own before the general ones;
 * `typing`: letters and `?` are text. NULL when the key means nothing there. Page Down is F2 and
 * Page Up F3 in the rows that say so. */
const struct action *action_of_key(const char *scope, const struct key *key, bool typing);

/* Whether the row belongs to the scope. */
bool action_is_of(const struct action *action, const char *scope);

#endif
