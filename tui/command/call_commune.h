/* The commune that an option names. */
#ifndef DP_TUI_COMMAND_CALL_COMMUNE_H
#define DP_TUI_COMMAND_CALL_COMMUNE_H

#include "tui/command/call.h"

/* The commune of --commune, an INSEE code, or a postal code behind « cp: » that names one. *given
 * false without the option. False with *status set when it is none, or the territory is missing. */
bool call_commune(struct command_call *call, struct commune *commune, bool *given, int *status);

#define OPTION_COMMUNE                                                                             \
    {                                                                                              \
        .name = "commune", .value = N_("CODE"),                                                    \
        .help = N_("la commune : code INSEE, ou code postal précédé de cp:")                       \
    }

#endif
