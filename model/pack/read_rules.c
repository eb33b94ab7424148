/* Networks and the decision table: sheets `reseaux`, then `orientation`. */
#include <stdlib.h>
#include <string.h>

#include "model/base/arena.h"
#include "model/pack/reading.h"

/* ------------------------------------------------------------------------------- reseaux */

enum {
    NETWORK_CODE,
    NETWORK_NAME,
    NETWORK_NEUTRAL,
    NETWORK_CEP,
    NETWORK_SENSITIVE,
    NETWORK_FIRST_DOOR,
    NETWORK_PHONE,
    NETWORK_SITE,
    NETWORK_IF,
    NETWORK_FROM,
    NETWORK_TO,
    NETWORK_SOURCE
};

static const struct column_spec network_columns[] = {
    [NETWORK_CODE] = {"code", COLUMN_CODE, true},
    [NETWORK_NAME] = {"nom", COLUMN_SAID, true},
    [NETWORK_NEUTRAL] = {"nom_neutre", COLUMN_SAID, false},
    [NETWORK_CEP] = {"cep", COLUMN_CODE, false},
    [NETWORK_SENSITIVE] = {"sensible", COLUMN_CODE, false},
    [NETWORK_FIRST_DOOR] = {"porte_1", COLUMN_CODE, false},
    [NETWORK_PHONE] = {"telephone", COLUMN_PHONE, false},
    [NETWORK_SITE] = {"site", COLUMN_TEXT, false},
    [NETWORK_IF] = {"si:", COLUMN_IF, false},
    [NETWORK_FROM] = {"du", COLUMN_DATE, false},
    [NETWORK_TO] = {"au", COLUMN_DATE, false},
    [NETWORK_SOURCE] = {"source", COLUMN_TEXT, false},
};
const struct sheet_spec networks_spec = {"reseaux", true, network_columns,
                                         sizeof network_columns / sizeof *network_columns, 0};

static bool read_network(struct reading *reading, const struct sheet *sheet, size_t row,
                         struct network *network)
{
    static const char *const roles[] = {"non", "oui", "experimental", ""};
    struct pack *pack = reading->pack;

    network->code = read_code(sheet, row, NETWORK_CODE);
    if (!network->code[0])
        return false;
    if (pack_network(pack, network->code) >= 0) {
        sheet_fault(sheet, row, NETWORK_CODE, FAULT_CELL_DUPLICATE, network->code, NULL);
        return false;
    }
    network->symbol = symbols_intern(pack->symbols, network->code, strlen(network->code));
    network->cep = (enum cep_role)(
        read_word(sheet, row, NETWORK_CEP, roles, sizeof roles / sizeof *roles) % 3);
    network->sensitive = read_yes(sheet, row, NETWORK_SENSITIVE);
    network->first_door = read_yes(sheet, row, NETWORK_FIRST_DOOR);
    network->phone = sheet_cell(sheet, row, NETWORK_PHONE);
    network->site = sheet_cell(sheet, row, NETWORK_SITE);
    network->source = sheet_cell(sheet, row, NETWORK_SOURCE);
    network->period = read_period(sheet, row, NETWORK_FROM, NETWORK_TO);
    network->row = sheet_row_number(sheet, row);
    network->eligible = read_conditions(reading, sheet, row, -1, NULL);
    sheet_said(sheet, row, NETWORK_NAME, &network->name);
    sheet_said(sheet, row, NETWORK_NEUTRAL, &network->neutral_name);
    return true;
}

void read_networks(struct reading *reading)
{
    struct sheet *sheet = reading_sheet(reading, &networks_spec);
    struct pack *pack = reading->pack;

    if (!sheet)
        return;
    struct network *networks =
        arena_take_array(pack->arena, sheet_rows(sheet) + 1, sizeof *networks);

    check_question_columns(reading, sheet);
    pack->networks = networks;
    for (size_t row = 0; row < sheet_rows(sheet); row++)
        if (read_network(reading, sheet, row, &networks[pack->network_count]))
            pack->network_count++;
    sheet_destroy(sheet);
}

/* ------------------------------------------------------------------------------- orientation */

enum {
    RULE_ID,
    RULE_NETWORK,
    RULE_LEVEL,
    RULE_DOORS,
    RULE_MODE,
    RULE_RANK,
    RULE_NATURE,
    RULE_WHY,
    RULE_BRING,
    RULE_FROM,
    RULE_TO,
    RULE_SOURCE,
    RULE_QUESTION /* last: any other column is a question */
};

static const struct column_spec rule_columns[] = {
    [RULE_ID] = {"regle", COLUMN_CODE, true},
    [RULE_NETWORK] = {"=> reseau", COLUMN_CODE, true},
    [RULE_LEVEL] = {"niveau", COLUMN_CODE, true},
    [RULE_DOORS] = {"porte", COLUMN_DOORS, true},
    [RULE_MODE] = {"mode", COLUMN_CODE, true},
    [RULE_RANK] = {"rang", COLUMN_CODE, true},
    [RULE_NATURE] = {"nature", COLUMN_CODE, false},
    [RULE_WHY] = {"pourquoi", COLUMN_SAID, false},
    [RULE_BRING] = {"apporter", COLUMN_SAID, false},
    [RULE_FROM] = {"du", COLUMN_DATE, false},
    [RULE_TO] = {"au", COLUMN_DATE, false},
    [RULE_SOURCE] = {"source", COLUMN_TEXT, false},
    [RULE_QUESTION] = {"", COLUMN_QUESTION, false},
};
const struct sheet_spec rules_spec = {"orientation", true, rule_columns,
                                      sizeof rule_columns / sizeof *rule_columns, 0};

static bool rule_id_is_taken(const struct pack *pack, const char *id)
{
    for (size_t i = 0; i < pack->rule_count; i++)
        if (strcmp(pack->rules[i].id, id) == 0)
            return true;
    return false;
}

/* The name of a rule is the coordinator's: anything but empty or taken. */
static const char *read_rule_id(const struct pack *pack, const struct sheet *sheet, size_t row)
{
    const char *id = sheet_cell(sheet, row, RULE_ID);

    if (!id[0])
        sheet_fault(sheet, row, RULE_ID, FAULT_CELL_EMPTY, id, NULL);
    else if (rule_id_is_taken(pack, id))
        sheet_fault(sheet, row, RULE_ID, FAULT_CELL_DUPLICATE, id, NULL);
    return id;
}

static unsigned read_doors(const struct sheet *sheet, size_t row)
{
    static const char *const words[] = {"1", "2", "1, 2", "1,2"};
    static const unsigned doors[] = {DOOR_1, DOOR_2, DOOR_1 | DOOR_2, DOOR_1 | DOOR_2};

    return doors[read_word(sheet, row, RULE_DOORS, words, sizeof words / sizeof *words)];
}

static void read_rule(struct reading *reading, const struct sheet *sheet, size_t row,
                      struct rule *rule)
{
    static const char *const levels[] = {"-", "2", "3"};
    static const enum level level_of[] = {LEVEL_NONE, LEVEL_2, LEVEL_3};
    static const char *const modes[] = {
        [MODE_HERE] = "ici", [MODE_REFERRAL] = "orientation", [MODE_HANDOVER] = "mise_en_relation"};
    static const char *const natures[] = {"", "filet"};
    const char *network = sheet_cell(sheet, row, RULE_NETWORK);

    rule->id = read_rule_id(reading->pack, sheet, row);
    rule->network = pack_network(reading->pack, network);
    if (rule->network < 0)
        sheet_fault(sheet, row, RULE_NETWORK, network[0] ? FAULT_CELL_VALUE : FAULT_CELL_EMPTY,
                    network, "reseaux.csv");
    rule->level = level_of[read_word(sheet, row, RULE_LEVEL, levels, 3)];
    rule->doors = read_doors(sheet, row);
    rule->mode = (enum rule_mode)read_word(sheet, row, RULE_MODE, modes, 3);
    rule->rank = read_number(sheet, row, RULE_RANK, 1, 9999);
    rule->net = read_word(sheet, row, RULE_NATURE, natures, 2) == 1;
    rule->period = read_period(sheet, row, RULE_FROM, RULE_TO);
    rule->source = sheet_cell(sheet, row, RULE_SOURCE);
    rule->row = sheet_row_number(sheet, row);
    rule->when = read_conditions(reading, sheet, row, -1, NULL);
    sheet_said(sheet, row, RULE_WHY, &rule->why);
    sheet_said(sheet, row, RULE_BRING, &rule->bring);
}

void read_orientation(struct reading *reading)
{
    struct sheet *sheet = reading_sheet(reading, &rules_spec);
    struct pack *pack = reading->pack;

    if (!sheet)
        return;
    struct rule *rules = arena_take_array(pack->arena, sheet_rows(sheet) + 1, sizeof *rules);

    check_question_columns(reading, sheet);
    pack->rules = rules;
    for (size_t row = 0; row < sheet_rows(sheet); row++) {
        read_rule(reading, sheet, row, &rules[row]);
        pack->rule_count++;
    }
    sheet_destroy(sheet);
}
