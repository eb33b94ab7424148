#include "model/point/point.h"

/* The standard's own list: data·inclusion schema v1.0.8, `publics`. */
const char *const point_publics[] = {
    "actifs",
    "beneficiaires-des-minimas-sociaux",
    "demandeurs-emploi",
    "etudiants",
    "familles",
    "femmes",
    "jeunes",
    "personnes-en-situation-de-handicap",
    "personnes-en-situation-durgence",
    "personnes-en-situation-juridique-specifique",
    "personnes-exilees",
    "residents-qpv-frr",
    "seniors",
    "tous-publics",
};
const size_t point_publics_count = sizeof(point_publics) / sizeof(*point_publics);
