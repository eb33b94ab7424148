/* Visits (accueils): one reception of one person, from the first key to its outcome.
 *
 * An open visit is a draft: everything in it may change, and is wiped if the visit is left. Closing
 * it keeps only the answers that matter, and nothing of a closed visit changes any more. No name is
 * ever asked. Every function that writes is one transaction, safe to call again.
 */
#ifndef DP_MODEL_VISIT_VISIT_H
#define DP_MODEL_VISIT_VISIT_H

#include <stdint.h>

#include "model/act/reference.h"
#include "model/base/clock.h"
#include "model/base/uuid.h"
#include "model/point/missing.h"
#include "model/store/codes.h"
#include "model/store/store.h"

enum { VISIT_NOTE_SIZE = 2001, VISIT_VALUE_SIZE = 801, VISIT_ANSWERS_MOST = 256 };

/* `channel`: presence, telephone, courriel, tchat. `outcome`: "" while open, then orientation, ici,
 * arret, rapide, urgence, mise_en_relation, troisieme_porte, abandon. `came_with`: the reference
 * brought, twelve symbols, then door is 2; or "". `follows`: the visit of the same person this one
 * continues (another need), or "". `step`: 1 to 5, only meaningful while open. */
struct visit {
    char id[UUID_SIZE];
    int64_t opened, closed; /* closed is 0 while open */
    char channel[CODE_SIZE];
    char language[16];
    int door;
    char came_with[REFERENCE_SIZE];
    char follows[UUID_SIZE];
    struct pack_name pack;
    char outcome[CODE_SIZE];
    int step;
    char agent[16]; /* initials, optional */
    char note[VISIT_NOTE_SIZE];
};

/* One answer, at most 200 characters. A question with several answers has several of these.
 * `relevant` is false for what was answered and is no longer asked: kept in the draft, never in a
 * closed visit. */
struct visit_answer {
    char question[CODE_SIZE];
    char value[VISIT_VALUE_SIZE];
    bool relevant;
};

/* First answers (step 4) ticked « dit à la personne »: their keys in the pack. */
struct visit_told {
    char key[CODE_SIZE];
};

/* What a conversation holds besides the visit itself. The arrays are the caller's. */
struct visit_said {
    const struct visit_answer *answers;
    size_t answer_count;
    const struct visit_told *told;
    size_t told_count;
    const struct missing_door *missing; /* counted once the visit closes; not kept in a draft */
    size_t missing_count;
};

/* Loaded: the arrays are freed by visit_content_finish(). */
struct visit_content {
    struct visit_answer *answers;
    size_t answer_count;
    struct visit_told *told;
    size_t told_count;
};

/* Opens a visit: the caller fills channel, language, door, came_with, follows, pack, agent; id (if
 * empty), opened (if 0: now) and step (1) are filled here. The pack must have been registered. */
bool visit_open(struct store *store, struct visit *visit, struct fault *fault);

/* Everything said so far, replacing the draft; also channel, language, door, came_with, agent, step
 * and note of `visit`, and its pack when that one is registered: a draft may be finished with
 * another edition than it was begun with. FAULT_VISIT_CLOSED, FAULT_VISIT_UNKNOWN,
 * FAULT_THIRD_DOOR. */
bool visit_save_draft(struct store *store, const struct visit *visit, const struct visit_said *said,
                      struct fault *fault);

/* `content` may be NULL. FAULT_VISIT_UNKNOWN. */
bool visit_load(struct store *store, const char *id, struct visit *visit,
                struct visit_content *content, struct fault *fault);
void visit_content_finish(struct visit_content *content);

/* Close with an outcome, keep the relevant answers, wipe the draft. Closing again with the same
 * outcome is done already; with another, FAULT_VISIT_CLOSED. FAULT_QUESTION_UNKNOWN and
 * FAULT_ANSWER_VALUE name an answer that the pack does not know. visit->closed and ->outcome are
 * filled. `said` may be NULL (rapide, urgence, abandon). */
bool visit_close(struct store *store, struct visit *visit, const char *outcome,
                 const struct visit_said *said, struct fault *fault);

/* The same inside a transaction that is already begun (an act closes its visit). */
bool visit_close_within(struct store *store, struct visit *visit, const char *outcome,
                        const struct visit_said *said, struct fault *fault);

/* Information given in a moment, or an emergency: counted, nothing else is kept. */
enum quick_kind { QUICK_INFORMATION, QUICK_EMERGENCY, QUICK_KINDS };
bool visit_count_quick(struct store *store, enum quick_kind kind, struct fault *fault);
bool visit_quick_counts(struct store *store, struct civil_date day, int counts[QUICK_KINDS],
                        struct fault *fault);

#endif
