/* Choosing one thing of a list with one key, and back: a filter, a closure. A short list has its
 * keys; a long one follows what is typed, and Enter takes the first (form_view.h).
 */
#ifndef DP_TUI_DESK_PICK_H
#define DP_TUI_DESK_PICK_H

#include "tui/desk/form_view.h"

struct pick {
    const char *title, *label, *question, *hint; /* msgids */
    enum field_kind kind;                        /* FIELD_CHOICE or FIELD_SUGGEST */
    char value[FORM_CODE_SIZE];                  /* chosen before, or "" */
    char shown[FORM_LABEL_SIZE];                 /* and in words */
    /* As form_source.choices(). A code "" takes the choice back. */
    size_t (*choices)(struct pick *pick, const char *typed, struct field_choice *choices,
                      size_t most);
    /* Chosen: do it and say where to go. */
    struct next (*done)(struct app *app, struct pick *pick, const char *code);
    void *context;   /* the caller's; outlives the pick */
    struct app *app; /* set when it opens */
};

/* A new one on the heap; screen_pick takes it over. */
struct pick *pick_create(const char *title, const char *question, void *context);

extern const struct screen_kind screen_pick; /* struct pick *, owned */

#endif
