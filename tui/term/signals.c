#include "tui/term/signals.h"

#include <sys/signalfd.h>
#include <unistd.h>

static const int taken[SIGNALS_COUNT] = {SIGWINCH, SIGHUP, SIGTERM, SIGINT, SIGQUIT, SIGTSTP};

bool signals_open(struct signals *signals)
{
    *signals = (struct signals){.fd = -1};
    sigset_t set;
    sigemptyset(&set);
    for (int i = 0; i < SIGNALS_COUNT; i++) {
        sigaddset(&set, taken[i]);
        sigaction(taken[i], NULL, &signals->found[i]);
    }
    signals->fd = signalfd(-1, &set, SFD_NONBLOCK | SFD_CLOEXEC);
    if (signals->fd < 0)
        return false;
    sigprocmask(SIG_BLOCK, &set, &signals->mask_found);
    return true;
}

void signals_close(struct signals *signals)
{
    if (signals->fd < 0)
        return;
    signals_read(signals);
    close(signals->fd);
    signals->fd = -1;
    for (int i = 0; i < SIGNALS_COUNT; i++) /* newterm() put its own handlers */
        sigaction(taken[i], &signals->found[i], NULL);
    sigprocmask(SIG_SETMASK, &signals->mask_found, NULL);
}

void signals_read(struct signals *signals)
{
    struct signalfd_siginfo info;
    while (read(signals->fd, &info, sizeof info) == (ssize_t)sizeof info) {
        if (info.ssi_signo == SIGWINCH)
            signals->resized = true;
        else if (info.ssi_signo != SIGTSTP)
            signals->stop = true;
    }
}
