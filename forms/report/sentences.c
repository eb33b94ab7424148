#include "forms/report/sentences.h"

#include "locale/say/say.h"

const struct report_sentence report_sentences[VERIFY_KINDS] = {
    [VERIFY_NOT_VERIFIABLE] =
        {"not_verifiable", N_("Vérification impossible"),
         N_("Trop de questions se croisent dans {table} pour que toutes les situations soient "
            "vérifiées ; les plus mêlées : {list}."),
         N_("Mettre « - » dans ces colonnes partout où c’est possible, ou réunir des lignes qui se "
            "ressemblent.")},
    [VERIFY_DEAD_END] = {"dead_end", N_("Impasses"),
                         N_("IMPASSE ({situations}) : {box}. Aucun opérateur proposé."),
                         N_("Ajouter une ligne : {cells}. {near}")},
    [VERIFY_DEAD_END_2] =
        {"dead_end_door_2", N_("Impasses à la deuxième porte"),
         N_("IMPASSE à la deuxième porte ({situations}) : {box}. Ni réponse ici, ni mise en "
            "relation."),
         N_("Ajouter une ligne avec porte = 2 et mode = ici ou mise_en_relation : {cells}. "
            "{near}")},
    [VERIFY_SENDS_ON] =
        {"sends_on", N_("Troisième porte"),
         N_("La règle {rule} ({place}) est proposée à la deuxième porte en simple orientation : la "
            "personne aurait une troisième porte à pousser."),
         N_("Écrire mise_en_relation ou ici dans la colonne mode, ou 1 dans la colonne porte.")},
    [VERIFY_NEVER_REACHED] = {"never_reached", N_("Règles jamais atteintes"),
                              N_("La règle {rule} ({place}) n’est jamais atteinte."),
                              N_("Corriger la ligne ou la retirer.")},
    [VERIFY_NEVER_SHOWN] =
        {"never_shown", N_("Règles jamais montrées"),
         N_("La règle {rule} ({place}) n’est jamais montrée : au moins {most} autres opérateurs "
            "passent toujours avant {network}."),
         N_("Lui donner un rang plus petit, ou augmenter max_propositions dans la feuille "
            "settings.")},
    [VERIFY_TIE] = {"tie", N_("Rangs égaux"),
                    N_("Les règles {rule} ({place}) et {other} ({other_place}) ont le même rang "
                       "{rank} pour {situations} ({such} : {box}). C’est alors l’ordre "
                       "alphabétique des codes qui décide entre {network} et {other_network}."),
                    N_("Leur donner deux rangs différents.")},
    [VERIFY_CONTRADICTION] =
        {"contradiction", N_("Règles qui se contredisent"),
         N_("Les règles {rule} ({place}) et {other} ({other_place}) mènent à {network} au même "
            "rang, mais ne disent pas la même chose ({word}) pour {situations} ({such} : {box})."),
         N_("Garder une seule des deux lignes, ou séparer leurs conditions.")},
    [VERIFY_REDUNDANT] =
        {"redundant", N_("Règles en double"),
         N_("La règle {rule} ({place}) n’ajoute rien à la règle {other} ({other_place})."),
         N_("La retirer.")},
    [VERIFY_NEVER_PROPOSED] =
        {"never_proposed", N_("Opérateurs jamais proposés"),
         N_("{network} ({network_place}) n’est jamais proposé : aucune règle atteinte n’y mène."),
         N_("Ajouter une règle qui y mène, ou retirer ce réseau.")},
    [VERIFY_NET_ONLY] =
        {"net_only", N_("Situations tenues par un filet de sécurité"),
         N_("Seul le filet {rule} ({place}) répond pour {situations} ({such} : {box})."),
         N_("Ajouter une règle plus précise si un opérateur peut aider ; si ce filet est voulu, "
            "écrire pourquoi dans la colonne source.")},
    [VERIFY_UNUSED_QUESTION] =
        {"unused_question", N_("Questions posées pour rien"),
         N_("La question {question} ({question_place}) ne sert à aucune règle."),
         N_("La retirer, ou écrire statistique dans la colonne usage.")},
    [VERIFY_UNBOUNDED] =
        {"unbounded", N_("Nombres sans bornes"),
         N_("Le nombre demandé par {question} ({question_place}) n’a pas de bornes."),
         N_("Écrire ses bornes dans la colonne constraint, par exemple . >= 0 and . <= 120.")},
    [VERIFY_UNTRANSLATED] =
        {"untranslated", N_("Traductions qui manquent"),
         N_("Textes sans traduction « {language} » : {number} ; le premier est dans {text_place}."),
         N_("Remplir la colonne de cette langue, ou la retirer partout.")},
    [VERIFY_ENDS_EARLY] =
        {"ends_early", N_("Opérateurs qui s’arrêtent"),
         N_("{network} ({network_place}) s’arrête le {day}, avant la fin du jeu de règles."),
         N_("Prévoir qui prend le relais, ou corriger les dates.")},
    [VERIFY_CASE_ANSWER] =
        {"case_answer", N_("Exemples à corriger"),
         N_("L’exemple « {example} » ({example_place}) : « {word} » n’est pas une réponse possible "
            "à {question}."),
         N_("Corriger cette cellule.")},
    [VERIFY_CASE_NETWORK] =
        {"case_network", N_("Exemples à corriger"),
         N_("L’exemple « {example} » ({example_place}) attend « {word} », qui n’est le code "
            "d’aucun réseau."),
         N_("Reprendre un code de la feuille reseaux.")},
    [VERIFY_CASE_DIFFERS] =
        {"case_differs", N_("Exemples qui ne donnent pas ce qui est attendu"),
         N_("L’exemple « {example} » ({example_place}) attend {expected} ; les règles donnent "
            "{got}."),
         N_("{near} Changer la règle, ou la colonne attendu.")},
    [VERIFY_UNUSED_VALUE] =
        {"unused_value", N_("Réponses qui ne changent rien"),
         N_("Aucune règle ne distingue ces réponses à {question} ({question_place}) : {list}."),
         NULL},
    [VERIFY_BLANK_IN_NOT] =
        {"blank_in_not", N_("« Tout sauf » accepte le silence"),
         N_("{rule} ({place}) : {question} = {cell} convient aussi à qui n’a rien dit."),
         N_("Ajouter vide entre les parenthèses si une réponse est nécessaire.")},
};

const char *const report_never_reached[VERIFY_CAUSE_WHY + 1] = {
    [VERIFY_CAUSE_DATES] = N_("La règle {rule} ({place}) n’est jamais atteinte : elle, {network} "
                              "({network_place}) et le jeu de règles n’ont aucun jour en commun."),
    [VERIFY_CAUSE_NETWORK] =
        N_("La règle {rule} ({place}) n’est jamais atteinte : elle demande {question} = {cell}, "
           "mais {network} n’accepte que {network_cell} ({network_place})."),
    [VERIFY_CAUSE_VALUES] = N_("La règle {rule} ({place}) n’est jamais atteinte : personne ne peut "
                               "répondre {cell} à {question} ({question_place})."),
    [VERIFY_CAUSE_RELEVANCE] =
        N_("La règle {rule} ({place}) n’est jamais atteinte : ces réponses ne sont jamais données "
           "ensemble, voyez la colonne relevant de {question} ({question_place})."),
};

const char *const report_differs[VERIFY_CAUSE_WHY + 1] = {
    [VERIFY_CAUSE_NATURE] = N_("colonne nature"),
    [VERIFY_CAUSE_MODE] = N_("colonne mode"),
    [VERIFY_CAUSE_LEVEL] = N_("colonne niveau"),
    [VERIFY_CAUSE_WHY] = N_("colonne pourquoi"),
};

const char *const report_never_together = N_("La règle {rule} ({place}) n’est jamais atteinte : "
                                             "ces réponses ne sont jamais données ensemble.");
const char *const report_never_shown_alone =
    N_("La règle {rule} ({place}) n’est jamais montrée : un autre opérateur passe toujours avant "
       "{network}.");
const char *const report_rule_goes_on = N_(
    "La règle {rule} ({place}) continue après {network} ({network_place}), qui s’arrête le {day}.");
const char *const report_case_unanswered = N_(
    "L’exemple « {example} » ({example_place}) ne répond pas à {question}, qui est obligatoire.");
