#include "model/store/inside.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

/* flock() queues in the kernel and is released by kill -9, where SQLite's own busy handler sleeps a
 * fixed staircase and lets desks that woke together collide together (p99 of 50 desks: 30 ms
 * against 3 s). It is a file of its own: closing any descriptor of the database file would drop
 * SQLite's locks. */
int lock_open(const char *path, mode_t file_mode)
{
    int flags = O_RDWR | O_CLOEXEC | O_NOFOLLOW;
    int lock = open(path, flags | O_CREAT | O_EXCL, file_mode);

    if (lock < 0)
        return errno == EEXIST ? open(path, flags) : -1;
    fchmod(lock, file_mode); /* whatever the umask: other desks of the group queue here too */
    return lock;
}

static void wake(int signal_number)
{
    (void)signal_number; /* its only use is to interrupt flock() */
}

/* A timer that interrupts this thread from the deadline on, again and again: a single signal could
 * fall between two calls of flock(). */
static bool alarm_set(timer_t *timer, int signal_number, int deadline_ms)
{
    struct sigevent event = {.sigev_notify = SIGEV_THREAD_ID, .sigev_signo = signal_number};
    struct itimerspec times = {
        .it_value = {.tv_sec = deadline_ms / 1000, .tv_nsec = deadline_ms % 1000 * 1000000L + 1},
        .it_interval = {.tv_nsec = 50000000L}};

    event._sigev_un._tid = gettid();
    if (timer_create(CLOCK_MONOTONIC, &event, timer) != 0)
        return false;
    timer_settime(*timer, 0, &times, NULL);
    return true;
}

static int64_t monotonic_ms(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static bool wait_until(int lock, int64_t deadline)
{
    while (flock(lock, LOCK_EX) != 0)
        if (errno != EINTR || monotonic_ms() >= deadline)
            return false;
    return true;
}

bool lock_take(int lock, int deadline_ms)
{
    struct sigaction waking = {.sa_handler = wake}, before;
    int64_t deadline = monotonic_ms() + deadline_ms;
    timer_t timer;
    bool taken;

    if (flock(lock, LOCK_EX | LOCK_NB) == 0)
        return true;
    sigemptyset(&waking.sa_mask);
    sigaction(SIGRTMIN, &waking, &before);
    taken = alarm_set(&timer, SIGRTMIN, deadline_ms);
    if (taken) {
        taken = wait_until(lock, deadline);
        timer_delete(timer);
    }
    sigaction(SIGRTMIN, &before, NULL);
    return taken;
}

void lock_release(int lock)
{
    flock(lock, LOCK_UN);
}
