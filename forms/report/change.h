/* What changes between two editions of a pack, told by whom it concerns: who finds another first
 * door, other doors beside it, other first answers; which networks came, left or moved.
 */
#ifndef DP_FORMS_REPORT_CHANGE_H
#define DP_FORMS_REPORT_CHANGE_H

#include "locale/text/buffer.h"
#include "model/verify/compare.h"

/* `comparison` NULL: the doors could not be compared, which is said. */
struct change {
    const struct pack *before, *after;
    const struct pack_comparison *comparison;
    const char *language;
};

/* What became of a network, or of a first answer. */
enum change_kind { CHANGE_ADDED, CHANGE_REMOVED, CHANGE_CHANGED };

/* One thing that is not a door: called for each, in the order of the sheets. `code` is a network's
 * or a first answer's; `what` the column, "" for the whole row; texts "" where there is none. */
struct changed_row {
    enum change_kind kind;
    const char *code, *what;
    const char *before, *after;
    unsigned row; /* in `after`, in `before` for what was removed */
};

typedef void change_teller(void *context, const struct changed_row *row);

void change_networks(const struct change *change, change_teller *tell, void *context);
void change_first_answers(const struct change *change, change_teller *tell, void *context);

/* « 51 situations : la première porte était « Apec », elle devient « Pôle emploi » », or the doors
 * lost and gained after the first; and which situations, when they were drawn. */
void change_say(const struct change *change, const struct verify_change *one,
                struct text_buffer *out);

/* Whether nothing at all changes. */
bool change_is_empty(const struct change *change);

/* The whole page; of each period and door, the changes that concern most situations. */
void change_write(const struct change *change, struct text_buffer *out);

#endif
