/* What Accueil shows: the visits of a day, the drafts to resume, the days that have something.
 *
 * A row says when, what state and which reference: never a situation, never a network's name.
 */
#ifndef DP_MODEL_VISIT_DAY_H
#define DP_MODEL_VISIT_DAY_H

#include "model/visit/visit.h"

enum { VISIT_APPOINTMENT_SIZE = 161 };

struct visit_row {
    char id[UUID_SIZE]; /* of the visit */
    int64_t opened;
    int step;                                 /* of a draft */
    char outcome[CODE_SIZE];                  /* "" for a draft */
    char reference[REFERENCE_SIZE];           /* "" without an act */
    char state[CODE_SIZE];                    /* last event of the act: issued, printed... */
    char appointment[VISIT_APPOINTMENT_SIZE]; /* the last one typed, or "" */
};

/* Freed by visit_list_finish(); `{0}` is an empty list. */
struct visit_list {
    struct visit_row *rows;
    size_t count;
};
void visit_list_finish(struct visit_list *list);

/* Closed visits opened that day, latest first, abandoned drafts left out. A visit with two acts
 * gives two rows. */
bool visit_list_day(struct store *store, struct civil_date day, struct visit_list *list,
                    struct fault *fault);

/* Drafts of today, and of a day before that are offered today for the first time, oldest first. */
bool visit_drafts(struct store *store, struct visit_list *list, struct fault *fault);

/* At the start of a day: drafts of a day before that were already offered on another day are closed
 * as `abandon` and wiped; the others are marked as offered `today`. Cards left half-typed, of a
 * visit or of a point, are wiped after their own days (card.h, model/point/draft.h). */
bool visit_expire_drafts(struct store *store, struct civil_date today, struct fault *fault);

struct visit_day {
    struct civil_date day;
    int visits, acts;
};

/* Days that have a closed visit, latest first, at most `most`; the array is the caller's. */
bool visit_days(struct store *store, struct visit_day *days, size_t most, size_t *count,
                struct fault *fault);

#endif
