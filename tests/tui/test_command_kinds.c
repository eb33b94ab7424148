/* Every kind of finding, through `pack check`: one small pack of which every situation is known,
 * one change at a time, and what is said of it, where, and of how many situations. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "forms/report/sentences.h"
#include "locale/text/buffer.h"
#include "tests/support/at_home_pack.h"
#include "tests/support/sample_pack.h"
#include "tests/tui/called.h"

enum { CHANGES_MOST = 5, JSON_MOST = 8 };

/* Pupils: 121 ages or none. Employees: the same, three times (manager, not, not said). 488 in all.
 */
static const struct {
    const char *name, *text;
} base[] = {
    {"settings", "form_id;form_title;version;default_language;territoire;valide_du;valide_au;"
                 "max_propositions\np;P;1;Français (fr);x;2026-01-01;2026-12-31;3\n"},
    {"survey", "type;name;label;relevant;constraint;required\n"
               "select_one statut;statut;Situation;;;yes\n"
               "integer;age;Âge;;. >= 0 and . <= 120;\n"
               "select_one oui;cadre;Cadre;${statut} = 'salarie';;\n"},
    {"choices", "list_name;name;label\nstatut;eleve;élève\nstatut;salarie;en emploi\n"
                "oui;oui;oui\noui;non;non\n"},
    {"reseaux", "code;nom;cep;si:age;au\napec;Apec;oui;-;\ncio;CIO;non;-;\n"
                "ml;Mission locale;oui;-;\n"},
    {"orientation", "regle;statut;age;cadre;=> reseau;niveau;porte;mode;rang;nature;pourquoi;du;au;"
                    "source\n"
                    "e;eleve;-;-;cio;-;1;orientation;1;;;;;\n"
                    "e2;eleve;-;-;cio;-;2;mise_en_relation;1;;;;;\n"
                    "c;salarie;-;oui;apec;2;1;orientation;1;;;;;\n"
                    "c2;salarie;-;oui;apec;2;2;ici;1;;;;;\n"
                    "s;salarie;>=0, vide;non, vide;ml;2;1, 2;ici;2;;;;;\n"},
    {"urgence", "nom;numero;pour\nSans abri;115;dormir ce soir\n"},
    {"cas", "cas;statut;age;cadre;attendu\nun;eleve;17;;cio\n"},
};

#define LAST_ROW "s;salarie;>=0, vide;non, vide;ml;2;1, 2;ici;2;;;;;\n"

struct change {
    const char *sheet, *from, *to;
};

/* What a change is told as. */
struct kind {
    const char *code;
    int status;
    struct change changes[CHANGES_MOST];
    const char *said;
    const char *file;
    int row;
    const char *json[JSON_MOST];
};

/* The four answers of a row that add nothing but its own: the row of `ml` and one more. */
#define MORE(row)                                                                                  \
    {                                                                                              \
        "orientation", LAST_ROW, LAST_ROW row "\n"                                                 \
    }

static const struct kind kinds[] = {
    {.code = "dead_end",
     .status = 2,
     .changes = {{"orientation", "s;salarie;>=0", "s;salarie;[16..64]"}},
     .said = "IMPASSE (144 situations) : « Situation » = en emploi ; « Âge » = 0 à 15 ou 65 à "
             "120 ; « Cadre » = pas dit ou non. Aucun opérateur proposé. À faire : Ajouter une "
             "ligne : statut = salarie ; age = <=15, >=65 ; cadre = non, vide. La règle la plus "
             "proche, s (orientation.csv, ligne 6, Mission locale), en diffère par « Âge ».",
     .file = "orientation.csv",
     .json = {"\"situations\": 144,", "\"door\": 1,", "\"from\": \"2026-01-01\"",
              "\"to\": \"2026-12-31\"", "\"question\": \"age\""}},
    {.code = "dead_end_door_2",
     .status = 2,
     .changes = {{"orientation", "c2;salarie;-;oui;apec;2;2;ici;1;;;;;\n", ""}},
     .said = "IMPASSE à la deuxième porte (122 situations) : « Situation » = en emploi ; « Cadre » "
             "= oui. Ni réponse ici, ni mise en relation.",
     .file = "orientation.csv",
     .json = {"\"situations\": 122,", "\"door\": 2,", "\"question\": \"cadre\""}},
    {.code = "sends_on",
     .status = 2,
     .changes = {{"orientation", "c2;salarie;-;oui;apec;2;2;ici",
                  "c2;salarie;-;oui;apec;2;2;"
                  "orientation"}},
     .said = "La règle c2 (orientation.csv, ligne 5) est proposée à la deuxième porte en simple "
             "orientation : la personne aurait une troisième porte à pousser.",
     .file = "orientation.csv",
     .row = 5,
     .json = {"\"rule\": \"c2\"", "\"network\": \"apec\"", "\"door\": 2,"}},
    {.code = "never_reached",
     .status = 1,
     .changes = {MORE("w;eleve;-;oui;cio;-;1;orientation;3;;;;;")},
     .said = "La règle w (orientation.csv, ligne 7) n’est jamais atteinte : ces réponses ne sont "
             "jamais données ensemble.",
     .file = "orientation.csv",
     .row = 7,
     .json = {"\"rule\": \"w\"", "\"network\": \"cio\""}},
    {.code = "never_reached",
     .status = 1,
     .changes = {MORE("w;eleve;>=121;-;cio;-;1;orientation;3;;;;;")},
     .said = "La règle w (orientation.csv, ligne 7) n’est jamais atteinte : personne ne peut "
             "répondre 121 ou plus à « Âge » (survey.csv, ligne 3).",
     .file = "orientation.csv",
     .row = 7,
     .json = {"\"rule\": \"w\"", "\"question\": \"age\""}},
    {.code = "never_reached",
     .status = 1,
     .changes = {{"reseaux", "ml;Mission locale;oui;-;\n",
                  "ml;Mission locale;oui;-;\nj;Jeunes;oui;[16..25];\n"},
                 MORE("w;eleve;<16;-;j;2;1;orientation;3;;;;;\n"
                      "x;eleve;-;-;j;2;1;orientation;3;;;;;")},
     .said = "La règle w (orientation.csv, ligne 7) n’est jamais atteinte : elle demande « Âge » = "
             "15 ou moins, mais Jeunes n’accepte que 16 à 25 (reseaux.csv, ligne 5).",
     .file = "orientation.csv",
     .row = 7,
     .json = {"\"rule\": \"w\"", "\"question\": \"age\"", "\"network\": \"j\""}},
    {.code = "never_reached",
     .status = 1,
     .changes = {MORE("w;eleve;-;-;cio;-;1;orientation;3;;;2027-01-01;;")},
     .said = "La règle w (orientation.csv, ligne 7) n’est jamais atteinte : elle, CIO "
             "(reseaux.csv, ligne 3) et le jeu de règles n’ont aucun jour en commun.",
     .file = "orientation.csv",
     .row = 7,
     .json = {"\"rule\": \"w\"", "\"network\": \"cio\""}},
    {.code = "never_shown",
     .status = 1,
     .changes = {{"settings", ";3\n", ";1\n"}, MORE("t;salarie;-;-;cio;-;1;orientation;5;;;;;")},
     .said = "La règle t (orientation.csv, ligne 7) n’est jamais montrée : un autre opérateur "
             "passe toujours avant CIO.",
     .file = "orientation.csv",
     .row = 7,
     .json = {"\"rule\": \"t\"", "\"network\": \"cio\"", "\"door\": 1,"}},
    {.code = "never_shown",
     .status = 1,
     .changes = {{"settings", ";3\n", ";2\n"},
                 MORE("t;eleve;-;-;ml;2;1;orientation;2;;;;;\n"
                      "u;eleve;<18;-;apec;2;1;orientation;9;;;;;")},
     .said = "La règle u (orientation.csv, ligne 8) n’est jamais montrée : au moins 2 autres "
             "opérateurs passent toujours avant Apec.",
     .file = "orientation.csv",
     .row = 8,
     .json = {"\"rule\": \"u\"", "\"network\": \"apec\""}},
    /* not said or no: 2, at eleven ages */
    {.code = "tie",
     .status = 1,
     .changes = {MORE("u;-;[20..30];-;cio;-;1;orientation;2;;;;;")},
     .said = "Les règles s (orientation.csv, ligne 6) et u (orientation.csv, ligne 7) ont le même "
             "rang 2 pour 22 situations (c’est-à-dire : « Situation » = en emploi ; « Âge » = 20 à "
             "30 ; « Cadre » = pas dit ou non).",
     .file = "orientation.csv",
     .row = 6,
     .json = {"\"rule\": \"s\"", "\"other_rule\": \"u\"", "\"situations\": 22,", "\"door\": 1,"}},
    {.code = "contradiction",
     .status = 1,
     .changes = {MORE("t;salarie;<18;non;ml;3;1;ici;2;;;;;")},
     .said = "Les règles s (orientation.csv, ligne 6) et t (orientation.csv, ligne 7) mènent à "
             "Mission locale au même rang, mais ne disent pas la même chose (colonne niveau) pour "
             "18 situations (c’est-à-dire : « Situation » = en emploi ; « Âge » = 0 à 17 ; « Cadre "
             "» = non).",
     .file = "orientation.csv",
     .row = 6,
     .json = {"\"rule\": \"s\"", "\"other_rule\": \"t\"", "\"network\": \"ml\"",
              "\"situations\": 18,"}},
    {.code = "contradiction",
     .status = 1,
     .changes = {MORE("t;salarie;<18;non;ml;2;1;orientation;2;;;;;")},
     .said = "ne disent pas la même chose (colonne mode) pour 18 situations",
     .file = "orientation.csv",
     .row = 6,
     .json = {"\"other_rule\": \"t\""}},
    {.code = "contradiction",
     .status = 1,
     .changes = {MORE("t;salarie;<18;non;ml;2;1;ici;2;filet;;;;")},
     .said = "ne disent pas la même chose (colonne nature) pour 18 situations",
     .file = "orientation.csv",
     .row = 6,
     .json = {"\"other_rule\": \"t\""}},
    {.code = "contradiction",
     .status = 1,
     .changes = {MORE("t;salarie;<18;non;ml;2;1;ici;2;;Autre chose.;;;")},
     .said = "ne disent pas la même chose (colonne pourquoi) pour 18 situations",
     .file = "orientation.csv",
     .row = 6,
     .json = {"\"other_rule\": \"t\""}},
    {.code = "redundant",
     .status = 1,
     .changes = {MORE("v;eleve;<10;-;cio;-;1;orientation;1;;;;;")},
     .said = "La règle v (orientation.csv, ligne 7) n’ajoute rien à la règle e (orientation.csv, "
             "ligne 2).",
     .file = "orientation.csv",
     .row = 7,
     .json = {"\"rule\": \"v\"", "\"other_rule\": \"e\""}},
    {.code = "never_proposed",
     .status = 1,
     .changes = {{"reseaux", "ml;Mission locale;oui;-;\n",
                  "ml;Mission locale;oui;-;\nseul;Bureau seul;non;-;\n"}},
     .said = "Bureau seul (reseaux.csv, ligne 5) n’est jamais proposé : aucune règle atteinte n’y "
             "mène.",
     .file = "reseaux.csv",
     .row = 5,
     .json = {"\"network\": \"seul\""}},
    /* 122 ages or none, not said or no */
    {.code = "net_only",
     .status = 1,
     .changes = {{"orientation", "ml;2;1, 2;ici;2;;", "ml;2;1, 2;ici;2;filet;"}},
     .said = "Seul le filet s (orientation.csv, ligne 6) répond pour 244 situations (c’est-à-dire "
             ": « Situation » = en emploi ; « Cadre » = pas dit ou non). À faire",
     .file = "orientation.csv",
     .row = 6,
     .json = {"\"severity\": \"warning\"", "\"rule\": \"s\"", "\"situations\": 244,"}},
    {.code = "net_only",
     .status = 0, /* its source says why */
     .changes = {{"orientation", "ml;2;1, 2;ici;2;;;;;\n", "ml;2;1, 2;ici;2;filet;;;;choisi\n"}},
     .said = "Seul le filet s (orientation.csv, ligne 6) répond pour 244 situations",
     .file = "orientation.csv",
     .row = 6,
     .json = {"\"severity\": \"information\"", "\"rule\": \"s\"", "\"situations\": 244,"}},
    {.code = "unused_question",
     .status = 1,
     .changes = {{"survey", "select_one oui;cadre",
                  "select_one oui;motif;Motif;;;\n"
                  "select_one oui;cadre"}},
     .said = "La question « Motif » (survey.csv, ligne 4) ne sert à aucune règle.",
     .file = "survey.csv",
     .row = 4,
     .json = {"\"question\": \"motif\""}},
    {.code = "unbounded",
     .status = 1,
     .changes = {{"survey", ". >= 0 and . <= 120", ". >= 0"}},
     .said = "Le nombre demandé par « Âge » (survey.csv, ligne 3) n’a pas de bornes. À faire : "
             "Écrire ses bornes dans la colonne constraint, par exemple . >= 0 and . <= 120.",
     .file = "survey.csv",
     .row = 3,
     .json = {"\"question\": \"age\""}},
    {.code = "untranslated",
     .status = 1,
     .changes = {{"choices",
                  "list_name;name;label\nstatut;eleve;élève\n"
                  "statut;salarie;en emploi\noui;oui;oui\noui;non;non\n",
                  "list_name;name;label;label::English (en)\nstatut;eleve;élève;pupil\n"
                  "statut;salarie;en emploi;\noui;oui;oui;yes\noui;non;non;no\n"},
                 {"settings", "form_title;version", "form_title;form_title::English (en);version"},
                 {"settings", ";P;1", ";P;P;1"},
                 {"survey", "type;name;label;", "type;name;label;label::English (en);"},
                 {"survey",
                  "statut;Situation;;;yes\ninteger;age;Âge;;. >= 0 and . <= 120;\nselect_one "
                  "oui;cadre;Cadre;",
                  "statut;Situation;Situation;;;yes\ninteger;age;Âge;Age;;. >= 0 and . <= "
                  "120;\nselect_one oui;cadre;Cadre;Manager;"}},
     /* one choice, three networks, one emergency twice */
     .said = "Textes sans traduction « en » : 6 ; le premier est dans choices.csv, ligne 3.",
     .file = "choices.csv",
     .row = 3,
     .json = {"\"language\": \"en\"", "\"count\": 6"}},
    {.code = "ends_early",
     .status = 1,
     .changes = {{"reseaux", "apec;Apec;oui;-;\n", "apec;Apec;oui;-;2026-06-30\n"},
                 {"orientation", "non, vide", "-"}},
     .said = "Apec (reseaux.csv, ligne 2) s’arrête le 30/06/2026, avant la fin du jeu de règles. "
             "Jours concernés : du 01/07/2026 au 31/12/2026.",
     .file = "reseaux.csv",
     .row = 2,
     .json = {"\"network\": \"apec\"", "\"from\": \"2026-07-01\""}},
    {.code = "ends_early",
     .status = 1,
     .changes = {{"reseaux", "apec;Apec;oui;-;\n", "apec;Apec;oui;-;2026-06-30\n"},
                 {"orientation", "c2;salarie;-;oui;apec;2;2;ici;1;;;;;",
                  "c2;salarie;-;oui;apec;2;2;ici;1;;;;2026-09-30;"},
                 {"orientation", "non, vide", "-"}},
     .said = "La règle c2 (orientation.csv, ligne 5) continue après Apec (reseaux.csv, ligne 2), "
             "qui s’arrête le 30/06/2026. Jours concernés : du 01/07/2026 au 30/09/2026.",
     .file = "orientation.csv",
     .row = 5,
     .json = {"\"rule\": \"c2\"", "\"to\": \"2026-09-30\""}},
    {.code = "case_answer",
     .status = 1,
     .changes = {{"cas", "un;eleve;17", "un;eleve;130"}},
     .said = "L’exemple « un » (cas.csv, ligne 2) : « 130 » n’est pas une réponse possible à « Âge "
             "».",
     .file = "cas.csv",
     .row = 2,
     .json = {"\"example\": \"un\"", "\"question\": \"age\""}},
    {.code = "case_answer",
     .status = 1,
     .changes = {{"cas", "un;eleve;17", "un;;17"}},
     .said = "L’exemple « un » (cas.csv, ligne 2) ne répond pas à « Situation », qui est "
             "obligatoire.",
     .file = "cas.csv",
     .row = 2,
     .json = {"\"example\": \"un\"", "\"question\": \"statut\""}},
    {.code = "case_network",
     .status = 1,
     .changes = {{"cas", ";cio\n", ";cioo\n"}},
     .said = "L’exemple « un » (cas.csv, ligne 2) attend « cioo », qui n’est le code d’aucun "
             "réseau.",
     .file = "cas.csv",
     .row = 2,
     .json = {"\"example\": \"un\"", "\"word\": \"cioo\""}},
    {.code = "case_differs",
     .status = 1,
     .changes = {{"cas", ";cio\n", ";apec\n"}},
     .said = "L’exemple « un » (cas.csv, ligne 2) attend apec ; les règles donnent cio (règle e, "
             "orientation.csv, ligne 2).",
     .file = "cas.csv",
     .row = 2,
     .json = {"\"example\": \"un\"", "\"networks\": [ \"cio\" ]"}},
    {.code = "unused_value",
     .status = 0,
     .changes = {{"orientation", "non, vide", "not(oui)"}},
     .said = "Aucune règle ne distingue ces réponses à « Cadre » (survey.csv, ligne 4) : non.",
     .file = "survey.csv",
     .row = 4,
     .json = {"\"severity\": \"information\"", "\"question\": \"cadre\"",
              "\"values\": [ \"non\" ]"}},
    {.code = "blank_in_not",
     .status = 0,
     .changes = {{"orientation", "non, vide", "not(oui)"}},
     .said = "s (orientation.csv, ligne 6) : « Cadre » = tout sauf oui convient aussi à qui n’a "
             "rien dit.",
     .file = "orientation.csv",
     .row = 6,
     .json = {"\"severity\": \"information\"", "\"rule\": \"s\"", "\"question\": \"cadre\""}},
    {.code = "blank_in_not",
     .status = 0,
     .changes = {{"reseaux", "ml;Mission locale;oui;-;", "ml;Mission locale;oui;not(121);"}},
     .said = "Mission locale (reseaux.csv, ligne 4) : « Âge » = tout sauf 121 convient aussi à qui "
             "n’a rien dit.",
     .file = "reseaux.csv",
     .row = 4,
     .json = {"\"network\": \"ml\"", "\"question\": \"age\""}},
};

enum { KINDS = sizeof kinds / sizeof *kinds };

static int open_small(void **state)
{
    open_home_and_pack(state);
    sample_pack_remove(sample, "territoire");
    sample_pack_remove(sample, "reponses");
    return 0;
}

static void write_base(void)
{
    for (size_t i = 0; i < sizeof base / sizeof *base; i++)
        sample_pack_write(sample, base[i].name, base[i].text);
}

/* The answer of `pack check`, on one line: every space is one plain space. */
static char *checked(const char *rest, int status)
{
    char line[4096];

    snprintf(line, sizeof line, "pack check %s %s", sample_pack_folder(sample), rest);
    struct command answer = called_for(home, line, status);
    struct text_buffer flat = {0};

    for (const char *at = answer.out; *at;) {
        size_t wide = strncmp(at, "\u00a0", 2) == 0   ? 2
                      : strncmp(at, "\u202f", 3) == 0 ? 3
                                                      : (size_t)(*at == ' ' || *at == '\n');

        if (!wide)
            buffer_addf(&flat, "%c", *at++);
        else if (flat.length && flat.data[flat.length - 1] != ' ')
            buffer_add(&flat, " ");
        at += wide;
    }
    command_free(&answer);
    return buffer_take(&flat);
}

/* One finding of the JSON, cut before the next; each of those of the code is looked at. */
static bool finding_holds(const char *finding, const struct kind *kind)
{
    char place[128];
    const char *next = strstr(finding + 1, "{ \"code\": ");
    char *one = next ? strndup(finding, (size_t)(next - finding)) : strdup(finding);
    bool holds;

    if (kind->row)
        snprintf(place, sizeof place, "\"file\": \"%s\", \"sheet\": \"%.*s\", \"row\": %d,",
                 kind->file, (int)strcspn(kind->file, "."), kind->file, kind->row);
    else
        snprintf(place, sizeof place, "\"file\": \"%s\", \"sheet\": \"%.*s\", \"from\"", kind->file,
                 (int)strcspn(kind->file, "."), kind->file);
    holds = strstr(one, place) != NULL;
    for (size_t i = 0; i < JSON_MOST && kind->json[i]; i++)
        holds = holds && strstr(one, kind->json[i]);
    free(one);
    return holds;
}

static bool is_in_json(const struct kind *kind)
{
    char *json = checked("--format json", kind->status), code[64];
    bool found = false;

    snprintf(code, sizeof code, "{ \"code\": \"%s\"", kind->code);
    for (const char *at = strstr(json, code); at && !found; at = strstr(at + 1, code))
        found = finding_holds(at, kind);
    found = found && json_valid(json);
    if (!found)
        print_error("%s with %s, ...: %s\n", kind->code, kind->json[0], json);
    free(json);
    return found;
}

static bool is_told(const struct kind *kind)
{
    char *text = checked("", kind->status);
    bool told = strstr(text, kind->said) != NULL;

    if (!told)
        print_error("%s, « %s »: %s\n", kind->code, kind->said, text);
    free(text);
    return is_in_json(kind) && told;
}

static void the_pack_that_is_changed_is_clean(void **state)
{
    (void)state;
    write_base();
    char *text = checked("", 0);

    expect_part(text, "488 situations distinctes, toutes ont une porte");
    expect_part(text, "Rien à corriger");
    assert_null(strstr(text, "ligne"));
    free(text);
}

static void each_kind_is_told_where_it_is_and_of_whom(void **state)
{
    bool all = true;

    (void)state;
    for (size_t i = 0; i < KINDS; i++) {
        write_base();
        for (size_t c = 0; c < CHANGES_MOST && kinds[i].changes[c].sheet; c++)
            sample_pack_edit(sample, kinds[i].changes[c].sheet, kinds[i].changes[c].from,
                             kinds[i].changes[c].to);
        all = is_told(&kinds[i]) && all;
    }
    assert_true(all);
}

/* Six questions of several answers in one row, five wanted of each: 5^6 ways to meet it. */
static void write_entangled(void)
{
    struct text_buffer survey = {0}, choices = {0}, rules = {0};

    write_base();
    buffer_add(&survey, base[1].text);
    buffer_add(&choices, base[2].text);
    buffer_add(&rules, "regle;statut");
    for (int i = 1; i <= 6; i++) {
        buffer_addf(&survey, "select_multiple m;m%d;Manque %d;;;\n", i, i);
        buffer_addf(&choices, "m;%c;%c\n", 'a' + i - 1, 'a' + i - 1);
        buffer_addf(&rules, ";m%d", i);
    }
    buffer_add(&rules, ";=> reseau;niveau;porte;mode;rang\nmele;-");
    for (int i = 1; i <= 6; i++)
        buffer_add(&rules, ";contient(a), contient(b), contient(c), contient(d), contient(e)");
    buffer_add(&rules, ";cio;-;1;orientation;1\ntous;salarie");
    for (int i = 1; i <= 6; i++)
        buffer_add(&rules, ";-");
    buffer_add(&rules, ";ml;2;1, 2;ici;2\n");
    sample_pack_write(sample, "survey", buffer_text(&survey));
    sample_pack_write(sample, "choices", buffer_text(&choices));
    sample_pack_write(sample, "orientation", buffer_text(&rules));
    buffer_finish(&survey);
    buffer_finish(&choices);
    buffer_finish(&rules);
}

static const struct kind entangled = {
    .code = "not_verifiable",
    .status = 2,
    .said = "Trop de questions se croisent dans orientation.csv pour que toutes les situations "
            "soient vérifiées ; les plus mêlées : « Manque 1 » (colonne m1), « Manque 2 » (colonne "
            "m2), « Manque 3 » (colonne m3). À faire : Mettre « - » dans ces colonnes partout où "
            "c’est possible",
    .file = "orientation.csv",
    .json = {"\"severity\": \"refused\"", "\"questions\": [ \"m1\", \"m2\", \"m3\" ]"},
};

static void too_much_to_verify_is_refused_with_the_columns_to_blame(void **state)
{
    (void)state;
    write_entangled();
    assert_true(is_told(&entangled));
    char *text = checked("", 2);

    expect_part(text, "ne peut pas être activé.");
    assert_null(strstr(text, "toutes ont une porte")); /* nothing is claimed */
    free(text);
}

/* A short form is wanted where the whole label of that language is longer than what it stands for;
 * numbers always at hand have a line too. */
static void short_labels_and_emergencies_are_to_translate_too(void **state)
{
    struct kind kind = {.code = "untranslated", .status = 1, .file = "survey.csv", .row = 2};

    (void)state;
    write_base();
    sample_pack_write(sample, "settings",
                      "form_id;form_title;form_title::English (en);version;default_language;"
                      "territoire;valide_du;valide_au;max_propositions\n"
                      "p;P;P;1;Français (fr);x;2026-01-01;2026-12-31;3\n");
    sample_pack_write(sample, "survey",
                      "type;name;label;label::English (en);court;relevant;constraint;required\n"
                      "select_one statut;statut;Votre situation actuelle;Your situation today;"
                      "Situation;;;yes\n"
                      "integer;age;Votre âge aujourd’hui;Your age;Âge;;. >= 0 and . <= 120;\n"
                      "select_one oui;cadre;Cadre;Manager;;${statut} = 'salarie';;\n");
    sample_pack_write(sample, "choices",
                      "list_name;name;label;label::English (en);court\n"
                      "statut;eleve;élève;pupil;\n"
                      "statut;salarie;en emploi;in a job of any kind;emploi\n"
                      "oui;oui;oui;yes;\noui;non;non;no;\n");
    sample_pack_write(sample, "reseaux",
                      "code;nom;nom::English (en);cep\napec;Apec;Apec;oui\ncio;CIO;CIO;non\n"
                      "ml;Mission locale;Mission locale;oui\n");
    kind.said = "Textes sans traduction « en » : 4 ; le premier est dans survey.csv, ligne 2.";
    kind.json[0] = "\"count\": 4";
    assert_true(is_told(&kind));
    sample_pack_edit(sample, "survey", "court;", "court;court::English (en);");
    sample_pack_edit(sample, "survey", "Situation;;;yes", "Situation;Status;;;yes");
    sample_pack_edit(sample, "survey", "Âge;;. >=", "Âge;;;. >=");
    sample_pack_edit(sample, "survey", "Manager;;${", "Manager;;;${");
    kind = (struct kind){.code = "untranslated", .status = 1, .file = "choices.csv", .row = 3};
    kind.said = "Textes sans traduction « en » : 3 ; le premier est dans choices.csv, ligne 3.";
    assert_true(is_told(&kind));
    sample_pack_edit(sample, "choices", "in a job of any kind", "employed");
    kind = (struct kind){.code = "untranslated", .status = 1, .file = "urgence.csv", .row = 2};
    kind.said = "Textes sans traduction « en » : 2 ; le premier est dans urgence.csv, ligne 2.";
    assert_true(is_told(&kind));
}

/* A kind that is added to the verifier is added here. */
static void no_kind_is_forgotten(void **state)
{
    (void)state;
    for (int k = 0; k < VERIFY_KINDS; k++) {
        bool found = strcmp(report_sentences[k].code, entangled.code) == 0;

        for (size_t i = 0; i < KINDS && !found; i++)
            found = strcmp(report_sentences[k].code, kinds[i].code) == 0;
        if (!found)
            fail_msg("nothing shows « %s »", report_sentences[k].code);
    }
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, open_small, close_home_and_pack)

int main(void)
{
    static const struct CMUnitTest tests[] = {
        TEST(the_pack_that_is_changed_is_clean),
        TEST(each_kind_is_told_where_it_is_and_of_whom),
        TEST(too_much_to_verify_is_refused_with_the_columns_to_blame),
        TEST(short_labels_and_emergencies_are_to_translate_too),
        cmocka_unit_test(no_kind_is_forgotten),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
