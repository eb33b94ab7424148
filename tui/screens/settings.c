/* Réglages (F9): who the desk is, then how it shows and prints. Each answer is kept as soon as its
 * field is left. */
#include <stdlib.h>
#include <string.h>

#include "locale/say/say.h"
#include "locale/text/utf8.h"
#include "tui/desk/app.h"
#include "tui/screens/desk_fields.h"
#include "tui/screens/screens.h"
#include "tui/screens/setting_words.h"

enum { MINUTE_MS = 60000 };

struct settings {
    struct desk_fields fields;
    struct form_view *form;
    char value[SETTING_SIZE];
};

/* ------------------------------------------------------------------------------- as a source */

static const struct setting_words *words_at(size_t at)
{
    return at >= DESK_FIELDS ? &setting_words[at - DESK_FIELDS] : NULL;
}

static size_t count(void *self)
{
    (void)self;
    return DESK_FIELDS + setting_words_count;
}

static bool is_chosen(const struct setting_row *row)
{
    return row->type == SETTING_WORD || row->type == SETTING_SWITCH;
}

static void describe_setting(struct settings *settings, size_t at, struct field *field)
{
    const struct setting_words *words = words_at(at);
    const struct setting_row *row = setting_find(words->id);

    setting_get(settings->fields.app->store, words->id, settings->value, NULL);
    *field = (struct field){
        .id = (int)at,
        .kind = is_chosen(row) ? FIELD_CHOICE : FIELD_TEXT,
        .label = _(words->label),
        .question = _(words->question),
        .hint = _(words->hint),
        .value = settings->value,
        .shown = setting_value_label(words->id, settings->value),
        .most = row->type == SETTING_TEXT ? row->most : 6,
    };
}

static void describe(void *self, size_t at, struct field *field)
{
    struct settings *settings = self;

    if (words_at(at))
        describe_setting(settings, at, field);
    else
        desk_field_describe(&settings->fields, (enum desk_field)at, field);
}

static size_t setting_choices(const struct setting_row *row, struct field_choice *out, size_t most)
{
    const char *at = row->type == SETTING_SWITCH ? "oui non" : is_chosen(row) ? row->words : "";
    size_t held = 0;

    while (*at && held < most) {
        size_t length = strcspn(at, " ");

        out[held] = (struct field_choice){.code = ""};
        if (length < FORM_CODE_SIZE)
            memcpy(out[held].code, at, length);
        utf8_copy(out[held].label, FORM_LABEL_SIZE, setting_value_label(row->id, out[held].code));
        held++;
        at += length + (at[length] == ' ');
    }
    return held;
}

static size_t choices(void *self, size_t at, const char *typed, struct field_choice *out,
                      size_t most)
{
    const struct setting_words *words = words_at(at);

    if (words)
        return setting_choices(setting_find(words->id), out, most);
    return desk_field_choices(&((struct settings *)self)->fields, (enum desk_field)at, typed, out,
                              most);
}

/* ------------------------------------------------------------------------------- answering */

/* What takes effect while the desk is open. */
static void apply(struct app *app, const char *id, const char *value)
{
    if (strcmp(id, "language") == 0)
        say_switch(value);
    else if (strcmp(id, "hide_after") == 0)
        app->hide_after_ms = setting_number(app->store, id) * MINUTE_MS;
    else if (strcmp(id, "style") == 0 || strcmp(id, "charset") == 0)
        app_say(app, MESSAGE_KNOW, _("ce réglage vaudra au prochain démarrage."));
}

/* Taken back, a setting is what it was before anybody touched it. */
static bool answer_setting(struct settings *settings, const struct setting_words *words,
                           const char *value, struct fault *fault)
{
    struct app *app = settings->fields.app;
    const char *kept = value[0] ? value : setting_find(words->id)->otherwise;

    if (!setting_set(app->store, words->id, kept, fault)) {
        if (fault && fault->code == FAULT_SETTING_VALUE)
            FAULT_TEXT(fault->word, _(words->label));
        return false;
    }
    apply(app, words->id, kept);
    return true;
}

static bool answer_desk(struct settings *settings, enum desk_field which, const char *value,
                        struct fault *fault)
{
    struct app *app = settings->fields.app;

    if (!desk_field_answer(&settings->fields, which, value, fault))
        return false;
    if (!desk_save(app->store, &settings->fields.desk, fault)) {
        if (fault && fault->code == FAULT_ANSWER_MISSING)
            FAULT_TEXT(fault->word, _("Nom"));
        settings->fields.desk = app->desk;
        return false;
    }
    app->desk = settings->fields.desk;
    app_refresh_workplace(app);
    return true;
}

static bool answer(void *self, size_t at, const char *value, struct fault *fault)
{
    const struct setting_words *words = words_at(at);

    return words ? answer_setting(self, words, value, fault)
                 : answer_desk(self, (enum desk_field)at, value, fault);
}

static const struct form_source source = {count, describe, choices, answer};

/* ------------------------------------------------------------------------------- the screen */

static bool open(struct screen *screen, void *argument)
{
    struct settings *settings = screen->state;

    (void)argument;
    desk_fields_begin(&settings->fields, screen->app);
    settings->form = form_view_create(screen->app, &source, settings);
    form_view_focus(settings->form, DESK_FIELD_COMMUNE); /* a travelling desk: F9, then the place */
    return true;
}

static void close(struct screen *screen)
{
    struct settings *settings = screen->state;

    form_view_commit(settings->form);
    form_view_destroy(settings->form);
    desk_fields_finish(&settings->fields);
}

static void head(struct screen *screen, struct text_buffer *middle, struct text_buffer *right)
{
    (void)screen;
    (void)right;
    buffer_add(middle, _("Réglages"));
}

static void draw(struct screen *screen, struct area area)
{
    form_view_draw(((struct settings *)screen->state)->form, area);
}

static struct next leave(struct screen *screen)
{
    struct settings *settings = screen->state;

    return form_view_commit(settings->form) ? next_back() : next_stay();
}

static struct next key(struct screen *screen, const struct key *pressed)
{
    struct settings *settings = screen->state;
    enum form_reply reply = form_view_key(settings->form, pressed);

    if (reply == FORM_UNUSED && pressed->kind == PRESS_ESCAPE)
        return leave(screen);
    return reply == FORM_UNUSED ? next_unused() : next_stay();
}

static struct next act(struct screen *screen, enum action_id action)
{
    return action == ACTION_BACK ? leave(screen) : next_unused();
}

static bool typing(struct screen *screen)
{
    (void)screen;
    return true;
}

const struct screen_kind screen_settings = {
    .name = "reglages",
    .state_size = sizeof(struct settings),
    .open = open,
    .close = close,
    .head = head,
    .draw = draw,
    .key = key,
    .act = act,
    .typing = typing,
};
