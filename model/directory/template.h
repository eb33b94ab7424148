/* The sheet that a coordinator fills for what no national file holds (MIFE, Cités des métiers,
 * CIBC, points relais conseil, PSAD, OPACIF), with its instructions inside: modele-lieux.csv, read
 * back by intake.h.
 */
#ifndef DP_MODEL_DIRECTORY_TEMPLATE_H
#define DP_MODEL_DIRECTORY_TEMPLATE_H

#include <stdbool.h>

#include "model/base/fault.h"

/* Copy it to `path`, where there must be nothing. False with FAULT_FILE_MISSING (the sheet is not
 * with this program), FAULT_FILE_PRESENT, or those of edition_write(). */
bool directory_template_write(const char *path, struct fault *fault);

#endif
