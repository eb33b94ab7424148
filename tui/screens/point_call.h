/* What is given to Annuaire and Lieu when they open, and what they give back: a point for the
 * person, when whoever opened them has a use for one.
 */
#ifndef DP_TUI_SCREENS_POINT_CALL_H
#define DP_TUI_SCREENS_POINT_CALL_H

#include "model/directory/search.h"
#include "model/store/codes.h"
#include "tui/desk/screen.h"

/* The point was chosen: take note of it. True: Lieu and Annuaire leave, and the screen under them
 * gets resume(). False: they stay, and the reason has been said. */
typedef bool (*point_take)(struct app *app, void *context, const char *id);

/* On the heap; the screen that opens takes it over. `context` is the caller's and outlives it. */
struct directory_call {
    char network[CODE_SIZE]; /* begin with this filter, or "" */
    char commune[8];         /* INSEE code of the person's commune; "": of the visit, or the desk */
    point_take take;         /* NULL: nobody waits for a point */
    void *context;
};
struct directory_call *directory_call_create(void);

struct point_call {
    char id[POINT_ID_SIZE];
    int32_t distance_m; /* from where it was found; -1: not known */
    bool approximate;
    bool over_directory; /* Annuaire stands under it, and leaves with it */
    point_take take;
    void *context;
};
struct point_call *point_call_create(const char *id);

extern const struct screen_kind screen_directory; /* struct directory_call *, owned, or NULL */
extern const struct screen_kind screen_point;     /* struct point_call *, owned */

#endif
