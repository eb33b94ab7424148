/* The row of the sheet that comes closest to catching a box of situations without a door: what a
 * coordinator will most likely widen, or copy.
 */
#ifndef DP_FORMS_REPORT_NEAREST_H
#define DP_FORMS_REPORT_NEAREST_H

#include "forms/report/box.h"

enum { NEAREST_QUESTIONS_MOST = 8 };

struct nearest {
    int rule;      /* -1 when none comes close */
    size_t misses; /* conditions that no situation of the box meets, and what follows */
    int questions[NEAREST_QUESTIONS_MOST];
    bool of_network[NEAREST_QUESTIONS_MOST]; /* an si: cell of its network */
    size_t question_count;
    bool dates;         /* the row does not hold in the period */
    bool network_dates; /* its network does not */
    bool door;          /* the row is not offered at that door */
    bool mode;          /* it is, but sends the person on */
    size_t meets;       /* sides of the box that the row tests and accepts */
};

/* Fewest misses first, then the row that speaks most of the box, then the order of the sheet. */
struct nearest nearest_rule(const struct pack *pack, const struct verify_box *box,
                            const struct period *period, enum door door);

#endif
