/* What rules depend on besides the answers: the day, the door, the desk's own network. Shared by
 * the commands that apply rules without a desk (triage, pack explain).
 */
#ifndef DP_TUI_COMMAND_CIRCUMSTANCES_H
#define DP_TUI_COMMAND_CIRCUMSTANCES_H

#include "model/triage/triage.h"
#include "tui/command/call.h"

#define OPTIONS_CIRCUMSTANCES                                                                      \
    {.name = "at", .value = N_("JOUR"), .help = N_("jour des règles, AAAA-MM-JJ")},                \
        {.name = "door", .value = "1|2", .help = N_("porte où la personne se trouve")},            \
    {                                                                                              \
        .name = "network", .value = N_("CODE"), .help = N_("réseau du poste : « ici même »")       \
    }

/* The pack `name` (NULL: as call_pack() chooses it) and the circumstances that the options give.
 * Without --at: today when the pack is valid today, else the nearest day of its validity, which is
 * said. NULL with *status set, everything said. */
const struct pack *circumstances_read(struct command_call *call, const char *name,
                                      struct triage_at *at, int *status);

/* The network that an option names, -1 without the option. False with *status set when the pack
 * does not know it. */
bool circumstances_network(struct command_call *call, const char *option, const struct pack *pack,
                           int *network, int *status);

#endif
