/* The workbook that a coordinator starts from: a small pack that works, with its instructions. Made
 * when the program is built (forms/packs/template), found with the packs.
 */
#ifndef DP_MODEL_PACK_TEMPLATE_H
#define DP_MODEL_PACK_TEMPLATE_H

#include <stdbool.h>

#include "model/base/fault.h"

/* Copy it to `path`, where there must be nothing. False with FAULT_WORKBOOK_WITHOUT when this
 * program has none, FAULT_FILE_PRESENT, or those of edition_write(). */
bool pack_template_write(const char *path, struct fault *fault);

#endif
