/* The smaller sheets: settings, territoire, reponses, urgence, cas. */
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "model/base/arena.h"
#include "model/pack/damage.h"
#include "model/pack/reading.h"

#define COLUMNS(table) (table), sizeof(table) / sizeof *(table)

/* ------------------------------------------------------------------------------- settings */

enum {
    SETTING_ID,
    SETTING_TITLE,
    SETTING_VERSION,
    SETTING_LANGUAGE,
    SETTING_TERRITORY,
    SETTING_FROM,
    SETTING_TO,
    SETTING_MOST,
    SETTING_NOTES,
    SETTING_MINUTES,
    SETTING_INTERVIEWS,
    SETTING_HOURS,
    SETTING_CHANNELS
};

static const struct column_spec setting_columns[] = {
    [SETTING_ID] = {"form_id", COLUMN_CODE, true},
    [SETTING_TITLE] = {"form_title", COLUMN_SAID, true},
    [SETTING_VERSION] = {"version", COLUMN_TEXT, true},
    [SETTING_LANGUAGE] = {"default_language", COLUMN_CODE, false},
    [SETTING_TERRITORY] = {"territoire", COLUMN_TEXT, false},
    [SETTING_FROM] = {"valide_du", COLUMN_DATE, true},
    [SETTING_TO] = {"valide_au", COLUMN_DATE, false},
    [SETTING_MOST] = {"max_propositions", COLUMN_CODE, false},
    [SETTING_NOTES] = {"notes", COLUMN_TEXT, false},
    [SETTING_MINUTES] = {"entretien_minutes", COLUMN_CODE, false},
    [SETTING_INTERVIEWS] = {"entretiens_max", COLUMN_CODE, false},
    [SETTING_HOURS] = {"heures_max", COLUMN_CODE, false},
    [SETTING_CHANNELS] = {"canaux", COLUMN_CODE, false},
};
const struct sheet_spec settings_spec = {"settings", true, COLUMNS(setting_columns), 0};

enum { PROPOSALS_DEFAULT = 4, PROPOSALS_MOST = 30 };

/* « Français (fr) » -> fr; a bare code is one too. */
static const char *language_code(struct pack *pack, const char *cell)
{
    const char *open = strrchr(cell, '(');
    const char *code = open ? open + 1 : cell;
    size_t length = open ? strcspn(code, ")") : strlen(code);

    return length ? arena_text_n(pack->arena, code, length) : "fr";
}

/* The default language comes first; the title, read before it was known, follows. */
static void set_default_language(struct pack *pack, const char *code)
{
    size_t at = 0;

    for (size_t i = 1; i < pack->language_count; i++)
        if (strcmp(pack->languages[i], code) == 0)
            at = i;
    const char *title = pack->title.said[at];

    pack->title.said[at] = pack->title.said[0];
    pack->title.said[0] = title;
    pack->languages[at] = pack->languages[0];
    pack->languages[0] = code;
}

/* The ways to come, one by one: a word that is none of them would leave a desk without any. */
static void read_channels(struct pack *pack, const struct sheet *sheet)
{
    static const char *const known[] = {"presence", "telephone", "courriel", "tchat"};
    enum { KNOWN = sizeof known / sizeof *known };

    pack->channels = sheet_cell(sheet, 0, SETTING_CHANNELS);
    for (const char *at = pack->channels; *(at += strspn(at, ", "));) {
        size_t size = strcspn(at, ", "), which = 0;

        while (which < KNOWN &&
               (strlen(known[which]) != size || strncmp(at, known[which], size) != 0))
            which++;
        if (which == KNOWN)
            sheet_fault(sheet, 0, SETTING_CHANNELS, FAULT_CELL_VALUE,
                        arena_text_n(pack->arena, at, size),
                        "presence, telephone, courriel, tchat");
        at += size;
    }
}

/* What a territory asks of an interview; each may be left out. */
static void read_limits(struct pack *pack, const struct sheet *sheet)
{
    const struct {
        size_t column;
        int *value, most;
    } limits[] = {
        {SETTING_MINUTES, &pack->interview_minutes, 240},
        {SETTING_INTERVIEWS, &pack->interviews_most, 99},
        {SETTING_HOURS, &pack->hours_most, 99},
    };

    for (size_t i = 0; i < sizeof limits / sizeof *limits; i++)
        if (sheet_cell(sheet, 0, limits[i].column)[0])
            *limits[i].value = read_number(sheet, 0, limits[i].column, 1, limits[i].most);
    read_channels(pack, sheet);
}

void read_settings(struct reading *reading)
{
    struct pack *pack = reading->pack;

    /* until the sheet says otherwise: its own title may already come in several languages */
    pack->languages[0] = "fr";
    pack->language_count = 1;
    pack->id = pack->version = pack->territory = pack->notes = pack->channels = "";
    pack->valid = (struct period){INT_MIN, INT_MAX};
    pack->most_proposals = PROPOSALS_DEFAULT;

    struct sheet *sheet = reading_sheet(reading, &settings_spec);

    if (!sheet)
        return;
    if (sheet_rows(sheet) == 0) {
        struct fault fault;

        fault_set(&fault, FAULT_SHEET_MISSING);
        FAULT_TEXT(fault.file, pack->folder);
        FAULT_TEXT(fault.word, "settings");
        fault_list_add(reading->faults, &fault);
        sheet_destroy(sheet);
        return;
    }
    pack->id = sheet_cell(sheet, 0, SETTING_ID);
    if (!pack->id[0])
        sheet_fault(sheet, 0, SETTING_ID, FAULT_CELL_EMPTY, NULL, NULL);
    pack->version = sheet_cell(sheet, 0, SETTING_VERSION);
    pack->territory = sheet_cell(sheet, 0, SETTING_TERRITORY);
    pack->notes = sheet_cell(sheet, 0, SETTING_NOTES);
    pack->valid = read_period(sheet, 0, SETTING_FROM, SETTING_TO);
    sheet_said(sheet, 0, SETTING_TITLE, &pack->title);
    set_default_language(pack, language_code(pack, sheet_cell(sheet, 0, SETTING_LANGUAGE)));
    if (sheet_cell(sheet, 0, SETTING_MOST)[0])
        pack->most_proposals = read_number(sheet, 0, SETTING_MOST, 1, PROPOSALS_MOST);
    read_limits(pack, sheet);
    sheet_destroy(sheet);
}

/* ------------------------------------------------------------------------------- territoire */

enum { PLACE_DEPARTMENT, PLACE_COMMUNE, PLACE_REGION, PLACE_ZONE };

static const struct column_spec place_columns[] = {
    [PLACE_DEPARTMENT] = {"departement", COLUMN_CODE, false},
    [PLACE_COMMUNE] = {"commune", COLUMN_CODE, false},
    [PLACE_REGION] = {"region", COLUMN_CODE, false},
    [PLACE_ZONE] = {"bassin", COLUMN_CODE, false},
};
/* a row per commune at the most */
const struct sheet_spec places_spec = {"territoire", false, COLUMNS(place_columns), 50000};

static int read_symbol(struct pack *pack, const struct sheet *sheet, size_t row, size_t column)
{
    const char *cell = sheet_cell(sheet, row, column);

    if (!cell[0])
        return SYMBOL_NONE;
    cell = read_code(sheet, row, column);
    return cell[0] ? symbols_intern(pack->symbols, cell, strlen(cell)) : SYMBOL_NONE;
}

static bool is_without_zero(const struct sheet *sheet, size_t row, size_t column,
                            bool (*damage_of)(const char *cell, char *hint))
{
    const char *cell = sheet_cell(sheet, row, column);
    char hint[8];

    if (!damage_of(cell, hint))
        return false;
    sheet_fault(sheet, row, column, FAULT_CELL_ZERO, cell, hint);
    return true;
}

/* « c01004 » or « 01004 », as the territory writes it; a spreadsheet that ate the zero leaves four
 * digits: refused. */
static const char *commune_code(struct pack *pack, const char *cell)
{
    const char *code = cell[0] == 'c' ? cell + 1 : cell;

    if (strlen(code) != 5 || strspn(code, "0123456789ab") != 5)
        return NULL;
    char *upper = arena_text(pack->arena, code);

    for (char *at = upper; *at; at++)
        if (*at == 'a' || *at == 'b')
            *at = (char)(*at - 'a' + 'A');
    return upper;
}

static const char *read_commune(struct pack *pack, const struct sheet *sheet, size_t row)
{
    const char *cell = sheet_cell(sheet, row, PLACE_COMMUNE);

    if (!cell[0] || is_without_zero(sheet, row, PLACE_COMMUNE, damage_of_commune))
        return "";
    const char *code = commune_code(pack, cell);

    if (!code)
        sheet_fault(sheet, row, PLACE_COMMUNE, FAULT_CELL_SYNTAX, cell, "c01004");
    return code ? code : "";
}

void read_places(struct reading *reading)
{
    struct sheet *sheet = reading_sheet(reading, &places_spec);
    struct pack *pack = reading->pack;

    if (!sheet)
        return;
    struct pack_place *places = arena_take_array(pack->arena, sheet_rows(sheet), sizeof *places);

    for (size_t row = 0; row < sheet_rows(sheet); row++) {
        struct pack_place *place = &places[pack->place_count];

        if (!is_without_zero(sheet, row, PLACE_DEPARTMENT, damage_of_department))
            place->department = read_symbol(pack, sheet, row, PLACE_DEPARTMENT);
        place->commune = read_commune(pack, sheet, row);
        place->region = read_symbol(pack, sheet, row, PLACE_REGION);
        place->zone = read_symbol(pack, sheet, row, PLACE_ZONE);
        if (place->department || place->commune[0])
            pack->place_count++;
        else if (!sheet_cell(sheet, row, PLACE_DEPARTMENT)[0] &&
                 !sheet_cell(sheet, row, PLACE_COMMUNE)[0])
            sheet_fault(sheet, row, PLACE_DEPARTMENT, FAULT_CELL_EMPTY, NULL, NULL);
    }
    pack->places = places;
    sheet_destroy(sheet);
}

/* ------------------------------------------------------------------------------- reponses */

enum { ANSWER_KEY, ANSWER_DEMAND, ANSWER_IF, ANSWER_TEXT, ANSWER_SOURCE };

static const struct column_spec answer_columns[] = {
    [ANSWER_KEY] = {"cle", COLUMN_CODE, true},
    [ANSWER_DEMAND] = {"demande", COLUMN_CODE, true},
    [ANSWER_IF] = {"si:", COLUMN_IF, false},
    [ANSWER_TEXT] = {"texte", COLUMN_SAID, true},
    [ANSWER_SOURCE] = {"source", COLUMN_TEXT, false},
};
const struct sheet_spec answers_spec = {"reponses", false, COLUMNS(answer_columns), 0};

static bool answer_key_is_taken(const struct pack *pack, const char *key)
{
    for (size_t i = 0; i < pack->first_answer_count; i++)
        if (strcmp(pack->first_answers[i].key, key) == 0)
            return true;
    return false;
}

void read_first_answers(struct reading *reading)
{
    struct sheet *sheet = reading_sheet(reading, &answers_spec);
    struct pack *pack = reading->pack;

    if (!sheet)
        return;
    struct first_answer *answers =
        arena_take_array(pack->arena, sheet_rows(sheet) + 1, sizeof *answers);

    check_question_columns(reading, sheet);
    if (pack_question(pack, "demande") < 0 && sheet_has(sheet, ANSWER_DEMAND))
        sheet_header_fault(sheet, ANSWER_DEMAND, FAULT_COLUMN_UNKNOWN);
    pack->first_answers = answers;
    for (size_t row = 0; row < sheet_rows(sheet); row++) {
        struct first_answer *answer = &answers[pack->first_answer_count];

        answer->key = read_code(sheet, row, ANSWER_KEY);
        answer->source = sheet_cell(sheet, row, ANSWER_SOURCE);
        answer->row = sheet_row_number(sheet, row);
        answer->when = read_conditions(reading, sheet, row, ANSWER_DEMAND, "demande");
        sheet_said(sheet, row, ANSWER_TEXT, &answer->text);
        if (answer->key[0] && answer_key_is_taken(pack, answer->key))
            sheet_fault(sheet, row, ANSWER_KEY, FAULT_CELL_DUPLICATE, answer->key, NULL);
        else
            pack->first_answer_count++;
    }
    sheet_destroy(sheet);
}

/* ------------------------------------------------------------------------------- urgence */

enum { EMERGENCY_NAME, EMERGENCY_NUMBER, EMERGENCY_FOR, EMERGENCY_SOURCE };

static const struct column_spec emergency_columns[] = {
    [EMERGENCY_NAME] = {"nom", COLUMN_SAID, true},
    [EMERGENCY_NUMBER] = {"numero", COLUMN_PHONE, true},
    [EMERGENCY_FOR] = {"pour", COLUMN_SAID, true},
    [EMERGENCY_SOURCE] = {"source", COLUMN_TEXT, false},
};
const struct sheet_spec emergencies_spec = {"urgence", false, COLUMNS(emergency_columns), 0};

void read_emergencies(struct reading *reading)
{
    struct sheet *sheet = reading_sheet(reading, &emergencies_spec);
    struct pack *pack = reading->pack;

    if (!sheet)
        return;
    struct emergency *emergencies =
        arena_take_array(pack->arena, sheet_rows(sheet) + 1, sizeof *emergencies);

    for (size_t row = 0; row < sheet_rows(sheet); row++) {
        struct emergency *emergency = &emergencies[row];

        sheet_said(sheet, row, EMERGENCY_NAME, &emergency->name);
        sheet_said(sheet, row, EMERGENCY_FOR, &emergency->whom);
        emergency->number = sheet_cell(sheet, row, EMERGENCY_NUMBER);
        emergency->source = sheet_cell(sheet, row, EMERGENCY_SOURCE);
        emergency->row = sheet_row_number(sheet, row);
        if (!emergency->number[0])
            sheet_fault(sheet, row, EMERGENCY_NUMBER, FAULT_CELL_EMPTY, NULL, NULL);
    }
    pack->emergencies = emergencies;
    pack->emergency_count = sheet_rows(sheet);
    sheet_destroy(sheet);
}

/* ------------------------------------------------------------------------------- cas */

enum { CASE_NAME, CASE_EXPECTED, CASE_QUESTION };

static const struct column_spec case_columns[] = {
    [CASE_NAME] = {"cas", COLUMN_TEXT, true},
    [CASE_EXPECTED] = {"attendu", COLUMN_CODE, true},
    [CASE_QUESTION] = {"", COLUMN_QUESTION, false},
};
const struct sheet_spec cases_spec = {"cas", false, COLUMNS(case_columns), 0};

/* Where the person lives is written as in `territoire`. */
static const char *case_answer(struct reading *reading, const struct sheet *sheet, size_t row,
                               size_t at, int question)
{
    const char *cell = sheet_question_cell(sheet, row, at);
    char hint[8];

    if (question != reading->pack->commune_question)
        return cell;
    if (damage_of_commune(cell, hint))
        sheet_question_fault(sheet, row, at, FAULT_CELL_ZERO, cell, hint);
    const char *code = commune_code(reading->pack, cell);

    return code ? code : cell;
}

static const char **case_answers(struct reading *reading, const struct sheet *sheet, size_t row)
{
    const struct pack *pack = reading->pack;
    const char **answers = arena_take_array(pack->arena, pack->question_count + 1, sizeof *answers);

    for (size_t i = 0; i < pack->question_count; i++)
        answers[i] = "";
    for (size_t at = 0; at < sheet_question_columns(sheet); at++) {
        int question = pack_question(pack, sheet_question_name(sheet, at));

        if (question >= 0)
            answers[question] = case_answer(reading, sheet, row, at, question);
    }
    return answers;
}

void read_cases(struct reading *reading)
{
    struct sheet *sheet = reading_sheet(reading, &cases_spec);
    struct pack *pack = reading->pack;

    if (!sheet)
        return;
    struct pack_case *cases = arena_take_array(pack->arena, sheet_rows(sheet) + 1, sizeof *cases);

    for (size_t at = 0; at < sheet_question_columns(sheet); at++)
        if (pack_question(pack, sheet_question_name(sheet, at)) < 0)
            sheet_question_header_fault(sheet, at, FAULT_COLUMN_UNKNOWN);
    for (size_t row = 0; row < sheet_rows(sheet); row++)
        cases[row] = (struct pack_case){
            .name = sheet_cell(sheet, row, CASE_NAME),
            .expected = sheet_cell(sheet, row, CASE_EXPECTED),
            .answers = case_answers(reading, sheet, row),
            .row = sheet_row_number(sheet, row),
        };
    pack->cases = cases;
    pack->case_count = sheet_rows(sheet);
    sheet_destroy(sheet);
}
