/* A pack made of another and of what a region changes in it.
 *
 * An overlay is a folder of sheets like a pack's, only those that change, with one more column:
 *
 *   #action  `ajouter` (or nothing): the row is new; `remplacer`: the row of this key is written
 *            anew; `retirer`: it goes, and only the key has to be given
 *   #apres   survey and choices: the question, or the choice of the same list, that an added or
 *            replaced row comes after; without it a row is added at the end, replaced in place
 *   #base    settings: the id of the pack that the overlay is made for
 *
 * Keys: survey name; choices list_name and name; orientation regle; reseaux code; reponses cle;
 * territoire departement and commune; urgence numero; cas cas. With `retirer`, `*` as first key
 * means every row of the base, and « list;* » every choice of one list. A key stands once.
 * `settings` has one row, and gives its form_id: filled cells win over the base's.
 *
 * Columns are those of both. Where the overlay's sheet lacks a column, a replaced row keeps what
 * the base says, except for tests: a question column that one of the two lacks is `-` in its rows
 * (empty in `cas`). A removed question takes with it its columns, the rules, first answers and
 * examples that need its answer (they could hold for nobody), and the list of choices that only it
 * used. What still names it is a fault.
 */
#ifndef DP_MODEL_PACK_ASSEMBLE_H
#define DP_MODEL_PACK_ASSEMBLE_H

#include <stdbool.h>
#include <stddef.h>

#include "model/base/fault.h"

enum assemble_mode {
    ASSEMBLE_NEW,    /* FAULT_FILE_PRESENT when `output` is there already */
    ASSEMBLE_REPLACE /* a folder that is there gives place to the new one, whole */
};

/* Write to the folder `output` the pack that `base` and `overlay` make, as canonical sheets: UTF-8,
 * `;`, LF. `overlay` NULL: the base alone. `output` appears whole or not at all, and only if the
 * pack in it is read without a fault. Everything found wrong is added to `faults`, placed in the
 * file of the base or of the overlay that wrote it; notices may be added to a success. */
bool pack_assemble(const char *base, const char *overlay, const char *output,
                   enum assemble_mode mode, struct fault_list *faults);

/* The sheets only, into `folder`, which exists and is empty; for who publishes it otherwise. `id`,
 * unless NULL, takes the place of the form_id. */
bool pack_assemble_sheets(const char *base, const char *overlay, const char *id, const char *folder,
                          struct fault_list *faults);

/* The `#base` of an overlay's settings; "" when it names none or cannot be read. */
void pack_overlay_base(const char *overlay, char *base, size_t size);

#endif
