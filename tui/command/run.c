#include "tui/command/command.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "locale/say/say.h"
#include "locale/text/buffer.h"
#include "locale/text/memory.h"
#include "locale/text/nearest.h"
#include "model/base/data_path.h"
#include "tui/command/call.h"
#include "tui/command/help.h"
#include "tui/command/options.h"

enum { FAMILY_MOST = 64 };

/* ------------------------------------------------------------------------------- the streams */

/* A descriptor that the caller closed must not become our database: it is held open, in the
 * direction that makes every use of it fail. */
static void hold_streams(void)
{
    static const int ways[] = {O_WRONLY, O_RDONLY, O_RDONLY};

    for (int fd = 0; fd < 3; fd++)
        if (fcntl(fd, F_GETFD) < 0 && errno == EBADF && open("/dev/null", ways[fd]) != fd)
            _exit(EXIT_CANNOT);
    signal(SIGXFSZ, SIG_IGN); /* a file at its limit is a sentence to say, not a sudden end */
}

/* A full disk shows up when the last bytes leave, and must not pass for success. */
static int flush_results(struct command_call *call, int status)
{
    struct fault fault;

    errno = 0;
    bool failed = ferror(stdout) != 0;

    if (fflush(stdout) != 0 || failed) {
        int reason = errno;

        fault_set(&fault, FAULT_DISK);
        fault.system = reason;
        FAULT_TEXT(fault.file, _("la sortie standard"));
        status = call_refuse(call, &fault);
    }
    return status;
}

/* ------------------------------------------------------------------------------- finding */

/* « visit record »: how many arguments the name of this command takes, 0 when it is another. */
static int name_length(const struct command *command, int argc, char **argv)
{
    const char *space = strchr(command->name, ' ');
    size_t first = space ? (size_t)(space - command->name) : strlen(command->name);

    if (argc < 1 || strlen(argv[0]) != first || strncmp(argv[0], command->name, first) != 0)
        return 0;
    if (!space)
        return 1;
    return argc >= 2 && strcmp(argv[1], space + 1) == 0 ? 2 : 0;
}

/* « config set » before « config ». */
static const struct command *find(int argc, char **argv, int *used)
{
    const struct command *found = NULL;

    *used = 0;
    for (size_t i = 0; i < command_count; i++) {
        int length = name_length(commands[i], argc, argv);

        if (length > *used) {
            *used = length;
            found = commands[i];
        }
    }
    return found;
}

static bool is_family(const struct command *command, const char *word)
{
    size_t length = strlen(word);

    return strncmp(command->name, word, length) == 0 && command->name[length] == ' ';
}

/* The names a person may have meant: the second words of a family, else the first words. */
static size_t names_near(const char *family, char first[][32], const char *names[FAMILY_MOST])
{
    size_t count = 0;

    for (size_t i = 0; i < command_count && count < FAMILY_MOST; i++) {
        const char *name = commands[i]->name;

        if (family && !is_family(commands[i], family))
            continue;
        if (family)
            snprintf(first[count], 32, "%s", name + strlen(family) + 1);
        else
            snprintf(first[count], 32, "%.*s", (int)strcspn(name, " "), name);
        if (count && strcmp(first[count], first[count - 1]) == 0)
            continue;
        names[count] = first[count];
        count++;
    }
    return count;
}

/* « visit » alone. */
static int refuse_family(struct command_call *call, const char *family)
{
    char room[FAMILY_MOST][32];
    const char *names[FAMILY_MOST] = {NULL};
    size_t count = names_near(family, room, names);
    struct text_buffer usage = {0};

    buffer_addf(&usage, "deuxportes %s ", family);
    for (size_t i = 0; i < count; i++)
        buffer_addf(&usage, "%s%s", i ? "|" : "", names[i]);
    int status =
        call_refuse_usage(call, USAGE_WORD_MISSING, _("un mot"), NULL, buffer_text(&usage));

    buffer_finish(&usage);
    return status;
}

static int refuse_command(struct command_call *call, int argc, char **argv)
{
    char room[FAMILY_MOST][32];
    const char *names[FAMILY_MOST] = {NULL}, *family = NULL, *word = argv[0];
    struct text_buffer all = {0}, near = {0};

    for (size_t i = 0; i < command_count; i++)
        if (is_family(commands[i], argv[0]))
            family = argv[0];
    size_t count = names_near(family, room, names);

    if (family && argc == 1)
        return refuse_family(call, family);
    if (family)
        word = argv[1];
    for (size_t i = 0; i < count; i++)
        buffer_addf(&all, "%s%s%s%s", i ? ", " : "", family ? family : "", family ? " " : "",
                    names[i]);
    const char *nearest = nearest_name(word, names, count);

    if (nearest[0])
        buffer_addf(&near, "%s%s%s", family ? family : "", family ? " " : "", nearest);
    int status =
        call_refuse_usage(call, USAGE_COMMAND_UNKNOWN, word, buffer_text(&near), buffer_text(&all));

    buffer_finish(&all);
    buffer_finish(&near);
    return status;
}

/* ------------------------------------------------------------------------------- running */

static void print(const struct text_buffer *text)
{
    fwrite(buffer_text(text), 1, text->length, stdout);
}

static int print_help(const struct command *command)
{
    struct text_buffer out = {0};

    if (command)
        help_command(&out, command);
    else
        help_all(&out);
    print(&out);
    buffer_finish(&out);
    return EXIT_DONE;
}

/* C.UTF-8 is what everything is measured and spoken in. */
static bool speak_up(struct command_call *call, int *status)
{
    char folder[4096];
    struct fault fault;

    if (say_start("fr", data_path("locale", folder, sizeof folder) ? folder : NULL))
        return true;
    fault_set(&fault, FAULT_LOCALE);
    *status = EXIT_CANNOT;
    if (!call->command || !call->command->without_locale) {
        call_refuse(call, &fault);
        return false;
    }
    return true;
}

/* The packs of a desk are beside its database, wherever that is. */
static void look_beside(const char *database)
{
    const char *slash = database ? strrchr(database, '/') : NULL;
    struct text_buffer packs = {0};

    if (!database)
        return;
    buffer_addf(&packs, "%.*spacks", slash ? (int)(slash - database) + 1 : 0, database);
    setenv("DEUXPORTES_PACKS", buffer_text(&packs), 1);
    buffer_finish(&packs);
}

static int run(struct command_call *call, int argc, char **argv)
{
    struct fault fault;
    int status;

    call->words = memory_zero((size_t)argc + 1, sizeof *call->words);
    if (!options_read(call, argc, argv, &fault))
        return call_refuse(call, &fault);
    if (call->help)
        return print_help(call->command);
    look_beside(call_option(call, "db"));
    status = call->command->run(call);
    if (status == EXIT_DONE && call->warned && !call->command->notices_are_fine)
        status = EXIT_WARNED;
    return status;
}

/* The commands of a family, each in full. False when the word names none. */
static bool print_family(const char *word)
{
    bool found = false;

    for (size_t i = 0; i < command_count; i++)
        if (is_family(commands[i], word)) {
            if (found)
                fputc('\n', stdout);
            found = true;
            print_help(commands[i]);
        }
    return found;
}

static int run_help(struct command_call *call, int argc, char **argv)
{
    int used;
    const struct command *command = argc ? find(argc, argv, &used) : NULL;

    if (argc == 1 && !command && print_family(argv[0]))
        return EXIT_DONE;
    return argc && !command ? refuse_command(call, argc, argv) : print_help(command);
}

/* Words that are not commands of the table. */
static int run_other(struct command_call *call, int argc, char **argv)
{
    if (argc && strcmp(argv[0], "--version") == 0) {
        printf("deuxportes %s\n", DP_VERSION);
        return EXIT_DONE;
    }
    if (argc && strcmp(argv[0], "--help") == 0)
        return print_help(NULL);
    if (argc && strcmp(argv[0], "help") == 0)
        return run_help(call, argc - 1, argv + 1);
    if (argc == 2 && strcmp(argv[1], "--help") == 0 && print_family(argv[0]))
        return EXIT_DONE;
    if (argc)
        return refuse_command(call, argc, argv);
    print_help(NULL);
    return EXIT_INPUT;
}

/* Without a command, or with options only, the desk opens once it is in the table. */
static const struct command *choose(int argc, char **argv, int *used)
{
    static char *desk[] = {(char *)"desk"};
    const struct command *command = find(argc, argv, used);
    bool asks = argc && (strcmp(argv[0], "--help") == 0 || strcmp(argv[0], "--version") == 0);

    if (command || asks || (argc && argv[0][0] != '-'))
        return command;
    command = find(1, desk, used);
    *used = 0;
    return command;
}

int command_main(int argc, char **argv)
{
    struct command_call call = {.language = "fr"};
    int used = 0, status = EXIT_CANNOT;

    hold_streams();
    argc -= argc > 0;
    argv++;
    call.command = choose(argc, argv, &used);
    if (speak_up(&call, &status))
        status = call.command ? run(&call, argc - used, argv + used) : run_other(&call, argc, argv);
    status = flush_results(&call, status);
    call_finish(&call);
    return status;
}
