#include "model/pack/template.h"

#include <limits.h>
#include <stdlib.h>

#include "model/base/data_path.h"
#include "model/pack/edition.h"
#include "model/pack/source_file.h"

bool pack_template_write(const char *path, struct fault *fault)
{
    char source[PATH_MAX];
    struct fault_list *faults = fault_list_create();
    bool absent, done = false;
    size_t count = 0;
    char *bytes = data_path("packs/modele.ods", source, sizeof source)
                      ? source_bytes_read(source, &absent, &count, faults)
                      : NULL;

    if (bytes) {
        done = edition_write_path(path, bytes, count, fault);
    } else if (fault_list_count(faults)) {
        *fault = *fault_list_at(faults, 0);
    } else {
        fault_set(fault, FAULT_WORKBOOK_WITHOUT);
        FAULT_TEXT(fault->file, path);
    }
    free(bytes);
    fault_list_destroy(faults);
    return done;
}
