/* Step 5: the doors that fit, and the other ways a visit ends, as lines of one list. */
#ifndef DP_TUI_SCREENS_DOORS_LINES_H
#define DP_TUI_SCREENS_DOORS_LINES_H

#include "forms/reception/offers.h"
#include "tui/desk/screen.h"

enum door_line {
    LINE_PROPOSAL,
    LINE_MORE,      /* show all the proposals */
    LINE_ELSEWHERE, /* another door, another address; at door 2 a breach with its reason */
    LINE_HERE,      /* answered here, without a sheet */
    LINE_STOP       /* the person does not go on */
};

/* Where one proposal would send the person, and what the receptionist verified there. */
struct door_place {
    bool loaded, known; /* not known: only the network's own phone and site are */
    bool chosen;        /* by the receptionist, for this person */
    bool others;        /* more points are known for her */
    struct offer offer;
    bool phoned, hours, public_ok;
};

struct doors {
    struct app *app;
    struct reception *reception;
    struct proposal proposals[TRIAGE_MOST];
    struct door_place places[TRIAGE_MOST];
    size_t count; /* proposals */
    size_t shown; /* of them on the screen: the pack's max_propositions, or all */
    size_t focus, top;
    int minutes; /* when the step was entered */
    bool warned; /* that the draft could not be kept */
};

void doors_load(struct doors *doors, struct app *app, struct reception *reception);
void doors_show_all(struct doors *doors);
size_t doors_line_count(const struct doors *doors);
enum door_line doors_line_at(const struct doors *doors, size_t line);
void doors_draw(struct doors *doors, struct area area);

/* The proposal in focus, or NULL. */
const struct proposal *doors_focused(const struct doors *doors);

/* The place the focused proposal would send the person to; NULL on any other line. */
struct door_place *doors_place(struct doors *doors);

/* Whether some line shown has such a place: then there is something to verify and to note. */
bool doors_send_somewhere(const struct doors *doors);

/* The key of a line: 1 to 9, then a to z without the letters that act on this screen (V, H and R
 * tick, U is the emergency). '\0' past the last one: arrows go there. */
char doors_line_key(size_t line);

#endif
