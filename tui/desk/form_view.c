#include "tui/desk/form_view.h"

#include <stdlib.h>
#include <string.h>

#include "locale/text/memory.h"
#include "locale/text/utf8.h"
#include "tui/desk/app.h"
#include "tui/desk/form_draw.h"
#include "tui/term/line_edit.h"

enum { SHORT_LIST = 6 /* shown in about the bytes that say how to open it */ };

/* ------------------------------------------------------------------------------- fields */

static size_t field_count(const struct form_view *view)
{
    return view->source->count(view->self);
}

void form_view_describe(const struct form_view *view, size_t at, struct field *field)
{
    *field = (struct field){.label = "", .question = "", .hint = "", .value = "", .shown = ""};
    view->source->describe(view->self, at, field);
}

static bool is_typed(const struct field *field)
{
    return field->kind == FIELD_TEXT || field->kind == FIELD_SUGGEST;
}

const char *form_view_typed(struct form_view *view)
{
    return view->edit ? line_edit_text(view->edit) : "";
}

static void load_choices(struct form_view *view)
{
    struct field field;

    view->choice_count = 0;
    if (view->at >= field_count(view))
        return;
    form_view_describe(view, view->at, &field);
    const char *typed = field.kind == FIELD_SUGGEST ? form_view_typed(view) : "";

    /* an untouched suggestion field proposes from nothing, not from its own answer */
    if (field.kind == FIELD_SUGGEST && !view->touched)
        typed = "";
    view->choice_count =
        field.kind == FIELD_TEXT || !view->source->choices
            ? 0
            : view->source->choices(view->self, view->at, typed, view->choices, FORM_CHOICES_MOST);
    if (view->mark >= (int)view->choice_count)
        view->mark = (int)view->choice_count - 1;
}

/* ------------------------------------------------------------------------------- focus */

static void drop_edit(struct form_view *view)
{
    line_edit_close(view->edit);
    view->edit = NULL;
}

/* The edit opens where the last drawing put the field; the next drawing moves it if needed. */
static void enter(struct form_view *view)
{
    struct field field;

    drop_edit(view);
    view->touched = view->refused = view->opened = false;
    view->mark = -1;
    view->top = 0;
    view->choice_count = 0;
    if (view->at >= field_count(view))
        return;
    form_view_describe(view, view->at, &field);
    view->id = field.id;
    if (is_typed(&field))
        view->edit = line_edit_open(view->app->terminal, 0, 0, 8, field.most ? field.most : 200,
                                    field.shown);
    load_choices(view);
}

/* Find the focused id again after fields came or went. */
static void follow_focus(struct form_view *view)
{
    size_t count = field_count(view);
    struct field field;

    for (size_t i = 0; i < count; i++) {
        form_view_describe(view, i, &field);
        if (field.id == view->id) {
            view->at = i;
            return;
        }
    }
    if (view->at >= count)
        view->at = count ? count - 1 : 0;
    enter(view);
}

struct form_view *form_view_create(struct app *app, const struct form_source *source, void *self)
{
    struct form_view *view = memory_zero(1, sizeof *view);

    view->app = app;
    view->source = source;
    view->self = self;
    enter(view);
    return view;
}

void form_view_destroy(struct form_view *view)
{
    if (!view)
        return;
    drop_edit(view);
    free(view);
}

void form_view_focus(struct form_view *view, int id)
{
    struct field field;

    view->at = 0;
    for (size_t i = 0; i < field_count(view); i++) {
        form_view_describe(view, i, &field);
        if (field.id == id)
            view->at = i;
    }
    enter(view);
}

int form_view_focused(const struct form_view *view)
{
    return field_count(view) ? view->id : -1;
}

void form_view_refresh(struct form_view *view)
{
    follow_focus(view);
    load_choices(view);
}

bool form_view_typing(const struct form_view *view)
{
    return field_count(view) > 0;
}

/* ------------------------------------------------------------------------------- answering */

static bool answer(struct form_view *view, const char *value)
{
    struct fault fault = {.code = FAULT_NONE};

    view->refused = !view->source->answer(view->self, view->at, value, &fault);
    if (view->refused)
        app_say_fault(view->app, &fault);
    else
        view->touched = false;
    return !view->refused;
}

/* What a typed field gives when it is left: a suggestion is a code, a text is itself. Nothing
 * traps: what was refused once, and not changed since, is left without being kept. */
static bool keep_typed(struct form_view *view)
{
    struct field field;

    if (!view->edit || !view->touched || view->refused)
        return true;
    form_view_describe(view, view->at, &field);
    const char *typed = line_edit_text(view->edit);

    if (strcmp(typed, field.shown) == 0)
        return true;
    if (field.kind == FIELD_SUGGEST && typed[0] && view->choice_count)
        return answer(view, view->choices[view->mark < 0 ? 0 : view->mark].code);
    return answer(view, typed);
}

bool form_view_commit(struct form_view *view)
{
    bool kept = keep_typed(view);

    if (kept)
        enter(view);
    return kept;
}

static enum form_reply move(struct form_view *view, int by)
{
    bool kept = keep_typed(view);
    size_t count = field_count(view);

    follow_focus(view);
    if (!kept)
        return FORM_USED;
    if (by > 0 && view->at + 1 >= count) {
        enter(view);
        return FORM_BEYOND;
    }
    if (by < 0 && view->at == 0) {
        enter(view);
        return FORM_LEFT;
    }
    view->at = by > 0 ? view->at + 1 : view->at - 1;
    enter(view);
    return FORM_LEFT;
}

/* Chosen: to the next field; on the last one the focus stays, to be read once more, and so does its
 * list. */
static enum form_reply choose(struct form_view *view, size_t choice)
{
    char code[FORM_CODE_SIZE];

    utf8_copy(code, sizeof code, view->choices[choice].code);
    if (!answer(view, code))
        return FORM_USED;
    follow_focus(view);
    bool last = view->at + 1 >= field_count(view);

    view->at += !last;
    enter(view);
    view->opened = last;
    return FORM_LEFT;
}

static bool set_has(const char *set, const char *code)
{
    size_t length = strlen(code);

    for (const char *at = set; *at;) {
        size_t size = strcspn(at, ",");

        if (size == length && strncmp(at, code, length) == 0)
            return true;
        at += size + (at[size] == ',');
    }
    return false;
}

/* A key ticks or unticks one of several. */
static enum form_reply tick(struct form_view *view, size_t choice)
{
    struct text_buffer set;
    struct field field;
    const char *code = view->choices[choice].code;
    int mark = view->mark;

    form_view_describe(view, view->at, &field);
    buffer_init(&set);
    for (size_t i = 0; i < view->choice_count; i++) {
        bool held = set_has(field.value, view->choices[i].code);

        if (held != (strcmp(view->choices[i].code, code) == 0))
            buffer_addf(&set, "%s%s", set.length ? "," : "", view->choices[i].code);
    }
    answer(view, buffer_text(&set));
    buffer_finish(&set);
    follow_focus(view);
    load_choices(view);
    view->mark = mark;
    return FORM_LEFT;
}

bool form_view_is_ticked(const struct form_view *view, const struct field *field, size_t choice)
{
    return set_has(field->value, view->choices[choice].code);
}

static enum form_reply take(struct form_view *view, size_t choice)
{
    struct field field;

    form_view_describe(view, view->at, &field);
    return field.kind == FIELD_SEVERAL ? tick(view, choice) : choose(view, choice);
}

/* ------------------------------------------------------------------------------- keys */

static int choice_of_key(uint32_t code)
{
    if (code >= '1' && code <= '9')
        return (int)(code - '1');
    if (code >= 'A' && code <= 'Z')
        code += 'a' - 'A';
    return code >= 'a' && code <= 'z' ? (int)(code - 'a') + 9 : -1;
}

char form_choice_key(size_t choice)
{
    return (char)(choice < 9 ? '1' + (int)choice : 'a' + (int)choice - 9);
}

bool form_view_is_open(const struct form_view *view, const struct field *field)
{
    return view->opened || view->touched || !field->value[0] || field->kind == FIELD_SEVERAL ||
           view->choice_count <= SHORT_LIST;
}

/* The place of the answer kept; -1 when the list does not hold it. */
static int held_choice(const struct form_view *view, const struct field *field)
{
    for (size_t i = 0; i < view->choice_count; i++)
        if (strcmp(view->choices[i].code, field->value) == 0)
            return (int)i;
    return -1;
}

/* The first arrow opens a closed list on the answer it holds. */
static bool open_on_answer(struct form_view *view)
{
    struct field field;

    form_view_describe(view, view->at, &field);
    if (form_view_is_open(view, &field))
        return false;
    view->mark = held_choice(view, &field);
    view->opened = view->mark >= 0;
    return view->opened;
}

static enum form_reply mark(struct form_view *view, int by)
{
    int count = (int)view->choice_count;

    if (!count)
        return move(view, by);
    if (open_on_answer(view))
        return FORM_USED;
    view->opened = true;
    if (view->mark < 0)
        view->mark = by > 0 ? 0 : count - 1;
    else
        view->mark = (view->mark + by + count) % count;
    return FORM_USED;
}

static enum form_reply enter_key(struct form_view *view)
{
    struct field field;

    form_view_describe(view, view->at, &field);
    if (field.kind == FIELD_CHOICE && view->mark >= 0)
        return choose(view, (size_t)view->mark);
    if (field.kind == FIELD_SUGGEST && view->mark >= 0)
        return choose(view, (size_t)view->mark);
    if (field.kind == FIELD_SEVERAL && view->mark >= 0) {
        enum form_reply reply = tick(view, (size_t)view->mark);

        view->mark = -1;
        return reply;
    }
    return move(view, 1);
}

static enum form_reply text_key(struct form_view *view, const struct key *key)
{
    int choice = choice_of_key(key->code);
    struct field field;

    form_view_describe(view, view->at, &field);
    if (is_typed(&field))
        return FORM_UNUSED;
    if (key->code == ' ' && view->mark >= 0)
        return take(view, (size_t)view->mark);
    if (choice >= 0 && choice < (int)view->choice_count)
        return take(view, (size_t)choice);
    return FORM_UNUSED;
}

/* Backspace and Delete take an answer back. */
static enum form_reply clear(struct form_view *view)
{
    answer(view, "");
    follow_focus(view);
    enter(view);
    return FORM_LEFT;
}

static bool changes_text(const struct key *key)
{
    return key->kind == PRESS_TEXT || key->kind == PRESS_BACKSPACE || key->kind == PRESS_DELETE;
}

/* The first key in an answered suggestion field begins a new search: what stood there was the
 * answer in words, and no list answers « Vannes (56)v ». */
static void begin_search(struct form_view *view, const struct key *key)
{
    struct field field;

    if (!view->edit || view->touched || !changes_text(key))
        return;
    form_view_describe(view, view->at, &field);
    if (field.kind == FIELD_SUGGEST)
        line_edit_replace(view->edit, "");
}

enum form_reply form_view_key(struct form_view *view, const struct key *key)
{
    if (!field_count(view))
        return FORM_UNUSED;
    begin_search(view, key);
    if (view->edit && line_edit_key(view->edit, key)) {
        if (!changes_text(key))
            return FORM_USED; /* the cursor moved: nothing was said */
        view->touched = true;
        view->refused = false;
        view->mark = -1;
        view->top = 0;
        load_choices(view);
        return FORM_USED;
    }
    switch (key->kind) {
    case PRESS_ENTER:
        return enter_key(view);
    case PRESS_TAB:
        return move(view, 1);
    case PRESS_BACKTAB:
        return move(view, -1);
    case PRESS_DOWN:
        return mark(view, 1);
    case PRESS_UP:
        return mark(view, -1);
    case PRESS_BACKSPACE:
    case PRESS_DELETE:
        return clear(view);
    case PRESS_TEXT:
        return text_key(view, key);
    default:
        return FORM_UNUSED;
    }
}
