#include "model/pack/source.h"

#include <errno.h>
#include <sys/stat.h>

#include "model/pack/draft.h"

static void check_sheets(const struct workbook *workbook, struct fault_list *faults)
{
    const char *known[SHEET_KIND_COUNT];

    for (size_t i = 0; i < SHEET_KIND_COUNT; i++)
        known[i] = sheet_kinds[i].spec->name;
    workbook_check(workbook, known, SHEET_KIND_COUNT, faults);
}

bool pack_source_open(const char *path, struct workbook **workbook, struct fault_list *faults)
{
    struct stat status;
    struct fault fault;

    *workbook = NULL;
    if (stat(path, &status) != 0) {
        fault_set(&fault, FAULT_FILE_MISSING);
        FAULT_TEXT(fault.file, path);
        fault.system = errno;
        fault_list_add(faults, &fault);
        return false;
    }
    if (S_ISDIR(status.st_mode))
        return true;
    *workbook = workbook_open(path, faults);
    if (*workbook)
        check_sheets(*workbook, faults);
    return *workbook != NULL;
}
