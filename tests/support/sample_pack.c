#include "tests/support/sample_pack.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "locale/text/buffer.h"
#include "tests/support/home.h"

enum { TEXT_MOST = 1 << 20 };

struct sample_pack {
    char *folder;
};

static const struct {
    const char *name, *text;
} sheets[] = {
    {"settings",
     "form_id;form_title;version;default_language;territoire;valide_du;valide_au;max_propositions\n"
     "essai;Essai;1;Français (fr);Ici;2026-01-01;2026-12-31;3\n"},
    {"choices", "list_name;name;label::Français (fr);label::English (en);sensible\n"
                "demande;emploi;trouver un emploi;find a job;\n"
                "demande;formation;se former;train;\n"
                "demande;droits;connaître ses droits;know one's rights;oui\n"
                "statut;salarie;en emploi;employed;\n"
                "statut;eleve;élève;pupil;\n"
                "statut;nsp;pas dit;not said;\n"
                "oui_non;oui;oui;yes;\n"
                "oui_non;non;non;no;\n"
                "aide;papiers;des papiers;papers;\n"
                "aide;argent;de l’argent;money;oui\n"
                "aide;internet;internet;internet;\n"},
    {"survey",
     "type;name;label::Français (fr);label::English (en);court::Français (fr);relevant;constraint;"
     "constraint_message::Français (fr);required;etape;usage;sensible\n"
     "select_one demande;demande;Que cherchez-vous ?;What do you need?;Demande;;;;yes;2;;\n"
     "select_one statut;statut;Quelle est votre situation ?;What is your "
     "status?;Situation;;;;yes;3;"
     ";\n"
     "integer;age;Quel âge ?;How old?;Âge;;. >= 0 and . <= 120;Un âge entre 0 et 120;;3;;\n"
     "select_one oui_non;cadre;Cadre ?;Manager?;Cadre;${statut} = 'salarie';;;;3;;\n"
     "select_multiple aide;aide;De quoi manquez-vous ?;What do you lack?;Aide;;;;;3;;\n"
     "select_one oui_non;handicap;Un handicap ?;A disability?;Handicap;${statut} != 'eleve';;;;3;;"
     "oui\n"
     "commune;commune;Où habitez-vous ?;Where do you live?;Commune;;;;;3;;\n"
     "text;remarque;Une remarque ?;A remark?;Remarque;;;;;3;statistique;\n"},
    {"territoire", "departement;commune;region;bassin\n"
                   "d35;;bretagne;rennes\n"
                   "d56;;bretagne;vannes\n"
                   ";c56121;bretagne;lorient\n"},
    {"reseaux",
     "code;nom::Français (fr);nom_neutre::Français (fr);cep;sensible;telephone;si:age;du;au\n"
     "accueil;Accueil;;non;;;-;;\n"
     "emploi_service;Service emploi;;oui;;01 02 03 04 05;-;;\n"
     "jeunes;Service des jeunes;;oui;;;[16..25], vide;;\n"
     "juristes;Juristes des victimes;Service d’accès au droit;non;oui;;-;;\n"
     "cadres;Service des cadres;;oui;;;-;;\n"
     "printemps;Service de printemps;;non;;;-;2026-03-01;2026-06-30\n"},
    {"orientation",
     "regle;demande;statut;age;cadre;aide;handicap;region;=> "
     "reseau;niveau;porte;mode;rang;nature;pourquoi::Français (fr);du;au;source\n"
     "jeune;-;-;<26;-;-;-;-;jeunes;2;1, 2;mise_en_relation;2;;Vous avez moins de 26 ans.;;;essai\n"
     "cadre;emploi;-;-;oui;-;-;-;cadres;2;1;orientation;1;;Vous êtes cadre.;;;essai\n"
     "emploi;emploi, formation;-;-;-;-;-;-;emploi_service;2;1;orientation;3;;;;;essai\n"
     "emploi_adapte;emploi;-;-;-;-;oui;-;emploi_service;2;1;orientation;1;;Un service "
     "adapté.;;;essai\n"
     "droits;droits;-;-;-;-;-;-;juristes;-;1;orientation;1;;Un juriste vous reçoit.;;;essai\n"
     "argent;-;-;-;-;contient(argent);-;bretagne;juristes;-;1;orientation;4;;;;;essai\n"
     "saison;formation;-;-;-;-;-;-;printemps;-;1;orientation;2;;;;2026-05-31;essai\n"
     "accueil;-;-;-;-;-;-;-;accueil;-;1, 2;ici;9;filet;;;;essai\n"},
    {"reponses", "cle;demande;si:statut;texte::Français (fr);source\n"
                 "gratuit;-;-;C’est gratuit.;essai\n"
                 "pour_eleve;formation;eleve;Parlez-en au collège.;essai\n"},
    {"urgence", "nom;numero;pour::Français (fr);source\nSans abri;115;dormir ce soir;essai\n"},
    {"cas", "cas;demande;statut;age;attendu\nUn jeune;emploi;nsp;19;jeunes, emploi_service\n"},
};

const char *sample_pack_sheet(const char *name)
{
    for (size_t i = 0; i < sizeof sheets / sizeof *sheets; i++)
        if (strcmp(sheets[i].name, name) == 0)
            return sheets[i].text;
    fail_msg("the sample has no sheet %s", name);
    return "";
}

struct sample_pack *sample_pack_create(void)
{
    struct sample_pack *sample = calloc(1, sizeof *sample);

    assert_non_null(sample);
    sample->folder = home_create();
    for (size_t i = 0; i < sizeof sheets / sizeof *sheets; i++)
        sample_pack_write(sample, sheets[i].name, sheets[i].text);
    return sample;
}

void sample_pack_destroy(struct sample_pack *sample)
{
    if (!sample)
        return;
    home_remove(sample->folder);
    free(sample);
}

const char *sample_pack_folder(const struct sample_pack *sample)
{
    return sample->folder;
}

void sample_pack_write_bytes(struct sample_pack *sample, const char *name, const void *bytes,
                             size_t count)
{
    char path[4096];

    snprintf(path, sizeof path, "%s/%s.csv", sample->folder, name);
    FILE *file = fopen(path, "wb");

    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, count, file), count);
    assert_int_equal(fclose(file), 0);
}

void sample_pack_write(struct sample_pack *sample, const char *name, const char *text)
{
    sample_pack_write_bytes(sample, name, text, strlen(text));
}

char *sample_pack_text(const struct sample_pack *sample, const char *name)
{
    char path[4096], *text = malloc(TEXT_MOST);

    assert_non_null(text);
    snprintf(path, sizeof path, "%s/%s.csv", sample->folder, name);
    FILE *file = fopen(path, "rb");

    assert_non_null(file);
    text[fread(text, 1, TEXT_MOST - 1, file)] = '\0';
    fclose(file);
    return text;
}

void sample_pack_change(struct sample_pack *sample, const char *name, const char *from,
                        const char *to)
{
    const char *text = sample_pack_sheet(name), *at = strstr(text, from);
    struct text_buffer changed = {0};

    if (!at)
        fail_msg("%s.csv has no « %s »", name, from);
    buffer_add_n(&changed, text, (size_t)(at - text));
    buffer_add(&changed, to);
    buffer_add(&changed, at + strlen(from));
    sample_pack_write(sample, name, buffer_text(&changed));
    buffer_finish(&changed);
}

void sample_pack_edit(struct sample_pack *sample, const char *name, const char *from,
                      const char *to)
{
    char *text = sample_pack_text(sample, name), *at = strstr(text, from);
    struct text_buffer changed = {0};

    if (!at)
        fail_msg("%s.csv has no « %s »", name, from);
    buffer_add_n(&changed, text, (size_t)(at - text));
    buffer_add(&changed, to);
    buffer_add(&changed, at + strlen(from));
    sample_pack_write(sample, name, buffer_text(&changed));
    buffer_finish(&changed);
    free(text);
}

void sample_pack_remove(struct sample_pack *sample, const char *name)
{
    char path[4096];

    snprintf(path, sizeof path, "%s/%s.csv", sample->folder, name);
    (void)unlink(path);
}

struct pack *sample_pack_read(const struct sample_pack *sample)
{
    struct fault_list *faults = fault_list_create();
    struct pack *pack = pack_read(sample->folder, faults);
    const struct fault *first = fault_list_at(faults, 0);

    if (first)
        fail_msg("%s row %u column %u: code %d « %s »", first->file, first->row, first->column,
                 (int)first->code, first->word);
    fault_list_destroy(faults);
    assert_non_null(pack);
    return pack;
}
