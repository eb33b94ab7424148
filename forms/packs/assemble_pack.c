/* Build-time tool: `assemble_pack BASE OVERLAY OUTPUT` makes the flat pack of a region. What is
 * wrong is listed as compilers do, one line a fault: the sentences belong to `deuxportes pack
 * assemble`, which says the same. */
#include <stdio.h>

#include "model/pack/assemble.h"

static void tell(const struct fault_list *faults)
{
    for (size_t i = 0; i < fault_list_count(faults); i++) {
        const struct fault *fault = fault_list_at(faults, i);

        fprintf(stderr, "%s:%u:%u: fault %d: %s (%s)\n", fault->file, fault->row, fault->column,
                (int)fault->code, fault->word, fault->hint);
    }
}

int main(int argc, char **argv)
{
    if (argc != 4) {
        fprintf(stderr, "usage: assemble_pack BASE OVERLAY OUTPUT\n");
        return 2;
    }
    struct fault_list *faults = fault_list_create();
    bool done = pack_assemble(argv[1], argv[2], argv[3], ASSEMBLE_REPLACE, faults);

    tell(faults);
    fault_list_destroy(faults);
    return done ? 0 : 1;
}
