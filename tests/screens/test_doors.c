/*
 * Step 5 where many doors fit: every line is reached, and a letter does one thing.
 */

#include "locale/text/buffer.h"
#include "tests/support/run.h"
#include "tests/support/sample_pack.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { SERVICES = 34 };

/* As many networks as that, each with a door for whoever seeks work. */
static struct sample_pack *create_crowd(void)
{
    struct sample_pack *sample = sample_pack_create();
    struct text_buffer networks = {0}, rules = {0};

    buffer_add(&networks, "code;nom::Français (fr);cep;sensible;du;au\naccueil;Accueil;non;;;\n");
    buffer_add(&rules, "regle;demande;statut;=> reseau;niveau;porte;mode;rang;nature;"
                       "pourquoi::Français (fr);source\n");
    for (int i = 1; i <= SERVICES; i++) {
        buffer_addf(&networks, "service%d;Service %d;oui;;;\n", i, i);
        buffer_addf(&rules, "regle%d;emploi;-;service%d;2;1;orientation;%d;;;essai\n", i, i, i);
    }
    buffer_add(&rules, "accueil;-;-;accueil;-;1, 2;ici;99;filet;;essai\n");
    sample_pack_write(sample, "reseaux", buffer_text(&networks));
    sample_pack_write(sample, "orientation", buffer_text(&rules));
    sample_pack_remove(sample, "cas");
    buffer_finish(&networks);
    buffer_finish(&rules);
    return sample;
}

/* At step 5, every door shown, the first in focus. */
static struct run *start_among(const struct sample_pack *sample)
{
    const char *const args[] = {"desk", "--demo", "--pack", sample_pack_folder(sample), NULL};
    struct run *run = run_start(&(struct run_setup){.args = args});

    run_press(run, "n<F2>1<F2>1<F2><F2>");
    run_expect(run, "> 1  Service 1");
    run_press(run, "4<F2>");
    run_press(run, "1");
    run_expect(run, "> 1  Service 1");
    return run;
}

static void leave(struct run *run, struct sample_pack *sample)
{
    run_press(run, "<F10><F10>");
    assert_int_equal(run_finish(run), 0);
    sample_pack_destroy(sample);
}

static void a_letter_that_ticks_goes_to_no_line(void **state)
{
    struct sample_pack *sample = create_crowd();
    struct run *run = start_among(sample);

    (void)state;
    run_press(run, "hvr");
    run_expect(run, "V téléphoné [x]   H horaires [x]   R reçoit ce public [x]");
    run_expect(run, "> 1  Service 1");
    run_press(run, "h");
    run_expect(run, "H horaires [ ]");
    leave(run, sample);
}

/* Nine digits, then the letters that do nothing else, then the arrows. */
static void every_line_shows_the_key_that_goes_there(void **state)
{
    static const char keys[] = "123456789abcdefgijklmnopqstwxyz";
    struct sample_pack *sample = create_crowd();
    struct run *run = start_among(sample);
    char key[2] = "", line[32];

    (void)state;
    for (int i = 1; i <= (int)strlen(keys); i++) {
        key[0] = keys[i - 1];
        run_press(run, key);
        snprintf(line, sizeof line, "> %s  Service %d ", key, i);
        run_expect(run, line);
    }
    run_press(run, "<Down>");
    run_expect(run, ">    Service 32 ");
    leave(run, sample);
}

/* Nothing is ticked, nor noted, where nobody is sent; the keys stay in sight and say so. */
static void what_is_verified_belongs_to_a_place(void **state)
{
    struct sample_pack *sample = create_crowd();
    struct run *run = start_among(sample);

    (void)state;
    run_press(run, "h");
    run_expect(run, "H horaires [x]");
    run_press(run, "<End>");
    run_expect(run, "La personne ne poursuit pas");
    run_expect(run, "H horaires [ ]");
    run_expect(run, "F5 Lieu");
    run_press(run, "h");
    run_expect(run, "À savoir : placez-vous d’abord sur une porte");
    run_expect(run, "H horaires [ ]");
    run_press(run, "<F5>");
    run_expect(run, "À savoir : placez-vous d’abord sur une porte");
    run_press(run, "<Home>");
    run_expect(run, "H horaires [x]");
    leave(run, sample);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_letter_that_ticks_goes_to_no_line),
        cmocka_unit_test(what_is_verified_belongs_to_a_place),
        cmocka_unit_test(every_line_shows_the_key_that_goes_there),
    };

    return cmocka_run_group_tests_name("doors", tests, NULL, NULL);
}
