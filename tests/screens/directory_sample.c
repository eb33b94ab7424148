#include "tests/screens/directory_sample.h"

#include "locale/text/buffer.h"
#include "model/directory/import.h"
#include "model/territory/territory.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

static const char structures_head[] =
    "id,source,nom,date_maj,description,adresse,complement_adresse,commune,code_postal,code_insee,"
    "longitude,latitude,telephone,courriel,site_web,lien_source,horaires_accueil,"
    "reseaux_porteurs\n";

static const char first[] =
    "dora--a1,dora,Mission locale fictive du Golfe,2026-08-20,"
    "Accueille les jeunes de 16 à 25 ans.,1 rue de l’Exemple,Bâtiment B,Vannes,56000,56260,"
    "-2.7603,47.6560,+33261910021,accueil@exemple.fr,https://golfe.exemple.fr,"
    "https://exemple.fr/fiches/a1,\"Mo-Fr 09:00-12:00,13:30-17:00; PH off\",['mission-locale']\n";

static const char others[] =
    "dora--a2,dora,Cap emploi fictif du Morbihan,2025-01-10,,2 place de l’Exemple,,Vannes,56000,"
    "56260,-2.7500,47.6600,+33261910022,,,,\"Mo-Th 14:00-17:00\",['cap-emploi-reseau-cheops']\n"
    "dora--a3,dora,Maison fictive de l’emploi d’Auray,2026-10-02,,3 quai de l’Exemple,,Auray,56400,"
    "56007,,,+33261910023,,,,sur rendez-vous,['maisons-de-l-emploi']\n"
    "dora--a4,dora,Point information jeunesse fictif,2026-11-02,,4 allée de l’Exemple,,Lorient,"
    "56100,56121,-3.3660,47.7480,+33261910024,,,,\"Tu-Sa 10:00-18:00\","
    "['reseau-information-jeunesse']\n"
    "dora--a5,dora,Agence fictive France Travail Vannes Est,2026-11-10,,5 rue de l’Exemple,,Vannes,"
    "56000,56260,-2.7400,47.6570,3949,,,,\"Mo-Fr 08:30-12:30 open \"\"Sans rendez-vous\"\"; PH "
    "off\",['france-travail']\n"
    "dora--a6,dora,Chambre fictive des métiers,2026-05-10,,6 rue de l’Exemple,,Vannes,56000,56260,"
    "-2.7700,47.6500,+33261910026,,,,,['chambres-consulaires']\n";

static const char twin[] =
    "soliguide--z1,soliguide,La ML fictive du Golfe,2026-06-01,,,,Vannes,56000,56260,,,"
    "+33261910021,,,,,['mission-locale']\n";

static const char services[] =
    "id,structure_id,source,nom,description,date_maj,type,thematiques,frais,frais_precisions,"
    "publics,conditions_acces,commune,code_postal,code_insee,adresse,longitude,latitude,telephone,"
    "modes_accueil,zone_eligibilite,modes_mobilisation,mobilisable_par\n"
    "dora--s1,dora--a1,dora,Préparer son CV,Un atelier pour écrire son CV et sa lettre.,2026-09-01,"
    "atelier,['preparer-sa-candidature--realiser-un-cv-et-ou-une-lettre-de-motivation'],gratuit,,"
    "['jeunes'],Avoir moins de 26 ans,Vannes,56000,56260,1 rue de l’Exemple,-2.7603,47.6560,"
    "+33261910021,['en-presentiel'],\"['56260', '35']\",\"['se-presenter', 'telephoner']\","
    "\"['usagers', 'professionnels']\"\n"
    "dora--s2,dora--a1,dora,Passer le permis,Une aide pour financer le permis.,2026-03-01,"
    "aide-financiere,['mobilite--preparer-un-permis'],payant,Une part reste à charge,"
    "\"['jeunes', 'demandeurs-emploi']\",,Vannes,56000,56260,1 rue de l’Exemple,-2.7603,47.6560,"
    "+33261910021,['en-presentiel'],[],['telephoner'],['professionnels']\n"
    "dora--s3,dora--a4,dora,Parler de son projet à distance,Un entretien par téléphone.,2026-09-01,"
    "accompagnement,['choisir-un-metier--decouvrir-un-metier-ou-un-secteur-dactivite'],gratuit,,"
    "['tous-publics'],,Lorient,56100,56121,,,,+33261910024,['a-distance'],['france'],"
    "['telephoner'],['usagers']\n";

static void import_text(const char *home, const char *file, const char *text)
{
    char path[4096], desk[4096];
    struct fault fault = {.code = FAULT_NONE};
    struct import_report *report = calloc(1, sizeof *report);
    struct territory *territory = territory_open(NULL, &fault);

    assert_non_null(territory);
    assert_non_null(report);
    snprintf(path, sizeof path, "%s/%s", home, file);
    snprintf(desk, sizeof desk, "%s/.local/share/deuxportes/desk.db", home);
    FILE *out = fopen(path, "w");

    assert_non_null(out);
    assert_true(fputs(text, out) >= 0);
    assert_int_equal(fclose(out), 0);
    const struct import_order order = {.path = path,
                                       .url = "https://exemple.fr/annuaire",
                                       .name = "",
                                       .limits = {.today = {2026, 11, 24}}};

    if (!directory_import(desk, &order, territory, report, &fault))
        fail_msg("%s: fault %d %s", file, fault.code, fault.word);
    assert_int_equal(report->refused, 0);
    free(report);
    territory_close(territory);
}

static void import_structures(const char *home, const char *file, const char *one, const char *two)
{
    struct text_buffer text = {0};

    buffer_addf(&text, "%s%s%s", structures_head, one, two);
    import_text(home, file, buffer_text(&text));
    buffer_finish(&text);
}

void directory_sample_import(const char *home)
{
    import_structures(home, "structures-inclusion-2026-11-16.csv", first, others);
    import_text(home, "services-inclusion-2026-11-16.csv", services);
}

void directory_sample_import_less(const char *home)
{
    import_structures(home, "structures-inclusion-2026-11-23.csv", "", others);
}

void directory_sample_import_twin(const char *home)
{
    import_structures(home, "structures-inclusion-2026-11-23.csv", first, twin);
}

void directory_sample_import_many(const char *home, int count)
{
    struct text_buffer more = {0};

    for (int i = 0; i < count; i++)
        buffer_addf(&more,
                    "dora--b%d,dora,Permanence fictive numéro %d,2026-10-01,,%d rue de l’Exemple,,"
                    "Vannes,56000,56260,-2.%d,47.6600,+33261910030,,,,\"Mo-Fr 09:00-17:00\","
                    "['mission-locale']\n",
                    i, i, i + 1, 8000 + i);
    import_structures(home, "structures-inclusion-2026-11-16.csv", others, buffer_text(&more));
    buffer_finish(&more);
}
