/* What Annuaire looks for and what it found: the directory and the points added by hand, nearest
 * first, with what the desk knows laid over.
 */
#ifndef DP_TUI_SCREENS_DIRECTORY_FOUND_H
#define DP_TUI_SCREENS_DIRECTORY_FOUND_H

#include "model/point/find.h"
#include "model/store/codes.h"
#include "tui/desk/app.h"

/* A person reads ten; whoever wants more says more. */
enum { FOUND_MOST = 40 };

struct found {
    struct app *app;
    char network[CODE_SIZE], need[CODE_SIZE], audience[CODE_SIZE]; /* "" without */
    char insee[8];          /* distances are counted from there */
    bool person;            /* it is the commune of a person: zones are held against it */
    struct commune commune; /* of `insee`; name NULL when not known */
    bool open_now, hidden;
    struct point_found *hits; /* FOUND_MOST */
    size_t count, total;
    bool without_directory; /* none was imported yet: only points added by hand */
};

/* From the person's commune, or the desk's. */
void found_begin(struct found *found, struct app *app, const char *person);
void found_finish(struct found *found);

/* Count distances from this commune, of a person or not. */
void found_around(struct found *found, const char *insee, bool person);

/* Look for these words; faults are said. */
void found_search(struct found *found, const char *words);

/* « réseau Apec · ouverts maintenant »: filters in force; nothing without. */
void found_say_filters(const struct found *found, struct text_buffer *out);

#endif
