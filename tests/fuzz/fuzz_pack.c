/* Any bytes in the place of one sheet: a pack or its faults, in bounded memory. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "model/base/arena.h"
#include "tests/support/sample_pack.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static struct sample_pack *sample;

static void drop_sample(void)
{
    sample_pack_destroy(sample);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const sheets[] = {"settings",   "choices", "survey",
                                         "territoire", "reseaux", "orientation",
                                         "reponses",   "urgence", "cas"};

    if (!sample) {
        sample = sample_pack_create();
        atexit(drop_sample);
    }
    if (!size)
        return 0;
    const char *sheet = sheets[data[0] % (sizeof sheets / sizeof *sheets)];
    struct fault_list *faults = fault_list_create();

    sample_pack_write_bytes(sample, sheet, data + 1, size - 1);
    struct pack *pack = pack_read(sample_pack_folder(sample), faults);

    if (!pack && !fault_list_count(faults))
        abort();
    if (pack && arena_size(pack->arena) > (size_t)64 * 1024 * 1024)
        abort();
    for (size_t i = 0; i < fault_list_count(faults); i++)
        if (fault_list_at(faults, i)->code == FAULT_NONE || !fault_list_at(faults, i)->file[0])
            abort();
    pack_destroy(pack);
    fault_list_destroy(faults);
    sample_pack_write(sample, sheet, sample_pack_sheet(sheet));
    return 0;
}
