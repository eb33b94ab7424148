/* What a desk knows of a point better than its sources: hours, a closure, a direct phone, whom to
 * ask for, room left, a note, a correction to tell the source.
 *
 * It is kept in the desk's own file by the id of the point, and laid over the directory when a
 * point is shown (local_overlay): importing an edition again changes nothing here, and a point that
 * leaves the directory and comes back finds it. No source publishes some of it: hours are left out
 * on purpose by DORA and others (reference referral.md 1.3).
 *
 * Everything is text that passed the gate, on one line. Days are AAAA-MM-JJ, "" without. Who wrote
 * last and when is kept, and each change is a line of the audit; what was there before is not.
 */
#ifndef DP_MODEL_POINT_LOCAL_H
#define DP_MODEL_POINT_LOCAL_H

#include "model/act/act.h"
#include "model/hours/hours.h"

enum {
    LOCAL_POINT_SIZE = 161,           /* an id of the directory: POINT_ID_SIZE */
    LOCAL_HOURS_SIZE = ACT_LINE_SIZE, /* an act must hold them whole */
    LOCAL_PHONE_SIZE = 64,
    LOCAL_WORDS_SIZE = ACT_NAME_SIZE,
    LOCAL_TEXT_SIZE = 301, /* a card keeps 300 characters */
    LOCAL_AGENT_SIZE = 16
};

/* First and last day, both closed. `to` "" is until further notice; `from` "" is no closure. */
struct local_closure {
    char from[CLOCK_DAY_SIZE], to[CLOCK_DAY_SIZE];
    char reason[LOCAL_WORDS_SIZE]; /* « congés », or "" */
};

struct local {
    char point[LOCAL_POINT_SIZE];
    char hours[LOCAL_HOURS_SIZE]; /* in the form of hours.h, or any text: then « inconnu » */
    struct local_closure closure;
    char phone[LOCAL_PHONE_SIZE];
    char ask[LOCAL_WORDS_SIZE];        /* whom to ask for */
    char capacity[LOCAL_WORDS_SIZE];   /* « complet jusqu'en janvier » */
    char capacity_day[CLOCK_DAY_SIZE]; /* when that was said */
    char note[LOCAL_TEXT_SIZE];
    char correction[LOCAL_TEXT_SIZE]; /* what the source has wrong */
    char correction_day[CLOCK_DAY_SIZE];
    char reported[CLOCK_DAY_SIZE]; /* day the source was told, or "" */
    char checked[CLOCK_DAY_SIZE];  /* day everything was verified with the place, or "" */
    char agent[LOCAL_AGENT_SIZE];  /* initials of who wrote last, or "" */
    int64_t changed;               /* and when */
};

/* What changes: NULL leaves it, "" takes it away. Another capacity is of today; another correction
 * too, and not reported yet. Read and written in one transaction: two desks that change two things
 * of one point lose neither. */
struct local_change {
    const char *hours, *phone, *ask, *capacity, *note, *correction;
    const struct local_closure *closure;
    bool reported; /* the source was told today */
    bool checked;  /* everything was verified today */
    const char *agent;
};

/* *after (may be NULL) is what is known now. Whether the point exists is the caller's to know.
 * FAULT_TEXT_UNSAFE (.file the field), FAULT_CELL_VALUE (.file the field, .word the text: too long
 * once normalised), FAULT_CELL_DATE (.word: not a day, or a last day before the first),
 * FAULT_CORRECTION_MISSING. */
bool local_change(struct store *store, const char *point, const struct local_change *change,
                  struct local *after, struct fault *fault);

/* What is known of a place whose records are `ids` (the point's own, then those of the other
 * sources): an edition may prefer another record of the same place than the last one did. The
 * latest written when several are known. *known is false, and `local` empty, without any. */
bool local_find(struct store *store, const char *const *ids, size_t count, struct local *local,
                bool *known, struct fault *fault);

/* ------------------------------------------------------------------------- laid over a source */

/* What the source says. Strings are never NULL. */
struct local_source {
    const char *hours, *phone;
    const char *checked;    /* its date_maj */
    const char *department; /* for public holidays; "" */
};

/* What to tell a person. Strings belong to what was given. */
struct local_view {
    const char *hours, *phone;
    const char *checked;        /* the later day of the two */
    bool own_hours, own_phone;  /* the desk's, not the source's */
    struct hours_now now;       /* with the closure in it */
    bool closed;                /* by the closure, that day */
    bool will_close;            /* from a later day on, within LOCAL_AHEAD days */
    struct local_closure shown; /* the closure of those two; empty otherwise */
};

enum { LOCAL_AHEAD = 14 };

/* `local` may be NULL. A closure that is over is as if it were not there. While closed the next
 * change is the first opening after the last day, when it is known: it may be more than seven days
 * away. An opening that falls within a closure is not told. */
void local_overlay(const struct local *local, const struct local_source *source,
                   struct civil_date date, struct civil_time time, struct local_view *view);

/* ------------------------------------------------------------------------- corrections */

struct local_correction {
    char source[64]; /* what stands before "--" in the id */
    char point[LOCAL_POINT_SIZE];
    char text[LOCAL_TEXT_SIZE];
    char day[CLOCK_DAY_SIZE];
    char reported[CLOCK_DAY_SIZE];
    char agent[LOCAL_AGENT_SIZE];
};

/* Freed by local_corrections_finish(). */
struct local_corrections {
    struct local_correction *all;
    size_t count;
};
void local_corrections_finish(struct local_corrections *list);

/* Those that wait to be reported, by source then oldest first; with `reported`, the others too. */
bool local_corrections(struct store *store, bool reported, struct local_corrections *list,
                       struct fault *fault);

#endif
