/* The act as a page of plain text, to give to the person: 80 columns for a printer, 42 and 32 for
 * receipt printers (SCREENS.md « The sheet on paper »).
 *
 * It says where to go, why, with what, and the reference. The page of a sensitive act is neutral:
 * it never spells out the door, the need, the reason or who was called (DESIGN section 6). Text is
 * in the language in force (locale/say/say.h), lines end with \n, no line is wider than `columns`;
 * what a printer's charset lacks is folded later by recode_to().
 */
#ifndef DP_FORMS_SHEET_SHEET_H
#define DP_FORMS_SHEET_SHEET_H

#include "locale/text/buffer.h"
#include "model/act/act.h"
#include "model/desk/desk.h"
#include "model/pack/pack.h"

enum { SHEET_WIDE = 80, SHEET_RECEIPT = 42, SHEET_NARROW = 32, SHEET_LEAST = 24 };

/* `pack` gives words to the need and may be NULL or another edition: an unknown code is left out.
 * `desk` gives the information notice and may be NULL. What `charset` lacks is folded before lines
 * are measured; NULL is UTF-8. The bytes stay UTF-8: recode_to() writes them for the printer. */
struct charset;
void sheet_write(struct text_buffer *out, const struct act *act, const struct pack *pack,
                 const struct desk *desk, int columns, const struct charset *charset);

/* The same content in a few sentences, to paste in a mail or a chat, or to read on the phone. */
void sheet_message(struct text_buffer *out, const struct act *act, const struct pack *pack);

/* The name of the door as the page shows it: the neutral one of a sensitive network. */
const char *sheet_door_name(const struct act *act);

/* The appointment in full words when it is a date (« jeudi 26 novembre à 9:00 »), else as typed. */
void sheet_appointment(struct text_buffer *out, const struct act *act);

#endif
