/* Step 4: what the desk can say on the spot, one a line, each with its key to tick « dit à la
 * personne ». */
#ifndef DP_TUI_SCREENS_VISIT_TOLD_H
#define DP_TUI_SCREENS_VISIT_TOLD_H

#include "forms/reception/reception.h"
#include "tui/desk/screen.h"

enum { TOLD_MOST = 35 };

struct visit_told_view {
    struct reception *reception;
    int answers[TOLD_MOST]; /* indexes in the pack */
    size_t count, focus, top;
};

void visit_told_load(struct visit_told_view *view, struct reception *reception);
void visit_told_draw(struct visit_told_view *view, struct app *app, struct area area);

/* True when the key was used; *changed when a tick was. */
bool visit_told_key(struct visit_told_view *view, const struct key *key, bool *changed);

#endif
