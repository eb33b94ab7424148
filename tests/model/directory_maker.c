#include "tests/model/directory_maker.h"

#include <stdlib.h>
#include <string.h>

#define LENGTH(array) (sizeof(array) / sizeof(*(array)))

static const char *const kinds[] = {
    "Association", "Maison",        "Centre social", "Agence",     "Espace",  "Mission locale",
    "Atelier",     "Point conseil", "Relais",        "Plateforme", "Antenne", "Comité"};
static const char *const causes[] = {"emploi",    "formation", "numérique",   "mobilité",
                                     "insertion", "jeunesse",  "famille",     "solidarité",
                                     "santé",     "logement",  "orientation", "métiers",
                                     "projet",    "avenir",    "savoirs"};
static const char *const streets[] = {"rue", "avenue", "place", "boulevard", "impasse", "quai"};
static const char *const heroes[] = {"Jean Jaurès", "de la République", "Victor Hugo",  "du Stade",
                                     "de la Gare",  "Louise Michel",    "des Écoles",   "du Moulin",
                                     "de l’Église", "Marie Curie",      "des Tilleuls", "du Port"};
static const char *const sources[] = {"dora",      "france-travail", "mission-locale",
                                      "fredo",     "carif-oref",     "mes-aides",
                                      "monenfant", "reseau-alpha"};
static const char *const networks[] = {"[\"mission-locale\"]", "[\"france-travail\"]",
                                       "[\"cidff\"]", "[\"ccas-cias\"]"};
static const char *const hours[] = {"Mo-Fr 09:00-12:00,14:00-17:30; PH off",
                                    "Mo-Fr 08:30-12:30 open \"Sans rendez-vous\"; PH off",
                                    "Mo,We 14:00-18:00", "9.00 à 12.00 - 14.00 à 17.00"};
static const char *const publics[] = {"", "[\"tous-publics\"]", "[\"jeunes\"]",
                                      "[\"demandeurs-emploi\", \"femmes\"]", "[\"seniors\"]"};
static const char *const themes[] = {"[\"mobilite--acceder-a-un-vehicule\"]",
                                     "[\"numerique--acquerir-un-equipement\"]",
                                     "[\"trouver-un-emploi--maintien-dans-lemploi\"]",
                                     "[\"choisir-un-metier--confirmer-son-choix-de-metier\"]",
                                     "[\"se-former--trouver-sa-formation\"]"};

/* splitmix64: the same number gives the same record on every machine. */
static unsigned long draw(unsigned long *state, unsigned long below)
{
    unsigned long z = (*state += 0x9E3779B97F4A7C15UL);

    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
    return (z ^ (z >> 31)) % below;
}

void made_begin(struct made *made, enum record_kind kind, unsigned long at)
{
    made->record = (struct record){.kind = kind, .at = at};
    for (int i = 0; i < RECORD_FIELDS_MOST; i++) {
        made->texts[i][0] = '\0';
        made->record.fields[i] = made->texts[i];
    }
}

void made_set(struct made *made, int field, const char *text)
{
    snprintf(made->texts[field], MADE_FIELD, "%s", text);
}

static void set_prose(struct made *made, int field, unsigned long *state, size_t length)
{
    size_t at = 0;

    while (at < length && at < MADE_FIELD - 64)
        at +=
            (size_t)snprintf(made->texts[field] + at, MADE_FIELD - at, "%s %s d’%s, %lu. ",
                             kinds[draw(state, LENGTH(kinds))], causes[draw(state, LENGTH(causes))],
                             causes[draw(state, LENGTH(causes))], draw(state, 10000));
}

static void set_place(struct made *made, const struct territory *territory, unsigned long *state)
{
    struct commune commune;
    char text[64];

    commune = territory_at(territory, draw(state, territory_count(territory)));
    made_set(made, STRUCTURE_COMMUNE, commune.name);
    made_set(made, STRUCTURE_CODE_INSEE, commune.insee);
    made_set(made, STRUCTURE_CODE_POSTAL, commune.postcode_count > 0 ? commune.postcodes[0] : "");
    if (!commune.located || draw(state, 8) == 0)
        return;
    snprintf(text, sizeof(text), "%.6f",
             commune.latitude * 1e-4 + ((double)draw(state, 20000) - 10000) * 1e-6);
    made_set(made, STRUCTURE_LATITUDE, text);
    snprintf(text, sizeof(text), "%.6f",
             commune.longitude * 1e-4 + ((double)draw(state, 20000) - 10000) * 1e-6);
    made_set(made, STRUCTURE_LONGITUDE, text);
}

static void set_day(struct made *made, int field, unsigned long *state)
{
    char text[16];

    snprintf(text, sizeof(text), "%04lu-%02lu-%02lu", 2023 + draw(state, 4), 1 + draw(state, 10),
             1 + draw(state, 28));
    made_set(made, field, text);
}

void made_structure(struct made *made, const struct territory *territory, unsigned long n,
                    bool long_texts)
{
    unsigned long state = n * 7919;
    const char *source = sources[draw(&state, LENGTH(sources))];
    char text[256];

    made_begin(made, RECORD_STRUCTURE, n);
    snprintf(text, sizeof(text), "%s--%08lx-%lu", source, draw(&state, 1UL << 32), n);
    made_set(made, STRUCTURE_ID, text);
    made_set(made, STRUCTURE_SOURCE, source);
    snprintf(text, sizeof(text), "%s %s %s %lu", kinds[draw(&state, LENGTH(kinds))],
             causes[draw(&state, LENGTH(causes))], causes[draw(&state, LENGTH(causes))],
             draw(&state, 400));
    made_set(made, STRUCTURE_NOM, text);
    set_day(made, STRUCTURE_DATE_MAJ, &state);
    snprintf(text, sizeof(text), "%lu %s %s", 1 + draw(&state, 120),
             streets[draw(&state, LENGTH(streets))], heroes[draw(&state, LENGTH(heroes))]);
    made_set(made, STRUCTURE_ADRESSE, text);
    set_place(made, territory, &state);
    snprintf(text, sizeof(text), "+332%08lu", draw(&state, 100000000));
    made_set(made, STRUCTURE_TELEPHONE, draw(&state, 4) == 0 ? "" : text);
    snprintf(text, sizeof(text), "%014lu", draw(&state, 100000000000000));
    made_set(made, STRUCTURE_SIRET, draw(&state, 3) == 0 ? "" : text);
    made_set(made, STRUCTURE_SITE_WEB, "https://exemple.invalid/structure");
    if (draw(&state, 3) == 0)
        made_set(made, STRUCTURE_HORAIRES_ACCUEIL, hours[draw(&state, LENGTH(hours))]);
    if (draw(&state, 6) == 0)
        made_set(made, STRUCTURE_RESEAUX_PORTEURS, networks[draw(&state, LENGTH(networks))]);
    if (long_texts)
        set_prose(made, STRUCTURE_DESCRIPTION, &state, 700);
}

static void set_zone(struct made *made, unsigned long *state)
{
    char text[64];

    if (draw(state, 4) == 0)
        return;
    snprintf(text, sizeof(text), "[\"%02lu\"]", 21 + draw(state, 75));
    made_set(made, SERVICE_ZONE_ELIGIBILITE, draw(state, 3) == 0 ? "[\"france\"]" : text);
}

void made_service(struct made *made, unsigned long n, unsigned long structures, bool long_texts)
{
    unsigned long state = n * 104729, owner = 1 + draw(&state, structures);
    unsigned long owner_state = owner * 7919;
    const char *source = sources[draw(&owner_state, LENGTH(sources))];
    char text[256];

    made_begin(made, RECORD_SERVICE, n);
    snprintf(text, sizeof(text), "%s--service-%lu", source, n);
    made_set(made, SERVICE_ID, text);
    snprintf(text, sizeof(text), "%s--%08lx-%lu", source, draw(&owner_state, 1UL << 32), owner);
    made_set(made, SERVICE_STRUCTURE_ID, text);
    made_set(made, SERVICE_SOURCE, source);
    snprintf(text, sizeof(text), "%s : %s", kinds[draw(&state, LENGTH(kinds))],
             causes[draw(&state, LENGTH(causes))]);
    made_set(made, SERVICE_NOM, text);
    set_day(made, SERVICE_DATE_MAJ, &state);
    made_set(made, SERVICE_TYPE, "accompagnement");
    made_set(made, SERVICE_THEMATIQUES, themes[draw(&state, LENGTH(themes))]);
    made_set(made, SERVICE_FRAIS, "gratuit");
    made_set(made, SERVICE_PUBLICS, publics[draw(&state, LENGTH(publics))]);
    made_set(made, SERVICE_MODES_ACCUEIL,
             draw(&state, 10) == 0 ? "[\"a-distance\"]" : "[\"en-presentiel\"]");
    made_set(made, SERVICE_MODES_MOBILISATION, "[\"telephoner\", \"se-presenter\"]");
    made_set(made, SERVICE_MOBILISABLE_PAR, "[\"usagers\", \"professionnels\"]");
    set_zone(made, &state);
    made_set(made, SERVICE_DESCRIPTION, "Un service inventé.");
    if (long_texts) {
        set_prose(made, SERVICE_DESCRIPTION, &state, 1300);
        set_prose(made, SERVICE_CONDITIONS_ACCES, &state, 150);
    }
}

static void make(struct made *made, const struct made_feed *feed, unsigned long n)
{
    if (feed->kind == RECORD_STRUCTURE)
        made_structure(made, feed->territory, n, feed->long_texts);
    else
        made_service(made, n, feed->structures, feed->long_texts);
}

bool made_read(void *context, const struct intake_taker *taker, struct fault *fault)
{
    const struct made_feed *feed = context;
    struct made *made = malloc(sizeof(*made));
    bool done = made != NULL;

    for (unsigned long i = 0; done && i < feed->count; i++) {
        make(made, feed, feed->from + i);
        done = taker->take(taker->context, &made->record, fault);
    }
    free(made);
    return done;
}

static void write_text(FILE *file, const char *text)
{
    fputc('"', file);
    for (; *text != '\0'; text++) {
        if (*text == '"' || *text == '\\')
            fputc('\\', file);
        fputc(*text, file);
    }
    fputc('"', file);
}

static void write_field(FILE *file, const struct field_spec *spec, const char *text)
{
    fprintf(file, "\"%s\": ", spec->name);
    if (text[0] == '\0')
        fputs("null", file);
    else if (spec->form == FIELD_IS_LIST || spec->form == FIELD_IS_NUMBER)
        fputs(text, file);
    else
        write_text(file, text);
}

void made_write_json(FILE *file, const struct made_feed *feed)
{
    bool structures = feed->kind == RECORD_STRUCTURE;
    const struct field_spec *specs = structures ? structure_fields : service_fields;
    int columns = structures ? STRUCTURE_RESEAUX_PORTEURS + 1 : SERVICE_FIELDS;
    struct made *made = malloc(sizeof(*made));

    fputc('[', file);
    for (unsigned long i = 0; made != NULL && i < feed->count; i++) {
        make(made, feed, feed->from + i);
        fputs(i == 0 ? "{" : ", {", file);
        for (int field = 0; field < columns; field++) {
            fputs(field == 0 ? "" : ", ", file);
            write_field(file, &specs[field], made->texts[field]);
        }
        fputc('}', file);
    }
    fputs("]\n", file);
    free(made);
}
