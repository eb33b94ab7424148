#include "model/pack/source.h"

#include <errno.h>
#include <sys/stat.h>

#include "model/pack/sheet_name.h"

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
    if (S_ISDIR(status.st_mode)) {
        sheet_names_check(path, faults);
        return true;
    }
    *workbook = workbook_open(path, faults);
    if (*workbook)
        workbook_check(*workbook, faults);
    return *workbook != NULL;
}
