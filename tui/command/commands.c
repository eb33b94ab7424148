#include "tui/command/commands.h"

const struct command *const commands[] = {
    &command_desk,          &command_triage,           &command_visit_record, &command_visit_list,
    &command_visit_show,    &command_act_list,         &command_act_show,     &command_act_print,
    &command_act_cancel,    &command_pack_list,        &command_pack_show,    &command_pack_install,
    &command_pack_template, &command_pack_assemble,    &command_pack_explain, &command_pack_check,
    &command_pack_compare,  &command_territory_search, &command_config,       &command_config_get,
    &command_config_set,    &command_doctor,
};
const size_t command_count = sizeof commands / sizeof *commands;
