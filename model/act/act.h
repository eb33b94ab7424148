/* Acts (actes d'aiguillage): the second door of one person for one need, as it was told.
 *
 * An act is written once with everything the person was told, and never changes; what happens next
 * are events added to it. The database refuses an act that would send a person who is already at
 * door 2 to another one, unless the operator was called from the desk (handover) or the breach has
 * its reason.
 */
#ifndef DP_MODEL_ACT_ACT_H
#define DP_MODEL_ACT_ACT_H

#include "model/visit/visit.h"

enum {
    ACT_NAME_SIZE = 161,
    ACT_LINE_SIZE = 321,
    ACT_TEXT_SIZE = 1025,
    ACT_LIST_SIZE = 1025,
    ACT_DETAIL_SIZE = 501,
};

/* A place as told to the person. Empty means not known. `checked` is the day of the record,
 * AAAA-MM-JJ. */
struct act_place {
    char name[ACT_NAME_SIZE];
    char address[ACT_LINE_SIZE];
    char phone[64];
    char site[ACT_NAME_SIZE];
    char hours[ACT_LINE_SIZE];
    char checked[CLOCK_DAY_SIZE];
};

struct act_draft {
    char id[UUID_SIZE]; /* act_draft_init() makes it: issuing the same draft again is one act */
    char visit[UUID_SIZE];
    char network[CODE_SIZE]; /* "" for a typed « autre porte »: then place.name is required */
    struct act_place place;
    char neutral[ACT_NAME_SIZE]; /* name to print instead, when sensitive */
    bool sensitive;
    char level[2];          /* "2", "3", or "-" outside the CEP */
    char demand[CODE_SIZE]; /* the need; "" when not said */
    char rule[CODE_SIZE];   /* rule of the pack that proposed it; "" when typed */
    char reason[ACT_TEXT_SIZE];
    char bring[ACT_TEXT_SIZE];
    char alternatives[ACT_LIST_SIZE]; /* network codes also shown, separated by spaces */
    char choice[CODE_SIZE];           /* premiere, autre_proposition, autre_porte */
    char mode[CODE_SIZE];             /* ici, orientation, mise_en_relation */
    char appointment[VISIT_VALUE_SIZE];
    bool phoned, hours_checked, public_checked; /* « Vérifié » on step 5 */
    char handover_who[ACT_NAME_SIZE];           /* the operator called from the desk; or "" */
    int64_t handover_at;                        /* when; 0 without */
    char breach[CODE_SIZE];                     /* reason code of a third door; or "" */
    char breach_note[ACT_DETAIL_SIZE];
    bool doubtful_clock; /* the date was asked, not known */
};

void act_draft_init(struct act_draft *draft);

struct act {
    struct act_draft told;
    char reference[REFERENCE_SIZE];
    char came_with[REFERENCE_SIZE]; /* the act before this one, or "" */
    int64_t issued;
    char desk_name[ACT_NAME_SIZE]; /* the desk as it was that day */
    char desk_phone[64];
    char language[16];
    char agent[16];
    char appointment[VISIT_VALUE_SIZE]; /* the current one: last event, else told.appointment */
    char handed[CODE_SIZE];             /* how, from the last `handed` event; or "" */
    char state[CODE_SIZE];              /* kind of the last event, appointments left aside */
    bool cancelled;
};

/* Draw a reference, write the act and its `issued` event; with `closing`, close the visit in the
 * same transaction with that outcome and those answers. Issuing a draft again gives the same act.
 * FAULT_THIRD_DOOR, FAULT_NETWORK_UNKNOWN, FAULT_VISIT_UNKNOWN, and visit_close()'s. */
struct act_closing {
    struct visit *visit;
    const char *outcome; /* orientation, mise_en_relation, troisieme_porte */
    const struct visit_said *said;
};
bool act_issue(struct store *store, const struct act_draft *draft,
               const struct act_closing *closing, struct act *act, struct fault *fault);

/* FAULT_REFERENCE_UNKNOWN when the desk holds no such act. */
bool act_by_reference(struct store *store, const char *reference, struct act *act,
                      struct fault *fault);

struct act_row {
    char reference[REFERENCE_SIZE];
    char visit[UUID_SIZE];
    int64_t issued;
    char state[CODE_SIZE];
    char appointment[VISIT_VALUE_SIZE];
};

/* Freed by act_list_finish(). */
struct act_list {
    struct act_row *rows;
    size_t count;
};
void act_list_finish(struct act_list *list);

/* Acts of a day, latest first; of a visit, in order. */
bool act_by_day(struct store *store, struct civil_date day, struct act_list *list,
                struct fault *fault);
bool act_by_visit(struct store *store, const char *visit, struct act_list *list,
                  struct fault *fault);

#endif
