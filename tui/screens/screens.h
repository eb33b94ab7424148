/* Every screen of the desk, one file each; what its argument is. The argument of an open screen is
 * taken over by it. */
#ifndef DP_TUI_SCREENS_SCREENS_H
#define DP_TUI_SCREENS_SCREENS_H

#include "forms/reception/reception.h"
#include "tui/desk/screen.h"

extern const struct screen_kind screen_first_run; /* NULL */
extern const struct screen_kind screen_home;      /* NULL */
extern const struct screen_kind screen_visit;     /* struct reception *, owned; any step */
extern const struct screen_kind screen_doors;     /* struct reception *, owned; step 5 */
extern const struct screen_kind screen_act;       /* struct act *, on the heap, owned */
extern const struct screen_kind screen_find;      /* NULL */
extern const struct screen_kind screen_settings;  /* NULL */
extern const struct screen_kind screen_help;      /* const char *, the scope, borrowed */
extern const struct screen_kind screen_emergency; /* NULL */
extern const struct screen_kind screen_sheet;     /* struct card *, owned: see tui/desk/card.h */
extern const struct screen_kind screen_reading;   /* struct text_page *: a text to read */

/* The machine's date cannot be right: a card that asks for the day once, before `then`. Acts are
 * marked whatever is answered. */
struct card;
struct card *clock_card(const struct screen_kind *then);

#endif
