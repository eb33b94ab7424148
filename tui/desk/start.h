/* Opening the desk: its database, pack, territory and terminal, then the loop until the person
 * leaves, then everything put back.
 */
#ifndef DP_TUI_DESK_START_H
#define DP_TUI_DESK_START_H

#include <stdbool.h>

#include "model/base/fault.h"

/* What the command line said; the rest is in the environment (TERM, LANG, NO_COLOR). */
struct desk_setup {
    const char *db;       /* database, made when missing */
    bool demonstration;   /* a temporary database, wiped at the end; `db` may be NULL */
    const char *pack;     /* id or folder, instead of the desk's own; or NULL */
    const char *language; /* of the screens, instead of the setting; or NULL */
    int in_fd, out_fd;    /* the terminal */
};

/* Run the desk. Returns the exit status of the command (DESIGN section 8); what refused it was said
 * in one sentence on standard error, the terminal as it was found. say_start() has been called. */
int desk_run(const struct desk_setup *setup);

#endif
