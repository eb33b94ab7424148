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

static int print(struct command_call *call, const struct act *act, int columns,
                 const struct charset *charset)
{
    struct text_buffer page = {0};
    size_t length;

    sheet_write(&page, act, call_act_pack(call, act), &call->desk, columns);
    char *bytes = recode_to(charset, buffer_text(&page), page.length, &length);

    fwrite(bytes, 1, length, stdout);
    free(bytes);
    buffer_finish(&page);
    return EXIT_DONE;
}

static int run(struct command_call *call)
{
    struct act act;
    struct charset *charset = NULL;
    int columns, status = EXIT_DONE;

    if (!call_act(call, STORE_READ, &act, &status) || !read_columns(call, &columns, &status) ||
        !read_charset(call, &charset, &status))
        return status;
    status = print(call, &act, columns, charset);
    charset_close(charset);
    return status;
}

static const struct option_row options[] = {
    {.name = "columns", .value = "80|42|32", .help = N_("largeur du papier")},
    {.name = "charset", .value = N_("NOM"), .help = N_("jeu de caractères de l’imprimante")},
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
