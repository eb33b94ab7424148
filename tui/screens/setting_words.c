#include "tui/screens/setting_words.h"

#include <string.h>

#include "locale/say/say.h"

const struct setting_words setting_words[] = {
    {"language", N_("Langue"), N_("En quelle langue parle l’écran ?"),
     N_("Change tout de suite. La langue d’une visite se choisit à part.")},
    {"style", N_("Aspect"), N_("Quel aspect donner à l’écran ?"),
     N_("Sobre convient aux lignes lentes, aux lecteurs d’écran et aux plages braille. Vaut au "
        "prochain démarrage.")},
    {"charset", N_("Caractères"), N_("Quels caractères connaît ce terminal ?"),
     N_("À changer si les accents s’affichent mal. Vaut au prochain démarrage.")},
    {"initials", N_("Initiales"), N_("Demander les initiales de qui accueille ?"),
     N_("Elles restent facultatives à chaque visite.")},
    {"spooler", N_("Impression"), N_("Quel programme imprime les feuilles ?"),
     N_("Son chemin complet, par exemple /usr/bin/lp. Laissez vide pour enregistrer dans un "
        "fichier.")},
    {"columns", N_("Largeur papier"), N_("Combien de signes par ligne sur le papier ?"),
     N_("80 pour une feuille, 42 ou 32 pour un rouleau de ticket.")},
    {"paper", N_("Accents papier"), N_("Quels caractères connaît l’imprimante ?"),
     N_("À changer si les accents s’impriment mal.")},
    {"hide_after", N_("Cacher après"), N_("Cacher l’écran après combien de minutes sans touche ?"),
     N_("0 : jamais. N’importe quelle touche le rend.")},
};
const size_t setting_words_count = sizeof setting_words / sizeof *setting_words;

static const struct {
    const char *id, *value, *label;
} values[] = {
    {"language", "fr", N_("français")},
    {"language", "en", N_("anglais")},
    {"style", "auto", N_("selon le terminal")},
    {"style", "serial", N_("sobre")},
    {"style", "rich", N_("en couleurs")},
    {"charset", "auto", N_("selon le système")},
    {"initials", "oui", N_("oui")},
    {"initials", "non", N_("non")},
};

const char *setting_value_label(const char *id, const char *value)
{
    for (size_t i = 0; i < sizeof values / sizeof *values; i++)
        if (strcmp(values[i].id, id) == 0 && strcmp(values[i].value, value) == 0)
            return _(values[i].label);
    return value;
}
