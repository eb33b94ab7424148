/* The packs there are: those that were brought to this desk by `pack install`, then those of the
 * build tree, of DEUXPORTES_DATA, or installed with the program (see model/base/data_path.h), and
 * any folder that is named with a `/` (DESIGN section 8). Of two with the same id, the one brought
 * to the desk is the pack.
 */
#ifndef DP_MODEL_PACK_CATALOGUE_H
#define DP_MODEL_PACK_CATALOGUE_H

#include <limits.h>
#include <stdbool.h>
#include <stddef.h>

#include "model/base/fault.h"
#include "model/pack/pack.h"

enum { CATALOGUE_MOST = 256, CATALOGUE_ID_SIZE = 64 };

/* Ends the name of the folder of the edition before the one installed: not listed, may be named. */
#define CATALOGUE_PREVIOUS ".avant"

/* Identifiers in alphabetical order; returns how many, `most` at the most. */
size_t catalogue_ids(char (*ids)[CATALOGUE_ID_SIZE], size_t most);

/* Where the pack `name` is: an id, a folder when it contains `/`, or a workbook that ends in
 * `.ods`. False with FAULT_PACK_UNKNOWN
 * (.hint lists the ids). */
bool catalogue_folder(const char *name, char folder[PATH_MAX], struct fault_list *faults);

/* Whether a pack of this id was brought to the desk; whether one came with the program. */
bool catalogue_is_installed(const char *id);
bool catalogue_is_shipped(const char *id);

/* Read the pack `name`: an id, a folder when it contains `/`, or a workbook that ends in
 * `.ods`. NULL with the reasons in `faults`:
 * FAULT_PACK_UNKNOWN (.hint lists the ids) or those of pack_read(). */
struct pack *catalogue_open(const char *name, struct fault_list *faults);

/* The id of the pack valid on `day` that speaks of most of the country, and among those the one
 * that began last; "" when there is none: a region is chosen, never guessed. Only dates are read:
 * if another sheet of that pack is broken, catalogue_open() says where, rather than older rules
 * taking its place unseen. */
void catalogue_current(int day, char id[CATALOGUE_ID_SIZE]);

#endif
