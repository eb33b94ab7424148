/* The sheet of an act, on standard output or to the desk's printer. */
#include "tui/command/commands.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "forms/sheet/sheet.h"
#include "locale/charset/recode.h"
#include "locale/say/say.h"
#include "model/act/event.h"
#include "model/desk/setting.h"
#include "tui/command/call_act.h"
#include "tui/print/paper.h"
#include "tui/print/print.h"

static bool read_columns(struct command_call *call, int *columns, int *status)
{
    static const int widths[] = {SHEET_WIDE, SHEET_RECEIPT, SHEET_NARROW};
    const char *text = call_option(call, "columns");
    int asked = text ? atoi(text) : setting_number(call->store, "columns");

    *columns = SHEET_WIDE;
    for (size_t i = 0; i < 3; i++)
        if (widths[i] == asked) {
            *columns = asked;
            return true;
        }
    if (!text)
        return true;
    *status = call_refuse_usage(call, USAGE_OPTION_VALUE, "--columns", text, "80, 42, 32");
    return false;
}

static bool read_charset(struct command_call *call, struct charset **charset, int *status)
{
    const char *name = call_option(call, "charset");

    *charset = charset_open(name ? name : "UTF-8");
    if (*charset)
        return true;
    *status = call_refuse_usage(call, USAGE_OPTION_VALUE, "--charset", name,
                                "UTF-8, ISO-8859-15, CP850, CP437, CP1252, ASCII");
    return false;
}

static int write_page(const struct text_buffer *page, const struct charset *charset)
{
    size_t length;
    char *bytes = recode_to(charset, buffer_text(page), page->length, &length);

    fwrite(bytes, 1, length, stdout);
    free(bytes);
    return EXIT_DONE;
}

/* The paper leaves the desk: it is written down. */
static int spool(struct command_call *call, const struct act *act)
{
    struct text_buffer page = {0};
    char spooler[SETTING_SIZE];
    struct fault fault;

    if (setting_get(call->store, "spooler", spooler, &fault) && !spooler[0])
        return call_refuse_usage(call, USAGE_NO_SPOOLER, "--to-spooler", NULL, NULL);
    paper_sheet(call->store, act, call_act_pack(call, act), &call->desk, &page);
    bool done = print_spool(call->store, buffer_text(&page), &fault) &&
                act_event_add(call->store, act->reference, ACT_PRINTED, "", "", &fault);

    buffer_finish(&page);
    return done ? EXIT_DONE : call_refuse(call, &fault);
}

static int run(struct command_call *call)
{
    bool to_spooler = call_switch(call, "to-spooler");
    struct text_buffer page = {0};
    struct act act;
    struct charset *charset = NULL;
    int columns, status = EXIT_DONE;

    if (!call_act(call, to_spooler ? STORE_EXISTING : STORE_READ, &act, &status) ||
        !read_columns(call, &columns, &status) || !read_charset(call, &charset, &status))
        return status;
    sheet_write(&page, &act, call_act_pack(call, &act), &call->desk, columns, charset);
    status = to_spooler ? spool(call, &act) : write_page(&page, charset);
    charset_close(charset);
    buffer_finish(&page);
    return status;
}

static const struct option_row options[] = {
    {.name = "columns", .value = "80|42|32", .help = N_("largeur du papier")},
    {.name = "charset", .value = N_("NOM"), .help = N_("jeu de caractères de l’imprimante")},
    {.name = "to-spooler", .help = N_("envoyer à l’imprimante du poste (réglage spooler)")},
    OPTION_DB,
};

const struct command command_act_print = {
    .name = "act print",
    .summary = N_("la feuille d’un acte, à donner à la personne"),
    .usage = N_("RÉFÉRENCE"),
    .options = options,
    .option_count = sizeof options / sizeof *options,
    .words_least = 1,
    .words_most = 1,
    .run = run,
};
