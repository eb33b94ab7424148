/* Where the program's own read-only files are: the territory, the packs, the catalogues.
 *
 * A relative name is looked for, in this order, in
 *   1. the build tree, when the running executable lies in one (a tree runs in place, without
 *      installation). The tree is recognised by the marker `deuxportes-build-tree` that meson
 * writes at its root, looked for in the executable's folder and the three above it; nothing is
 *      compiled in, so an installed copy never looks into somebody's sources;
 *   2. the folder named by DEUXPORTES_DATA;
 *   3. where `meson install` put it.
 * The first that exists wins.
 *
 *   name              build tree                       DEUXPORTES_DATA   installed
 *   territory.bin     model/territory/territory.bin    territory.bin     DATADIR/deuxportes/...
 *   packs, packs/ID   forms/packs, forms/packs/ID      packs, packs/ID   DATADIR/deuxportes/...
 *   locale            locale/po                        locale            LOCALEDIR
 *
 * (meson puts what it makes in the folder of the meson.build that makes it: the build tree follows
 * the sources, and nothing is copied twice.)
 */
#ifndef DP_MODEL_BASE_DATA_PATH_H
#define DP_MODEL_BASE_DATA_PATH_H

#include <stdbool.h>
#include <stddef.h>

/* Write the path of `relative` to `out`. False, with "" in `out`, when it is nowhere or the path
 * does not fit. `relative` is refused when it is empty, absolute, or has a `..` in it: names of
 * packs come from the command line. */
bool data_path(const char *relative, char *out, size_t size);

#endif
