#include "forms/point/labels.h"

#include <string.h>

#include "locale/say/say.h"
#include "model/directory/list.h"

enum { LABEL_CODE_SIZE = 256 };

struct label {
    const char *code, *text, *brief; /* msgids; NULL: the text is brief */
};

static const struct label publics[] = {
    {"tous-publics", N_("tous publics"), NULL},
    {"actifs", N_("actifs"), NULL},
    {"beneficiaires-des-minimas-sociaux", N_("bénéficiaires de minima sociaux"),
     N_("minima sociaux")},
    {"demandeurs-emploi", N_("demandeurs d’emploi"), NULL},
    {"etudiants", N_("étudiants"), NULL},
    {"familles", N_("familles"), NULL},
    {"femmes", N_("femmes"), NULL},
    {"jeunes", N_("jeunes"), NULL},
    {"personnes-en-situation-de-handicap", N_("personnes en situation de handicap"),
     N_("en situation de handicap")},
    {"personnes-en-situation-durgence", N_("personnes en situation d’urgence"),
     N_("en situation d’urgence")},
    {"personnes-en-situation-juridique-specifique",
     N_("personnes en situation juridique spécifique"), N_("en situation juridique")},
    {"personnes-exilees", N_("personnes exilées"), NULL},
    {"residents-qpv-frr",
     N_("habitants d’un quartier prioritaire ou d’une zone rurale aidée (QPV, FRR)"),
     N_("quartier ou zone aidés")},
    {"seniors", N_("seniors"), NULL},
};

static const struct label needs[] = {
    {"choisir-un-metier", N_("choisir un métier"), NULL},
    {"creer-une-entreprise", N_("créer une entreprise"), NULL},
    {"difficultes-administratives-ou-juridiques", N_("difficultés administratives ou juridiques"),
     N_("administration, justice")},
    {"difficultes-financieres", N_("difficultés financières"), NULL},
    {"equipement-et-alimentation", N_("équipement et alimentation"),
     N_("équipement, alimentation")},
    {"famille", N_("famille"), NULL},
    {"lecture-ecriture-calcul", N_("lire, écrire, compter"), NULL},
    {"logement-hebergement", N_("logement, hébergement"), NULL},
    {"mobilite", N_("mobilité"), NULL},
    {"numerique", N_("numérique"), NULL},
    {"preparer-sa-candidature", N_("préparer sa candidature"), NULL},
    {"remobilisation", N_("remobilisation"), NULL},
    {"sante", N_("santé"), NULL},
    {"se-former", N_("se former"), NULL},
    {"souvrir-a-linternational", N_("s’ouvrir à l’international"), NULL},
    {"trouver-un-emploi", N_("trouver un emploi"), NULL},
};

static const struct label themes[] = {
    {"choisir-un-metier--confirmer-son-choix-de-metier", N_("confirmer son choix de métier"), NULL},
    {"choisir-un-metier--connaitre-les-opportunites-demploi",
     N_("connaître les opportunités d’emploi"), NULL},
    {"choisir-un-metier--decouvrir-un-metier-ou-un-secteur-dactivite",
     N_("découvrir un métier ou un secteur d’activité"), NULL},
    {"choisir-un-metier--identifier-ses-points-forts-et-ses-competences",
     N_("identifier ses points forts et ses compétences"), NULL},
    {"creer-une-entreprise--definir-son-projet-de-creation-dentreprise",
     N_("définir son projet de création d’entreprise"), NULL},
    {"creer-une-entreprise--developper-son-entreprise", N_("développer son entreprise"), NULL},
    {"creer-une-entreprise--structurer-son-projet-de-creation-dentreprise",
     N_("structurer son projet de création d’entreprise"), NULL},
    {"difficultes-administratives-ou-juridiques--accompagnement-aux-demarches-administratives",
     N_("accompagnement aux démarches administratives"), NULL},
    {"difficultes-administratives-ou-juridiques--accompagnement-pour-lacces-a-la-citoyennete",
     N_("accompagnement pour l’accès à la citoyenneté"), NULL},
    {"difficultes-administratives-ou-juridiques--accompagnement-pour-lacces-aux-droits",
     N_("accompagnement pour l’accès aux droits"), NULL},
    {"difficultes-administratives-ou-juridiques--beneficier-dune-mesure-daccompagnement-adapte",
     N_("bénéficier d’une mesure d’accompagnement adapté"), NULL},
    {"difficultes-administratives-ou-juridiques--connaitre-ses-droits-face-a-une-discrimination",
     N_("connaître ses droits face à une discrimination"), NULL},
    {"difficultes-administratives-ou-juridiques--prendre-en-compte-une-problematique-judiciaire",
     N_("prendre en compte une problématique judiciaire"), NULL},
    {"difficultes-financieres--acquerir-une-autonomie-budgetaire",
     N_("acquérir une autonomie budgétaire"), NULL},
    {"difficultes-financieres--ameliorer-sa-gestion-budgetaire",
     N_("améliorer sa gestion budgétaire"), NULL},
    {"difficultes-financieres--mettre-en-place-une-mesure-de-protection-financiere",
     N_("mettre en place une mesure de protection financière"), NULL},
    {"difficultes-financieres--prevenir-une-degradation-de-la-situation-financiere",
     N_("prévenir une dégradation de la situation financière"), NULL},
    {"difficultes-financieres--situation-dendettement-surendettement",
     N_("situation d’endettement ou de surendettement"), NULL},
    {"equipement-et-alimentation--aide-menagere", N_("aide ménagère"), NULL},
    {"equipement-et-alimentation--alimentation", N_("alimentation"), NULL},
    {"equipement-et-alimentation--electromenager", N_("électroménager"), NULL},
    {"equipement-et-alimentation--habillement", N_("habillement"), NULL},
    {"famille--garde-denfants", N_("garde d’enfants"), NULL},
    {"famille--prise-en-charge-personne-dependante",
     N_("prise en charge d’une personne dépendante"), NULL},
    {"famille--soutien-a-la-parentalite-et-a-leducation",
     N_("soutien à la parentalité et à l’éducation"), NULL},
    {"famille--soutien-aidants", N_("soutien aux aidants"), NULL},
    {"famille--surmonter-conflits-separation-violence",
     N_("surmonter les conflits liés à la séparation ou à la violence"), NULL},
    {"lecture-ecriture-calcul--maitriser-le-calcul", N_("maîtriser le calcul"), NULL},
    {"lecture-ecriture-calcul--maitriser-le-francais", N_("maîtriser le français"), NULL},
    {"logement-hebergement--acheter-un-logement", N_("acheter un logement"), NULL},
    {"logement-hebergement--changer-de-logement", N_("changer de logement"), NULL},
    {"logement-hebergement--louer-un-logement", N_("louer un logement"), NULL},
    {"logement-hebergement--rechercher-une-solution-dhebergement-temporaire",
     N_("rechercher une solution d’hébergement temporaire"), NULL},
    {"logement-hebergement--reduire-les-impayes-de-loyer", N_("réduire les impayés de loyer"),
     NULL},
    {"logement-hebergement--se-maintenir-dans-le-logement", N_("se maintenir dans le logement"),
     NULL},
    {"logement-hebergement--sinformer-sur-les-demarches-liees-a-lacces-au-logement",
     N_("s’informer sur les démarches liées à l’accès au logement"), NULL},
    {"mobilite--acceder-a-un-vehicule", N_("accéder à un véhicule"), NULL},
    {"mobilite--entretenir-reparer-son-vehicule", N_("entretenir et réparer son véhicule"), NULL},
    {"mobilite--etre-accompagne-dans-son-parcours-mobilite",
     N_("être accompagné dans son parcours mobilité"), NULL},
    {"mobilite--financer-ma-mobilite", N_("financer ma mobilité"), NULL},
    {"mobilite--mobilite-douce-partagee-collective",
     N_("utiliser des services de mobilité douce, partagée ou collective"), NULL},
    {"mobilite--preparer-un-permis", N_("préparer un permis"), NULL},
    {"numerique--acceder-a-des-services-en-ligne", N_("accéder à des services en ligne"), NULL},
    {"numerique--acceder-a-une-connexion-internet", N_("accéder à une connexion Internet"), NULL},
    {"numerique--acquerir-un-equipement", N_("acquérir un équipement"), NULL},
    {"numerique--maitriser-les-fondamentaux-du-numerique",
     N_("maîtriser les fondamentaux du numérique"), NULL},
    {"preparer-sa-candidature--developper-son-reseau", N_("développer son réseau"), NULL},
    {"preparer-sa-candidature--organiser-ses-demarches-de-recherche-demploi",
     N_("organiser ses démarches de recherche d’emploi"), NULL},
    {"preparer-sa-candidature--realiser-un-cv-et-ou-une-lettre-de-motivation",
     N_("réaliser un CV et/ou une lettre de motivation"), NULL},
    {"preparer-sa-candidature--valoriser-ses-competences", N_("valoriser ses compétences"), NULL},
    {"remobilisation--activites-sportives-et-culturelles", N_("activités sportives et culturelles"),
     NULL},
    {"remobilisation--benevolat-action-citoyenne", N_("bénévolat et action citoyenne"), NULL},
    {"remobilisation--bien-etre-confiance-en-soi", N_("bien-être et confiance en soi"), NULL},
    {"remobilisation--lien-social", N_("lien social"), NULL},
    {"sante--acces-aux-soins", N_("accès aux soins"), NULL},
    {"sante--addictions", N_("addictions"), NULL},
    {"sante--constituer-un-dossier-mdph-invalidite",
     N_("constituer un dossier MDPH pour invalidité"), NULL},
    {"sante--sante-mentale", N_("santé mentale"), NULL},
    {"sante--sante-sexuelle", N_("santé sexuelle"), NULL},
    {"se-former--monter-son-dossier-de-formation", N_("monter son dossier de formation"), NULL},
    {"se-former--trouver-sa-formation", N_("trouver sa formation"), NULL},
    {"souvrir-a-linternational--connaitre-les-opportunites-demploi-a-letranger",
     N_("connaître les opportunités d’emploi à l’étranger"), NULL},
    {"souvrir-a-linternational--sinformer-sur-les-aides-pour-travailler-a-letranger",
     N_("s’informer sur les aides pour travailler à l’étranger"), NULL},
    {"souvrir-a-linternational--sorganiser-suite-a-son-retour-en-france",
     N_("s’organiser suite à son retour en France"), NULL},
    {"trouver-un-emploi--convaincre-un-recruteur-en-entretien",
     N_("convaincre un recruteur en entretien"), NULL},
    {"trouver-un-emploi--faire-des-candidatures-spontanees",
     N_("faire des candidatures spontanées"), NULL},
    {"trouver-un-emploi--maintien-dans-lemploi", N_("maintien dans l’emploi"), NULL},
    {"trouver-un-emploi--repondre-a-des-offres-demploi", N_("répondre à des offres d’emploi"),
     NULL},
    {"trouver-un-emploi--suivre-ses-candidatures-et-relancer-les-employeurs",
     N_("suivre ses candidatures et relancer les employeurs"), NULL},
};

static const struct label types[] = {
    {"accompagnement", N_("accompagnement"), NULL},
    {"aide-financiere", N_("aide financière"), NULL},
    {"aide-materielle", N_("aide matérielle"), NULL},
    {"atelier", N_("atelier"), NULL},
    {"formation", N_("formation"), NULL},
    {"information", N_("information"), NULL},
};

static const struct label fees[] = {
    {"gratuit", N_("gratuit"), NULL},
    {"payant", N_("payant"), NULL},
};

static const struct label reception[] = {
    {"a-distance", N_("à distance"), NULL},
    {"en-presentiel", N_("sur place"), NULL},
};

static const struct label mobilisation[] = {
    {"envoyer-un-courriel", N_("envoyer un courriel"), NULL},
    {"se-presenter", N_("se présenter"), NULL},
    {"telephoner", N_("téléphoner"), NULL},
    {"utiliser-lien-mobilisation", N_("utiliser le lien"), NULL},
};

static const struct label mobilisers[] = {
    {"usagers", N_("la personne elle-même"), NULL},
    {"professionnels", N_("un professionnel"), NULL},
};

static const struct label access[] = {
    {"ACC", N_("accessible en fauteuil roulant"), NULL},
    {"DEM", N_("accessible sur demande"), NULL},
    {"NAC", N_("non accessible en fauteuil roulant"), NULL},
};

#define LABELS(rows)                                                                               \
    {                                                                                              \
        (rows), sizeof(rows) / sizeof *(rows)                                                      \
    }

static const struct {
    const struct label *rows;
    size_t count;
} lists[LABEL_LISTS] = {
    [LABEL_PUBLICS] = LABELS(publics),
    [LABEL_NEEDS] = LABELS(needs),
    [LABEL_THEMES] = LABELS(themes),
    [LABEL_TYPES] = LABELS(types),
    [LABEL_FEES] = LABELS(fees),
    [LABEL_RECEPTION] = LABELS(reception),
    [LABEL_MOBILISATION] = LABELS(mobilisation),
    [LABEL_MOBILISERS] = LABELS(mobilisers),
    [LABEL_ACCESS] = LABELS(access),
};

size_t label_count(enum label_list list)
{
    return lists[list].count;
}

const char *label_code(enum label_list list, size_t at)
{
    return lists[list].rows[at].code;
}

const char *label_text(enum label_list list, size_t at)
{
    return _(lists[list].rows[at].text);
}

const char *label_short(enum label_list list, size_t at)
{
    const char *brief = lists[list].rows[at].brief;

    return brief ? _(brief) : "";
}

/* A value of a later schema: its own words, readable enough. */
static void say_unknown(const char *code, struct text_buffer *out)
{
    const char *last = strstr(code, "--");

    for (const char *at = last ? last + 2 : code; *at; at++)
        buffer_add_n(out, *at == '-' ? " " : at, 1);
}

void label_say(enum label_list list, const char *code, struct text_buffer *out)
{
    for (size_t i = 0; i < lists[list].count; i++)
        if (strcmp(lists[list].rows[i].code, code) == 0) {
            buffer_add(out, _(lists[list].rows[i].text));
            return;
        }
    say_unknown(code, out);
}

void label_say_all(enum label_list list, const char *json, struct text_buffer *out)
{
    char item[LABEL_CODE_SIZE];

    for (bool first = true; list_next(&json, item, sizeof item); first = false) {
        buffer_add(out, first ? "" : ", ");
        label_say(list, item, out);
    }
}
