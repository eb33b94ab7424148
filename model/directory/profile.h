/* A person in the words of the directory: which `publics` of data·inclusion she may be of, and
 * which `thematiques` her demand speaks of. Drawn from the answers of any pack by a table in data
 * (directory/profile.csv), because what a public means is not code's business:
 *
 *   liste;valeur;question;oui;non;source
 *
 * `oui` and `non` are cells of the rules (model/rule/cell.h); either may be empty. A row whose
 * question or choices a pack does not have says nothing. A public is hers when a row says yes, is
 * not when one says no and none yes, and otherwise nobody knows: what was not asked holds nobody
 * back. Every value of the schema's `publics` has a row, with an empty question where no answer
 * tells.
 */
#ifndef DP_MODEL_DIRECTORY_PROFILE_H
#define DP_MODEL_DIRECTORY_PROFILE_H

#include "model/triage/situation.h"

enum { PROFILE_VALUES_SIZE = 512 };

/* Values separated by spaces. */
struct profile {
    char publics[PROFILE_VALUES_SIZE]; /* those that are hers or may be; "" when any may */
    char themes[PROFILE_VALUES_SIZE];  /* themes or whole categories; "" when nothing is evident */
};

struct profiles;

/* `path`, or the installed table (model/base/data_path.h) when NULL. NULL with FAULT_FILE_*,
 * FAULT_TEXT_ENCODING, FAULT_CSV_QUOTE, FAULT_COLUMN_MISSING, or FAULT_CELL_VALUE (.file, .row,
 * .word the cell). */
struct profiles *profiles_open(const char *path, struct fault *fault);
void profiles_close(struct profiles *profiles); /* accepts NULL */

/* `profiles` may be NULL: nothing is then known of anybody. */
void profile_of(const struct profiles *profiles, const struct pack *pack,
                const struct situation *situation, struct profile *profile);

/* Whether one of `values` is among `wanted`, both separated by spaces. */
bool profile_meets(const char *wanted, const char *values);

#endif
