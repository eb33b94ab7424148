#include <ctype.h>
#include <string.h>

#include "locale/text/fold.h"
#include "locale/time/date.h"
#include "model/directory/importing.h"

enum { FIRST_YEAR = 2000, PHONE_DIGITS = 10 };

/* "+33 2 99 01 02 03" and "02.99.01.02.03" are one: "0299010203". Short numbers and those in 08 are
 * answered by a platform for all the offices of a network: "". */
static void phone_digits(const char *phone, char out[PHONE_DIGITS + 1])
{
    char digits[20] = "";
    size_t count = 0, skipped = 0;

    for (; *phone != '\0' && count < sizeof(digits) - 1; phone++)
        if (isdigit((unsigned char)*phone))
            digits[count++] = *phone;
    if (memcmp(digits, "0033", 4) == 0)
        skipped = 3;
    else if (memcmp(digits, "33", 2) == 0 && count == PHONE_DIGITS + 1)
        skipped = 1;
    if (skipped > 0)
        digits[skipped] = '0';
    out[0] = '\0';
    if (count == PHONE_DIGITS + skipped && digits[skipped] == '0' && digits[skipped + 1] != '8')
        memcpy(out, digits + skipped, PHONE_DIGITS + 1);
}

/* Months of its date, and two for each thing that helps a person to come. */
static int64_t worth_of(const struct record *record, const struct standing *standing)
{
    static const enum structure_field useful[] = {
        STRUCTURE_TELEPHONE,        STRUCTURE_COURRIEL, STRUCTURE_SITE_WEB,
        STRUCTURE_HORAIRES_ACCUEIL, STRUCTURE_ADRESSE,  STRUCTURE_ACCESSIBILITE_LIEU,
    };
    struct civil_date date = {FIRST_YEAR, 1, 1};
    int64_t worth = standing->located == 2 ? 2 : 0;

    for (size_t i = 0; i < sizeof(useful) / sizeof(*useful); i++)
        worth += record->fields[useful[i]][0] != '\0' ? 2 : 0;
    civil_parse(record->fields[STRUCTURE_DATE_MAJ], &date);
    return worth + (date.year - FIRST_YEAR) * 12 + date.month;
}

/* A place is nobody's until the communes are gone through: a record that stays where it was stays
 * in its place, any other begins alone. */
static int64_t place_of(const struct known *known, int64_t key, const struct standing *standing)
{
    bool stays = known->key != 0 && !known->hidden && standing->insee[0] != '\0' &&
                 strcmp(known->insee, standing->insee) == 0;

    return stays ? known->place : key;
}

static void bind_structure(struct query *query, const struct record *record,
                           const struct standing *standing)
{
    char folded[160], digits[PHONE_DIGITS + 1];

    fold_search(record->fields[STRUCTURE_NOM], folded, sizeof(folded));
    phone_digits(record->fields[STRUCTURE_TELEPHONE], digits);
    query_bind_text(query, standing->insee);
    query_bind_text(query, standing->department);
    query_bind_number(query, standing->located);
    query_bind_number(query, standing->latitude);
    query_bind_number(query, standing->longitude);
    query_bind_text(query, folded);
    query_bind_text(query, digits);
    query_bind_number(query, worth_of(record, standing));
    for (int i = 0; i < STRUCTURE_FIELDS; i++)
        query_bind_lent(query, record->fields[i]);
}

bool write_structure(struct importing *importing, const struct record *record,
                     const struct known *known, int64_t hash, const char *networks,
                     struct fault *fault)
{
    int64_t key = known->key != 0 ? known->key : ++importing->last_key;
    struct standing standing;
    struct query query;

    stand(importing->territory, record, &standing);
    touch_commune(importing, known->insee);
    touch_commune(importing, standing.insee);
    key_set_add(&importing->seen, key);
    key_set_add(&importing->dirty, known->place);
    key_set_add(&importing->dirty, place_of(known, key, &standing));
    query_open(&query, importing->store,
               "INSERT OR REPLACE INTO structure ("
               "key, feed, hash, hidden, place, networks, insee, department, located, "
               "at_latitude, at_longitude, folded, digits, worth, id, source, nom, "
               "date_maj, siret, description, adresse, complement_adresse, commune, "
               "code_postal, code_insee, longitude, latitude, telephone, courriel, "
               "site_web, lien_source, horaires_accueil, accessibilite_lieu, "
               "reseaux_porteurs, types, reseau, publics, zone, acces, remarques, ferme_le"
               ") VALUES ("
               "?, ?, ?, 0, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
               " ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?"
               ")");
    query_bind_number(&query, key);
    query_bind_number(&query, importing->feed_key);
    query_bind_number(&query, hash);
    query_bind_number(&query, place_of(known, key, &standing));
    query_bind_text(&query, networks);
    bind_structure(&query, record, &standing);
    return query_run(&query, fault);
}

/* The key of these three texts, which are kept once. */
bool intern_reach(struct importing *importing, const char *publics, const char *zones,
                  const char *modes, int64_t *key, struct fault *fault)
{
    struct query query;

    query_open(&query, importing->store,
               "SELECT key FROM reach WHERE publics = ? AND zones = ? AND modes = ?");
    query_bind_lent(&query, publics);
    query_bind_lent(&query, zones);
    query_bind_lent(&query, modes);
    if (!query_one(&query, 0, key, fault) || *key != 0)
        return *key != 0;
    query_open(&query, importing->store,
               "INSERT INTO reach (publics, zones, modes) VALUES (?, ?, ?) RETURNING key");
    query_bind_lent(&query, publics);
    query_bind_lent(&query, zones);
    query_bind_lent(&query, modes);
    return query_one(&query, 0, key, fault);
}

bool intern_theme(struct importing *importing, const char *themes, int64_t *key,
                  struct fault *fault)
{
    struct query query;

    query_open(&query, importing->store, "SELECT key FROM theme WHERE themes = ?");
    query_bind_lent(&query, themes);
    if (!query_one(&query, 0, key, fault) || *key != 0)
        return *key != 0;
    query_open(&query, importing->store, "INSERT INTO theme (themes) VALUES (?) RETURNING key");
    query_bind_lent(&query, themes);
    return query_one(&query, 0, key, fault);
}

bool write_service(struct importing *importing, const struct record *record,
                   const struct known *known, int64_t hash, const struct known *structure,
                   struct fault *fault)
{
    const char *const *fields = record->fields;
    int64_t key = known->key != 0 ? known->key : ++importing->last_key;
    int64_t reach, theme;
    char department[4];
    struct query query;

    if (!intern_reach(importing, fields[SERVICE_PUBLICS], fields[SERVICE_ZONE_ELIGIBILITE],
                      fields[SERVICE_MODES_ACCUEIL], &reach, fault) ||
        !intern_theme(importing, fields[SERVICE_THEMATIQUES], &theme, fault))
        return false;
    department_of(fields[SERVICE_CODE_INSEE], fields[SERVICE_CODE_POSTAL], department);
    key_set_add(&importing->seen, key);
    key_set_add(&importing->dirty, structure->place);
    query_open(&query, importing->store,
               "INSERT OR REPLACE INTO service ("
               "key, feed, hash, hidden, structure, reach, theme, department, id, "
               "structure_id, source, nom, description, lien_source, date_maj, type, "
               "thematiques, frais, frais_precisions, publics, publics_precisions, "
               "conditions_acces, commune, code_postal, code_insee, adresse, "
               "complement_adresse, longitude, latitude, telephone, courriel, "
               "modes_accueil, zone_eligibilite, contact_nom_prenom, lien_mobilisation, "
               "modes_mobilisation, mobilisable_par, mobilisation_precisions, "
               "volume_horaire_hebdomadaire, nombre_semaines, horaires_accueil"
               ") VALUES ("
               "?, ?, ?, 0, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
               " ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?"
               ")");
    query_bind_number(&query, key);
    query_bind_number(&query, importing->feed_key);
    query_bind_number(&query, hash);
    query_bind_number(&query, structure->key);
    query_bind_number(&query, reach);
    query_bind_number(&query, theme);
    query_bind_text(&query, department);
    for (int i = 0; i < SERVICE_FIELDS; i++)
        query_bind_lent(&query, fields[i]);
    return query_run(&query, fault);
}
