/* Places the receptionist typed because no record knew them: kept, and offered the next time. */
#ifndef DP_MODEL_POINT_POINT_H
#define DP_MODEL_POINT_POINT_H

#include "model/act/act.h"

struct point {
    char id[UUID_SIZE];      /* filled by point_remember() */
    char network[CODE_SIZE]; /* "" outside any network of the pack */
    char commune[8];         /* INSEE code, or "" */
    char name[ACT_NAME_SIZE];
    char address[ACT_LINE_SIZE];
    char phone[64];
    char site[ACT_NAME_SIZE];
    char hours[ACT_LINE_SIZE];
    char checked[CLOCK_DAY_SIZE]; /* day it was last typed or confirmed */
};

/* The same network, name and commune again replace the address, phone, site and hours. A name is
 * required: FAULT_ANSWER_MISSING, .word "name". */
bool point_remember(struct store *store, struct point *point, struct fault *fault);

/* Freed by point_list_finish(). */
struct point_list {
    struct point *points;
    size_t count;
};
void point_list_finish(struct point_list *list);

/* Places of a network ("" for « une autre porte »), those of `commune` first, then latest first.
 * `commune` may be "". */
bool point_offer(struct store *store, const char *network, const char *commune,
                 struct point_list *list, struct fault *fault);

#endif
