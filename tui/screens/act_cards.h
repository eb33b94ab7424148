/* What can be done with an act: print it, keep it in a file, an appointment, take it back. */
#ifndef DP_TUI_SCREENS_ACT_CARDS_H
#define DP_TUI_SCREENS_ACT_CARDS_H

#include "model/act/act.h"
#include "tui/desk/screen.h"

/* To the spooler when the desk has one, else to a file. Recorded as `printed` once it is done. */
struct next act_print(struct app *app, struct act *act);
struct next act_file_card(struct app *app, struct act *act);
struct next act_appointment_card(struct act *act);
struct next act_cancel_card(struct act *act);
struct next act_read_aloud(struct app *app, struct act *act);

/* In words: how an act was handed (main, telephone...), what its last event says (printed...). */
const char *act_handed_label(const char *handed);
const char *act_state_label(const char *state);

#endif
