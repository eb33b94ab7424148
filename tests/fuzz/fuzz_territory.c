/* Any file laid over the territory: read or refused, every row accounted for. */
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "model/territory/import.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static unsigned long counted(const struct territory_report *report, bool refusals)
{
    unsigned long sum = 0;

    for (int i = 0; i < TERRITORY_REASONS; i++)
        if (territory_reason_is_refusal((enum territory_reason)i) == refusals)
            sum += report->by_reason[i];
    return sum;
}

/* A dry run reads, compares and leaves no file. */
static void import(const char *path, const struct territory *territory)
{
    struct territory_order order = {
        .path = path, .url = "", .overlay = "/nonexistent/over.bin", .dry = true};
    struct fault_list *faults = fault_list_create();
    struct territory_report report;
    bool done = territory_import(&order, territory, &report, faults);

    if (!done && fault_list_count(faults) == 0)
        abort();
    if (report.refused > report.rows || report.refused != counted(&report, true) ||
        report.mended != counted(&report, false) || report.changed || report.removed)
        abort();
    fault_list_destroy(faults);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct territory *territory;
    char path[64];
    int fd = memfd_create("sheet", MFD_CLOEXEC);

    if (!territory)
        territory = territory_open(NULL, NULL);
    if (fd < 0 || !territory || write(fd, data, size) != (ssize_t)size)
        abort();
    snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    import(path, territory);
    close(fd);
    return 0;
}
