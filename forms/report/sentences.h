/* The sentences of the report, by kind and cause. Private to report/. Holes:
 * {rule} {place} {other} {other_place} {network} {network_place} {other_network} {question}
 * {question_place} {cell} {network_cell} {box} {such} {situations} {cells} {near} {rank} {most}
 * {day} {list} {word} {number} {language} {example} {example_place} {expected} {got} {text_place}
 * {table}.
 */
#ifndef DP_FORMS_REPORT_SENTENCES_H
#define DP_FORMS_REPORT_SENTENCES_H

#include "model/verify/verify.h"

struct report_sentence {
    const char *code;   /* for programs: stable */
    const char *title;  /* msgid: heads the findings of this kind */
    const char *said;   /* msgid: what was found */
    const char *advice; /* msgid: what to do; NULL: nothing */
};

extern const struct report_sentence report_sentences[VERIFY_KINDS];

/* The cause of a rule never reached, or in what two rows differ; NULL: the kind's own sentence. */
extern const char *const report_never_reached[VERIFY_CAUSE_WHY + 1];
extern const char *const report_differs[VERIFY_CAUSE_WHY + 1];

/* Of the kinds that have two sentences. */
extern const char *const report_never_together;    /* VERIFY_NEVER_REACHED, no question to blame */
extern const char *const report_never_shown_alone; /* VERIFY_NEVER_SHOWN, one proposal at most */
extern const char *const report_rule_goes_on;      /* VERIFY_ENDS_EARLY about a rule */
extern const char *const report_case_unanswered;   /* VERIFY_CASE_ANSWER without an answer */

#endif
