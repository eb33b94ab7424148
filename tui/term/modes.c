#include "tui/term/modes.h"

#include <stddef.h>

bool modes_enter(struct modes *modes, int fd)
{
    *modes = (struct modes){.fd = fd};
    if (tcgetattr(fd, &modes->found) != 0)
        return false;
    struct termios raw = modes->found;
    raw.c_iflag &= (tcflag_t) ~(ICRNL | INLCR | IGNCR | IUCLC | PARMRK);
    raw.c_oflag &= (tcflag_t)~OPOST;
    raw.c_lflag &= (tcflag_t) ~(ICANON | ECHO | ECHONL | ISIG | IEXTEN);
    raw.c_cc[VMIN] = 1;
    raw.c_cc[VTIME] = 0;
    modes->entered = tcsetattr(fd, TCSANOW, &raw) == 0;
    return modes->entered;
}

void modes_leave(struct modes *modes)
{
    if (modes->entered)
        tcsetattr(modes->fd, TCSANOW, &modes->found);
    modes->entered = false;
}

bool modes_seven_bits(const struct modes *modes)
{
    return (modes->found.c_cflag & CSIZE) != CS8 || (modes->found.c_iflag & ISTRIP) != 0;
}

bool modes_slow_line(const struct modes *modes)
{
    static const speed_t slow[] = {B300, B600, B1200, B1800, B2400, B4800, B9600, B19200};
    for (size_t i = 0; i < sizeof slow / sizeof *slow; i++) {
        if (cfgetospeed(&modes->found) == slow[i])
            return true;
    }
    return false;
}
