/* What `point add` and `point edit` are told of a point: options read, checked and kept. */
#ifndef DP_TUI_COMMAND_POINT_FIELDS_H
#define DP_TUI_COMMAND_POINT_FIELDS_H

#include "model/point/local.h"
#include "model/point/point.h"
#include "tui/command/call.h"

/* The options of a point added by hand, into `point`: those that were not given leave it as it is.
 * The network is one of the vocabulary, or of
 * the pack; publics may be separated by commas. False with *status set. */
bool point_fields_read(struct command_call *call, struct point *point, int *status);

/* The hours of --hours, as people type them (forms/hours/typed.h), in the form of hours.h. What is
 * not understood is kept as it was typed, and that is said: nobody is told « ouvert » from it.
 * False with *status set. */
bool point_hours_read(struct command_call *call, char *out, size_t size, int *status);

/* Whether the directory has this point, be it hidden, or had it when something was written of it.
 * Without any directory, whether `id` has the form of its ids (« dora--347cb0a7 »): knowledge may
 * come before the first import. False with *status set. */
bool point_of_source(struct command_call *call, const char *id, int *status);

/* A fault of model/point said as an option. The exit status. */
int point_fields_refuse(struct command_call *call, const struct fault *fault);

/* One that is given of `names`, NULL-ended; NULL without. */
const char *point_fields_given(const struct command_call *call, const char *const *names);

/* Show one point on standard output: `point` NULL when a source publishes it. */
void point_page(const struct command_call *call, const struct point *point,
                const struct local *local);

#define OPTION_NETWORK                                                                             \
    {                                                                                              \
        .name = "network", .value = N_("RÉSEAU"),                                                  \
        .help = N_("le réseau du lieu, un code ou un nom courant ; rien : hors réseau")            \
    }
#define OPTION_NAME                                                                                \
    {                                                                                              \
        .name = "name", .value = N_("TEXTE"), .help = N_("le nom, comme on le dit")                \
    }
#define OPTION_ADDRESS                                                                             \
    {                                                                                              \
        .name = "address", .value = N_("TEXTE"), .help = N_("rue et numéro")                       \
    }
#define OPTION_SITE                                                                                \
    {                                                                                              \
        .name = "site", .value = N_("TEXTE"), .help = N_("l’adresse du site")                      \
    }
#define OPTION_PUBLICS                                                                             \
    {                                                                                              \
        .name = "publics", .value = N_("CODES"),                                                   \
        .help = N_("qui le lieu reçoit (jeunes,seniors…) ; rien : tout le monde")                  \
    }
#define OPTION_PHONE                                                                               \
    {                                                                                              \
        .name = "phone", .value = N_("NUMÉRO"), .help = N_("le téléphone qui répond")              \
    }
#define OPTION_HOURS                                                                               \
    {                                                                                              \
        .name = "hours", .value = N_("TEXTE"),                                                     \
        .help = N_("les horaires : « lundi au vendredi 9h-12h et 14h-17h »")                       \
    }
#define OPTION_NOTE                                                                                \
    {                                                                                              \
        .name = "note", .value = N_("TEXTE"), .help = N_("ce qu’il faut savoir de ce lieu")        \
    }
#define OPTION_AGENT                                                                               \
    {                                                                                              \
        .name = "agent", .value = N_("INITIALES"), .help = N_("qui l’écrit")                       \
    }

#endif
