/* Paper: the sheet to a file, or to a spooler, never through a shell.
 *
 * The spooler is the desk's setting `spooler`: "lp" or "lpr", alone or with a queue ("lp:accueil"),
 * or the absolute path of a program that reads the sheet on its standard input. It is run with a
 * fixed argument list, in its own session, without our terminal, with signals put back and no
 * descriptor of ours but the sheet.
 */
#ifndef DP_TUI_PRINT_PRINT_H
#define DP_TUI_PRINT_PRINT_H

#include <stdbool.h>

#include "model/base/fault.h"
#include "model/store/store.h"

enum { PRINT_WAIT_MS = 20000 };

/* Print through the desk's spooler and wait for it to take the sheet, PRINT_WAIT_MS at most.
 * .word of a fault is the program. FAULT_SPOOLER: .number its status, or 128 and the signal that
 * killed it. FAULT_SPOOLER_NONE: it is unknown or cannot be run. FAULT_SPOOLER_SLOW: stopped after
 * .number seconds; a spooler may have queued the sheet before it hung. */
bool print_spool(struct store *store, const char *sheet, struct fault *fault);

/* The same, to a spooler named as in the setting, waiting `wait_ms` at most. A queue that is empty
 * or would be an option (`lp:-o`) is refused. */
bool print_spool_to(const char *spooler, const char *sheet, int wait_ms, struct fault *fault);

/* Write a new file, mode 0600: an existing one, or a link, is never written over
 * (FAULT_FILE_READ_ONLY with .system EEXIST). A name without folder goes to the person's home. The
 * file is on the disk when this returns true; nothing of it is left when this returns false.
 * FAULT_FILE_MISSING (the folder), FAULT_FILE_READ_ONLY, FAULT_DISK. */
bool print_to_file(const char *path, const char *sheet, struct fault *fault);

#endif
