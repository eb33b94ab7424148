/* A card (fiche): a small form in front of a screen, that is kept whole or left whole. A screen
 * fills a card, opens screen_sheet with it, and is told when it is kept.
 */
#ifndef DP_TUI_DESK_CARD_H
#define DP_TUI_DESK_CARD_H

#include "model/visit/card.h"
#include "tui/desk/form_view.h"

enum { CARD_FIELDS_MOST = 16, CARD_VALUE_SIZE = 1201 /* 300 characters */ };

struct card;

struct card_option {
    const char *code, *label; /* a msgid */
};

struct card_field {
    const char *name; /* under which it is kept when the line is lost (card_keep_with); NULL: not */
    enum field_kind kind;
    const char *label, *question, *hint; /* msgids */
    int most;                            /* characters; 0 is 200 */
    bool required;
    const struct card_option *options; /* closed list, or NULL */
    size_t option_count;
    /* Suggestions while typing, and the text shown for a kept code; NULL: none. */
    size_t (*suggest)(struct card *card, size_t at, const char *typed, struct field_choice *choices,
                      size_t most);
    void (*show)(struct card *card, size_t at, struct text_buffer *out);
    /* Refuse a value or fill other fields from it; NULL: any. */
    bool (*accept)(struct card *card, size_t at, const char *value, struct fault *fault);
    char value[CARD_VALUE_SIZE];
};

struct card {
    const char *title; /* msgid, in the first row */
    const char *intro; /* msgid above the fields, or NULL */
    const char *told;  /* the same already in words, instead; it lives as long as the context */
    struct card_field fields[CARD_FIELDS_MOST];
    size_t count;
    /* The card is complete: do what it is for and say where to go. NEXT_STAY keeps it open (the
     * reason has been said). */
    struct next (*done)(struct app *app, struct card *card);
    /* Left without being kept; NULL: back to the screen underneath. */
    struct next (*leave)(struct app *app, struct card *card);
    /* The line is lost while the card is open: keep what was typed, quietly; the screen underneath
     * saves. NULL: see card_keep_with(). */
    void (*lost)(struct card *card);
    char kept_as[VISIT_CARD_SIZE]; /* set by card_keep_with() */
    const char *kept_with;         /* a visit, or with `about_point` a point */
    bool about_point;
    bool typed;    /* something was, since it opened */
    bool restored; /* it opened with what an interrupted one held */
    void *context; /* the caller's; must outlive the card unless released with it */
    void (*release)(void *context); /* called when the card closes; NULL: the context is lent */
    struct app *app;                /* set when it opens */
};

/* A new empty card on the heap; screen_sheet takes it over. */
struct card *card_create(const char *title, struct next (*done)(struct app *, struct card *),
                         void *context);

/* Add a field; returns it to be completed. At most CARD_FIELDS_MOST. */
struct card_field *card_add(struct card *card, enum field_kind kind, const char *label,
                            const char *question, const char *value);

/* When the line is lost, what was typed in the fields that have a name waits under `name` (with
 * `which` when there may be several such cards) with the visit whose id is in `visit`, and is there
 * when the card opens again. Kept or left on purpose, nothing waits any more. `visit` is read
 * after `lost`, which may have written that visit. */
void card_keep_with(struct card *card, const char *visit, const char *name, const char *which);

/* The same for a card about a point, whose id is in `point`; it waits POINT_DRAFT_DAYS days. */
void card_keep_about(struct card *card, const char *point, const char *name);

/* « À savoir » when a card of this visit was interrupted. */
void card_say_waiting(struct app *app, const char *visit);

/* The same when the card `name` about this point was. */
void card_say_waiting_about(struct app *app, const char *point, const char *name);

/* A text to read, page by page: why not another door, the notice. On the heap; screen_reading
 * takes it over. */
struct text_page {
    char *title, *text; /* on the heap */
};
struct text_page *text_page_create(const char *title, char *text);

#endif
