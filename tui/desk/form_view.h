/* A form on the screen: fields at the left, the focused field's question, help and choices at the
 * right; on a narrow screen the focused field alone. It knows nothing of visits: what the fields
 * are and what an answer does is the source's business.
 *
 * The hand (SCREENS.md « The feel »): each choice carries its key, 1 to 9 then a to z, which
 * chooses and moves on; nothing is marked until an arrow is pressed; Enter on an untouched field
 * skips it; Tab and Shift-Tab move; leaving a field keeps what was typed, or says why it cannot be
 * kept and lets go.
 *
 * Moving over a field that has its answer shows the field and how to open its list, not the list:
 * an arrow opens it on the answer kept, a letter in a FIELD_SUGGEST begins a search. Short lists
 * and those of a field without an answer always stand open, and a key chooses from a closed one
 * too.
 */
#ifndef DP_TUI_DESK_FORM_VIEW_H
#define DP_TUI_DESK_FORM_VIEW_H

#include <stdbool.h>
#include <stddef.h>

#include "model/base/fault.h"
#include "tui/desk/screen.h"
#include "tui/term/key.h"

enum {
    FORM_CHOICES_MOST = 35, /* keys 1-9 then a-z; longer lists are FIELD_SUGGEST */
    FORM_CODE_SIZE = 72,
    FORM_LABEL_SIZE = 200,
    FORM_FIELDS_MOST = 64
};

enum field_kind {
    FIELD_CHOICE,  /* one of a short list */
    FIELD_SEVERAL, /* several of a short list: a key ticks, Enter goes on */
    FIELD_TEXT,    /* typed */
    FIELD_SUGGEST  /* typed, with a list that follows each key; Enter takes the first or the marked
                    */
};

struct field {
    int id; /* the focus follows the id when fields appear and disappear */
    enum field_kind kind;
    const char *label;    /* left half, short */
    const char *question; /* right half, the words to say */
    const char *hint;     /* right half, secondary */
    const char *value;    /* code or text kept */
    const char *shown;    /* what the field displays */
    int most;             /* characters, for typed fields */
};

struct field_choice {
    char code[FORM_CODE_SIZE]; /* given to answer(); for FIELD_SEVERAL one of the set */
    char label[FORM_LABEL_SIZE];
    char short_label[64]; /* "" when the label is short enough */
};

/* Where fields come from. Strings described stay valid until the next call of the source. */
struct form_source {
    size_t (*count)(void *self);
    void (*describe)(void *self, size_t at, struct field *field);
    /* Choices of a field; `typed` is what stands in a FIELD_SUGGEST, "" otherwise. */
    size_t (*choices)(void *self, size_t at, const char *typed, struct field_choice *choices,
                      size_t most);
    /* Keep an answer ("" takes it back). False: refused, nothing changed, `fault` says why. */
    bool (*answer)(void *self, size_t at, const char *value, struct fault *fault);
};

struct form_view;

struct form_view *form_view_create(struct app *app, const struct form_source *source, void *self);
void form_view_destroy(struct form_view *view);

/* Draw in the area and leave the cursor on the focus. */
void form_view_draw(struct form_view *view, struct area area);

enum form_reply {
    FORM_UNUSED, /* the key is for the screen */
    FORM_USED,
    FORM_LEFT,  /* a field was left or answered: keep the draft */
    FORM_BEYOND /* moved past the last field: the screen may go on */
};
enum form_reply form_view_key(struct form_view *view, const struct key *key);

/* Keep what is being typed, as if the field were left. False: it was refused; the line that speaks
 * says why and the field keeps the focus. */
bool form_view_commit(struct form_view *view);

/* Focus a field by id; the first when it is not there. */
void form_view_focus(struct form_view *view, int id);
int form_view_focused(const struct form_view *view); /* id, -1 without fields */

/* Fields appeared or disappeared outside of an answer. */
void form_view_refresh(struct form_view *view);

/* Letters and digits are for the form: always, while it has fields. */
bool form_view_typing(const struct form_view *view);

#endif
