#ifndef DP_TESTS_MODEL_VERIFY_RANDOM_H
#define DP_TESTS_MODEL_VERIFY_RANDOM_H

/* Small packs drawn at random, the same at each run: every kind of cell, question, date and door.
 */
#include "locale/text/buffer.h"
#include "tests/support/sample_pack.h"

enum { RANDOM_ROWS = 9, RANDOM_NETWORKS = 4 };

struct random_pack {
    const char *const *questions; /* columns of the rows */
    struct text_buffer rows[RANDOM_ROWS];
};

/* The source of choices starts again. The caller destroys the sample. */
struct sample_pack *random_begin(void);

/* From 0 to before `most`. */
int random_draw(int most);

/* Draws questions, networks and rows; writes all but the rows. */
void random_sheets(struct sample_pack *sample, struct random_pack *pack);

/* Other networks, and other rows, for the same questions. */
void random_networks(struct sample_pack *sample);
void random_redraw(struct random_pack *pack);

/* Writes the rows, in another order for each `turn`. */
void random_rows(struct sample_pack *sample, const struct random_pack *pack, int turn);

void random_finish(struct random_pack *pack);

#endif
