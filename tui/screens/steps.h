/* What the five steps of a visit share: the row of steps and the line of possible doors. */
#ifndef DP_TUI_SCREENS_STEPS_H
#define DP_TUI_SCREENS_STEPS_H

#include "forms/reception/reception.h"
#include "tui/desk/screen.h"

enum { STEP_COUNT = 5, STEP_TOLD = 4, STEP_DOORS = 5 };

/* `minutes` (of reception_minutes() when the step was entered: it never ticks) is shown where the
 * territory sets the length of a first interview. */
void steps_head(struct app *app, struct reception *reception, int minutes,
                struct text_buffer *middle, struct text_buffer *right);

/* Said when a slip was brought and the territory limits interviews: « À savoir : ... ». */
void steps_say_past(struct app *app, const struct reception *reception);

/* « 1 Accueil  2 Demande  [3 Situation]  4 Réponses  5 Deuxième porte » on row 1. */
void steps_draw(struct app *app, int step);

/* « Portes encore possibles : Apec, Pôle emploi et 2 autres »; four names at most, never a
 * sensitive one (SCREENS.md). */
void steps_draw_possible(struct app *app, const struct reception *reception, int row);

/* Keep the draft; says why when it cannot be kept. */
bool steps_save(struct app *app, struct reception *reception);

/* Leave for Accueil, where the draft waits. When it cannot be kept that is said first, and asking a
 * second time is obeyed: nothing traps. `warned` is the screen's own, false when it opens. */
struct next steps_leave(struct app *app, struct reception *reception, bool *warned);

/* The commune that the person said, INSEE code; "" not said. */
const char *steps_commune(struct reception *reception);

/* Note, and the end of a visit answered here: shared actions. */
struct next steps_note(struct app *app, struct reception *reception);
struct next steps_end(struct app *app, struct reception *reception, const char *outcome);

#endif
