#ifndef DP_TESTS_MODEL_VERIFY_COUNT_H
#define DP_TESTS_MODEL_VERIFY_COUNT_H

/*
 * Whom a change leaves without a door, counted apart from the verifier: the survey is walked answer
 * by answer, by the situation that desks keep; answers that no cell and no `relevant` tells apart
 * are walked once and counted as many. Of packs too large for verify_brute.h, without places nor
 * several answers in their rules.
 */
#include "model/triage/situation.h"
#include "model/verify/verify.h"

/* What is taken from a pack in which everybody has a door. */
struct count_loss {
    const bool *rules; /* rows that serve nobody any more */
    int rule;          /* and one, -1 without, that serves */
    int question;      /* only those whose answer to this, a number, */
    int least, most;   /* lies within, or who gave none */
    enum door door;
};

struct counter;

/* The answers of `question` (-1: none) are all told apart. */
struct counter *counter_create(const struct pack *pack, int question);
void counter_destroy(struct counter *counter); /* accepts NULL */

/* Every situation of the pack. */
verify_count count_all(const struct pack *pack);

/* Those without a door after the loss; each is shown to `call` (NULL: nobody) with how many it
 * stands for. Only those whom a lost row served are walked. */
verify_count count_lost(struct counter *counter, const struct count_loss *loss,
                        void (*call)(const struct situation *situation, verify_count weight));

#endif
