#ifndef DP_TESTS_SUPPORT_MADE_PACK_H
#define DP_TESTS_SUPPORT_MADE_PACK_H

#include "tests/support/sample_pack.h"

/*
 * Packs made by a program, to see what verifying costs: as coordinators write them, and as nobody
 * should. The same shape, count of rows and seed always make the same sheets.
 */
enum made_shape {
    MADE_USUAL,   /* twelve questions, one to four conditions a row, nets: everybody has a door */
    MADE_GAPS,    /* the same without nets */
    MADE_MIXED,   /* twelve questions, three of them in each row, half of their values */
    MADE_APART,   /* rows that each test another pair of sixty yes-or-no questions */
    MADE_ALONE,   /* rows that each test another of sixty yes-or-no questions */
    MADE_RANGES,  /* three integers, ranges that overlap in each row */
    MADE_SEVERAL, /* three questions of twelve choices, any number of which is chosen */
    MADE_SMALL,   /* four questions, two or three in each row: few enough situations to list */
    MADE_SHAPES
};

const char *made_pack_name(enum made_shape shape);

/* Writes the sheets over those of the sample. */
void made_pack_write(struct sample_pack *sample, enum made_shape shape, int rows, unsigned seed);

#endif
