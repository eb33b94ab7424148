/* What can be said of a pack before anybody stands at the desk: that every situation has a door,
 * and what in its rows is of no use or contradicts itself. Exact, by enumeration of classes of
 * answers (reference rules.md 4.2), never by sampling; a pack too entangled for that is refused.
 *
 * A situation is one set of answers to the questions that rules can test, directly or through
 * `relevant`: one choice, one integer, one set of choices, one (departement, region, bassin) that
 * the pack knows, or nothing said. A question that is not relevant is blank; one that is required
 * and relevant is not. The others (statistical, free text) are not counted.
 *
 * Everything returned belongs to the verification, and refers to the pack, which must outlive it.
 * No sentence here: codes, indexes in the pack, boxes and counts. Nothing fails: memory does not
 * (see locale/text/memory.h), and a pack over the limits gets VERIFY_NOT_VERIFIABLE.
 */
#ifndef DP_MODEL_VERIFY_VERIFY_H
#define DP_MODEL_VERIFY_VERIFY_H

#include <stdbool.h>
#include <stddef.h>

#include "model/pack/pack.h"

/* Situations are counted exactly: twelve questions easily pass what a double or 64 bits hold. */
__extension__ typedef unsigned __int128 verify_count;

enum { VERIFY_DIGITS_MOST = 40 };

/* Grows each time that a pack which was accepted would now be refused: what an older verifier
 * accepted is verified again (see use.h). */
enum { VERIFY_EDITION = 1 };

/* In decimal, without separators. `out` holds VERIFY_DIGITS_MOST bytes; returned. */
const char *verify_count_write(verify_count count, char *out);

/* What a verification may cost; 0 means the default. */
struct verify_limits {
    size_t states; /* classes of partial answers that one walk may tell apart: 2,000,000 */
    size_t steps;  /* ways from one of them to the next, over all walks: 20,000,000 */
    size_t memory; /* bytes held at once: 64 MiB */
    size_t boxes;  /* boxes of dead ends for one period and door: 20 */
};

enum verify_severity { VERIFY_INFORMATION, VERIFY_WARNING, VERIFY_REFUSED };

enum verify_kind {
    /* refused */
    VERIFY_NOT_VERIFIABLE, /* over the limits: .questions, those that mix most, worst first */
    VERIFY_DEAD_END,       /* nothing is proposed at door 1: .box, .situations, period */
    VERIFY_DEAD_END_2,     /* at door 2, neither an answer here nor a handover: idem */
    VERIFY_SENDS_ON,       /* .rule is offered at door 2 with mode `orientation` */
    /* warnings */
    VERIFY_NEVER_REACHED, /* no situation meets .rule: .cause, .question where there is one */
    VERIFY_NEVER_SHOWN,   /* .rule always stands behind max_propositions better networks */
    VERIFY_TIE,           /* .rule and .other, two networks, same rank, in .box */
    VERIFY_CONTRADICTION, /* .rule and .other, one network and rank, say different things: .cause */
    VERIFY_REDUNDANT,     /* .rule adds nothing to .other */
    VERIFY_NEVER_PROPOSED,  /* .network has no row that is ever reached */
    VERIFY_NET_ONLY,        /* only the net .rule helps in .box; information if it has a source */
    VERIFY_UNUSED_QUESTION, /* .question is asked for nothing and is not statistical */
    VERIFY_UNBOUNDED,       /* integer .question is tested and has no bounds */
    VERIFY_UNTRANSLATED,    /* .count texts lack .language (index): .sheet and .row of the first */
    VERIFY_ENDS_EARLY,      /* .network ends before the pack, or .rule goes on after its network */
    VERIFY_CASE_ANSWER,     /* .example: its answer to .question is not possible */
    VERIFY_CASE_NETWORK,    /* .example: .word of its `attendu` is no network */
    VERIFY_CASE_DIFFERS,    /* .example: .networks are proposed, not those of `attendu` */
    /* information */
    VERIFY_UNUSED_VALUE, /* no rule tells .symbols of .question apart, or from no answer */
    VERIFY_BLANK_IN_NOT, /* a negated cell of .rule (or .network) on .question lets a blank in */
    VERIFY_KINDS
};

/* Why a row is never reached, or in what two rows differ. */
enum verify_cause {
    VERIFY_CAUSE_NONE,
    VERIFY_CAUSE_DATES,     /* the row, its network and the pack share no day */
    VERIFY_CAUSE_NETWORK,   /* the row asks for what its network's si: on .question excludes */
    VERIFY_CAUSE_VALUES,    /* .question cannot have such a value */
    VERIFY_CAUSE_RELEVANCE, /* such answers are never given together */
    VERIFY_CAUSE_NATURE,
    VERIFY_CAUSE_MODE,
    VERIFY_CAUSE_LEVEL,
    VERIFY_CAUSE_WHY
};

struct verify_range {
    int from, to; /* both included */
};

/* Symbols; SYMBOL_ELSEWHERE for what the pack does not name. */
struct verify_place {
    int department, region, zone;
};

/* What a box holds of one question: any of the values listed, or no answer when `blank`. Questions
 * that a box lets free, or that are not asked in it, have no side. */
struct verify_side {
    int question;
    bool blank;
    const int *symbols; /* select_one: the choices */
    size_t symbol_count;
    const struct verify_range *ranges; /* integer, ascending */
    size_t range_count;
    const struct verify_place *places; /* commune: the places, as rules see them */
    size_t place_count;
    const int *with; /* select_multiple: choices surely among the answers, */
    size_t with_count;
    const int *without; /* and those surely not */
    size_t without_count;
    bool other; /* and at least one of `some`, which no rule tells apart */
    const int *some;
    size_t some_count;
    bool said; /* text, or commune that no rule tells apart: answered, whatever the answer */
};

/* A product of sides; every situation in it exists. */
struct verify_box {
    const struct verify_side *sides; /* in the order of the survey */
    size_t count;
    verify_count situations;
};

/* -1 for an index that the kind does not use. */
struct verify_finding {
    enum verify_kind kind;
    enum verify_severity severity;
    enum verify_cause cause;
    struct period period; /* the days concerned, within the pack's */
    unsigned doors;       /* bits of enum door */
    int rule, other;
    int network;
    int question;
    int example; /* index in pack->cases */
    int language;
    verify_count situations; /* in all; .box is one part of them */
    struct verify_box box;
    const int *networks; /* as triage orders them */
    size_t network_count;
    const int *questions;
    size_t question_count;
    const int *symbols;
    size_t symbol_count;
    const char *word;
    const char *sheet;
    unsigned row;
    size_t count;
};

/* One period and door: how much there is, and how much of it is covered. */
struct verify_slice {
    struct period period;
    enum door door;
    verify_count situations;
    verify_count uncovered;
    verify_count net_only; /* at this door, only safety nets help */
};

struct verification;

struct verification *verify_pack(const struct pack *pack, const struct verify_limits *limits);
void verification_destroy(struct verification *verification); /* accepts NULL */

/* Refused first, then warnings, then information; within a kind by period, door, then the row in
 * the sheet. */
size_t verification_count(const struct verification *verification);
const struct verify_finding *verification_at(const struct verification *verification, size_t at);

/* How many findings have this severity: none refused is what activation asks. */
size_t verification_severity_count(const struct verification *verification,
                                   enum verify_severity severity);

size_t verification_slice_count(const struct verification *verification);
const struct verify_slice *verification_slice(const struct verification *verification, size_t at);

/* What it cost. */
size_t verification_states(const struct verification *verification);
size_t verification_steps(const struct verification *verification);
size_t verification_memory(const struct verification *verification); /* at the worst moment */

#endif
