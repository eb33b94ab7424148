#include "tui/command/progress.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/signalfd.h>
#include <time.h>
#include <unistd.h>

#include "locale/say/format.h"
#include "locale/say/say.h"
#include "locale/text/width.h"

enum { COLUMNS_USUAL = 80, COLUMNS_LEAST = 20, BAR_MOST = 40, BAR_LEAST = 5 };

/* ------------------------------------------------------------------------------- what is shown */

int progress_percent(uint64_t read, uint64_t total)
{
    if (total == 0)
        return PROGRESS_TIDYING;
    return read >= total ? 100 : (int)((double)read * 100 / (double)total);
}

bool progress_is_due(const struct progress *progress, int64_t now, int percent)
{
    int64_t every = progress->style == PROGRESS_BAR ? PROGRESS_BAR_MS : PROGRESS_LINE_MS;

    if (progress->style == PROGRESS_NONE || now - progress->started < PROGRESS_BEFORE_MS)
        return false;
    if (!progress->last)
        return true;
    return percent != progress->percent && now - progress->last >= every;
}

static void say_percent(int percent, struct text_buffer *out)
{
    char number[8];
    struct say_value value = {"percent", number};

    snprintf(number, sizeof number, "%3d", percent);
    say_format(out, percent == PROGRESS_TIDYING ? _("rangement") : _("{percent} %"), &value, 1);
}

void progress_bar(const char *label, int percent, int columns, struct text_buffer *out)
{
    struct text_buffer end = {0};

    say_percent(percent, &end);
    /* a space and the brackets, a space, and the last column */
    int room = columns - width_of(buffer_text(&end)) - 5;
    int bar = room / 2 < BAR_MOST ? room / 2 : BAR_MOST;

    bar = bar < BAR_LEAST ? BAR_LEAST : bar;
    int name = width_of(label) < room - bar ? width_of(label) : room - bar;

    width_pad(out, label, name);
    buffer_add(out, " [");
    for (int i = 0; i < bar; i++)
        buffer_add(out, i < bar * percent / 100 ? "#" : "."); /* tidying: all of them */
    buffer_addf(out, "] %s", buffer_text(&end));
    buffer_finish(&end);
}

void progress_line(const char *label, int percent, struct text_buffer *out)
{
    char number[8];
    const struct say_value values[] = {{"file", label}, {"percent", number}};

    snprintf(number, sizeof number, "%d", percent);
    say_format(out,
               percent == PROGRESS_TIDYING ? _("{file} : rangement") : _("{file} : {percent} %"),
               values, 2);
}

/* ------------------------------------------------------------------------------- where */

static int64_t monotonic_ms(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static enum progress_style style_here(void)
{
    const char *term = getenv("TERM");

    if (!isatty(STDERR_FILENO) || !term || !term[0] || strcmp(term, "dumb") == 0)
        return PROGRESS_LINES;
    return PROGRESS_BAR;
}

static int columns_here(void)
{
    struct winsize size;

    if (ioctl(STDERR_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0)
        return COLUMNS_USUAL;
    return size.ws_col < COLUMNS_LEAST ? COLUMNS_LEAST : size.ws_col;
}

void progress_start(struct progress *progress, const char *label, bool quiet)
{
    sigset_t taken;

    *progress = (struct progress){.label = label, .columns = columns_here(), .stop_fd = -1};
    progress->style = quiet ? PROGRESS_NONE : style_here();
    progress->started = monotonic_ms();
    sigemptyset(&taken);
    sigaddset(&taken, SIGINT);
    sigaddset(&taken, SIGTERM);
    sigaddset(&taken, SIGHUP);
    sigprocmask(SIG_BLOCK, &taken, &progress->mask_found);
    progress->stop_fd = signalfd(-1, &taken, SFD_NONBLOCK | SFD_CLOEXEC);
    if (progress->stop_fd < 0) /* then a signal ends the program, as it would have */
        sigprocmask(SIG_SETMASK, &progress->mask_found, NULL);
}

/* A signal that is ignored (nohup) is ignored here too: signalfd does not see it. */
static bool must_stop(struct progress *progress)
{
    struct signalfd_siginfo info;

    if (progress->stop_fd >= 0 && read(progress->stop_fd, &info, sizeof info) > 0)
        progress->stopped = true;
    return progress->stopped;
}

static void show(const struct progress *progress, int percent)
{
    struct text_buffer out = {0};

    if (progress->style == PROGRESS_BAR) {
        buffer_add(&out, "\r");
        progress_bar(progress->label, percent, progress->columns, &out);
    } else {
        progress_line(progress->label, percent, &out);
        buffer_add(&out, "\n");
    }
    fwrite(buffer_text(&out), 1, out.length, stderr);
    fflush(stderr);
    buffer_finish(&out);
}

bool progress_step(void *context, uint64_t read, uint64_t total)
{
    struct progress *progress = context;
    int percent = progress_percent(read, total);
    int64_t now = monotonic_ms();

    if (must_stop(progress))
        return false;
    if (progress_is_due(progress, now, percent)) {
        show(progress, percent);
        progress->last = now;
        progress->percent = percent;
    }
    return true;
}

void progress_finish(struct progress *progress)
{
    if (progress->style == PROGRESS_BAR && progress->last) {
        fprintf(stderr, "\r%*s\r", progress->columns - 1, "");
        fflush(stderr);
    }
    if (progress->stop_fd < 0)
        return;
    must_stop(progress);
    close(progress->stop_fd);
    progress->stop_fd = -1;
    sigprocmask(SIG_SETMASK, &progress->mask_found, NULL);
}
