/* An overlay: a folder of sheets that say what changes in another pack. Private to model/pack; what
 * the columns `#action`, `#apres` and `#base` mean stands in assemble.h.
 */
#ifndef DP_MODEL_PACK_OVERLAY_H
#define DP_MODEL_PACK_OVERLAY_H

#include "model/pack/draft.h"

enum overlay_column { OVERLAY_ACTION, OVERLAY_AFTER, OVERLAY_BASE, OVERLAY_COLUMNS };

/* What an overlay's sheet may hold: the columns of the pack's sheet, none but its keys required,
 * and those of the overlay after them. Cut from `arena`. */
const struct sheet_spec *overlay_spec(const struct sheet_kind *kind, struct arena *arena);

/* Lay the rows of `overlay` over the draft, in their order. Faults are placed in the overlay. */
void overlay_lay(struct draft *draft, const struct sheet *overlay, struct fault_list *faults);

/* What follows from the questions that are gone: their columns, the rows that waited for their
 * answer, the lists of choices that nothing asks any more. `drafts` are in the order of
 * sheet_kinds. */
void overlay_forget_questions(struct draft *drafts, struct fault_list *faults);

#endif
