/* When the rules of this desk can no longer be used: they were changed on the disk and leave
 * somebody without a door, or cannot be read. Others stand in so that the desk opens (numbers to
 * call, names), and a card asks with which ones to go on before anybody is received.
 */
#ifndef DP_TUI_SCREENS_RULES_CARD_H
#define DP_TUI_SCREENS_RULES_CARD_H

#include "tui/desk/card.h"

/* Put the edition before `id` in use, else the rules of today, else any that may be. False when
 * there is none. */
bool rules_stand_in(struct app *app, const char *id);

/* `why` the desk's own were refused. `then` is the card that comes next, taken over, or NULL for
 * Accueil. */
struct card *rules_card(struct app *app, const struct fault *why, struct card *then);

#endif
