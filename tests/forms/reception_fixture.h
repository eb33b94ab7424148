/* A desk that receives: a store in a private folder, a small pack, a reception just opened. */
#ifndef DP_TESTS_FORMS_RECEPTION_FIXTURE_H
#define DP_TESTS_FORMS_RECEPTION_FIXTURE_H

#include "forms/reception/reception.h"
#include "tests/support/sample_pack.h"

#define BENCH_REFERENCE "7K3F-9XQ2-M4MX"

struct bench {
    char *home, *path;
    struct sample_pack *sample;
    struct pack *pack;
    struct territory *territory;
    struct desk desk;
    struct workplace workplace;
    struct reception *reception;
};

/* The one of the test that runs. */
struct bench *bench(void);

/* cmocka set-up and tear-down of each test: a store of its own, a small pack, a new reception. */
int bench_set_up(void **state);
int bench_tear_down(void **state);

/* Answers, and what stands; a refusal stops the test. */
void bench_say(const char *question, const char *value);
const char *bench_said(const char *question);

/* Kept; then read again as after a power cut: another program, another connection. */
void bench_save(void);
void bench_reopen(void);

/* One number, as a foreign program reads it. */
long long bench_count(const char *sql);

/* The act of a proposed network: drafted, issued, or refused without a trace. */
struct act_draft bench_draft_for(const char *network);
struct act bench_issue(const struct act_draft *draft);
void bench_expect_refusal(const struct act_draft *draft, enum fault_code code);

/* A reference brought; the end without an act. */
void bench_bring(const char *typed);
void bench_close_as(const char *outcome);

#endif
