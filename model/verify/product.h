/* What is certain of all the situations of a box: the truth of a condition, whether they exist. */
#ifndef DP_MODEL_VERIFY_PRODUCT_H
#define DP_MODEL_VERIFY_PRODUCT_H

#include "model/verify/space.h"

/* Is anything chosen, in a several-choice question? */
enum truth box_any_chosen(const struct space *space, const word *box, int question);

/* An expression from what is certain of its comparisons alone: TRUTH_UNKNOWN says nothing. */
enum truth box_truth(const struct space *space, const word *box,
                     const struct expression *expression, const struct reading_of_node *nodes);

/* Is the question left without an answer everywhere? */
bool box_is_blank(const struct space *space, const word *box, int question);

/* Does every situation of the box exist? The box is changed and put back. False too when there are
 * too many ways to look at. */
bool box_is_product(const struct space *space, word *box);

#endif
