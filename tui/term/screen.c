#define NCURSES_WIDECHAR 1
#include "tui/term/screen.h"

#include "locale/text/memory.h"
#include "tui/term/keymap.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <term.h>
#include <unistd.h>

#undef columns /* term.h makes ordinary words of its capabilities */

const char *screen_string(const char *capability)
{
    char name[16];
    snprintf(name, sizeof name, "%s", capability);
    const char *value = tigetstr(name);
    return value == (char *)-1 || value == NULL || *value == '\0' ? NULL : value;
}

int screen_number(const char *capability)
{
    char name[16];
    snprintf(name, sizeof name, "%s", capability);
    int value = tigetnum(name);
    return value < 0 ? -1 : value;
}

/* Asked first, because newterm() leaks a screen when it fails. */
static bool is_described(const char *term, int fd)
{
    int found = 0;
    if (setupterm(term, fd, &found) != OK)
        return false;
    bool usable = screen_string("cup") != NULL;
    del_curterm(cur_term);
    return usable;
}

static void set_number(const char *name, int value)
{
    char digits[16];
    snprintf(digits, sizeof digits, "%d", value);
    setenv(name, digits, 1);
}

/* The environment belongs to the user: terminfo files and sizes of theirs are not read (ncurses
 * CVE-2022-29458, CVE-2023-29491). HOME hides only while ncurses looks for ~/.terminfo. The size is
 * told this way because newterm() sends a scroll region of that height, and a VT's cursor stops at
 * its margins. */
static SCREEN *new_screen(const struct screen_setup *setup, FILE *out, FILE *in)
{
    static const char *const theirs[] = {"TERMINFO",
                                         "TERMINFO_DIRS",
                                         "TERMCAP",
                                         "TERMPATH",
                                         "LINES",
                                         "COLUMNS",
                                         "ESCDELAY",
                                         "NCURSES_GPM_TERMS",
                                         "NCURSES_ASSUMED_COLORS",
                                         "NCURSES_NO_MAGIC_COOKIE",
                                         "NCURSES_NO_SETBUF",
                                         "NCURSES_NO_UTF8_ACS",
                                         "NCURSES_TRACE",
                                         "NCURSES_NO_HARD_TABS"};
    for (size_t i = 0; i < sizeof theirs / sizeof *theirs; i++)
        unsetenv(theirs[i]);
    const char *home = getenv("HOME");
    char *kept = home != NULL ? memory_text(home) : NULL;
    unsetenv("HOME");
    setenv("NCURSES_NO_PADDING", "1", 1); /* 426 NULs on a Wyse 60's first paint */
    setenv("BAUDRATE", "9600", 1);        /* same bytes on every line: worth the shortest */
    set_number("LINES", setup->rows);
    set_number("COLUMNS", setup->columns);
    bool described = is_described(setup->term, fileno(out));
    SCREEN *screen = described ? newterm(setup->term, out, in) : NULL;
    unsetenv("LINES");
    unsetenv("COLUMNS");
    unsetenv("BAUDRATE");
    unsetenv("NCURSES_NO_PADDING");
    if (kept != NULL)
        setenv("HOME", kept, 1);
    free(kept);
    return screen;
}

/* May a description of this name be looked for at all: is it a plain file name? */
static bool name_is_sane(const char *term)
{
    static const char allowed[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
                                  "+-._";
    size_t length = strlen(term);
    return length > 0 && length <= 48 && term[0] != '.' && strspn(term, allowed) == length;
}

static bool open_files(struct screen *screen, int in_fd)
{
    int memory = memfd_create("screen", MFD_CLOEXEC);
    int keys = fcntl(in_fd, F_DUPFD_CLOEXEC, 3);
    screen->out = memory >= 0 ? fdopen(memory, "w+") : NULL;
    screen->in = keys >= 0 ? fdopen(keys, "r") : NULL;
    if (screen->out == NULL && memory >= 0)
        close(memory);
    if (screen->in == NULL && keys >= 0)
        close(keys);
    return screen->out != NULL && screen->in != NULL;
}

/* xterm's smm makes Alt+h an « è »: bytes above 127 are wanted, that is not. */
static void forget_meta_mode(struct screen *screen)
{
    const char *meta_mode = screen_string("smm");
    struct text_buffer bytes = {0};
    screen_take(screen, &bytes);
    const char *at = meta_mode != NULL ? strstr(buffer_text(&bytes), meta_mode) : NULL;
    size_t before = at != NULL ? (size_t)(at - bytes.data) : bytes.length;
    size_t after = at != NULL ? before + strlen(meta_mode) : bytes.length;
    int fd = fileno(screen->out);
    bool done = write(fd, buffer_text(&bytes), before) >= 0 &&
                write(fd, buffer_text(&bytes) + after, bytes.length - after) >= 0;
    (void)done; /* memory: nothing to say if it is short, the screen only opens less well */
    buffer_finish(&bytes);
}

static bool prepare(struct screen *screen, int escape_delay_ms)
{
    screen->keys = newpad(1, 1);
    if (screen->keys == NULL)
        return false;
    raw(); /* ncurses' own idea of the modes: the line's are ours (modes.h) */
    nonl();
    noecho();
    typeahead(-1);
    set_escdelay(escape_delay_ms);
    meta(screen->keys, TRUE);
    nodelay(screen->keys, TRUE);
    keypad(screen->keys, TRUE);
    keypad(stdscr, TRUE);
    forget_meta_mode(screen);
    idlok(stdscr, TRUE); /* lists scroll with the terminal's own insert and delete line */
    leaveok(stdscr, FALSE);
    keymap_mend();
    return true;
}

bool screen_open(struct screen *screen, const struct screen_setup *setup)
{
    *screen = (struct screen){0};
    if (!name_is_sane(setup->term) || !open_files(screen, setup->in_fd)) {
        screen_close(screen);
        return false;
    }
    screen->handle = new_screen(setup, screen->out, screen->in);
    if (screen->handle == NULL || !prepare(screen, setup->escape_delay_ms)) {
        screen_close(screen);
        return false;
    }
    return true;
}

/* putp() writes to standard output, whatever the screen: the memfd is written directly, ahead of
 * what the next refresh puts there. */
static void send_scroll_region(struct screen *screen, int rows)
{
    const char *region = screen_string("csr");
    if (region == NULL || strstr(region, "$<") != NULL)
        return;
    const char *bytes = tparm(region, 0, rows - 1, 0, 0, 0, 0, 0, 0, 0);
    if (bytes != NULL && write(fileno(screen->out), bytes, strlen(bytes)) < 0)
        return; /* the whole screen is sent again anyway */
}

void screen_resize(struct screen *screen, int rows, int columns)
{
    resize_term(rows, columns);
    send_scroll_region(screen, rows);
    clearok(curscr, TRUE); /* emulators reflow: nothing on their screen can be trusted */
}

void screen_leave(struct screen *screen)
{
    if (screen->handle == NULL)
        return;
    erase(); /* a terminal without a second screen would keep the last person's words in sight */
    clearok(curscr, TRUE);
    wnoutrefresh(stdscr);
    doupdate();
    endwin();
}

void screen_close(struct screen *screen)
{
    if (screen->handle != NULL) {
        if (!isendwin())
            endwin();
        if (screen->keys != NULL)
            delwin(screen->keys);
        delscreen(screen->handle);
    }
    if (screen->out != NULL)
        fclose(screen->out);
    if (screen->in != NULL)
        fclose(screen->in);
    *screen = (struct screen){0};
}

void screen_take(struct screen *screen, struct text_buffer *bytes)
{
    int fd = fileno(screen->out);
    off_t length = lseek(fd, 0, SEEK_CUR);
    char piece[4096];
    for (off_t at = 0; at < length;) {
        ssize_t got = pread(fd, piece, sizeof piece, at);
        if (got <= 0)
            break;
        size_t wanted = length - at < got ? (size_t)(length - at) : (size_t)got;
        buffer_add_n(bytes, piece, wanted);
        at += got;
    }
    if (ftruncate(fd, 0) == 0)
        lseek(fd, 0, SEEK_SET);
}
