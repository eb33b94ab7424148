/* Step 5: the person chooses. One of the doors, another address, an answer here, or to stop. */
#include <stdlib.h>
#include <string.h>

#include "forms/explain/explain.h"
#include "locale/say/say.h"
#include "locale/text/memory.h"
#include "tui/desk/app.h"
#include "tui/desk/card.h"
#include "tui/screens/doors_cards.h"
#include "tui/screens/doors_lines.h"
#include "tui/screens/doors_place.h"
#include "tui/screens/doors_points.h"
#include "tui/screens/screens.h"
#include "tui/screens/steps.h"

static bool open(struct screen *screen, void *argument)
{
    struct doors *doors = screen->state;

    doors_load(doors, screen->app, argument);
    return true;
}

/* The reception goes with the screen unless another one took it over. */
static void close(struct screen *screen)
{
    struct doors *doors = screen->state;

    if (doors->reception && !reception_visit(doors->reception)->outcome[0])
        reception_save(doors->reception, NULL);
    reception_destroy(doors->reception);
}

/* What was done above may have taught something: a closure, hours, another choice. */
static void resume(struct screen *screen)
{
    door_places_refresh(screen->state);
}

static void head(struct screen *screen, struct text_buffer *middle, struct text_buffer *right)
{
    struct doors *doors = screen->state;

    steps_head(screen->app, doors->reception, doors->minutes, middle, right);
}

static void draw(struct screen *screen, struct area area)
{
    steps_draw(screen->app, STEP_DOORS);
    doors_draw(screen->state, area);
}

/* ------------------------------------------------------------------------------- the choice */

/* Everything that is known of the chosen door, as an act ready to be issued. */
static void fill_draft(struct doors *doors, struct act_draft *draft)
{
    const struct door_place *place = &doors->places[doors->focus];

    reception_act_for(doors->reception, doors_focused(doors), draft);
    if (place->known)
        reception_act_to(draft, &place->offer);
    draft->phoned = place->phoned;
    draft->hours_checked = place->hours;
    draft->public_checked = place->public_ok;
}

static struct next choose_proposal(struct doors *doors)
{
    struct act_draft draft;

    /* at door 2 an answer here ends the path: no sheet that would look like another door */
    if (reception_visit(doors->reception)->door == 2 && doors_focused(doors)->mode == MODE_HERE)
        return steps_end(doors->app, doors->reception, "ici");
    if (!doors_may_issue(doors))
        return next_stay();
    fill_draft(doors, &draft);
    if (doors_focused(doors)->mode == MODE_HANDOVER)
        return doors_handover_card(doors, &draft);
    return doors_issue(doors, &draft);
}

static struct next choose(struct doors *doors)
{
    switch (doors_line_at(doors, doors->focus)) {
    case LINE_PROPOSAL:
        return choose_proposal(doors);
    case LINE_MORE:
        doors_show_all(doors);
        return next_stay();
    case LINE_ELSEWHERE:
        return doors_may_issue(doors) ? doors_elsewhere_card(doors) : next_stay();
    case LINE_HERE:
        return steps_end(doors->app, doors->reception, "ici");
    case LINE_STOP:
        return steps_end(doors->app, doors->reception, "arret");
    }
    return next_unused();
}

/* ------------------------------------------------------------------------------- actions */

static struct next back(struct doors *doors)
{
    struct reception *reception = doors->reception;

    reception_visit(reception)->step = STEP_TOLD;
    steps_save(doors->app, reception);
    doors->reception = NULL;
    return next_replace(&screen_visit, reception);
}

/* The networks that are not proposed, and what sets each aside; never a sensitive one. */
static struct next why_not(struct doors *doors)
{
    const struct pack *pack = doors->app->pack;
    const struct conversation *conversation = reception_conversation(doors->reception);
    struct triage_at at = reception_circumstances(doors->reception);
    struct text_buffer text, reason;

    buffer_init(&text);
    buffer_init(&reason);
    for (size_t i = 0; i < pack->network_count; i++) {
        bool proposed = pack->networks[i].sensitive;

        for (size_t p = 0; p < doors->count; p++)
            proposed |= doors->proposals[p].network == (int)i;
        buffer_clear(&reason);
        explain_absent(conversation, (int)i, &at, say_language(), &reason);
        if (proposed || !reason.length)
            continue;
        explain_brief_name(pack_network_name(pack, (int)i, say_language()), &text);
        buffer_addf(&text, "\n  %s\n", buffer_text(&reason));
    }
    buffer_finish(&reason);
    return next_open(&screen_reading,
                     text_page_create(_("Pourquoi pas une autre ?"), buffer_take(&text)));
}

static struct next tick(bool *box)
{
    *box = !*box;
    return next_stay();
}

static bool is_of_place(enum action_id action)
{
    return action == ACTION_PLACE || action == ACTION_OPEN || action == ACTION_PHONED ||
           action == ACTION_HOURS || action == ACTION_PUBLIC;
}

static struct next open_point(struct doors *doors, const struct door_place *place)
{
    if (place->known)
        return door_point_open(&place->offer);
    app_say(doors->app, MESSAGE_KNOW, _("aucun lieu n’est connu pour cette porte."));
    return next_stay();
}

static struct next act_on_place(struct doors *doors, enum action_id action)
{
    struct door_place *place = doors_place(doors);

    if (!place) {
        app_say(doors->app, MESSAGE_KNOW,
                _("placez-vous d’abord sur une porte où la personne peut aller."));
        return next_stay();
    }
    if (action == ACTION_OPEN)
        return open_point(doors, place);
    if (action == ACTION_PLACE)
        return doors_has_points(doors) ? next_open(&screen_door_points, doors)
                                       : doors_place_card(doors);
    return tick(action == ACTION_PHONED  ? &place->phoned
                : action == ACTION_HOURS ? &place->hours
                                         : &place->public_ok);
}

static struct next act(struct screen *screen, enum action_id action)
{
    struct doors *doors = screen->state;

    if (is_of_place(action))
        return act_on_place(doors, action);
    switch (action) {
    case ACTION_NEXT:
        return choose(doors);
    case ACTION_BACK:
        return back(doors);
    case ACTION_ANSWER_HERE:
        return steps_end(doors->app, doors->reception, "ici");
    case ACTION_WHY_NOT:
        return why_not(doors);
    case ACTION_QUIT:
        return steps_leave(doors->app, doors->reception, &doors->warned);
    default:
        return next_unused();
    }
}

static bool can(struct screen *screen, enum action_id action)
{
    return !is_of_place(action) || doors_send_somewhere(screen->state);
}

static struct next key(struct screen *screen, const struct key *pressed)
{
    struct doors *doors = screen->state;
    size_t last = doors_line_count(doors) - 1;

    switch (pressed->kind) {
    case PRESS_DOWN:
    case PRESS_TAB:
        doors->focus += doors->focus < last;
        return next_stay();
    case PRESS_UP:
    case PRESS_BACKTAB:
        doors->focus -= doors->focus > 0;
        return next_stay();
    case PRESS_HOME:
        doors->focus = 0;
        return next_stay();
    case PRESS_END:
        doors->focus = last;
        return next_stay();
    case PRESS_ENTER:
        return choose(doors);
    case PRESS_TEXT:
        for (size_t i = 0; i <= last; i++)
            if (pressed->code == (uint32_t)doors_line_key(i)) {
                doors->focus = i;
                return next_stay();
            }
        return next_unused();
    default:
        return next_unused();
    }
}

static const char *commune(struct screen *screen)
{
    return steps_commune(((struct doors *)screen->state)->reception);
}

const struct screen_kind screen_doors = {
    .name = "portes",
    .state_size = sizeof(struct doors),
    .open = open,
    .close = close,
    .head = head,
    .draw = draw,
    .key = key,
    .act = act,
    .can = can,
    .resume = resume,
    .commune = commune,
    .steps = true,
};
