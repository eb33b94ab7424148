/* The questions of a pack as an XLSForm, for the tools of ODK, Kobo or Enketo: one comma-separated
 * stream, the sheets survey, choices and settings stacked, UTF-8 without a mark at its start, as
 * pyxform reads it (reference rules.md, section 1). Rules have no place in a form.
 *
 * `commune` becomes a text, and short labels stay behind: XLSForm has neither.
 */
#ifndef DP_MODEL_PACK_XLSFORM_H
#define DP_MODEL_PACK_XLSFORM_H

#include "locale/text/buffer.h"
#include "model/pack/pack.h"

void pack_xlsform(const struct pack *pack, struct text_buffer *out);

#endif
