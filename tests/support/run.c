#include "tests/support/run.h"

#include "tests/support/golden.h"
#include "tests/support/home.h"
#include "tests/support/keys.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

enum {
    STEP_MS = 20,
    CALM_MS = 60,
    CALM_AFTER_ESCAPE_MS = 260, /* a lone Esc is believed after ESCDELAY, 100 to 200 ms */
    PATIENCE_MS = 3000,
    DEADLINE_MS = 20000, /* sanitizers on a busy machine; reached only by a failure */
    END_MS = 10000,
};

struct run {
    struct vt *vt;
    char *term;
    char *charset;
    char *home;
    bool own_home;
    int master; /* -1 after a hang-up */
    pid_t pid;
    bool ended;
    int status;
    size_t bytes;
    char *heard; /* the same bytes, NUL-ended */
    int calm;
    double started, last_byte, first_screen; /* ms */
    char *row;
};

static const char *or_else(const char *value, const char *otherwise)
{
    return value != NULL ? value : otherwise;
}

static double now_precise_ms(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static long now_ms(void)
{
    return (long)now_precise_ms();
}

static const char *program_of(const struct run_setup *setup)
{
    return or_else(setup->program, or_else(getenv("DP_PROGRAM"), ""));
}

bool run_possible(const struct run_setup *setup)
{
    return access(program_of(setup), X_OK) == 0;
}

/* --- The child ------------------------------------------------------------------------------- */

static char **arguments(const struct run_setup *setup)
{
    static const char *const desk[] = {"desk", NULL};
    const char *const *args = setup->args != NULL ? setup->args : desk;
    size_t count = 0;
    char **argv;

    while (args[count] != NULL)
        count++;
    argv = calloc(count + 2, sizeof *argv);
    if (argv == NULL)
        fail_msg("out of memory");
    argv[0] = (char *)program_of(setup);
    for (size_t i = 0; i < count; i++)
        argv[i + 1] = (char *)args[i];
    return argv;
}

static pid_t spawn(const struct run_setup *setup, struct run *run, const struct winsize *size)
{
    const char *term = *run->term != '\0' ? run->term : NULL;
    char **environment = home_environment(run->home, term, setup->env), **argv = arguments(setup);
    pid_t pid = forkpty(&run->master, NULL, NULL, size);

    if (pid == 0) {
        execve(argv[0], argv, environment);
        _exit(127);
    }
    home_environment_free(environment);
    free(argv);
    return pid;
}

struct run *run_start(const struct run_setup *setup)
{
    int rows = setup->rows > 0 ? setup->rows : 24, cols = setup->cols > 0 ? setup->cols : 80;
    struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)cols};
    struct run *run = calloc(1, sizeof *run);

    if (run == NULL)
        fail_msg("out of memory");
    run->term = strdup(or_else(setup->term, "vt220"));
    run->charset = strdup(or_else(setup->charset, "UTF-8"));
    run->own_home = setup->home == NULL;
    run->home = run->own_home ? home_create() : strdup(setup->home);
    run->vt = vt_create(rows, cols, run->charset);
    if (run->vt == NULL)
        fail_msg("iconv does not know the charset %s", run->charset);
    run->started = now_precise_ms();
    run->pid = spawn(setup, run, &size);
    if (run->pid < 0)
        fail_msg("no pseudo-terminal: %s", strerror(errno));
    fcntl(run->master, F_SETFL, O_NONBLOCK);
    fcntl(run->master, F_SETFD, FD_CLOEXEC);
    run->calm = CALM_MS;
    run_wait(run);
    run->first_screen = run->last_byte - run->started;
    return run;
}

/* --- Bytes ----------------------------------------------------------------------------------- */

static void keep_heard(struct run *run, const char *bytes, size_t count)
{
    char *heard = realloc(run->heard, run->bytes + count + 1);

    if (heard == NULL)
        fail_msg("out of memory");
    memcpy(heard + run->bytes, bytes, count);
    run->heard = heard;
    run->bytes += count;
    heard[run->bytes] = '\0';
}

/* Reads what there is, waiting STEP_MS for it at most. Returns the bytes read, -1 at the end. */
static long pump(struct run *run)
{
    struct pollfd line = {.fd = run->master, .events = POLLIN};
    char bytes[4096];
    ssize_t got;

    if (poll(&line, 1, STEP_MS) <= 0 || run->master < 0)
        return 0;
    got = read(run->master, bytes, sizeof bytes);
    if (got < 0 && (errno == EAGAIN || errno == EINTR))
        return 0;
    if (got <= 0) /* EIO: nobody holds the other end any more */
        return -1;
    vt_feed(run->vt, bytes, (size_t)got);
    keep_heard(run, bytes, (size_t)got);
    run->last_byte = now_precise_ms();
    for (size_t n; (n = vt_answer(run->vt, bytes, sizeof bytes)) > 0;)
        if (write(run->master, bytes, n) != (ssize_t)n)
            fail_msg("the program does not read what the terminal answers");
    return got;
}

/* Waiting for an event, or stopped: not computing and not in the middle of a write to the disk. */
static bool asleep(const struct run *run)
{
    char path[64], stat[512];
    const char *state;
    FILE *file;
    bool read_it;

    snprintf(path, sizeof path, "/proc/%ld/stat", (long)run->pid);
    file = fopen(path, "r");
    if (file == NULL)
        return true;
    read_it = fgets(stat, sizeof stat, file) != NULL;
    fclose(file);
    state = read_it ? strrchr(stat, ')') : NULL;
    return state == NULL || strchr("STtZX", state[2]) != NULL;
}

void run_wait(struct run *run)
{
    long deadline = now_ms() + DEADLINE_MS;
    int quiet = 0;

    while (quiet < run->calm) {
        long got = pump(run);

        if (got < 0)
            break;
        if (now_ms() > deadline) {
            run_show(run);
            fail_msg("the program is never idle");
        }
        quiet = got > 0 || run->bytes == 0 || !asleep(run) ? 0 : quiet + STEP_MS;
    }
    run->calm = CALM_MS;
}

void run_wait_text(struct run *run, const char *text)
{
    long deadline = now_ms() + DEADLINE_MS;

    while (run_find(run, text) < 0) {
        if (pump(run) < 0 || now_ms() > deadline) {
            run_show(run);
            fail_msg("« %s » never came on screen", text);
        }
    }
    run_wait(run);
}

bool run_send(struct run *run, const char *bytes, size_t count)
{
    long deadline = now_ms() + DEADLINE_MS;

    while (count > 0) {
        ssize_t sent = write(run->master, bytes, count);

        if (sent < 0 && errno != EAGAIN && errno != EINTR)
            return false;
        if (sent > 0) {
            bytes += sent;
            count -= (size_t)sent;
        } else if (pump(run) < 0) {
            return false;
        } else if (now_ms() > deadline) {
            run_show(run);
            fail_msg("the program does not read its keys");
        }
    }
    return true;
}

static void send_bytes(struct run *run, const char *bytes, size_t count)
{
    if (!run_send(run, bytes, count))
        fail_msg("the program has ended before these keys");
}

void run_keys(struct run *run, const char *keys)
{
    size_t count;
    char *bytes = keys_bytes(keys, run->term, run->charset, &count);

    if (bytes == NULL)
        fail_msg("keys.h does not know these keys: %s", keys);
    if (count > 0 && bytes[count - 1] == '\033')
        run->calm = CALM_AFTER_ESCAPE_MS;
    send_bytes(run, bytes, count);
    free(bytes);
}

void run_press(struct run *run, const char *keys)
{
    run_keys(run, keys);
    run_wait(run);
}

/* --- The page -------------------------------------------------------------------------------- */

const char *run_row(struct run *run, int row)
{
    free(run->row);
    run->row = vt_row(run->vt, row);
    if (run->row == NULL)
        fail_msg("out of memory");
    return run->row;
}

int run_find(struct run *run, const char *text)
{
    for (int row = 0; row < vt_rows(run->vt); row++)
        if (strstr(run_row(run, row), text) != NULL)
            return row;
    return -1;
}

/* Keys go through a queue of the kernel: on a busy machine the program may look idle before it has
 * read them. A page that is not yet the one expected is given some more time. */
void run_expect(struct run *run, const char *text)
{
    for (long deadline = now_ms() + PATIENCE_MS; now_ms() < deadline && run_find(run, text) < 0;)
        if (pump(run) < 0)
            break;
    if (run_find(run, text) >= 0)
        return;
    run_show(run);
    fail_msg("« %s » is not on screen", text);
}

void run_expect_none(struct run *run, const char *text)
{
    int row = run_find(run, text);

    if (row < 0)
        return;
    run_show(run);
    fail_msg("« %s » is on screen, row %d", text, row);
}

void run_expect_screen(struct run *run, const char *name)
{
    for (long deadline = now_ms() + PATIENCE_MS; now_ms() < deadline && !golden_is(run->vt, name);)
        if (pump(run) < 0)
            break;
    golden_expect(run->vt, name);
}

void run_show(struct run *run)
{
    char *page = golden_page(run->vt), *rest = page;

    for (char *row; (row = strsep(&rest, "\n")) != NULL;) /* cmocka says 1,024 bytes at a time */
        print_error("%s\n", row);
    free(page);
}

struct vt_pos run_cursor(const struct run *run)
{
    return vt_cursor(run->vt);
}

struct vt_cell run_cell(const struct run *run, int row, int col)
{
    return vt_cell(run->vt, row, col);
}

const struct vt *run_vt(const struct run *run)
{
    return run->vt;
}

size_t run_bytes(const struct run *run)
{
    return run->bytes;
}

const char *run_heard(const struct run *run)
{
    return or_else(run->heard, "");
}

double run_first_screen_ms(const struct run *run)
{
    return run->first_screen;
}

/* One line of /proc/PID/status, which everybody may read. */
static long status_kib(const struct run *run, const char *line_name)
{
    char path[64], line[256];
    long kib = -1;
    FILE *file;

    snprintf(path, sizeof path, "/proc/%ld/status", (long)run->pid);
    file = fopen(path, "r");
    while (file != NULL && kib < 0 && fgets(line, sizeof line, file) != NULL)
        if (strncmp(line, line_name, strlen(line_name)) == 0)
            kib = strtol(line + strlen(line_name), NULL, 10);
    if (file != NULL)
        fclose(file);
    return kib;
}

const char *run_home(const struct run *run)
{
    return run->home;
}

long run_memory_kib(const struct run *run)
{
    return status_kib(run, "VmRSS:");
}

long run_private_kib(const struct run *run)
{
    return status_kib(run, "RssAnon:");
}

/* --- What happens to a terminal -------------------------------------------------------------- */

void run_resize(struct run *run, int rows, int cols)
{
    struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)cols};

    vt_resize(run->vt, rows, cols);
    ioctl(run->master, TIOCSWINSZ, &size); /* the kernel sends SIGWINCH */
    run_wait(run);
}

void run_signal(struct run *run, int number)
{
    kill(run->pid, number);
}

pid_t run_pid(const struct run *run)
{
    return run->pid;
}

void run_xoff(struct run *run)
{
    send_bytes(run, "\023", 1);
}

void run_xon(struct run *run)
{
    send_bytes(run, "\021", 1);
}

void run_hang_up(struct run *run)
{
    close(run->master);
    run->master = -1;
}

struct termios run_modes(const struct run *run)
{
    struct termios modes = {0};

    if (tcgetattr(run->master, &modes) != 0)
        fail_msg("the line has no modes: %s", strerror(errno));
    return modes;
}

bool run_ended(struct run *run)
{
    long deadline = now_ms() + END_MS;

    while (!run->ended && now_ms() < deadline) {
        int status;

        if (pump(run) < 0) /* it has let go of the terminal, and may still be saving */
            poll(NULL, 0, STEP_MS);
        if (waitpid(run->pid, &status, WNOHANG) != run->pid)
            continue;
        run->ended = true;
        run->status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
        while (run->master >= 0 && pump(run) > 0)
            continue;
    }
    return run->ended;
}

int run_finish(struct run *run)
{
    int status;

    if (!run_ended(run)) {
        kill(run->pid, SIGKILL);
        run_ended(run);
    }
    status = run->status;
    if (run->master >= 0)
        close(run->master);
    if (run->own_home)
        home_remove(run->home);
    else
        free(run->home);
    vt_destroy(run->vt);
    free(run->row);
    free(run->heard);
    free(run->term);
    free(run->charset);
    free(run);
    return status;
}
