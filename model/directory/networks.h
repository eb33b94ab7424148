/* Which networks a source's own words mean: a table in data (directory/networks.csv), not in code.
 *
 * Columns `source;champ;valeur;reseau`. Sources: "dila" (field "type_service_local"),
 * "data-inclusion" ("reseaux_porteurs", and "nom" where it says none), "education" ("code_nature"),
 * "local" ("reseau": every code of the shared vocabulary, and the names people use for them). One
 * value may mean several networks: an agency of France Travail is the `pole_emploi` of a pack of
 * 2015.
 */
#ifndef DP_MODEL_DIRECTORY_NETWORKS_H
#define DP_MODEL_DIRECTORY_NETWORKS_H

#include <stdbool.h>
#include <stddef.h>

#include "model/base/fault.h"

struct networks;

/* `path`, or the installed table (model/base/data_path.h) when NULL. NULL with FAULT_FILE_*,
 * FAULT_TEXT_ENCODING, FAULT_CSV_* or FAULT_COLUMN_MISSING. */
struct networks *networks_open(const char *path, struct fault *fault);
void networks_close(struct networks *networks); /* accepts NULL */

/* Fills at most `most` codes, which belong to `networks`; returns how many there are, 0 when the
 * value means no network. */
size_t networks_find(const struct networks *networks, const char *source, const char *field,
                     const char *value, const char **codes, size_t most);

/* The same by the name of a place, for sources that leave the network unsaid: rows of the field
 * "nom" whose value begins the name, whole words. Both are folded (locale/text/fold.h): the table
 * holds « mission locale », « centre d information et d orientation ». */
size_t networks_of_name(const struct networks *networks, const char *source, const char *folded,
                        const char **codes, size_t most);

/* What people say for a network, separated by spaces: every value of "local" that means `code`, the
 * code itself included. Cut between words to fit; returns the length, 0 for an unknown code. */
size_t networks_words(const struct networks *networks, const char *code, char *out, size_t size);

#endif
