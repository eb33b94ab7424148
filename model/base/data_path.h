/* Where the program's own read-only files are: the territory, the packs, the catalogues; and where
 * a desk keeps the packs that were brought to it.
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
 *   networks.csv, profile.csv,
 *     modele-lieux.csv  model/directory/             (alike)           DATADIR/deuxportes/...
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

/* The folder of the packs that a coordinator installed, whether it exists yet or not: the one named
 * by DEUXPORTES_PACKS (set by the program to `packs` beside the database of --db), else
 * $XDG_DATA_HOME/deuxportes/packs. What is there wins over the program's own (see
 * model/pack/catalogue.h). False, with "" in `out`, without a home or when it does not fit. */
bool data_path_own_packs(char *out, size_t size);

/* The file of what was imported over the territory (model/territory/overlay.h): beside the packs
 * that were brought to this desk, and so beside its database. */
bool data_path_own_territory(char *out, size_t size);

#endif
