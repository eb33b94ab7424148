/* What is written about a point from its screen: what the desk knows better, a closure, what its
 * source has wrong. `ids` of the change is the place's own. */
#ifndef DP_TUI_SCREENS_POINT_CARDS_H
#define DP_TUI_SCREENS_POINT_CARDS_H

#include "forms/point/place.h"
#include "tui/desk/screen.h"

/* Names under which an interrupted card waits. */
#define POINT_CARD_KNOWLEDGE  "savoir"
#define POINT_CARD_CLOSURE    "fermeture"
#define POINT_CARD_CORRECTION "erreur"

/* The place outlives the cards; it is read again by its screen's resume(). */
struct next point_knowledge_card(struct app *app, struct place *place);
struct next point_closure_pick(struct app *app, struct place *place);
struct next point_correction_card(struct app *app, struct place *place);
struct next point_checked(struct app *app, struct place *place);

/* On paper, or in a file when the desk has no printer. */
struct next point_print(struct app *app, const struct place *place);

#endif
