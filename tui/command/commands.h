/* Every sub-command, each in the file of its name. */
#ifndef DP_TUI_COMMAND_COMMANDS_H
#define DP_TUI_COMMAND_COMMANDS_H

#include "tui/command/command.h"

extern const struct command command_desk;
extern const struct command command_triage;
extern const struct command command_visit_record;
extern const struct command command_visit_list;
extern const struct command command_visit_show;
extern const struct command command_act_list;
extern const struct command command_act_show;
extern const struct command command_act_print;
extern const struct command command_act_cancel;
extern const struct command command_pack_list;
extern const struct command command_pack_show;
extern const struct command command_pack_template;
extern const struct command command_pack_assemble;
extern const struct command command_pack_check;
extern const struct command command_pack_compare;
extern const struct command command_pack_explain;
extern const struct command command_pack_install;
extern const struct command command_point_search;
extern const struct command command_point_show;
extern const struct command command_point_sources;
extern const struct command command_point_import;
extern const struct command command_point_export;
extern const struct command command_point_template;
extern const struct command command_point_add;
extern const struct command command_point_edit;
extern const struct command command_point_remove;
extern const struct command command_point_corrections;
extern const struct command command_point_missing;
extern const struct command command_territory_import;
extern const struct command command_territory_search;
extern const struct command command_territory_show;
extern const struct command command_config;
extern const struct command command_config_get;
extern const struct command command_config_set;
extern const struct command command_doctor;

#endif
