#include "forms/intake/reasons.h"

#include "locale/say/say.h"

struct words {
    const char *code, *text, *remedy;
};

static const struct words words[INTAKE_REASONS] = {
    [INTAKE_MISSING] = {"missing", N_("il manque un renseignement obligatoire"),
                        N_("remplissez cette cellule, ou demandez-le à qui publie le fichier")},
    [INTAKE_NAME_LENGTH] = {"name_length", N_("le nom n’a pas entre 3 et 150 caractères"),
                            N_("écrivez le nom entier, et le reste dans la description")},
    [INTAKE_DESCRIPTION_LENGTH] = {"description_length",
                                   N_("la description n’a pas entre 5 et 10 000 caractères"),
                                   N_("complétez-la, ou raccourcissez-la")},
    [INTAKE_DATE] = {"date", N_("ce n’est pas une date, ou elle est avant 2000 ou à venir"),
                     N_("écrivez-la AAAA-MM-JJ, dans une cellule au format texte")},
    [INTAKE_SIRET] = {"siret", N_("un SIRET a quatorze chiffres"),
                      N_("recopiez-le entier, ou laissez la cellule vide")},
    [INTAKE_POSTCODE] = {"postcode", N_("un code postal a cinq chiffres"),
                         N_("mettez la colonne au format texte, puis retapez-le")},
    [INTAKE_INSEE] = {"insee", N_("un code INSEE de commune a cinq signes"),
                      N_("écrivez-le comme 35238 ou 2A004, ou laissez la cellule vide")},
    [INTAKE_VALUE] = {"value", N_("cette valeur n’est pas dans la liste du format"),
                      N_("reprenez une valeur de la liste, sans rien y changer")},
    [INTAKE_TOGETHER] = {"together", N_("« tous-publics » va seul"),
                         N_("gardez-le seul, ou nommez les publics")},
    [INTAKE_ADDRESS] = {"address", N_("ce n’est ni un courriel ni l’adresse d’un site"),
                        N_("corrigez l’adresse, ou laissez la cellule vide")},
    [INTAKE_SPREADSHEET] = {"spreadsheet", N_("un tableur a changé ce numéro en nombre"),
                            N_("mettez la colonne au format texte, puis recopiez le numéro de "
                               "votre source")},
    [INTAKE_TWICE] = {"twice", N_("cet identifiant est déjà celui d’une fiche du même fichier"),
                      N_("donnez un autre identifiant à l’une des deux, ou retirez-la")},
    [INTAKE_ORPHAN] = {"orphan", N_("ce service est celui d’une structure inconnue ici"),
                       N_("importez d’abord les structures de la même édition")},
    [INTAKE_TOO_LONG] = {"too_long", N_("un texte est démesuré"),
                         N_("voyez dans le fichier si un guillemet n’est pas resté ouvert")},
    [INTAKE_NETWORK] = {"network", N_("aucun réseau n’a ce code"),
                        N_("reprenez l’un des codes que donne deuxportes point template")},
    [INTAKE_CELLS] = {"cells", N_("la ligne a plus de cellules que l’en-tête"),
                      N_("mettez entre guillemets le texte qui contient un séparateur")},
    [INTAKE_ZERO_RESTORED] = {"zero_restored",
                              N_("un zéro au début, perdu par un tableur, a été remis"),
                              N_("mettez la colonne au format texte avant d’enregistrer")},
    [INTAKE_COORDINATES] =
        {"coordinates", N_("des coordonnées impossibles ont été laissées de côté"),
         N_("corrigez-les à la source ; d’ici là, le lieu est placé dans sa commune")},
    [INTAKE_INSEE_UNKNOWN] = {"insee_unknown",
                              N_("un code INSEE qui n’est celui d’aucune commune a été laissé de "
                                 "côté"),
                              N_("signalez-le à qui publie le fichier ; le code postal sert à la "
                                 "place")},
    [INTAKE_CLEANED] = {"cleaned", N_("des caractères invisibles ou de commande ont été ôtés"),
                        N_("signalez-le à qui publie le fichier")},
    [INTAKE_NAME_POINT] = {"name_point", N_("un nom finit par un point"),
                           N_("ôtez-le dans le fichier, s’il gêne")},
    [INTAKE_FIELD_DROPPED] = {"field_dropped",
                              N_("un renseignement facultatif, incompris, a été laissé de côté"),
                              N_("corrigez-le dans le fichier s’il est utile à l’accueil")},
    [INTAKE_COLUMN_UNKNOWN] = {"column_unknown", N_("une colonne inconnue n’a pas été lue"),
                               N_("voyez si son nom n’est pas mal écrit")},
    [INTAKE_COLUMN_TWICE] = {"column_twice",
                             N_("deux colonnes ont le même nom : la première a été lue"),
                             N_("retirez l’autre si c’est elle la bonne")},
    [INTAKE_COLUMN_DAMAGED] = {"column_damaged",
                               N_("un tableur a changé l’en-tête d’une colonne en nombre"),
                               N_("rétablissez le nom de la colonne")},
    [INTAKE_LEGACY] = {"legacy", N_("le fichier a été lu comme du Windows-1252"),
                       N_("relisez ces mots ; si les accents sont faux, enregistrez en « CSV "
                          "UTF-8 »")},
};

static const struct words *words_of(enum intake_reason reason)
{
    static const struct words none = {"?", "?", "?"};

    return (unsigned)reason < INTAKE_REASONS && words[reason].code ? &words[reason] : &none;
}

const char *reason_code(enum intake_reason reason)
{
    return words_of(reason)->code;
}

const char *reason_text(enum intake_reason reason)
{
    return say_text(words_of(reason)->text);
}

const char *reason_remedy(enum intake_reason reason)
{
    return say_text(words_of(reason)->remedy);
}

const char *reason_column(enum record_kind kind, int field)
{
    int count = kind == RECORD_SERVICE ? (int)SERVICE_FIELDS : (int)STRUCTURE_FIELDS;
    const struct field_spec *specs = kind == RECORD_SERVICE ? service_fields : structure_fields;

    return field >= 0 && field < count ? specs[field].name : "";
}
