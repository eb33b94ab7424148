/* A sub-command: one file with one const struct and one function (DESIGN section 8). The table of
 * commands.c is the only list: parsing, help and suggestions come from these rows.
 */
#ifndef DP_TUI_COMMAND_COMMAND_H
#define DP_TUI_COMMAND_COMMAND_H

#include <stdbool.h>
#include <stddef.h>

struct command_call;

/* Given as `--name VALUE` or `--name=VALUE`, at most once. Texts are msgids. */
struct option_row {
    const char *name;  /* without dashes */
    const char *value; /* what stands for its value in the help; NULL: a switch */
    const char *help;
};

enum { COMMAND_OPTIONS_MOST = 24 };

struct command {
    const char *name;    /* "triage", "visit record" */
    const char *summary; /* msgid: what it does, in a few words */
    const char *usage;   /* msgid: what follows the name, without the options */
    const struct option_row *options;
    size_t option_count;
    size_t words_least, words_most;        /* how many words besides the options; 0 most: none */
    bool notices_are_fine;                 /* exit 0 and not 1 after a notice (triage) */
    bool without_locale;                   /* useful even where C.UTF-8 is missing (doctor) */
    int (*run)(struct command_call *call); /* exit status: 0, 1, 2, 3 or 4 */
};

/* Rows that several commands share. */
#define OPTION_PACK                                                                                \
    {                                                                                              \
        .name = "pack", .value = N_("NOM|DOSSIER"),                                                \
        .help = N_("jeu de règles : nom, dossier (avec « / ») ou classeur .ods")                   \
    }
#define OPTION_DB                                                                                  \
    {                                                                                              \
        .name = "db", .value = N_("FICHIER"), .help = N_("base du poste")                          \
    }
#define OPTION_FORMAT                                                                              \
    {                                                                                              \
        .name = "format", .value = "text|tsv|json",                                                \
        .help = N_("forme du résultat : pour lire, ou pour une machine")                           \
    }

/* A result of several levels has no tab-separated form. */
#define OPTION_FORMAT_TREE                                                                         \
    {                                                                                              \
        .name = "format", .value = "text|json",                                                    \
        .help = N_("forme du résultat : pour lire, ou pour une machine")                           \
    }

/* In the order of the help. */
extern const struct command *const commands[];
extern const size_t command_count;

/* What main() does: find the command, read its options, run it, make sure that everything was
 * written. Returns the exit status. */
int command_main(int argc, char **argv);

#endif
