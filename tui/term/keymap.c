#define NCURSES_WIDECHAR 1
#include "tui/term/keymap.h"

#include <curses.h>
#include <term.h>

enum { PAD_CODE = 0x3000 }; /* our own codes, above those ncurses gives: + the character typed */

struct sequence {
    const char *string;
    int code;
};

/* Taught only where terminfo makes no key of ours of the string (linux knows ESC [ Z under a name
 * of its own, kcbt2). */
static const struct sequence usual[] = {
    {.string = "\033[11~", .code = KEY_F(1)},  {.string = "\033[12~", .code = KEY_F(2)},
    {.string = "\033[13~", .code = KEY_F(3)},  {.string = "\033[14~", .code = KEY_F(4)},
    {.string = "\033[15~", .code = KEY_F(5)},  {.string = "\033[17~", .code = KEY_F(6)},
    {.string = "\033[18~", .code = KEY_F(7)},  {.string = "\033[19~", .code = KEY_F(8)},
    {.string = "\033[20~", .code = KEY_F(9)},  {.string = "\033[21~", .code = KEY_F(10)},
    {.string = "\033[23~", .code = KEY_F(11)}, {.string = "\033[24~", .code = KEY_F(12)},
    {.string = "\033[[A", .code = KEY_F(1)},   {.string = "\033[[B", .code = KEY_F(2)},
    {.string = "\033[[C", .code = KEY_F(3)},   {.string = "\033[[D", .code = KEY_F(4)},
    {.string = "\033[[E", .code = KEY_F(5)},   {.string = "\033OP", .code = KEY_F(1)},
    {.string = "\033OQ", .code = KEY_F(2)},    {.string = "\033OR", .code = KEY_F(3)},
    {.string = "\033OS", .code = KEY_F(4)},    {.string = "\033[1~", .code = KEY_HOME},
    {.string = "\033[7~", .code = KEY_HOME},   {.string = "\033[H", .code = KEY_HOME},
    {.string = "\033OH", .code = KEY_HOME},    {.string = "\033[4~", .code = KEY_END},
    {.string = "\033[8~", .code = KEY_END},    {.string = "\033[F", .code = KEY_END},
    {.string = "\033OF", .code = KEY_END},     {.string = "\033[2~", .code = KEY_IC},
    {.string = "\033[3~", .code = KEY_DC},     {.string = "\033[5~", .code = KEY_PPAGE},
    {.string = "\033[6~", .code = KEY_NPAGE},  {.string = "\033[A", .code = KEY_UP},
    {.string = "\033[B", .code = KEY_DOWN},    {.string = "\033[C", .code = KEY_RIGHT},
    {.string = "\033[D", .code = KEY_LEFT},    {.string = "\033OA", .code = KEY_UP},
    {.string = "\033OB", .code = KEY_DOWN},    {.string = "\033OC", .code = KEY_RIGHT},
    {.string = "\033OD", .code = KEY_LEFT},    {.string = "\033[Z", .code = KEY_BTAB},
};

/* The numeric pad in application mode, which vt100's description takes for F5 to F10: whoever has
 * one types postal codes with it, and Esc + digit is there for the others. */
static const struct sequence numeric_pad[] = {
    {.string = "\033Op", .code = PAD_CODE + '0'}, {.string = "\033Oq", .code = PAD_CODE + '1'},
    {.string = "\033Or", .code = PAD_CODE + '2'}, {.string = "\033Os", .code = PAD_CODE + '3'},
    {.string = "\033Ot", .code = PAD_CODE + '4'}, {.string = "\033Ou", .code = PAD_CODE + '5'},
    {.string = "\033Ov", .code = PAD_CODE + '6'}, {.string = "\033Ow", .code = PAD_CODE + '7'},
    {.string = "\033Ox", .code = PAD_CODE + '8'}, {.string = "\033Oy", .code = PAD_CODE + '9'},
    {.string = "\033Ol", .code = PAD_CODE + ','}, {.string = "\033Om", .code = PAD_CODE + '-'},
    {.string = "\033On", .code = PAD_CODE + '.'}, {.string = "\033Ok", .code = PAD_CODE + '+'},
    {.string = "\033Oj", .code = PAD_CODE + '*'}, {.string = "\033Oo", .code = PAD_CODE + '/'},
    {.string = "\033OM", .code = KEY_ENTER},
};

struct meaning {
    int code;
    enum key_kind kind;
};

static const struct meaning meanings[] = {
    {.code = KEY_UP, .kind = PRESS_UP},           {.code = KEY_DOWN, .kind = PRESS_DOWN},
    {.code = KEY_LEFT, .kind = PRESS_LEFT},       {.code = KEY_RIGHT, .kind = PRESS_RIGHT},
    {.code = KEY_HOME, .kind = PRESS_HOME},       {.code = KEY_FIND, .kind = PRESS_HOME},
    {.code = KEY_A1, .kind = PRESS_HOME},         {.code = KEY_END, .kind = PRESS_END},
    {.code = KEY_SELECT, .kind = PRESS_END},      {.code = KEY_LL, .kind = PRESS_END},
    {.code = KEY_C1, .kind = PRESS_END},          {.code = KEY_PPAGE, .kind = PRESS_PAGE_UP},
    {.code = KEY_A3, .kind = PRESS_PAGE_UP},      {.code = KEY_PREVIOUS, .kind = PRESS_PAGE_UP},
    {.code = KEY_NPAGE, .kind = PRESS_PAGE_DOWN}, {.code = KEY_C3, .kind = PRESS_PAGE_DOWN},
    {.code = KEY_NEXT, .kind = PRESS_PAGE_DOWN},  {.code = KEY_BACKSPACE, .kind = PRESS_BACKSPACE},
    {.code = KEY_DC, .kind = PRESS_DELETE},       {.code = KEY_IC, .kind = PRESS_INSERT},
    {.code = KEY_BTAB, .kind = PRESS_BACKTAB},    {.code = KEY_ENTER, .kind = PRESS_ENTER},
};

static const struct meaning controls[] = {
    {.code = '\r', .kind = PRESS_ENTER},    {.code = '\n', .kind = PRESS_ENTER},
    {.code = '\t', .kind = PRESS_TAB},      {.code = '\b', .kind = PRESS_BACKSPACE},
    {.code = 127, .kind = PRESS_BACKSPACE}, {.code = 'L' - '@', .kind = PRESS_REPAINT},
};

static void undefine(const char *string)
{
    if (key_defined(string) > 0)
        define_key(string, 0);
}

void keymap_mend(void)
{
    for (size_t i = 0; i < sizeof usual / sizeof *usual; i++) {
        int code = key_defined(usual[i].string);
        if (code >= 0 && keymap_of_code(code).kind == PRESS_NONE)
            define_key(usual[i].string, usual[i].code);
    }
    for (size_t i = 0; i < sizeof numeric_pad / sizeof *numeric_pad; i++)
        define_key(numeric_pad[i].string, numeric_pad[i].code);
    char escaped[] = "\033?"; /* Esc then a digit or a letter is the program's */
    static const char ours[] = "0123456789abcdefghijklmnopqrstuvwxyz";
    for (const char *at = ours; *at != '\0'; at++) {
        escaped[1] = *at;
        undefine(escaped);
    }
    for (const char *control = "\b\f\r\t\177"; *control != '\0'; control++)
        undefine((const char[]){*control, '\0'});
}

static enum key_kind kind_of(const struct meaning *table, size_t count, int code)
{
    for (size_t i = 0; i < count; i++) {
        if (table[i].code == code)
            return table[i].kind;
    }
    return PRESS_NONE;
}

struct key keymap_of_code(int code)
{
    if (code > PAD_CODE)
        return (struct key){.kind = PRESS_TEXT, .code = (uint32_t)(code - PAD_CODE)};
    if (code >= KEY_F(1) && code <= KEY_F(12))
        return (struct key){.kind = PRESS_FUNCTION, .code = (uint32_t)(code - KEY_F0)};
    return (struct key){.kind = kind_of(meanings, sizeof meanings / sizeof *meanings, code)};
}

struct key keymap_of_control(unsigned char byte)
{
    enum key_kind kind = kind_of(controls, sizeof controls / sizeof *controls, byte);
    if (kind == PRESS_NONE && byte >= 1 && byte <= 26)
        return (struct key){.kind = PRESS_CONTROL, .code = (uint32_t)(byte + '@')};
    return (struct key){.kind = kind};
}
