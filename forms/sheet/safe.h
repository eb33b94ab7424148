/* An act as it may go to a printer or a message: private to the sheet.
 *
 * What the program writes passed the gate when it was typed; the database and bundles may be
 * written by others. Paper obeys escape sequences too. */
#ifndef DP_FORMS_SHEET_SAFE_H
#define DP_FORMS_SHEET_SAFE_H

#include <stddef.h>

#include "model/act/act.h"

/* Made safe in place: what the gate refuses is spelled out, `<U+001B>`. */
void safe_text(char *text, size_t size);

/* A copy in which every text that a sheet shows is safe. */
struct act safe_act(const struct act *act);

#endif
