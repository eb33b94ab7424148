#include "tui/speak/sentences.h"

#include "locale/say/say.h"

const char *const sentences[FAULT_COUNT] = {
    [FAULT_FILE_MISSING] = N_("{file} n’existe pas : vérifiez le nom et le dossier."),
    [FAULT_FILE_UNREADABLE] = N_("{file} existe mais ne peut pas être lu ({system}) : demandez le "
                                 "droit de lecture à la personne qui l’a créé."),
    [FAULT_FILE_READ_ONLY] =
        N_("Impossible d’écrire dans {file} ({system}) : choisissez un autre endroit avec --db, ou "
           "demandez le droit d’écriture sur ce dossier."),
    [FAULT_FILE_TOO_LARGE] = N_("{file} est trop gros pour être lu (au plus {number}) : vérifiez "
                                "que c’est bien la feuille attendue."),
    [FAULT_DISK] = N_("L’écriture dans {file} a échoué ({system}) : faites de la place ou "
                      "choisissez un autre endroit, puis recommencez."),
    [FAULT_FILE_PRESENT] = N_("{file} existe déjà et n’est jamais remplacé : donnez un autre nom."),
    [FAULT_TEXT_ENCODING] = N_("{place} : ce texte n’est ni en UTF-8 ni en Windows-1252 ; "
                               "enregistrez de nouveau la feuille au format « CSV UTF-8 »."),
    [FAULT_TEXT_UNSAFE] = N_("{place} : un caractère invisible ou de commande n’est pas accepté "
                             "({word}) ; retapez ce texte sans le coller."),
    [FAULT_TEXT_LEGACY] = N_("{file} a été lu comme une feuille ancienne (Windows-1252) : vérifiez "
                             "ces mots, {word}, ou enregistrez-la au format « CSV UTF-8 »."),
    [FAULT_CSV_QUOTE] = N_("{place} : un guillemet ouvert n’est pas fermé, ou du texte suit le "
                           "guillemet fermant ; corrigez cette cellule."),
    [FAULT_CSV_COLUMNS] = N_("{place} : cette ligne a {number} cellules, ce qui n’est pas le "
                             "compte de l’en-tête ; ajoutez ou retirez un séparateur."),
    [FAULT_CSV_HEADER] = N_("{place} : la première colonne de cette feuille doit s’appeler "
                            "« {word} » ; rétablissez l’en-tête."),
    [FAULT_SHEET_MISSING] =
        N_("Il manque la feuille « {word} » dans {file} : ajoutez-la, même vide sous son en-tête."),
    [FAULT_COLUMN_UNKNOWN] = N_("{place} : la colonne « {word} » n’est pas connue ; corrigez son "
                                "nom, ou commencez-le par # pour qu’elle soit ignorée."),
    [FAULT_COLUMN_MISSING] =
        N_("{place} : il manque la colonne « {word} » ; ajoutez-la à l’en-tête."),
    [FAULT_CELL_EMPTY] =
        N_("{place} : cette cellule ne peut pas rester vide ; écrivez « - » si tout convient."),
    [FAULT_CELL_SYNTAX] = N_("{place} : « {word} » n’a pas pu être compris ; écrivez par exemple "
                             "-, oui, [16..25] ou not(cdi)."),
    [FAULT_CELL_VALUE] =
        N_("{place} : « {word} » ne convient pas dans cette colonne ; elle accepte {hint}."),
    [FAULT_CELL_DUPLICATE] = N_("{place} : « {word} » est déjà pris par une autre ligne ; donnez "
                                "un autre nom à l’une des deux."),
    [FAULT_CELL_DATE] =
        N_("{place} : « {word} » n’est pas une date ; écrivez AAAA-MM-JJ ou JJ/MM/AAAA."),
    [FAULT_CELL_FORMULA] = N_("{place} : « {word} » est une formule ou son erreur ; écrivez la "
                              "valeur elle-même, sans signe = au début."),
    [FAULT_CELL_DECIMAL] = N_("{place} : « {word} » se lit comme un nombre à virgule ; écrivez "
                              "{hint}, ou une ligne par valeur."),
    [FAULT_CELL_BOOLEAN] = N_("{place} : « {word} » est un vrai ou faux du tableur ; écrivez oui "
                              "ou non, dans une cellule au format texte."),
    [FAULT_CELL_AS_DATE] =
        N_("{place} : « {word} » est devenu une date ; mettez la cellule au format texte, puis "
           "retapez ce que vous vouliez écrire."),
    [FAULT_CELL_PERCENT] = N_("{place} : « {word} » est un pourcentage, qui n’a pas cours ici ; "
                              "écrivez un nom de réponse ou un nombre entier."),
    [FAULT_CELL_SCIENTIFIC] =
        N_("{place} : « {word} » est un nombre abrégé par le tableur ; mettez la cellule au format "
           "texte, puis retapez le numéro entier."),
    [FAULT_CELL_NUMBER] = N_("{place} : « {word} » est un nombre là où un texte est attendu ; "
                             "mettez la cellule au format texte, puis retapez-le."),
    [FAULT_CELL_PHONE] = N_("{place} : « {word} » est un téléphone qui a perdu son début ; "
                            "écrivez-le avec des espaces : {hint}."),
    [FAULT_CELL_ZERO] = N_("{place} : « {word} » n’est pas un code de lieu sûr ; écrivez {hint}, "
                           "avec la lettre qui garde le zéro."),
    [FAULT_SHEET_UNKNOWN] =
        N_("{file} : la feuille « {word} » n’est pas connue ; si c’est « {detail} », donnez-lui "
           "ce nom, sinon commencez le sien par # pour qu’elle soit ignorée."),
    [FAULT_SHEET_TWICE] = N_("{file} : la feuille « {word} » s’y trouve deux fois ; gardez-en une, "
                             "ou commencez le nom de l’autre par #."),
    [FAULT_WORKBOOK_KIND] =
        N_("{file} n’est ni un dossier de feuilles CSV ni un classeur .ods : dans le tableur, "
           "enregistrez-le au format « Classeur ODF (.ods) »."),
    [FAULT_WORKBOOK_DAMAGED] =
        N_("Le classeur {file} est abîmé ou protégé par un mot de passe : ouvrez-le dans le "
           "tableur et enregistrez-le de nouveau au format .ods, sans mot de passe."),
    [FAULT_WORKBOOK_UNSAFE] =
        N_("Le classeur {file} contient des définitions qu’aucun tableur n’écrit, il n’a pas été "
           "lu : recopiez ses feuilles dans un classeur neuf."),
    [FAULT_WORKBOOK_LARGE] =
        N_("Le classeur {file} dépasse ce qu’un jeu de règles peut contenir : effacez "
           "les lignes et colonnes vides mises en forme, ou enregistrez chaque feuille en CSV."),
    [FAULT_WORKBOOK_WITHOUT] = N_(
        "Ce programme a été construit sans les classeurs .ods, il ne peut rien faire de {file} : "
        "écrivez chaque feuille en CSV dans un dossier, et donnez ce dossier."),
    [FAULT_INTAKE_UNKNOWN] =
        N_("{file} n’est aucun des fichiers connus (data·inclusion, annuaire de l’administration, "
           "Éducation nationale, notre modèle) : prenez-le en CSV ou en JSON, ou partez de "
           "deuxportes point template."),
    [FAULT_INTAKE_OLD] =
        N_("{file} est un fichier data·inclusion de l’ancienne version 0, on le voit "
           "à {hint} : téléchargez la version 1."),
    [FAULT_INTAKE_PACKED] =
        N_("{file} n’est pas du texte : si c’est une archive, décompressez-la ; si c’est un "
           "classeur, enregistrez sa feuille au format « CSV UTF-8 »."),
    [FAULT_INTAKE_SHEET] = N_("{file} est l’annuaire de l’administration en tableau : "
                              "téléchargez-le au format JSON."),
    [FAULT_INTAKE_BROKEN] =
        N_("{file} est coupé ou abîmé à l’octet {number} : téléchargez-le de nouveau."),
    [FAULT_INTAKE_DEEP] = N_("{file} emboîte trop de listes à l’octet {number}, ce n’est pas un "
                             "annuaire : vérifiez d’où il vient."),
    [FAULT_INTAKE_LONG] = N_("{file} contient un texte sans fin autour de l’octet {number}, ce "
                             "n’est pas un annuaire : vérifiez d’où il vient."),
    [FAULT_INTAKE_STOPPED] =
        N_("La lecture de {file} a été arrêtée à votre demande : recommencez quand vous voudrez."),
    [FAULT_INTAKE_WITHOUT] = N_(
        "Ce programme a été construit sans la lecture du JSON, il ne peut rien faire de {file} : "
        "prenez le même fichier en CSV."),
    [FAULT_IMPORT_NOTHING] = N_("Aucune fiche de {file} n’a pu être prise : il est vide, ou ses "
                                "fiches sont toutes refusées."),
    [FAULT_EXPRESSION_SYNTAX] =
        N_("{place} : la condition n’a pas pu être lue à partir de « {word} » ; elle s’écrit comme "
           "${statut} = 'salarie' and ${age} >= 16."),
    [FAULT_EXPRESSION_ORDER] =
        N_("{place} : la condition parle de « {word} », qui n’est pas une question posée avant ; "
           "déplacez la question ou corrigez son nom."),
    [FAULT_PACK_UNKNOWN] = N_("Il n’y a pas de jeu de règles « {word} » : choisissez parmi {hint}, "
                              "ou donnez un dossier dont le chemin contient « / »."),
    [FAULT_PACK_EXPIRED] =
        N_("Ce jeu de règles n’est plus valable depuis le {word} : choisissez-en un autre."),
    [FAULT_PACK_NAME] =
        N_("« {word} » ne peut pas être le nom d’un jeu de règles installé : de 1 à 50 signes "
           "parmi a-z, 0-9, - et _ ; choisissez-en un avec --force-name."),
    [FAULT_PACK_NO_PREVIOUS] =
        N_("Il n’y a pas d’édition précédente de « {word} » à laquelle revenir."),
    [FAULT_OVERLAY_ABSENT] =
        N_("{place} : le jeu de base n’a pas de ligne « {word} » ; corrigez ce nom, ou écrivez "
           "ajouter."),
    [FAULT_OVERLAY_PRESENT] =
        N_("{place} : le jeu de base a déjà une ligne « {word} » ; écrivez remplacer, ou donnez un "
           "autre nom."),
    [FAULT_PACK_REFUSED] = N_("Règles {word} refusées : quelqu’un resterait sans porte, ou en "
                              "pousserait une troisième. Voir deuxportes pack check {hint}."),
    [FAULT_TERRITORY_OVERLAY] =
        N_("Ce qui complétait le territoire ({file}) est abîmé et laissé de côté : importez-le de "
           "nouveau avec deuxportes territory import."),
    [FAULT_TERRITORY_KIND] =
        N_("{file} n’est pas un fichier que le territoire connaît (en-tête « {word} ») : il faut "
           "code_commune_insee et coordonnees_geographiques, ou insee, lat et lon, ou codgeo et "
           "ze2020, ou ze2020 et libze2020, ou commune et bassin, séparés par « ; », « , » ou une "
           "tabulation."),
    [FAULT_TERRITORY_PLACES] =
        N_("{file} est le fichier de La Poste sans ses coordonnées : prenez l’édition qui a la "
           "colonne coordonnees_geographiques (ou coordonnees_gps)."),
    [FAULT_TERRITORY_CUT] = N_("{place} : le fichier s’arrête au milieu de cette ligne, rien n’en "
                               "a été pris ; téléchargez-le de nouveau."),
    [FAULT_TERRITORY_NOTHING] =
        N_("Rien dans {file} n’a pu être pris : ce qui était importé ne change pas."),
    [FAULT_QUESTION_UNKNOWN] =
        N_("La question « {word} » n’existe pas dans ce jeu de règles ; il pose : {hint}."),
    [FAULT_QUESTION_NOT_RELEVANT] =
        N_("La question « {word} » n’est pas posée à cette personne, d’après ses autres réponses : "
           "retirez-la ou corrigez les autres."),
    [FAULT_ANSWER_VALUE] = N_("« {detail} » n’est pas une réponse à « {word} » : {hint}."),
    [FAULT_ANSWER_MISSING] = N_("Il manque la réponse à « {word} » : {hint}."),
    [FAULT_ANSWER_AMBIGUOUS] = N_("« {detail} » désigne plusieurs communes : donnez le code INSEE "
                                  "de l’une d’elles ({hint})."),
    [FAULT_COMMUNE_UNKNOWN] = N_("Aucune commune ne répond à « {detail} » : donnez un code INSEE, "
                                 "ou un code postal précédé de cp: ({hint})."),
    [FAULT_NETWORK_UNKNOWN] =
        N_("Le réseau « {detail} » n’est pas dans ce jeu de règles ; il connaît {hint}."),
    [FAULT_NO_DOOR] = N_("Aucune porte ne convient à cette situation avec ces règles : répondez "
                         "ici, et signalez-le à la coordination."),
    [FAULT_REFERENCE_FORM] = N_("« {word} » n’est pas une référence : elle compte douze lettres et "
                                "chiffres, comme 7K3F-9XQ2-M4MX."),
    [FAULT_REFERENCE_CHECK] = N_(
        "La référence « {word} » a une faute de frappe : regardez le papier, serait-ce {hint} ?"),
    [FAULT_REFERENCE_UNKNOWN] = N_("La référence « {word} » n’est pas celle d’un acte de ce "
                                   "poste : relisez-la, ou demandez au poste qui l’a établi."),
    [FAULT_STORE_MISSING] = N_("La base {file} n’existe pas encore : ouvrez une fois deuxportes "
                               "sur ce poste, ou indiquez une autre base avec --db."),
    [FAULT_STORE_FOREIGN] = N_("{file} n’est pas une base de Deux Portes : rien n’y a été touché, "
                               "indiquez le bon fichier avec --db."),
    [FAULT_STORE_NEWER] = N_("La base {file} vient d’une version plus récente de Deux Portes "
                             "(schéma {number}) : mettez ce poste à jour, rien n’a été touché."),
    [FAULT_STORE_OLDER] =
        N_("La base {file} vient d’une version plus ancienne (schéma {number}) : ouvrez une fois "
           "deuxportes sur ce poste, elle sera mise à jour après une copie."),
    [FAULT_STORE_DAMAGED] = N_("Le fichier {file} est abîmé : n’y écrivez plus, gardez-le tel quel "
                               "et reprenez la dernière sauvegarde."),
    [FAULT_STORE_BUSY] = N_("La base {file} est occupée par un autre poste depuis trop longtemps : "
                            "attendez un instant, puis recommencez."),
    [FAULT_STORE_NETWORK] =
        N_("{file} est sur un disque partagé ou amovible qui ne garantit pas les écritures : "
           "indiquez avec --db un endroit sur le disque de cette machine."),
    [FAULT_STORE_UNCERTAIN] =
        N_("L’enregistrement dans {file} est à vérifier ({system}) : regardez s’il "
           "apparaît dans la liste avant de recommencer."),
    [FAULT_STORE_SQL] = N_("La base {file} a refusé une opération ({detail}) : rien n’a été écrit, "
                           "signalez-le à qui s’occupe de Deux Portes."),
    [FAULT_THIRD_DOOR] = N_("Cette personne est déjà à sa deuxième porte : répondez ici, appelez "
                            "le service avec elle, ou écrivez pourquoi elle doit aller ailleurs."),
    [FAULT_ALREADY_CANCELLED] = N_("Cet acte est déjà annulé : il n’y a rien à faire de plus."),
    [FAULT_VISIT_UNKNOWN] =
        N_("Cet accueil n’est pas sur ce poste : regardez la liste avec deuxportes visit list."),
    [FAULT_VISIT_CLOSED] = N_("Cet accueil est terminé et ne change plus : accueillez de nouveau "
                              "la personne si elle revient."),
    [FAULT_POINT_UNKNOWN] = N_("Le lieu « {word} » n’est ni dans l’annuaire ni parmi ceux que ce "
                               "poste a notés : vérifiez son identifiant."),
    [FAULT_POINT_PRESENT] = N_("Le lieu « {word} » est déjà noté pour ce réseau et cette "
                               "commune : modifiez celui-là."),
    [FAULT_CORRECTION_MISSING] =
        N_("Il n’y a pas de correction à signaler pour « {word} » : écrivez-la d’abord."),
    [FAULT_CLOCK] = N_("L’horloge de la machine est en retard sur le dernier accueil enregistré "
                       "({word}) : vérifiez la date avant de continuer."),
    [FAULT_TERMINAL_UNKNOWN] = N_(
        "Le terminal « {word} » n’est pas connu de cette machine : essayez TERM=vt220 deuxportes."),
    [FAULT_TERMINAL_NONE] = N_("Il n’y a pas de terminal ici : ouvrez deuxportes depuis un "
                               "terminal, ou utilisez une de ses commandes (deuxportes --help)."),
    [FAULT_LOCALE] = N_("La langue système C.UTF-8 n’est pas utilisable sur cette machine : "
                        "installez le paquet libc-bin, ou retirez la variable LOCPATH."),
    [FAULT_SPOOLER] = N_("« {word} » n’a pas pris la feuille (code {number}) : vérifiez "
                         "l’imprimante. L’acte est enregistré et peut être imprimé de nouveau."),
    [FAULT_SPOOLER_NONE] =
        N_("« {word} » ne peut pas être lancé : corrigez « Impression » dans les réglages (F9). "
           "L’acte est enregistré et peut être imprimé ensuite."),
    [FAULT_SPOOLER_SLOW] =
        N_("« {word} » n’a pas fini en {number} s et a été arrêté : voyez si la feuille sort avant "
           "de l’imprimer de nouveau. L’acte est enregistré."),
    [FAULT_SETTING_UNKNOWN] = N_("Le réglage « {word} » n’existe pas ; il y a {hint}."),
    [FAULT_SETTING_VALUE] =
        N_("« {detail} » ne convient pas au réglage « {word} », qui accepte {hint}."),
};

const char *const sentences_without[FAULT_COUNT] = {
    [FAULT_CELL_DECIMAL] = N_("{place} : « {word} » se lit comme un nombre à virgule ; écrivez un "
                              "nombre entier, ou une ligne par valeur."),
    [FAULT_CELL_PHONE] = N_("{place} : « {word} » est un téléphone qui a perdu son début ; "
                            "écrivez-le avec des espaces."),
    [FAULT_CELL_ZERO] = N_("{place} : « {word} » n’est pas un code de lieu sûr ; écrivez-le avec "
                           "sa lettre, comme d01 ou c01004."),
    [FAULT_CELL_VALUE] = N_("{place} : « {word} » ne convient pas dans cette colonne ; reprenez un "
                            "nom déclaré dans les autres feuilles."),
    [FAULT_SHEET_UNKNOWN] =
        N_("{file} : la feuille « {word} » n’est pas connue ; donnez-lui l’un de ces noms, "
           "{hint}, ou commencez le sien par # pour qu’elle soit ignorée."),
    [FAULT_PACK_UNKNOWN] =
        N_("Il n’y a pas de jeu de règles « {word} », ni aucun autre sur cette machine : "
           "installez-les, ou donnez un dossier dont le chemin contient « / »."),
    [FAULT_PACK_REFUSED] =
        N_("Le jeu de règles « {word} » n’est pas installé : il laisserait des personnes sans "
           "porte, ou n’a pas pu être vérifié. Celui qui est en place ne change pas."),
    [FAULT_QUESTION_UNKNOWN] = N_("La question « {word} » n’existe pas dans ce jeu de règles."),
    [FAULT_ANSWER_VALUE] =
        N_("« {detail} » n’est pas une réponse à « {word} » : corrigez-la ou laissez-la de côté."),
    [FAULT_ANSWER_MISSING] = N_("Il manque une réponse : « {word} »."),
    [FAULT_COMMUNE_UNKNOWN] = N_("Aucune commune ne répond à « {detail} » : donnez un code INSEE, "
                                 "ou un code postal précédé de cp:."),
    [FAULT_NETWORK_UNKNOWN] =
        N_("Le réseau « {detail} » n’est pas dans ce jeu de règles : vérifiez son code."),
    [FAULT_REFERENCE_CHECK] =
        N_("La référence « {word} » a une faute de frappe : relisez-la sur le papier."),
    [FAULT_SETTING_UNKNOWN] =
        N_("Le réglage « {word} » n’existe pas : regardez la liste avec deuxportes config."),
    [FAULT_SETTING_VALUE] = N_("« {detail} » ne convient pas au réglage « {word} »."),
};

const char *const sentences_of_usage[USAGE_KINDS] = {
    [USAGE_ARGUMENT] = N_("« {word} » n’est pas attendu ici ; l’usage est : {hint}"),
    [USAGE_COMMAND_UNKNOWN] = N_("« {word} » n’est pas une commande de deuxportes ; vouliez-vous "
                                 "dire « {detail} » ? Il y a {hint}."),
    [USAGE_OPTION_UNKNOWN] = N_("L’option « {word} » n’existe pas pour cette commande ; "
                                "vouliez-vous dire « {detail} » ? Il y a {hint}."),
    [USAGE_OPTION_TWICE] = N_("L’option « {word} » est donnée deux fois : gardez-en une."),
    [USAGE_OPTION_VALUE] =
        N_("« {detail} » ne convient pas à l’option « {word} », qui attend {hint}."),
    [USAGE_VALUE_MISSING] = N_("L’option « {word} » attend une valeur : {hint}."),
    [USAGE_VALUE_UNWANTED] =
        N_("L’option « {word} » ne prend pas de valeur : retirez « {detail} »."),
    [USAGE_WORD_MISSING] = N_("Il manque {word} ; l’usage est : {hint}"),
    [USAGE_ANSWER_FORM] = N_(
        "« {word} » n’est pas une réponse : elle s’écrit question=valeur, comme statut=salarie."),
    [USAGE_ANSWER_TWICE] = N_("La question « {word} » a deux réponses : gardez-en une."),
    [USAGE_DAY_OUTSIDE] =
        N_("Le jeu de règles {detail} ne vaut pas le {word} : il est valable {hint}."),
    [USAGE_NO_PACK_TODAY] =
        N_("Aucun jeu de règles n’est valable le {word} : choisissez-en un avec --pack ({hint})."),
    [USAGE_DOOR_NOT_SHOWN] =
        N_("« {word} » n’est pas une porte proposée à cette personne ; il y a {hint}."),
    [USAGE_SECOND_DOOR] =
        N_("Cette personne est déjà à sa deuxième porte : ajoutez --handover « qui a été appelé » "
           "ou --breach « pourquoi », ou choisissez --choose ici."),
    [USAGE_NO_SPOOLER] = N_("« {word} » n’a pas d’imprimante où écrire : choisissez-la avec "
                            "deuxportes config set spooler=lp."),
    [USAGE_POINT_BY_HAND] =
        N_("« {word} » ne change qu’un lieu noté à ce poste : pour celui-ci, écrivez --correction, "
           "à signaler à sa source."),
    [USAGE_POINT_OF_SOURCE] =
        N_("Ce lieu a été noté à ce poste, « {word} » n’a pas de source à qui "
           "parler : changez directement le lieu."),
};

const char *const sentences_of_usage_without[USAGE_KINDS] = {
    [USAGE_ARGUMENT] = N_("« {word} » n’est pas attendu ici : voyez deuxportes --help."),
    [USAGE_COMMAND_UNKNOWN] =
        N_("« {word} » n’est pas une commande de deuxportes ; il y a {hint}."),
    [USAGE_OPTION_UNKNOWN] =
        N_("L’option « {word} » n’existe pas pour cette commande ; il y a {hint}."),
    [USAGE_VALUE_MISSING] = N_("L’option « {word} » attend une valeur."),
    [USAGE_NO_PACK_TODAY] =
        N_("Aucun jeu de règles n’est installé sur cette machine : donnez un dossier avec --pack."),
};
