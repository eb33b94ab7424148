#include "tui/command/territory_words.h"

#include <stdio.h>
#include <string.h>

#include "locale/say/format.h"
#include "locale/say/number.h"
#include "locale/say/say.h"
#include "locale/time/date.h"

static const char *const layers[TERRITORY_LAYERS] = {
    [TERRITORY_PLACES] = N_("Coordonnées"),
    [TERRITORY_ZONES] = N_("Zones d’emploi"),
    [TERRITORY_ZONE_NAMES] = N_("Noms des zones"),
};

static const char *const kinds[] = {
    [TERRITORY_UNKNOWN] = N_("fichier inconnu"),
    [TERRITORY_LA_POSTE] = N_("codes postaux de La Poste"),
    [TERRITORY_SHEET] = N_("coordonnées et zones par commune"),
    [TERRITORY_INSEE] = N_("zones d’emploi par commune"),
    [TERRITORY_INSEE_NAMES] = N_("noms des zones d’emploi"),
    [TERRITORY_BASINS] = N_("bassins d’un jeu de règles"),
};

static const char *const reasons[TERRITORY_REASONS] = {
    [TERRITORY_CELLS] = N_("{place} : cette ligne n’a pas autant de cellules que l’en-tête ; "
                           "ajoutez ou retirez un séparateur."),
    [TERRITORY_CODE] =
        N_("{place} : « {value} » n’est pas un code INSEE ; il a cinq signes, comme 01004 ou "
           "2A004 (d’un département : 35, 2A, 971)."),
    [TERRITORY_COMMUNE] = N_("{place} : aucune commune d’aujourd’hui n’a le code « {value} » ; si "
                             "elle a fusionné, prenez une édition plus récente du fichier."),
    [TERRITORY_COORDINATES] =
        N_("{place} : « {value} » n’est pas une coordonnée ; écrivez des degrés, comme 48.1117."),
    [TERRITORY_RANGE] = N_("{place} : « {value} » n’est pas sur la Terre ; la latitude va de -90 "
                           "à 90, la longitude de -180 à 180."),
    [TERRITORY_FAR] = N_("{place} : « {value} » est à plus de 300 km de cette commune ; vérifiez "
                         "que latitude et longitude ne sont pas échangées."),
    [TERRITORY_ZONE] =
        N_("{place} : « {value} » n’est pas une zone d’emploi ; elle a quatre chiffres."),
    [TERRITORY_NAME] =
        N_("{place} : ce nom est vide, trop long ou contient un signe invisible ; retapez-le."),
    [TERRITORY_CONTRADICTION] = N_("{place} : « {value} » a été donné autrement plus haut ; la "
                                   "première ligne est gardée, corrigez l’une des deux."),
    [TERRITORY_OUTSIDE] = N_("{place} : « {value} » n’est pas dans les lieux de ce jeu de règles ; "
                             "retirez cette ligne, ou choisissez un autre jeu avec --pack."),
    [TERRITORY_BASIN] = N_("{place} : aucun code ne peut être fait de « {value} » ; donnez un nom "
                           "plus court, qui commence par une lettre."),
    [TERRITORY_ZERO] = N_("{place} : « {value} » a perdu son zéro dans un tableur ; lu {made}."),
    [TERRITORY_CODE_MADE] = N_("{place} : le bassin « {value} » s’écrit {made} dans les règles."),
};

const char *territory_words_source(const char *source)
{
    if (strcmp(source, "la-poste") == 0)
        return "La Poste"; /* a proper name in every language */
    return strcmp(source, "insee") == 0 ? "INSEE" : "";
}

const char *territory_words_layer(enum territory_layer layer)
{
    return say_text(layers[layer]);
}

const char *territory_words_file(enum territory_file file)
{
    return say_text(kinds[file]);
}

static void say_place(const char *file, const struct territory_remark *remark,
                      struct text_buffer *out)
{
    char row[16];
    const struct say_value values[] = {{"file", file}, {"row", row}, {"column", remark->column}};

    snprintf(row, sizeof row, "%u", remark->row);
    say_format(out,
               remark->column[0] ? _("{file}, ligne {row}, colonne {column}")
                                 : _("{file}, ligne {row}"),
               values, 3);
}

void territory_words_remark(enum territory_reason reason, const char *file,
                            const struct territory_remark *remark, struct text_buffer *out)
{
    struct text_buffer place = {0};

    say_place(file, remark, &place);
    const struct say_value values[] = {
        {"place", buffer_text(&place)}, {"value", remark->value}, {"made", remark->made}};

    say_format(out, say_text(reasons[reason]), values, 3);
    buffer_finish(&place);
}

void territory_words_others(enum territory_reason reason, unsigned long count,
                            struct text_buffer *out)
{
    struct text_buffer number = {0};
    bool refused = territory_reason_is_refusal(reason);

    number_write(&number, (long long)count);
    const struct say_value value = {"count", buffer_text(&number)};

    say_format(out,
               refused ? say_n("et {count} autre ligne refusée pour la même raison.",
                               "et {count} autres lignes refusées pour la même raison.", count)
                       : say_n("et {count} autre de même.", "et {count} autres de même.", count),
               &value, 1);
    buffer_finish(&number);
}

void territory_words_edition(const struct territory_edition *edition, struct text_buffer *out)
{
    const char *source = territory_words_source(edition->source);
    struct text_buffer count = {0}, day = {0};
    struct civil_date date;

    number_write(&count, edition->count);
    if (civil_parse(edition->date, &date))
        civil_write_numeric(&day, date);
    const struct say_value values[] = {{"count", buffer_text(&count)},
                                       {"source", source},
                                       {"file", edition->file},
                                       {"date", buffer_text(&day)}};

    say_format(out,
               source[0] ? _("{count}, {source}, fichier {file} du {date}")
                         : _("{count}, fichier {file} du {date}"),
               values, 4);
    if (edition->url[0])
        buffer_addf(out, ", %s", edition->url);
    buffer_finish(&count);
    buffer_finish(&day);
}
