/* Points added by hand: what no file holds, typed at a desk and offered from then on with those of
 * the directory. They live in the desk's own file; closures and the rest are local knowledge by
 * their id, as for any point (local.h). Texts pass the gate.
 */
#ifndef DP_MODEL_POINT_POINT_H
#define DP_MODEL_POINT_POINT_H

#include "model/act/act.h"

struct point_hit;
struct point_query;
struct territory;

enum { POINT_NOTE_SIZE = 301, POINT_PUBLICS_SIZE = 321 };

struct point {
    char id[UUID_SIZE];      /* filled by point_remember() */
    char network[CODE_SIZE]; /* "" outside any network of the pack */
    char commune[8];         /* INSEE code, or "" */
    char name[ACT_NAME_SIZE];
    char address[ACT_LINE_SIZE];
    char phone[64];
    char site[ACT_NAME_SIZE];
    char hours[ACT_LINE_SIZE];
    char publics[POINT_PUBLICS_SIZE]; /* values of record_publics, spaces between; "": everybody */
    char note[POINT_NOTE_SIZE];
    char checked[CLOCK_DAY_SIZE]; /* day it was last typed or confirmed */
    char agent[16];               /* initials of who did, or "" */
    char hidden[CLOCK_DAY_SIZE];  /* day it was removed, or "" */
};

/* The same network, name and commune again replace the address, phone, site and hours, bring a
 * removed point back, and keep its id; publics and note are replaced when they are given. A name is
 * required: FAULT_ANSWER_MISSING, .word "name". FAULT_TEXT_UNSAFE, FAULT_CELL_VALUE (publics: .word
 * the value, .hint those there are), .file the field. */
bool point_remember(struct store *store, struct point *point, struct fault *fault);

/* Hidden ones too. FAULT_POINT_UNKNOWN. */
bool point_load(struct store *store, const char *id, struct point *point, struct fault *fault);

/* Everything of the point `id`, as typed today. point_remember()'s faults, FAULT_POINT_UNKNOWN,
 * FAULT_POINT_PRESENT. */
bool point_save(struct store *store, struct point *point, struct fault *fault);

/* No longer offered nor found; acts keep their copy. Once more changes nothing.
 * FAULT_POINT_UNKNOWN. */
bool point_hide(struct store *store, const char *id, const char *agent, struct fault *fault);

/* Freed by point_list_finish(). */
struct point_list {
    struct point *points;
    size_t count;
};
void point_list_finish(struct point_list *list);

/* Places of a network ("" for « une autre porte »), those of `commune` first, then latest first.
 * `commune` may be "". */
bool point_offer(struct store *store, const char *network, const char *commune,
                 struct point_list *list, struct fault *fault);

/* Those that answer a query of the directory (model/directory/search.h), in the same order: nearest
 * first, those that are nowhere last, then by name. They are to be shown with its hits; local
 * knowledge is laid over. A point stands where its commune does, its distance is approximate. A
 * query for a theme, or for what answers from afar, finds none: nobody told. `territory` may be
 * NULL: nothing is then near. Returns how many were filled; *total (may be NULL) how many answer.
 * On a fault 0 and *fault, which is otherwise left alone. */
size_t point_search(struct store *store, const struct territory *territory,
                    const struct point_query *query, struct point_hit *hits, size_t most,
                    size_t *total, struct fault *fault);

#endif
