/* Any bytes through the gate: what passes passes again unchanged, what is shown would pass. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "locale/text/gate.h"
#include "locale/text/memory.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(int holds)
{
    if (!holds)
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    size_t room = size * 10 + 16, position = 0;
    char *out = memory_alloc(room), *again = memory_alloc(room * 2);

    if (gate_pass((const char *)data, size, GATE_PARAGRAPH, out, room, &position) == GATE_SAFE) {
        require(gate_pass(out, strlen(out), GATE_PARAGRAPH, again, room * 2, NULL) == GATE_SAFE);
        require(strcmp(out, again) == 0);
    } else {
        require(position <= size);
    }
    gate_show((const char *)data, size, out, room);
    require(gate_pass(out, strlen(out), GATE_LINE, again, room * 2, NULL) == GATE_SAFE);
    free(out);
    free(again);
    return 0;
}
