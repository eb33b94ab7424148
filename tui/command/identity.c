#include "tui/command/identity.h"

#include <stddef.h>
#include <string.h>

#define ROW(member)                                                                                \
    {                                                                                              \
        .name = #member, .offset = offsetof(struct desk, member),                                  \
        .size = sizeof(((struct desk *)0)->member)                                                 \
    }

const struct identity_row identity_rows[] = {ROW(name),    ROW(pack),  ROW(network),
                                             ROW(commune), ROW(phone), ROW(notice)};
const size_t identity_row_count = sizeof identity_rows / sizeof *identity_rows;

const struct identity_row *identity_find(const char *name)
{
    for (size_t i = 0; i < identity_row_count; i++)
        if (strcmp(identity_rows[i].name, name) == 0)
            return &identity_rows[i];
    return NULL;
}

char *identity_text(struct desk *desk, const struct identity_row *row)
{
    return (char *)desk + row->offset;
}
