#include "tui/desk/card.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "locale/say/say.h"
#include "locale/text/memory.h"
#include "locale/text/utf8.h"
#include "model/point/draft.h"
#include "tui/desk/app.h"
#include "tui/desk/frame.h"
#include "tui/desk/suggest.h"
#include "tui/screens/screens.h"
#include "tui/term/paint.h"

struct card *card_create(const char *title, struct next (*done)(struct app *, struct card *),
                         void *context)
{
    struct card *card = memory_zero(1, sizeof *card);

    card->title = title;
    card->done = done;
    card->context = context;
    return card;
}

struct card_field *card_add(struct card *card, enum field_kind kind, const char *label,
                            const char *question, const char *value)
{
    struct card_field *field = &card->fields[card->count++];

    field->kind = kind;
    field->label = label;
    field->question = question;
    field->hint = "";
    utf8_copy(field->value, sizeof field->value, value);
    return field;
}

/* ------------------------------------------------------------------------------- interrupted */

void card_keep_with(struct card *card, const char *visit, const char *name, const char *which)
{
    card->kept_with = visit;
    snprintf(card->kept_as, sizeof card->kept_as, "%s%s%.60s", name, which[0] ? "." : "", which);
}

void card_keep_about(struct card *card, const char *point, const char *name)
{
    card_keep_with(card, point, name, "");
    card->about_point = true;
}

static bool load_waiting(const struct card *card, struct visit_card *kept)
{
    struct store *store = card->app->store;

    return card->about_point ? point_draft_load(store, card->kept_with, card->kept_as, kept, NULL)
                             : visit_card_load(store, card->kept_with, card->kept_as, kept, NULL);
}

static bool keep_waiting(const struct card *card, const struct visit_card *kept)
{
    struct store *store = card->app->store;

    return card->about_point ? point_draft_keep(store, card->kept_with, kept, NULL)
                             : visit_card_keep(store, card->kept_with, kept, NULL);
}

static void say_waiting(struct app *app)
{
    app_say(app, MESSAGE_KNOW, _("une fiche interrompue vous attend, avec ce que vous y tapiez."));
}

void card_say_waiting(struct app *app, const char *visit)
{
    if (visit_card_waits(app->store, visit))
        say_waiting(app);
}

void card_say_waiting_about(struct app *app, const char *point, const char *name)
{
    struct visit_card *kept = memory_zero(1, sizeof *kept);

    if (point_draft_load(app->store, point, name, kept, NULL) && kept->count)
        say_waiting(app);
    free(kept);
}

/* Best effort: without it the card opens as it was made. */
static void restore(struct card *card)
{
    struct visit_card *kept = memory_zero(1, sizeof *kept);

    if (load_waiting(card, kept))
        for (size_t i = 0; i < card->count; i++)
            for (size_t k = 0; k < kept->count; k++)
                if (card->fields[i].name &&
                    strcmp(card->fields[i].name, kept->fields[k].name) == 0) {
                    utf8_copy(card->fields[i].value, CARD_VALUE_SIZE, kept->fields[k].value);
                    card->restored = true;
                }
    free(kept);
}

static void keep_typed(const struct card *card)
{
    struct visit_card *kept = memory_zero(1, sizeof *kept);

    utf8_copy(kept->name, sizeof kept->name, card->kept_as);
    for (size_t i = 0; i < card->count; i++)
        if (card->fields[i].name && card->fields[i].value[0]) {
            utf8_copy(kept->fields[kept->count].name, VISIT_CARD_SIZE, card->fields[i].name);
            utf8_copy(kept->fields[kept->count++].value, VISIT_CARD_VALUE_SIZE,
                      card->fields[i].value);
        }
    keep_waiting(card, kept);
    free(kept);
}

/* What waited was seen again, and kept or left on purpose. */
static void forget(struct card *card)
{
    struct visit_card *none;

    if (!card->restored)
        return;
    none = memory_zero(1, sizeof *none);
    utf8_copy(none->name, sizeof none->name, card->kept_as);
    if (keep_waiting(card, none))
        card->restored = false;
    free(none);
}

/* ------------------------------------------------------------------------------- as a source */

struct card_state {
    struct card *card;
    struct form_view *view;
    struct text_buffer shown;
};

static size_t count(void *self)
{
    return ((struct card_state *)self)->card->count;
}

static const char *option_label(const struct card_field *field)
{
    for (size_t i = 0; i < field->option_count; i++)
        if (strcmp(field->options[i].code, field->value) == 0)
            return _(field->options[i].label);
    return field->value;
}

static void describe(void *self, size_t at, struct field *field)
{
    struct card_state *state = self;
    struct card_field *held = &state->card->fields[at];

    buffer_clear(&state->shown);
    if (held->show && held->value[0])
        held->show(state->card, at, &state->shown);
    *field = (struct field){
        .id = (int)at,
        .kind = held->kind,
        .label = _(held->label),
        .question = _(held->question),
        .hint = held->hint[0] ? _(held->hint) : "",
        .value = held->value,
        .shown = state->shown.length ? buffer_text(&state->shown) : option_label(held),
        .most = held->most,
    };
}

static size_t choices(void *self, size_t at, const char *typed, struct field_choice *out,
                      size_t most)
{
    struct card_state *state = self;
    const struct card_field *field = &state->card->fields[at];

    if (field->suggest)
        return field->suggest(state->card, at, typed, out, most);
    for (size_t i = 0; i < field->option_count && i < most; i++)
        suggest_set(&out[i], field->options[i].code, _(field->options[i].label));
    return field->option_count < most ? field->option_count : most;
}

static bool answer(void *self, size_t at, const char *value, struct fault *fault)
{
    struct card *card = ((struct card_state *)self)->card;
    struct card_field *field = &card->fields[at];

    if (value[0] && field->accept && !field->accept(card, at, value, fault))
        return false;
    card->typed |= strcmp(field->value, value) != 0;
    utf8_copy(field->value, sizeof field->value, value);
    return true;
}

static const struct form_source source = {count, describe, choices, answer};

/* ------------------------------------------------------------------------------- the screen */

static bool open(struct screen *screen, void *argument)
{
    struct card_state *state = screen->state;

    state->card = argument;
    state->card->app = screen->app;
    buffer_init(&state->shown);
    if (state->card->kept_with)
        restore(state->card);
    state->view = form_view_create(screen->app, &source, state);
    return true;
}

/* A field that is refused as it stands does not take the others with it. */
static void lose(struct card_state *state)
{
    struct card *card = state->card;

    form_view_commit(state->view);
    if (card->lost)
        card->lost(card);
    if (card->kept_with && card->kept_with[0] && card->typed)
        keep_typed(card);
}

static void close(struct screen *screen)
{
    struct card_state *state = screen->state;

    if (terminal_is_gone(screen->app->terminal))
        lose(state);
    form_view_destroy(state->view);
    buffer_finish(&state->shown);
    if (state->card->release)
        state->card->release(state->card->context);
    free(state->card);
}

static void head(struct screen *screen, struct text_buffer *middle, struct text_buffer *right)
{
    (void)right;
    buffer_add(middle, _(((struct card_state *)screen->state)->card->title));
}

static void draw(struct screen *screen, struct area area)
{
    struct card_state *state = screen->state;

    const char *told = state->card->told;

    if (told || state->card->intro) {
        int used = frame_paragraph(screen->app, area, 0, area.rows / 2, PAINT_PLAIN,
                                   told ? told : _(state->card->intro));

        area.row += used + 1;
        area.rows -= used + 1;
    }
    form_view_draw(state->view, area);
}

static int missing(const struct card *card)
{
    for (size_t i = 0; i < card->count; i++)
        if (card->fields[i].required && !card->fields[i].value[0])
            return (int)i;
    return -1;
}

static struct next keep(struct screen *screen)
{
    struct card_state *state = screen->state;

    if (!form_view_commit(state->view))
        return next_stay();
    int at = missing(state->card);

    if (at >= 0) {
        form_view_focus(state->view, at);
        app_say(screen->app, MESSAGE_KNOW, _("il manque encore cette réponse."));
        return next_stay();
    }
    struct next next = state->card->done(screen->app, state->card);

    if (next.what != NEXT_STAY)
        forget(state->card);
    return next;
}

static struct next leave(struct screen *screen)
{
    struct card *card = ((struct card_state *)screen->state)->card;

    forget(card);
    return card->leave ? card->leave(screen->app, card) : next_back();
}

static struct next key(struct screen *screen, const struct key *pressed)
{
    struct card_state *state = screen->state;
    enum form_reply reply = form_view_key(state->view, pressed);

    if (reply == FORM_BEYOND && pressed->kind == PRESS_ENTER)
        return keep(screen);
    if (reply == FORM_UNUSED && pressed->kind == PRESS_ESCAPE)
        return leave(screen);
    return reply == FORM_UNUSED ? next_unused() : next_stay();
}

static struct next act(struct screen *screen, enum action_id action)
{
    return action == ACTION_SAVE ? keep(screen) : leave(screen);
}

static bool typing(struct screen *screen)
{
    return form_view_typing(((struct card_state *)screen->state)->view);
}

const struct screen_kind screen_sheet = {
    .name = "fiche",
    .state_size = sizeof(struct card_state),
    .open = open,
    .close = close,
    .head = head,
    .draw = draw,
    .key = key,
    .act = act,
    .typing = typing,
};

struct text_page *text_page_create(const char *title, char *text)
{
    struct text_page *page = memory_zero(1, sizeof *page);

    page->title = memory_text(title);
    page->text = text;
    return page;
}
