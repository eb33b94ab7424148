#ifndef DP_TESTS_MODEL_TCK_ENUMERATE_H
#define DP_TESTS_MODEL_TCK_ENUMERATE_H

/*
 * Every place of every input that a table can tell apart, each against each: what its rows strictly
 * mean there, held against the pack that the table became.
 */
#include "tests/model/tck/table.h"

#include "model/pack/pack.h"

struct tck_enumeration {
    size_t points;
    bool gap;     /* somewhere no row holds */
    bool overlap; /* somewhere two rows of one rank and of two networks hold */
    bool agrees;  /* everywhere the pack proposes what the rows mean */
    bool whole;   /* false when there are too many points: nothing else is then known */
};

struct tck_enumeration tck_enumerate(const struct tck_table *table, const struct pack *pack);

#endif
