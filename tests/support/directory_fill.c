#include "tests/support/directory_fill.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "model/directory/import.h"
#include "model/directory/networks.h"
#include "model/territory/territory.h"

const char directory_of_vannes[] =
    "id;nom;reseau;date_maj;adresse;code_postal;commune;code_insee;longitude;latitude;telephone;"
    "site_web;horaires_accueil;publics;zone_eligibilite\n"
    "ml-vannes;Mission locale du Pays de Vannes;mission_locale;2026-09-02;1 rue de l’Exemple;"
    "56000;Vannes;56260;-2.7500;47.6600;02 97 00 00 01;https://ml.exemple.fr;"
    "\"Mo-Fr 09:00-12:00,13:30-17:00; PH off\";jeunes;56\n"
    "ml-auray;Antenne d’Auray;mission_locale;2026-09-02;2 rue de l’Exemple;56400;Auray;56007;"
    "-2.9800;47.6700;02 97 00 00 02;;\"Mo,We 14:00-17:00; PH off\";jeunes;56\n"
    "ml-rennes;Mission locale de Rennes;mission_locale;2026-09-02;3 rue de l’Exemple;35000;Rennes;"
    "35238;-1.6743;48.1120;02 99 00 00 03;;;jeunes;35\n"
    "ft-vannes;France Travail Vannes Est;france_travail;2025-06-15;4 rue de l’Exemple;56000;Vannes;"
    "56260;-2.7300;47.6700;3949;;\"Mo-Fr 14:00-16:30; PH off\";demandeurs-emploi;\n"
    "ft-ploermel;France Travail Ploërmel;france_travail;2026-08-01;5 rue de l’Exemple;56800;"
    "Ploërmel;56165;;;3949;;;;\n"
    "cap-vannes;Cap emploi Morbihan;cap_emploi;2026-10-12;6 rue de l’Exemple;56000;Vannes;56260;"
    "-2.7700;47.6500;02 97 00 00 06;;\"Mo-Fr 09:00-17:00; PH off\";;56\n";

static void make_folder_of(const char *path)
{
    char folder[4096];

    snprintf(folder, sizeof folder, "%s", path);
    for (char *at = strchr(folder + 1, '/'); at; at = strchr(at + 1, '/')) {
        *at = '\0';
        mkdir(folder, 0700);
        *at = '/';
    }
}

static void write_sheet(const char *sheet, char path[])
{
    int fd = mkstemps(path, 4);
    size_t length = strlen(sheet);

    assert_true(fd >= 0);
    assert_int_equal(write(fd, sheet, length), (ssize_t)length);
    close(fd);
}

void directory_fill(const char *desk_path, const char *sheet)
{
    char path[] = "/tmp/deuxportes-lieux-XXXXXX.csv";
    struct import_order order = {.path = path, .url = "", .name = "essai"};
    struct import_report *report = calloc(1, sizeof *report);
    struct fault fault = {0};
    struct territory *territory = territory_open(NULL, &fault);
    struct networks *networks = networks_open(NULL, &fault);

    assert_non_null(report);
    assert_non_null(territory);
    assert_non_null(networks);
    order.limits.today = (struct civil_date){2026, 11, 24};
    order.limits.networks = networks;
    make_folder_of(desk_path);
    write_sheet(sheet, path);
    if (!directory_import(desk_path, &order, territory, report, &fault))
        fail_msg("directory: fault %d %s", (int)fault.code, fault.word);
    if (report->refused)
        fail_msg("directory: %lu rows refused", report->refused);
    unlink(path);
    networks_close(networks);
    territory_close(territory);
    free(report);
}

char *directory_desk_of(const char *home)
{
    char *path = NULL;

    assert_true(asprintf(&path, "%s/.local/share/deuxportes/desk.db", home) > 0);
    return path;
}
