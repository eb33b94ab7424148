/* Why a record of a file is not taken, or what was mended in it, in the language in force: what is
 * wrong, and what its author does about it. One row a reason of model/directory/intake.h.
 */
#ifndef DP_FORMS_INTAKE_REASONS_H
#define DP_FORMS_INTAKE_REASONS_H

#include "model/directory/intake.h"

/* Stable, for programs: "postcode". "?" for what is no reason. */
const char *reason_code(enum intake_reason reason);

/* « ce n'est pas un code postal de cinq chiffres »: no capital nor full stop. */
const char *reason_text(enum intake_reason reason);

/* « mettez la colonne au format texte, puis retapez-le »; never "". */
const char *reason_remedy(enum intake_reason reason);

/* The column a remark is about, as the standard names it; "" without one. */
const char *reason_column(enum record_kind kind, int field);

#endif
