/* The directory of the Éducation nationale (« fr-en-annuaire-education »): of its 69 columns, those
 * that say where a CIO is (reference data.md section 6).
 */
#include <string.h>

#include "model/directory/intake_source.h"
#include "model/directory/intake_value.h"

enum column {
    COLUMN_ID,
    COLUMN_NAME,
    COLUMN_TYPE,
    COLUMN_NATURE,
    COLUMN_ADDRESS_1,
    COLUMN_ADDRESS_2,
    COLUMN_ADDRESS_3,
    COLUMN_POSTCODE,
    COLUMN_INSEE,
    COLUMN_COMMUNE,
    COLUMN_DEPARTMENT,
    COLUMN_PHONE,
    COLUMN_WEB,
    COLUMN_MAIL,
    COLUMN_SIRET,
    COLUMN_LATITUDE,
    COLUMN_LONGITUDE,
    COLUMN_DATE,
    COLUMN_LINK,
    COLUMN_STATE,
    COLUMNS
};

static const struct {
    const char
        *name; /* as intake_sheet_column() writes it: « Code postal » and « Code_postal » are one */
    int field; /* -1: read otherwise */
} columns_of[COLUMNS] = {
    [COLUMN_ID] = {"identifiant_de_l_etablissement", -1},
    [COLUMN_NAME] = {"nom_etablissement", STRUCTURE_NOM},
    [COLUMN_TYPE] = {"type_etablissement", -1},
    [COLUMN_NATURE] = {"code_nature", -1},
    [COLUMN_ADDRESS_1] = {"adresse_1", STRUCTURE_ADRESSE},
    [COLUMN_ADDRESS_2] = {"adresse_2", -1},
    [COLUMN_ADDRESS_3] = {"adresse_3", -1},
    [COLUMN_POSTCODE] = {"code_postal", STRUCTURE_CODE_POSTAL},
    [COLUMN_INSEE] = {"code_commune", STRUCTURE_CODE_INSEE},
    [COLUMN_COMMUNE] = {"nom_commune", STRUCTURE_COMMUNE},
    [COLUMN_DEPARTMENT] = {"code_departement", -1},
    [COLUMN_PHONE] = {"telephone", STRUCTURE_TELEPHONE},
    [COLUMN_WEB] = {"web", STRUCTURE_SITE_WEB},
    [COLUMN_MAIL] = {"mail", STRUCTURE_COURRIEL},
    [COLUMN_SIRET] = {"siren_siret", STRUCTURE_SIRET},
    [COLUMN_LATITUDE] = {"latitude", STRUCTURE_LATITUDE},
    [COLUMN_LONGITUDE] = {"longitude", STRUCTURE_LONGITUDE},
    [COLUMN_DATE] = {"date_maj_ligne", STRUCTURE_DATE_MAJ},
    [COLUMN_LINK] = {"fiche_onisep", STRUCTURE_LIEN_SOURCE},
    [COLUMN_STATE] = {"etat", -1},
};

static const char nature[] = "841", kind[] = "Information et orientation";

int education_column(const char *column)
{
    for (int i = 0; i < COLUMNS; i++)
        if (strcmp(columns_of[i].name, column) == 0)
            return i;
    return -1;
}

static void put(struct draft *draft, int field, const char *text)
{
    draft_put(draft, field, text, strlen(text));
}

/* "35" or "1" where the file writes "035" and "001": said, because the postcodes of the same sheet
 * have likely lost theirs too. */
static void look_at_department(struct draft *draft, const char *department)
{
    size_t length = strlen(department);

    if (length > 0 && length < 3)
        draft_remark(draft, INTAKE_ZERO_RESTORED, STRUCTURE_CODE_INSEE, department);
}

bool education_fill(struct draft *draft, const struct rows *rows, const int *columns)
{
    const char *cells[COLUMNS];
    struct text_buffer text = {0};

    for (int i = 0; i < COLUMNS; i++)
        cells[i] = "";
    for (size_t i = 0; i < rows->count && i < ROWS_CELLS_MOST; i++)
        if (columns[i] >= 0)
            cells[columns[i]] = value_is_nothing(rows_cell(rows, i)) ? "" : rows_cell(rows, i);
    if (strcmp(cells[COLUMN_NATURE], nature) != 0 && strcmp(cells[COLUMN_TYPE], kind) != 0)
        return false;
    for (int i = 0; i < COLUMNS; i++)
        put(draft, columns_of[i].field, cells[i]);
    if (strncmp(cells[COLUMN_STATE], "FERM", 4) == 0) /* by the day of the row at the latest */
        put(draft, STRUCTURE_FERME_LE, cells[COLUMN_DATE]);
    if (*cells[COLUMN_ID])
        buffer_addf(&text, "education--%s", cells[COLUMN_ID]);
    put(draft, STRUCTURE_ID, buffer_text(&text));
    put(draft, STRUCTURE_SOURCE, "education");
    put(draft, STRUCTURE_TYPES, nature);
    buffer_clear(&text);
    buffer_addf(&text, "%s%s%s", cells[COLUMN_ADDRESS_2],
                *cells[COLUMN_ADDRESS_2] && *cells[COLUMN_ADDRESS_3] ? ", " : "",
                cells[COLUMN_ADDRESS_3]);
    put(draft, STRUCTURE_COMPLEMENT_ADRESSE, buffer_text(&text));
    buffer_finish(&text);
    look_at_department(draft, cells[COLUMN_DEPARTMENT]);
    return true;
}
