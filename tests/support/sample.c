/* The smallest program a terminal harness can be tried on: each argument is one thing it does. */

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

extern char **environ;

static void say(const char *text)
{
    size_t length = strlen(text);

    while (length > 0) {
        ssize_t sent = write(STDOUT_FILENO, text, length);

        if (sent <= 0)
            _exit(3);
        text += sent;
        length -= (size_t)sent;
    }
}

static void raw_mode(void)
{
    struct termios mode;

    tcgetattr(STDIN_FILENO, &mode);
    mode.c_lflag &= ~(tcflag_t)(ICANON | ECHO | ISIG | IEXTEN);
    mode.c_iflag &= ~(tcflag_t)(ICRNL | INLCR);
    tcsetattr(STDIN_FILENO, TCSANOW, &mode);
}

static void draw(void)
{
    say("\033[H\033[2Jaccueil \303\251 \342\202\254\r\n"); /* é € */
    say("\033(0lqqk\033(B box\r\n");
    say("a\033[5b repeated\r\n");
    say("\033[7mreverse\033[m \033[1mbold\033[m \033[4munder\033[m \033[37;44mcolour\033[m");
    say("\033[6;11H>");
}

static void draw_cp850(void)
{
    say("\033[H\033[2J\202t\202 \311\315\273 \325"); /* été, a corner, a rule, a corner, dotless i
                                                      */
}

static void draw_latin9(void)
{
    say("\033[H\033[2J\251 \244 \275 \205"); /* ©, the euro, oe in one letter, a C1 control */
}

static void show_size(int number)
{
    struct winsize size;
    char text[64];

    (void)number;
    ioctl(STDIN_FILENO, TIOCGWINSZ, &size);
    snprintf(text, sizeof text, "\033[H\033[2Jsize %dx%d", size.ws_row, size.ws_col);
    say(text);
}

static void watch_size(void)
{
    signal(SIGWINCH, show_size);
    show_size(0);
}

static void show_environment(void)
{
    for (char **variable = environ; *variable != NULL; variable++) {
        say(*variable);
        say("\r\n");
    }
}

/* The column after e-acute tells the terminal's charset. */
static void ask_position(void)
{
    say("\033[H\033[2J\r\303\251\033[6n");
}

struct mode {
    const char *name;
    void (*start)(void);
};

static const struct mode modes[] = {
    {"draw", draw},       {"cp850", draw_cp850},     {"latin9", draw_latin9},
    {"size", watch_size}, {"env", show_environment}, {"ask", ask_position},
};

/* Every byte read comes back in hexadecimal; q ends with 7. */
static int echo_keys(void)
{
    unsigned char byte;
    char text[8];

    for (;;) {
        ssize_t got = read(STDIN_FILENO, &byte, 1);

        if (got < 0)
            continue; /* SIGWINCH */
        if (got == 0 || byte == 'q')
            return got == 0 ? 5 : 7;
        snprintf(text, sizeof text, " %02x", byte);
        say(text);
    }
}

int main(int argc, char **argv)
{
    raw_mode();
    for (size_t i = 0; argc > 1 && i < sizeof modes / sizeof *modes; i++)
        if (strcmp(argv[1], modes[i].name) == 0)
            modes[i].start();
    if (argc < 2)
        say("ready:");
    return echo_keys();
}
