/* The indexes that make a search one range and one pass. */
#ifndef DP_MODEL_TERRITORY_MAKER_INDEX_H
#define DP_MODEL_TERRITORY_MAKER_INDEX_H

#include "model/territory/maker/image.h"
#include "model/territory/maker/sheet.h"

/* Names of communes and old names by rank, then their words, then the postal codes. The communes of
 * `image` must be in the order of the rows of `communes`. */
void index_build(struct image *image, const struct sheet *communes, const struct sheet *old_names);

#endif
