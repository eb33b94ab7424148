#include "model/directory/template.h"

#include <limits.h>
#include <stdlib.h>

#include "model/base/data_path.h"
#include "model/pack/edition.h"
#include "model/pack/source_file.h"

bool directory_template_write(const char *path, struct fault *fault)
{
    static const char name[] = "modele-lieux.csv";
    char source[PATH_MAX];
    struct fault_list *faults = fault_list_create();
    bool absent = true, done = false;
    size_t count = 0;
    char *bytes = data_path(name, source, sizeof source)
                      ? source_bytes_read(source, &absent, &count, faults)
                      : NULL;

    if (bytes) {
        done = edition_write_path(path, bytes, count, fault);
    } else if (fault_list_count(faults)) {
        *fault = *fault_list_at(faults, 0);
    } else {
        fault_set(fault, FAULT_FILE_MISSING);
        FAULT_TEXT(fault->file, name);
    }
    free(bytes);
    fault_list_destroy(faults);
    return done;
}
