/* What the commands about points share. */
#ifndef DP_TUI_COMMAND_POINT_CALL_H
#define DP_TUI_COMMAND_POINT_CALL_H

#include "model/directory/directory.h"
#include "tui/command/call.h"

/* The directory beside the desk's database, for reading. NULL with *status EXIT_DONE when nothing
 * was imported yet, or with what went wrong, said. directory_close() it. */
struct directory *point_directory(struct command_call *call, int *status);

/* For the names of networks: the desk's rules when its store is open, else those of the day. In
 * silence; NULL when there are none. */
const struct pack *point_pack(struct command_call *call);

/* « aucun annuaire n'a été importé », on standard error. */
void point_tell_no_directory(const struct command_call *call);

/* Whether some file was ever imported: an import that was refused may have left an empty one. */
bool point_has_editions(struct directory *directory);

enum { POINT_DEPARTMENTS_MOST = 120, POINT_EDITIONS_MOST = 64 };

/* The codes of --departments (« 35,56 »), in `list`; they belong to the territory. 0 without the
 * option. False with *status set on one that does not exist. */
bool point_departments(struct command_call *call, const char *list[POINT_DEPARTMENTS_MOST],
                       size_t *count, int *status);

#endif
