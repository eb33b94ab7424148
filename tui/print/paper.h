/* Text as the desk's paper takes it: width and charset are the settings `columns` and `paper`.
 */
#ifndef DP_TUI_PRINT_PAPER_H
#define DP_TUI_PRINT_PAPER_H

#include "forms/sheet/sheet.h"
#include "model/store/store.h"

/* Adds the bytes to `bytes`, ready for a spooler or a file. `pack` and `desk` may be NULL. */
void paper_sheet(struct store *store, const struct act *act, const struct pack *pack,
                 const struct desk *desk, struct text_buffer *bytes);

/* The same of any text, wrapped already to the setting `columns`. */
void paper_text(struct store *store, const char *text, struct text_buffer *bytes);

#endif
