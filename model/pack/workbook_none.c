/* In place of workbook.c where libzip or expat is missing: nothing can be opened, and why is said.
 */
#include <string.h>

#include "model/pack/workbook.h"

static bool is_ods(const char *path)
{
    size_t length = strlen(path);

    return length > 4 && strcmp(path + length - 4, ".ods") == 0;
}

struct workbook *workbook_open(const char *path, struct fault_list *faults)
{
    struct fault fault;

    fault_set(&fault, is_ods(path) ? FAULT_WORKBOOK_WITHOUT : FAULT_WORKBOOK_KIND);
    FAULT_TEXT(fault.file, path);
    fault_list_add(faults, &fault);
    return NULL;
}

void workbook_destroy(struct workbook *workbook)
{
    (void)workbook;
}

const struct csv_table *workbook_sheet(const struct workbook *workbook, const char *name)
{
    (void)workbook;
    (void)name;
    return NULL;
}

void workbook_check(const struct workbook *workbook, struct fault_list *faults)
{
    (void)workbook;
    (void)faults;
}
