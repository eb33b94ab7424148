#include "tui/term/inside.h"

#include "tui/term/keymap.h"

#include <poll.h>
#include <time.h>

enum {
    ESCAPE = 27,
    SECOND_KEY_MS = 1500, /* a beginner looks for the digit */
    SEQUENCE_MOST = 32,   /* bytes of an unknown key that are swallowed */
    EMPTY_READS_MOST = 2, /* readable and nothing to read, twice: hung up */
};

static int64_t now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static bool give(struct key *key, enum key_kind kind, uint32_t code)
{
    *key = (struct key){.kind = kind, .code = code};
    return kind != PRESS_NONE;
}

static int read_code(struct terminal *terminal)
{
    int code = wgetch(terminal->screen.keys);
    if (code != ERR)
        terminal->empty_reads = 0;
    return code;
}

/* A key nobody knows (ESC [ 2 5 ~): its tail must not be typed into a field. */
static void swallow_sequence(struct terminal *terminal)
{
    for (int i = 0; i < SEQUENCE_MOST; i++) {
        int code = read_code(terminal);
        if (code == ERR || (code >= '@' && code <= '~'))
            return;
    }
}

static bool plain_key(struct terminal *terminal, int code, struct key *key)
{
    bool after_return = terminal->after_return;
    terminal->after_return = code == '\r';
    if (code > 0xFF) {
        *key = keymap_of_code(code);
        return key->kind != PRESS_NONE;
    }
    if (code == '\n' && after_return)
        return false;
    uint32_t character = 0;
    bool complete = key_decoder_feed(&terminal->decoder, (unsigned char)code, &character);
    if (code < ' ' || code == 127) {
        *key = keymap_of_control((unsigned char)code);
        return key->kind != PRESS_NONE;
    }
    if (!complete || character < ' ' || (character >= 127 && character < 160))
        return false;
    return give(key, PRESS_TEXT, character);
}

/* The key after Esc. What is neither a digit nor a character counts as Esc, then itself. */
static bool second_key(struct terminal *terminal, int code, struct key *key)
{
    if (code == ESCAPE) {
        terminal->escaped = false;
        return give(key, PRESS_ESCAPE, 0);
    }
    if (code == '[') {
        terminal->escaped = false;
        swallow_sequence(terminal);
        return false;
    }
    struct key second;
    if (!plain_key(terminal, code, &second))
        return false; /* half a character, or an unknown key: Esc is still awaited */
    terminal->escaped = false;
    if (second.kind != PRESS_TEXT) {
        terminal->pushed_back = second;
        return give(key, PRESS_ESCAPE, 0);
    }
    if (second.code >= '0' && second.code <= '9')
        return give(key, PRESS_FUNCTION, second.code == '0' ? 10 : second.code - '0');
    if (second.code >= 'A' && second.code <= 'Z')
        second.code += 'a' - 'A';
    return give(key, PRESS_ESCAPED, second.code);
}

/* Esc was read. ncurses has waited for the rest of a key: what is here already came with it. */
static bool after_escape(struct terminal *terminal, struct key *key)
{
    terminal->escaped = true;
    terminal->escape_end = now_ms() + SECOND_KEY_MS;
    int code = read_code(terminal);
    if (code == ERR)
        return false;
    if (code == 'O') {
        terminal->escaped = false;
        read_code(terminal);
        return false;
    }
    return second_key(terminal, code, key);
}

static bool typed(struct terminal *terminal, int code, struct key *key)
{
    if (terminal->escaped)
        return second_key(terminal, code, key);
    if (code == ESCAPE)
        return after_escape(terminal, key);
    return plain_key(terminal, code, key);
}

/* One key out of what was typed; false when the line holds nothing more for now. */
static bool next_key(struct terminal *terminal, struct key *key)
{
    if (terminal->pushed_back.kind != PRESS_NONE) {
        *key = terminal->pushed_back;
        terminal->pushed_back = (struct key){.kind = PRESS_NONE};
        return true;
    }
    for (;;) {
        int code = read_code(terminal);
        if (code == ERR)
            return false;
        if (typed(terminal, code, key))
            return true;
    }
}

static bool escape_alone(struct terminal *terminal, struct key *key)
{
    if (!terminal->escaped || now_ms() < terminal->escape_end)
        return false;
    terminal->escaped = false;
    return give(key, PRESS_ESCAPE, 0);
}

static bool take_signals(struct terminal *terminal, struct key *key)
{
    signals_read(&terminal->signals);
    if (terminal->signals.stop || terminal->wire.gone || terminal->empty_reads >= EMPTY_READS_MOST)
        terminal->gone = true;
    if (terminal->gone)
        return give(key, PRESS_HANGUP, 0);
    if (!terminal->signals.resized)
        return false;
    terminal->signals.resized = false;
    if (!terminal_measure(terminal))
        return false;
    screen_resize(&terminal->screen, terminal->rows, terminal->columns);
    return give(key, PRESS_RESIZE, 0);
}

/* Everything that may be ready without waiting, most urgent first. */
static bool look(struct terminal *terminal, struct key *key)
{
    if (take_signals(terminal, key))
        return true;
    if (next_key(terminal, key)) {
        if (key->kind == PRESS_REPAINT)
            terminal_repaint(terminal);
        return true;
    }
    return escape_alone(terminal, key);
}

/* False when nothing came until `end`. */
static bool wait_for_more(struct terminal *terminal, int64_t end)
{
    if (terminal->escaped && (end < 0 || terminal->escape_end < end))
        end = terminal->escape_end;
    int64_t left = end - now_ms();
    int timeout = end < 0 ? -1 : left > 0 ? (int)left : 0;
    enum { KEYS, SIGNALS, LINE, COUNT };
    struct pollfd fds[COUNT] = {
        [KEYS] = {.fd = terminal->in_fd, .events = POLLIN},
        [SIGNALS] = {.fd = terminal->signals.fd, .events = POLLIN},
        [LINE] = {.fd = wire_is_busy(&terminal->wire) ? terminal->wire.fd : -1, .events = POLLOUT},
    };
    if (poll(fds, COUNT, timeout) <= 0)
        return false;
    if ((fds[KEYS].revents & (POLLHUP | POLLERR | POLLNVAL)) != 0)
        terminal->empty_reads = EMPTY_READS_MOST;
    else if ((fds[KEYS].revents & POLLIN) != 0)
        terminal->empty_reads++;
    if (fds[LINE].revents != 0)
        wire_push(&terminal->wire);
    return true;
}

bool terminal_wait(struct terminal *terminal, int timeout_ms, struct key *key)
{
    int64_t end = timeout_ms < 0 ? -1 : now_ms() + timeout_ms;
    for (;;) {
        if (look(terminal, key))
            return true;
        if (terminal->frame_owed && !wire_is_busy(&terminal->wire))
            paint_show(terminal);
        if (!wait_for_more(terminal, end) && end >= 0 && now_ms() >= end)
            return give(key, PRESS_NONE, 0);
    }
}

bool terminal_can_show(const struct terminal *terminal, uint32_t code)
{
    return charset_has(terminal->charset, code);
}
