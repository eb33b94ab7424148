#include "model/directory/intake_check.h"

#include <string.h>

#include "model/directory/intake_value.h"

bool check_is_strict(const struct draft *draft)
{
    return draft->source != INTAKE_DILA && draft->source != INTAKE_EDUCATION;
}

void check_fail(struct draft *draft, enum intake_reason reason, int field, const char *value)
{
    if (check_is_strict(draft)) {
        draft_remark(draft, reason, field, value);
        return;
    }
    draft_remark(draft, INTAKE_FIELD_DROPPED, field, value);
    draft->fields[field].at = 0;
}

typedef void field_check(struct draft *draft, int field);

static field_check *const structure_checks[STRUCTURE_FIELDS] = {
    [STRUCTURE_NOM] = check_name,
    [STRUCTURE_DATE_MAJ] = check_date,
    [STRUCTURE_SIRET] = check_siret,
    [STRUCTURE_DESCRIPTION] = check_description,
    [STRUCTURE_CODE_POSTAL] = check_postcode,
    [STRUCTURE_CODE_INSEE] = check_insee,
    [STRUCTURE_TELEPHONE] = check_phone,
    [STRUCTURE_COURRIEL] = check_mail,
    [STRUCTURE_SITE_WEB] = check_url,
    [STRUCTURE_LIEN_SOURCE] = check_url,
    [STRUCTURE_ACCESSIBILITE_LIEU] = check_url,
    [STRUCTURE_RESEAUX_PORTEURS] = check_carriers,
    [STRUCTURE_RESEAU] = check_network,
    [STRUCTURE_PUBLICS] = check_publics,
    [STRUCTURE_ZONE] = check_zone,
    [STRUCTURE_FERME_LE] = check_date,
};

static field_check *const service_checks[SERVICE_FIELDS] = {
    [SERVICE_NOM] = check_name,
    [SERVICE_DESCRIPTION] = check_description,
    [SERVICE_LIEN_SOURCE] = check_url,
    [SERVICE_DATE_MAJ] = check_date,
    [SERVICE_TYPE] = check_type,
    [SERVICE_THEMATIQUES] = check_themes,
    [SERVICE_FRAIS] = check_fees,
    [SERVICE_PUBLICS] = check_publics,
    [SERVICE_CODE_POSTAL] = check_postcode,
    [SERVICE_CODE_INSEE] = check_insee,
    [SERVICE_TELEPHONE] = check_phone,
    [SERVICE_COURRIEL] = check_mail,
    [SERVICE_MODES_ACCUEIL] = check_modes,
    [SERVICE_ZONE_ELIGIBILITE] = check_zone,
    [SERVICE_LIEN_MOBILISATION] = check_url,
    [SERVICE_MODES_MOBILISATION] = check_ways,
    [SERVICE_MOBILISABLE_PAR] = check_who,
    [SERVICE_VOLUME_HORAIRE_HEBDOMADAIRE] = check_hours_a_week,
    [SERVICE_NOMBRE_SEMAINES] = check_weeks,
};

/* A spreadsheet in French writes 48,112: it is kept with its point. */
static bool is_angle(struct draft *draft, int field, double most, double *angle)
{
    char whole[32];
    const char *text = draft_text(draft, field);
    size_t comma = strcspn(text, ",");

    if (text[comma] && strlen(text) < sizeof whole) {
        memcpy(whole, text, strlen(text) + 1);
        whole[comma] = '.';
        if (!value_number(whole, angle))
            return false;
        draft->text.data[draft->fields[field].at + comma] = '.';
    } else if (!value_number(text, angle)) {
        return false;
    }
    return *angle >= -most && *angle <= most;
}

/* Metropolitan France with its two numbers exchanged: the sea off Somalia, where nothing French is
 * for a thousand kilometres. */
static bool is_exchanged(double east, double north)
{
    return east >= 41 && east <= 52 && north >= -6 && north <= 10;
}

/* Both or none, on the globe, not exchanged, and not the middle of the Gulf of Guinea. */
static void check_coordinates(struct draft *draft, int longitude, int latitude)
{
    double east = 0, north = 0;
    bool has_east = is_angle(draft, longitude, 180, &east);
    bool has_north = is_angle(draft, latitude, 90, &north);
    int wrong = has_east ? latitude : longitude;

    if ((has_east && has_north && (east != 0 || north != 0) && !is_exchanged(east, north)) ||
        (!*draft_text(draft, longitude) && !*draft_text(draft, latitude)))
        return;
    draft_remark(draft, INTAKE_COORDINATES, wrong, draft_text(draft, wrong));
    draft->fields[longitude].at = draft->fields[latitude].at = 0;
}

/* What each source must say. Without an id or a name there is nothing to show or to compare. */
static bool is_required(const struct draft *draft, int field)
{
    if (!draft->specs[field].required)
        return draft->source == INTAKE_OWN && field == STRUCTURE_RESEAU;
    if (strcmp(draft->specs[field].name, "source") == 0)
        return !draft->template && draft->source != INTAKE_OWN;
    return check_is_strict(draft) || field == STRUCTURE_ID || field == STRUCTURE_NOM;
}

static void check_field(struct draft *draft, int field)
{
    const struct draft_field *said = &draft->fields[field];
    field_check *const *checks = draft->kind == RECORD_SERVICE ? service_checks : structure_checks;

    if (said->too_long || said->malformed) {
        draft_remark(draft, said->too_long ? INTAKE_TOO_LONG : INTAKE_VALUE, field,
                     draft_text(draft, field));
        return;
    }
    if (said->cleaned)
        draft_remark(draft, INTAKE_CLEANED, field, draft_text(draft, field));
    if (said->at == 0 && is_required(draft, field))
        draft_remark(draft, INTAKE_MISSING, field, "");
    else if (said->at != 0 && checks[field])
        checks[field](draft, field);
}

void check_record(struct draft *draft)
{
    if (draft->shifted) {
        draft_remark(draft, INTAKE_CELLS, -1, "");
        return;
    }
    for (int field = 0; field < draft->count; field++)
        check_field(draft, field);
    if (draft->kind == RECORD_SERVICE)
        check_coordinates(draft, SERVICE_LONGITUDE, SERVICE_LATITUDE);
    else
        check_coordinates(draft, STRUCTURE_LONGITUDE, STRUCTURE_LATITUDE);
}

/* The department of an INSEE code or a postcode, its zero put back: "01", "2A", "971". */
static void department_of(const char *code, char out[4])
{
    char whole[8] = "";
    size_t length = strlen(code);

    out[0] = '\0';
    if (length < 4 || length > 5)
        return;
    whole[0] = '0';
    memcpy(whole + (length == 4), code, length + 1);
    length = whole[0] == '9' && (whole[1] == '7' || whole[1] == '8') ? 3 : 2;
    memcpy(out, whole, length);
    out[length] = '\0';
}

bool check_wanted(const struct draft *draft)
{
    bool service = draft->kind == RECORD_SERVICE;
    const char *insee =
        draft_text(draft, service ? (int)SERVICE_CODE_INSEE : (int)STRUCTURE_CODE_INSEE);
    const char *postcode =
        draft_text(draft, service ? (int)SERVICE_CODE_POSTAL : (int)STRUCTURE_CODE_POSTAL);
    char department[4];

    if (!draft->limits->departments)
        return true;
    department_of(*insee ? insee : postcode, department);
    if (!department[0])
        return true;
    for (size_t i = 0; i < draft->limits->department_count; i++) {
        const char *wanted = draft->limits->departments[i];

        /* postcodes of Corsica do not tell its two departments apart */
        if (strcmp(wanted, department) == 0 ||
            (strcmp(department, "20") == 0 && wanted[0] == '2' && strchr("AB", wanted[1])))
            return true;
    }
    return false;
}
