#include "tests/forms/reception_fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "locale/text/utf8.h"
#include "tests/model/desk_fixture.h"
#include "tests/support/home.h"

#define COPY(target, text) utf8_copy((target), sizeof(target), (text))

struct bench *bench(void)
{
    static struct bench only;

    return &only;
}

static void bench_open_store(void)
{
    struct fault fault;

    bench()->workplace.store = store_open(bench()->path, STORE_CREATE, &fault);
    if (!bench()->workplace.store)
        fail_msg("store_open: %d", (int)fault.code);
}

int bench_set_up(void **state)
{
    struct fault fault;

    (void)state;
    *bench() = (struct bench){.home = home_create(), .sample = sample_pack_create()};
    bench()->pack = sample_pack_read(bench()->sample);
    bench()->territory = territory_open(NULL, &fault);
    assert_non_null(bench()->territory);
    COPY(bench()->desk.name, "Accueil d’essai");
    COPY(bench()->desk.phone, "0299000000");
    COPY(bench()->desk.commune, "35238");
    COPY(bench()->desk.pack, "essai");
    bench()->workplace =
        (struct workplace){.pack = bench()->pack,
                           .territory = bench()->territory,
                           .desk = &bench()->desk,
                           .day = civil_to_days((struct civil_date){2026, 11, 24})};
    assert_true(asprintf(&bench()->path, "%s/desk.db", bench()->home) > 0);
    bench_open_store();
    assert_true(desk_save(bench()->workplace.store, &bench()->desk, &fault));
    bench()->reception = reception_open(&bench()->workplace, "presence", "fr", "CD");
    return 0;
}

int bench_tear_down(void **state)
{
    (void)state;
    reception_destroy(bench()->reception);
    store_close(bench()->workplace.store);
    territory_close(bench()->territory);
    pack_destroy(bench()->pack);
    sample_pack_destroy(bench()->sample);
    home_remove(bench()->home);
    free(bench()->path);
    return 0;
}

/* ------------------------------------------------------------------------------- words */

void bench_say(const char *question, const char *value)
{
    struct fault fault;

    if (!conversation_answer_named(reception_conversation(bench()->reception), question, value,
                                   &fault))
        fail_msg("%s=%s: code %d", question, value, (int)fault.code);
}

const char *bench_said(const char *question)
{
    return conversation_value(reception_conversation(bench()->reception),
                              pack_question(bench()->pack, question));
}

void bench_save(void)
{
    struct fault fault;

    if (!reception_save(bench()->reception, &fault))
        fail_msg("reception_save: code %d %s", (int)fault.code, fault.detail);
}

/* As after a power cut: another program, another connection. */
void bench_reopen(void)
{
    char id[UUID_SIZE];
    struct fault fault;

    COPY(id, reception_visit(bench()->reception)->id);
    reception_destroy(bench()->reception);
    store_close(bench()->workplace.store);
    bench_open_store();
    bench()->reception = reception_resume(&bench()->workplace, id, &fault);
    if (!bench()->reception)
        fail_msg("reception_resume: code %d", (int)fault.code);
}

long long bench_count(const char *sql)
{
    return foreign_number(bench()->path, sql);
}

static struct proposal bench_proposal_for(const char *network)
{
    struct proposal proposals[TRIAGE_MOST];
    size_t found = reception_proposals(bench()->reception, proposals, TRIAGE_MOST);

    for (size_t i = 0; i < found; i++)
        if (proposals[i].network == pack_network(bench()->pack, network))
            return proposals[i];
    fail_msg("%s is not proposed", network);
    return proposals[0];
}

struct act_draft bench_draft_for(const char *network)
{
    struct proposal proposal = bench_proposal_for(network);
    struct act_draft draft;

    reception_act_for(bench()->reception, &proposal, &draft);
    return draft;
}

struct act bench_issue(const struct act_draft *draft)
{
    struct fault fault;
    struct act act;

    if (!reception_issue(bench()->reception, draft, &act, &fault))
        fail_msg("reception_issue: code %d %s", (int)fault.code, fault.detail);
    return act;
}

void bench_expect_refusal(const struct act_draft *draft, enum fault_code code)
{
    struct fault fault;
    struct act act;

    assert_false(reception_issue(bench()->reception, draft, &act, &fault));
    assert_int_equal(fault.code, code);
    assert_int_equal(bench_count("SELECT count(*) FROM act"), 0);
    assert_int_equal(bench_count("SELECT count(*) FROM visit WHERE closed IS NOT NULL"), 0);
}

void bench_bring(const char *typed)
{
    struct fault fault;

    if (!reception_bring(bench()->reception, typed, &fault))
        fail_msg("%s: code %d", typed, (int)fault.code);
}

void bench_close_as(const char *outcome)
{
    struct fault fault;

    if (!reception_close(bench()->reception, outcome, &fault))
        fail_msg("%s: code %d %s", outcome, (int)fault.code, fault.detail);
}
