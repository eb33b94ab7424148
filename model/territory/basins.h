/* The bassins of a region (`commune;bassin`, or `departement;bassin`), for a pack in use.
 *
 * Bassins belong to a pack: its rules may name them, and the verifier's domain is the places that
 * occur (DESIGN section 5). So a set of them is an overlay of the sheet `territoire`, laid by the
 * very machinery of regions, and the result is installed as any edition is: read, verified,
 * refused when somebody would find no door, the edition before kept (model/pack/install.h).
 *
 * A set replaces the one before: a place that the file does not name has no bassin any more.
 * Regions stay. The name of a bassin becomes the code that cells of rules use: folded, `_` between
 * words (« Pays de Vannes » is pays_de_vannes), never beginning with a digit.
 */
#ifndef DP_MODEL_TERRITORY_BASINS_H
#define DP_MODEL_TERRITORY_BASINS_H

#include "model/pack/install.h"
#include "model/territory/import.h"

enum { BASINS_MOST = 1000 }; /* names in a file */

struct basins_order {
    const char *path;
    const char *pack; /* where it is: catalogue_folder() */
    const char *mark; /* how `note` begins: an earlier one in the notes of the pack is replaced */
    const char *note; /* where the file comes from, for people */
    bool dry;         /* read, compare, assemble, verify; place nothing */
    struct install_request install; /* packs, accept, context, after; the rest is filled here */
};

/* False with the reasons in `faults`, and nothing changed: those of table_read(),
 * FAULT_TERRITORY_KIND when the file is of another kind, FAULT_TERRITORY_NOTHING, those of
 * pack_install(). `report` counts places that have a bassin. */
bool basins_import(const struct basins_order *order, const struct territory *territory,
                   struct territory_report *report, struct install_result *result,
                   struct fault_list *faults);

#endif
