/* What a territory limits, as its desk says it: minutes that never tick, interviews that count, and
 * the channels that it uses. */
#include "tests/screens/desk_home.h"

#include "tests/support/home.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* The hour that the programs started after this take it to be. */
static void at(const char *now)
{
    setenv("DEUXPORTES_NOW", now, 1);
}

/* The home of a desk that keeps the rules of a region. */
static char *home_of(const char *pack)
{
    char chosen[64];
    const char *const set[] = {"config", "set", "name=Accueil de test", chosen, NULL};
    char *home = home_create();

    snprintf(chosen, sizeof chosen, "pack=%s", pack);
    free(desk_home_ask(home, set));
    return home;
}

static void leave(struct run *run)
{
    run_press(run, "<F10>");
    desk_home_expect_end(run, 0, NULL);
}

/* The first line that a script printed. */
static void first_line(char *text, char out[64])
{
    snprintf(out, 64, "%.*s", (int)strcspn(text, "\n"), text);
    free(text);
}

static void expect_answer(const char *home, const char *const *args, const char *part)
{
    char *answer = desk_home_ask(home, args);

    if (!strstr(answer, part))
        fail_msg("no « %s » in\n%s", part, answer);
    free(answer);
}

/* ------------------------------------------------------------------------------- minutes */

/* Dossier 2015, l. 995 and 1203: a first interview of about fifteen minutes. */
static void minutes_are_shown_at_each_step_and_kept_with_the_visit(void **state)
{
    static const char *const acts[] = {"act", "list", "--format", "tsv", NULL};
    char reference[64];
    const char *const show[] = {"visit", "show", reference, NULL};

    (void)state;
    at("2015-06-26T10:00:00");
    char *home = home_of("pays-de-la-loire-2015");
    struct run *run = desk_home_start(home, "vt220", NULL);

    run_press(run, "n");
    run_expect(run, "0 min sur 15 environ");
    run_press(run, "<F2>2<F2>");
    run_expect(run, "[3 Situation]");
    run_press(run, "<F10>");
    leave(run);
    at("2015-06-26T10:12:00");
    run = desk_home_start(home, "vt220", NULL);
    run_press(run, "<Down><Down><Down><Down><Down><Enter>");
    run_expect(run, "12 min sur 15 environ");
    run_press(run, "3<F2><F2>");
    run_expect(run, "[5 Deuxième porte]");
    run_expect(run, "12 min sur 15 environ");
    run_press(run, "<Enter>");
    run_expect(run, "Acte ");
    run_press(run, "<F10>");
    leave(run);
    first_line(desk_home_ask(home, acts), reference);
    reference[14] = '\0';
    expect_answer(home, show, "Minutes  12");
    home_remove(home);
}

static void elsewhere_no_minutes_are_shown(void **state)
{
    (void)state;
    at("2015-06-26T10:00:00");
    char *home = home_of("bretagne-2015");
    struct run *run = desk_home_start(home, "vt220", NULL);

    run_press(run, "n");
    run_expect(run, "Porte 1 sur 2");
    run_expect_none(run, "min sur");
    run_press(run, "<F10>");
    leave(run);
    home_remove(home);
}

/* ------------------------------------------------------------------------------- interviews */

/* Dossier 2015, l. 913: four a year. The slips tell, no name does. */
static void the_fifth_interview_is_announced_when_the_slip_is_brought(void **state)
{
    static const char *const months[] = {"01", "02", "03", "04"};
    char reference[64] = "", now[32];

    (void)state;
    at("2015-01-10T10:00:00");
    char *home = home_of("bourgogne-2015");

    for (size_t i = 0; i < 4; i++) {
        const char *const first[] = {
            "visit", "record", "statut=agent_public", "demande=metier", "--choose", "mip", NULL};
        const char *const next[] = {"visit",
                                    "record",
                                    "statut=agent_public",
                                    "demande=metier",
                                    "--from",
                                    reference,
                                    "--handover",
                                    "MIP",
                                    "--choose",
                                    "mip",
                                    NULL};

        snprintf(now, sizeof now, "2015-%s-10T10:00:00", months[i]);
        at(now);
        first_line(desk_home_ask(home, i ? next : first), reference);
        assert_int_equal(strlen(reference), 14);
    }
    at("2015-05-10T10:00:00");
    struct run *run = desk_home_start(home, "vt220", NULL);

    run_press(run, "p");
    run_press(run, reference);
    run_press(run, "<Tab>");
    run_expect(run, "À savoir : 4 entretiens déjà en un an");
    run_expect(run, "prévoit 4 au plus");
    run_press(run, "<F10>");
    leave(run);
    home_remove(home);
}

/* ------------------------------------------------------------------------------- channels */

/* Dossier 2015, l. 1297: telephone, mail and chat; nobody comes in person. */
static void a_platform_offers_its_own_channels_only(void **state)
{
    (void)state;
    at("2015-06-26T10:00:00");
    char *home = home_of("paca-2015");
    struct run *run = desk_home_start(home, "vt220", NULL);

    run_press(run, "n<Up>");
    run_expect(run, "1 téléphone");
    run_expect(run, "2 courriel");
    run_expect(run, "3 tchat");
    run_expect_none(run, "sur place");
    run_press(run, "<F10>");
    leave(run);
    home_remove(home);
}

/* The hour of the other tests is given back. */
static int keep_hour(void **state)
{
    static char before[32];
    const char *frozen = getenv("DEUXPORTES_NOW");

    snprintf(before, sizeof before, "%s", frozen ? frozen : "");
    *state = before;
    return 0;
}

static int give_hour_back(void **state)
{
    at(*state);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(minutes_are_shown_at_each_step_and_kept_with_the_visit),
        cmocka_unit_test(elsewhere_no_minutes_are_shown),
        cmocka_unit_test(the_fifth_interview_is_announced_when_the_slip_is_brought),
        cmocka_unit_test(a_platform_offers_its_own_channels_only),
    };

    return cmocka_run_group_tests(tests, keep_hour, give_hour_back);
}
