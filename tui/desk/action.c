#include "tui/desk/action.h"

#include <ctype.h>
#include <string.h>

#include "locale/say/say.h"

/* Order: that of the footer. */
const struct action actions[] = {
    {.id = ACTION_HELP,
     .function = 1,
     .letter = '?',
     .label = N_("Aide"),
     .help = N_("Cette page : ce que font les touches ici.")},

    {.id = ACTION_RECEIVE,
     .scope = "accueil",
     .function = 2,
     .letter = 'n',
     .label = N_("Accueillir"),
     .help = N_("Accueillir une personne : ouvrir une visite en cinq étapes.")},
    {.id = ACTION_QUICK,
     .scope = "accueil",
     .letter = 'r',
     .help = N_("Renseignement rapide : compté, rien d’autre n’est gardé.")},
    {.id = ACTION_PRESENT,
     .scope = "accueil",
     .function = 4,
     .letter = 'p',
     .label = N_("Acte reçu"),
     .help = N_("Recevoir à la porte 2 une personne qui apporte un acte.")},
    {.id = ACTION_FIND,
     .scope = "accueil",
     .letter = 'a',
     .help = N_("Retrouver un acte par sa référence, ou un autre jour.")},
    {.id = ACTION_SETTINGS,
     .scope = "accueil",
     .function = 9,
     .label = N_("Réglages"),
     .help = N_("Le poste : son nom, son réseau, sa commune, son imprimante.")},
    {.id = ACTION_QUIT,
     .scope = "accueil",
     .function = 10,
     .label = N_("Quitter"),
     .help = N_("Quitter. Les visites commencées restent à reprendre.")},

    {.id = ACTION_NEXT,
     .scope = "visite",
     .page = true,
     .function = 2,
     .label = N_("Suite"),
     .help = N_("Étape suivante.")},
    {.id = ACTION_BACK,
     .scope = "visite",
     .page = true,
     .function = 3,
     .label = N_("Retour"),
     .help = N_("Étape précédente. Aucune réponse n’est perdue.")},
    {.id = ACTION_ANSWER_HERE,
     .scope = "visite",
     .function = 6,
     .label = N_("Répondre ici"),
     .help = N_("Terminer la visite : la réponse a été donnée ici.")},
    {.id = ACTION_NOTE,
     .scope = "visite",
     .function = 7,
     .label = N_("Note"),
     .help = N_("Une note courte, relue par la personne si elle le demande.")},
    {.id = ACTION_QUIT,
     .scope = "visite",
     .function = 10,
     .label = N_("Quitter"),
     .help = N_("Revenir à l’accueil. La visite y attend d’être reprise.")},

    {.id = ACTION_NEXT,
     .scope = "portes",
     .page = true,
     .function = 2,
     .label = N_("Établir l’acte"),
     .help = N_("Établir l’acte pour la porte que la personne a choisie.")},
    {.id = ACTION_BACK,
     .scope = "portes",
     .page = true,
     .function = 3,
     .label = N_("Retour"),
     .help = N_("Étape précédente. Aucune réponse n’est perdue.")},
    {.id = ACTION_PLACE,
     .scope = "portes",
     .function = 5,
     .label = N_("Lieu"),
     .help = N_("Les autres lieux de ce réseau, pour en choisir un, ou en écrire un qui manque.")},
    {.id = ACTION_ANSWER_HERE,
     .scope = "portes",
     .function = 6,
     .help = N_("Terminer la visite : la réponse a été donnée ici.")},
    {.id = ACTION_WHY_NOT,
     .scope = "portes",
     .function = 8,
     .label = N_("Pourquoi ?"),
     .help = N_("Pourquoi pas une autre ? Les autres réseaux, et ce qui les écarte.")},
    {.id = ACTION_PHONED,
     .scope = "portes",
     .letter = 'v',
     .help = N_("Vérifié : le lieu a été appelé.")},
    {.id = ACTION_HOURS, .scope = "portes", .letter = 'h', .help = N_("Vérifié : les horaires.")},
    {.id = ACTION_PUBLIC,
     .scope = "portes",
     .letter = 'r',
     .help = N_("Vérifié : le lieu reçoit cette personne.")},
    {.id = ACTION_QUIT,
     .scope = "portes",
     .function = 10,
     .label = N_("Quitter"),
     .help = N_("Revenir à l’accueil. La visite y attend d’être reprise.")},

    {.id = ACTION_NEXT,
     .scope = "lieux",
     .page = true,
     .function = 2,
     .label = N_("Choisir"),
     .help = N_("Choisir ce lieu pour la personne.")},
    {.id = ACTION_BACK,
     .scope = "lieux",
     .page = true,
     .function = 3,
     .label = N_("Retour"),
     .help = N_("Revenir aux portes sans rien changer.")},

    {.id = ACTION_FINISH,
     .scope = "acte",
     .function = 2,
     .letter = 't',
     .label = N_("Terminer"),
     .help = N_("Revenir à l’accueil, prêt pour la personne suivante.")},
    {.id = ACTION_BACK,
     .scope = "acte",
     .function = 3,
     .label = N_("Retour"),
     .help = N_("Revenir.")},
    {.id = ACTION_PRINT,
     .scope = "acte",
     .letter = 'i',
     .help = N_("Imprimer la feuille, ou l’imprimer encore.")},
    {.id = ACTION_FILE,
     .scope = "acte",
     .letter = 'f',
     .help = N_("Enregistrer la feuille dans un fichier.")},
    {.id = ACTION_APPOINTMENT,
     .scope = "acte",
     .letter = 'r',
     .help = N_("Le rendez-vous, et la façon dont l’acte est remis.")},
    {.id = ACTION_ANOTHER_NEED,
     .scope = "acte",
     .letter = 'b',
     .help = N_("Un autre besoin de la même personne : un acte par besoin.")},
    {.id = ACTION_CANCEL_ACT,
     .scope = "acte",
     .letter = 'c',
     .help = N_("Annuler l’acte, avec la raison ; la feuille est reprise.")},
    {.id = ACTION_READ_ALOUD,
     .scope = "acte",
     .letter = 'v',
     .help = N_("La référence en grand, et un texte à dicter ou à coller dans un message.")},
    {.id = ACTION_QUIT,
     .scope = "acte",
     .function = 10,
     .label = N_("Quitter"),
     .help = N_("Revenir à l’accueil.")},

    {.id = ACTION_SAVE,
     .scope = "fiche",
     .page = true,
     .function = 2,
     .label = N_("Valider"),
     .help = N_("Garder ce qui est écrit.")},
    {.id = ACTION_BACK,
     .scope = "fiche",
     .page = true,
     .function = 3,
     .label = N_("Retour"),
     .help = N_("Revenir sans garder.")},

    {.id = ACTION_SAVE,
     .scope = "depart",
     .function = 2,
     .label = N_("Commencer"),
     .help = N_("Garder ces réponses et ouvrir l’accueil.")},
    {.id = ACTION_QUIT,
     .scope = "depart",
     .function = 10,
     .label = N_("Quitter"),
     .help = N_("Fermer le programme sans rien garder.")},

    {.id = ACTION_BACK,
     .scope = "reglages",
     .function = 3,
     .label = N_("Retour"),
     .help = N_("Revenir à l’accueil. Chaque réponse est gardée dès qu’on la quitte.")},

    {.id = ACTION_BACK,
     .scope = "liste",
     .function = 3,
     .label = N_("Retour"),
     .help = N_("Revenir.")},

    {.id = ACTION_EMERGENCY,
     .letter = 'u',
     .escaped = 'u',
     .help = N_("Urgence : les numéros à appeler avec la personne.")},
    {.id = ACTION_HIDE,
     .function = 12,
     .escaped = 'h',
     .help = N_("Cacher l’écran ; n’importe quelle touche le rend.")},
};
const size_t action_count = sizeof actions / sizeof *actions;

bool action_is_of(const struct action *action, const char *scope)
{
    return !action->scope || strcmp(action->scope, scope) == 0;
}

/* Page Down and Page Up go on and back where there are steps; elsewhere they scroll. */
static int function_of(const struct action *action, const struct key *key)
{
    if (key->kind == PRESS_FUNCTION)
        return (int)key->code;
    if (!action->page)
        return 0;
    if (key->kind == PRESS_PAGE_DOWN)
        return 2;
    return key->kind == PRESS_PAGE_UP ? 3 : 0;
}

static bool key_is(const struct action *action, const struct key *key, bool typing)
{
    int function = function_of(action, key);

    if (function)
        return action->function == function;
    if (key->kind == PRESS_ESCAPED)
        return action->escaped && (uint32_t)action->escaped == key->code;
    if (key->kind != PRESS_TEXT || typing || !action->letter || key->code > 127)
        return false;
    return tolower((int)key->code) == action->letter;
}

const struct action *action_of_key(const char *scope, const struct key *key, bool typing)
{
    const struct action *general = NULL;

    for (size_t i = 0; i < action_count; i++) {
        if (!action_is_of(&actions[i], scope) || !key_is(&actions[i], key, typing))
            continue;
        if (actions[i].scope)
            return &actions[i];
        general = &actions[i];
    }
    return general;
}
