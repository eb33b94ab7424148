/* The coordinator's own examples, by the triage that desks run. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "locale/text/memory.h"
#include "model/base/arena.h"
#include "model/triage/triage.h"
#include "model/verify/inside.h"

struct playing {
    struct verification *verification;
    int example;
    struct situation *situation;
};

static struct verify_finding *tell(struct playing *playing, enum verify_kind kind)
{
    struct verify_finding *finding = verification_add(playing->verification, kind, VERIFY_WARNING);

    finding->example = playing->example;
    return finding;
}

/* ------------------------------------------------------------------------------- answers */

static bool read_names(const struct pack *pack, int question, const char *text, int *set,
                       size_t *count)
{
    char *copy = memory_text(text), *rest = copy;
    bool ok = true;

    for (char *name; ok && (name = strtok_r(rest, ", ", &rest));) {
        const struct choice *choice = pack_choice(pack, question, name);

        ok = choice && *count < pack_choices(pack, question)->count;
        if (ok)
            set[(*count)++] = choice->symbol;
    }
    free(copy);
    return ok;
}

static bool give_choices(struct playing *playing, int question, const char *text)
{
    const struct pack *pack = playing->verification->pack;
    bool several = pack->questions[question].kind == QUESTION_SEVERAL;
    int *set = memory_alloc((pack_choices(pack, question)->count + 1) * sizeof *set);
    size_t count = 0;
    bool ok = read_names(pack, question, text, set, &count) && count && (several || count == 1);

    if (ok)
        situation_set(playing->situation, question,
                      several ? (struct value){VALUE_SET, 0, set, count}
                              : (struct value){VALUE_NAME, set[0], NULL, 0});
    free(set);
    return ok;
}

static bool give_integer(struct playing *playing, int question, const char *text)
{
    char *end;
    long number = strtol(text, &end, 10);

    if (end == text || *end || number > 999999999 || number < -999999999)
        return false;
    situation_set(playing->situation, question, (struct value){VALUE_NUMBER, (int)number, NULL, 0});
    return true;
}

/* An INSEE code, with or without the « c » that saves it from spreadsheets; its first symbols are
 * the department. A postal code needs the territory, which a pack is verified without. */
static bool give_commune(struct playing *playing, int question, const char *text)
{
    char insee[8], department[4];

    (void)question;
    text += *text == 'c';
    if (strlen(text) != 5 || strspn(text, "0123456789abAB") != 5)
        return false;
    snprintf(insee, sizeof insee, "%s", text);
    if (insee[1] == 'a' || insee[1] == 'b')
        insee[1] = (char)(insee[1] - 'a' + 'A');
    bool overseas = insee[0] == '9' && insee[1] >= '7';

    snprintf(department, sizeof department, "%.*s", overseas ? 3 : 2, insee);
    situation_set_place(playing->situation, insee, department);
    return true;
}

static bool give_text(struct playing *playing, int question, const char *text)
{
    (void)text;
    situation_set(playing->situation, question,
                  (struct value){VALUE_NAME, SYMBOL_ELSEWHERE, NULL, 0});
    return true;
}

/* As at the desk: a value that the constraint refuses, or a question not asked, is no answer. */
static bool answer_holds(struct playing *playing, int question)
{
    const struct pack *pack = playing->verification->pack;

    return situation_is_relevant(playing->situation, question) &&
           expression_truth(&pack->questions[question].constraint,
                            situation_values(playing->situation), NULL) == TRUTH_YES;
}

static bool give_answers(struct playing *playing, const struct pack_case *example)
{
    static bool (*const givers[])(struct playing *, int, const char *) = {
        [QUESTION_ONE] = give_choices,     [QUESTION_SEVERAL] = give_choices,
        [QUESTION_INTEGER] = give_integer, [QUESTION_COMMUNE] = give_commune,
        [QUESTION_TEXT] = give_text,       [QUESTION_NOTE] = give_text,
        [QUESTION_PLACE] = give_text,
    };
    const struct pack *pack = playing->verification->pack;
    bool all = true;

    for (size_t q = 0; q < pack->asked_count; q++) {
        const char *text = example->answers[q];
        bool ok = text[0] ? givers[pack->questions[q].kind](playing, (int)q, text) &&
                                answer_holds(playing, (int)q)
                          : !(pack->questions[q].required &&
                              situation_is_relevant(playing->situation, (int)q));

        if (ok)
            continue;
        struct verify_finding *finding = tell(playing, VERIFY_CASE_ANSWER);

        finding->question = (int)q;
        finding->word = text;
        all = false;
    }
    return all;
}

/* ------------------------------------------------------------------------------- doors */

/* Networks expected, in order; false when one is unknown. */
static bool read_expected(struct playing *playing, const char *expected, int *networks,
                          size_t *count)
{
    const struct pack *pack = playing->verification->pack;
    char *copy = memory_text(expected), *rest = copy;
    bool ok = true;

    *count = 0;
    for (char *code; (code = strtok_r(rest, ", ", &rest));) {
        int network = pack_network(pack, code);

        if (network >= 0 && *count < TRIAGE_MOST) {
            networks[(*count)++] = network;
            continue;
        }
        tell(playing, VERIFY_CASE_NETWORK)->word = arena_text(playing->verification->arena, code);
        ok = false;
    }
    free(copy);
    return ok;
}

static bool meets(const struct playing *playing, int day, const int *expected, size_t count,
                  struct proposal *found, size_t *found_count)
{
    struct triage_at at = {day, DOOR_1, -1};

    *found_count =
        triage_proposals(playing->verification->pack, playing->situation, &at, found, TRIAGE_MOST);
    for (size_t i = 0; i < count; i++)
        if (i >= *found_count || found[i].network != expected[i])
            return false;
    return count > 0;
}

static void tell_difference(struct playing *playing, const struct period *period,
                            const struct proposal *found, size_t count)
{
    int *networks = arena_take_array(playing->verification->arena, count + 1, sizeof *networks);
    struct verify_finding *finding = tell(playing, VERIFY_CASE_DIFFERS);

    for (size_t i = 0; i < count; i++)
        networks[i] = found[i].network;
    finding->networks = networks;
    finding->network_count = count;
    finding->period = *period;
    finding->doors = DOOR_1;
}

/* An example holds on every day of the pack; the first period where it does not is told. */
static void look_at_doors(struct playing *playing, const int *expected, size_t count)
{
    const struct verification *verification = playing->verification;
    struct proposal found[TRIAGE_MOST];
    size_t found_count;
    struct period whole = verification->pack->valid;

    for (size_t o = 0; o < verification->offer_count; o += 2) {
        struct period period = verification->offers[o].slice.period;

        if (!meets(playing, period.from, expected, count, found, &found_count)) {
            tell_difference(playing, &period, found, found_count);
            return;
        }
    }
    if (!verification->offer_count &&
        !meets(playing, whole.from, expected, count, found, &found_count))
        tell_difference(playing, &whole, found, found_count);
}

void verify_cases(struct verification *verification)
{
    const struct pack *pack = verification->pack;

    for (size_t i = 0; i < pack->case_count; i++) {
        struct playing playing = {verification, (int)i, situation_create(pack)};
        int expected[TRIAGE_MOST];
        size_t count;
        bool known = read_expected(&playing, pack->cases[i].expected, expected, &count);

        if (give_answers(&playing, &pack->cases[i]) && known)
            look_at_doors(&playing, expected, count);
        situation_destroy(playing.situation);
    }
}
