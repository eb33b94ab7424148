/* One call of a sub-command: its words and options, what it opens when it first needs it, and how
 * it speaks: results on standard output (listing.h), sentences on standard error.
 *
 * What is opened here belongs to the call and is closed when the command ends.
 */
#ifndef DP_TUI_COMMAND_CALL_H
#define DP_TUI_COMMAND_CALL_H

#include "model/base/fault.h"
#include "model/desk/desk.h"
#include "model/pack/pack.h"
#include "model/store/store.h"
#include "model/territory/territory.h"
#include "tui/command/command.h"
#include "tui/speak/speak.h"

enum exit_status {
    EXIT_DONE = 0,
    EXIT_WARNED = 1,
    EXIT_INPUT = 2,
    EXIT_NO_ANSWER = 3,
    EXIT_CANNOT = 4
};

enum call_format { FORMAT_TEXT, FORMAT_TSV, FORMAT_JSON, FORMAT_CSV };

struct command_call {
    const struct command *command;
    const char *values[COMMAND_OPTIONS_MOST]; /* by option row; NULL when not given */
    const char **words;
    size_t word_count;
    const char *language; /* of labels and sentences */
    bool language_given;  /* by --lang, not by default */
    enum call_format format;
    bool help;   /* --help was given */
    bool warned; /* a notice was said */
    struct pack *pack;
    struct territory *territory;
    struct store *store;
    char store_path[4096];
    struct desk desk;
    bool desk_known;
};

/* The value of an option, NULL when it was not given. */
const char *call_option(const struct command_call *call, const char *name);
bool call_switch(const struct command_call *call, const char *name);

/* The first word, taken off the others: a command that begins with the name of a pack. There must
 * be one (words_least). */
const char *call_take_word(struct command_call *call);

/* The value of an option that will be stored, through the gate into `out`; "" when it was not
 * given. False with *status set when it is refused. */
bool call_text(struct command_call *call, const char *name, char *out, size_t size, int *status);

/* Say what is wrong; the exit status that goes with it. */
int call_refuse(struct command_call *call, const struct fault *fault);
int call_refuse_all(struct command_call *call, const struct fault_list *faults);
int call_refuse_usage(struct command_call *call, enum speak_usage usage, const char *word,
                      const char *detail, const char *hint);

/* « À savoir : … » on standard error; call_told() says it without counting as a warning. */
void call_notice(struct command_call *call, const char *sentence);
void call_told(const struct command_call *call, const char *sentence);

/* How the command is written, for a message or the help. Not freed by the caller: in `out`. */
void call_usage_line(const struct command *command, struct text_buffer *out);

/* The day given by an option, days since 1970-01-01; *given false, and today, without it. False
 * with *status set when it is no date. */
bool call_day(struct command_call *call, const char *option, int *day, bool *given, int *status);

/* The pack of --pack, else the desk's own when its database is already open, else the one valid on
 * `day`. Its notices are said. NULL with *status set. */
const struct pack *call_pack(struct command_call *call, int day, int *status);

/* The same to record with it: refused, with where the report is, when it has a dead end (see
 * model/verify/use.h). The database, when it is open, remembers those that have none. */
const struct pack *call_pack_to_use(struct command_call *call, int day, int *status);

/* Whether it may be; the fault names it as it was asked for. */
bool call_pack_may_be_used(struct command_call *call, struct fault *fault);

/* The same for the pack `asked`; NULL chooses as if --pack were not given. */
const struct pack *call_pack_named(struct command_call *call, const char *asked, int day,
                                   int *status);

/* Read the pack `name`, saying nothing: its faults are added. A folder that is not there is one
 * fault, not one for each of its sheets. NULL when it cannot be read; the caller destroys it. */
struct pack *call_read_pack(const char *name, struct fault_list *faults);

/* NULL with the fault set, and nothing said: many commands can do without. */
const struct territory *call_territory(struct command_call *call, struct fault *fault);

/* The database of --db, or the person's own ($XDG_DATA_HOME/deuxportes/desk.db); the desk's
 * identity is read with it. NULL with *status set. */
struct store *call_store(struct command_call *call, enum store_mode mode, int *status);

/* The same when the database is there already; true without it too, call->store is then NULL: what
 * is refused later has created nothing. False with *status set when it cannot be opened. */
bool call_store_if_there(struct command_call *call, int *status);

/* Where that database is, present or not. */
const char *call_store_path(struct command_call *call);

void call_finish(struct command_call *call);

#endif
