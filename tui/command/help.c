#include "tui/command/help.h"

#include <string.h>

#include "locale/say/say.h"
#include "locale/text/width.h"
#include "tui/command/call.h"
#include "tui/command/options.h"

enum { HELP_COLUMNS = 80, HELP_INDENT = 2 };

/* « name   text », the text wrapped beside the name. */
static void add_line(struct text_buffer *out, const char *name, int width, const char *text)
{
    struct wrap_line lines[16];
    size_t count = wrap_text(text, HELP_COLUMNS - HELP_INDENT - width, lines, 16);

    if (width && width_of(name) >= width) { /* too long to stand beside its text */
        width_pad(out, "", HELP_INDENT);
        buffer_addf(out, "%s\n", name);
        name = "";
    }
    for (size_t i = 0; i < count; i++) {
        width_pad(out, "", HELP_INDENT);
        width_pad(out, i ? "" : name, width);
        buffer_add_n(out, lines[i].start, lines[i].length);
        buffer_add(out, "\n");
    }
}

void help_all(struct text_buffer *out)
{
    buffer_add(out, _("Deux Portes : accueillir, et orienter vers une seule seconde porte.\n\n"));
    buffer_add(out, _("Usage : deuxportes COMMANDE [options] [mots]\n\n"));
    for (size_t i = 0; i < command_count; i++)
        add_line(out, commands[i]->name, 19, say_text(commands[i]->summary));
    buffer_add(out, "\n");
    add_line(out, "help COMMANDE", 19, _("l’aide d’une commande, comme COMMANDE --help"));
    add_line(out, "--version", 19, _("la version du programme"));
    buffer_add(out, "\n");
    add_line(out, "", 0,
             _("Résultats sur la sortie standard, messages sur la sortie d’erreur. État de "
               "sortie : 0 fait, 1 fait avec un avertissement, 2 demande à corriger, 3 pas de "
               "réponse, 4 travail impossible."));
}

static void add_options(struct text_buffer *out, const struct option_row *rows, size_t count)
{
    struct text_buffer name = {0};

    for (size_t i = 0; i < count; i++) {
        buffer_clear(&name);
        buffer_addf(&name, "--%s", rows[i].name);
        if (rows[i].value)
            buffer_addf(&name, " %s", say_text(rows[i].value));
        add_line(out, buffer_text(&name), 26, say_text(rows[i].help));
    }
    buffer_finish(&name);
}

void help_command(struct text_buffer *out, const struct command *command)
{
    buffer_add(out, _("Usage : "));
    call_usage_line(command, out);
    buffer_addf(out, "\n\n%s\n\n", say_text(command->summary));
    add_options(out, command->options, command->option_count);
    add_options(out, options_common, options_common_count);
}
