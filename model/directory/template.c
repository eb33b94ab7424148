#include "model/directory/template.h"

#include "model/pack/edition.h"

bool directory_template_write(const char *path, struct fault *fault)
{
    static const char name[] = "modele-lieux.csv";

    return edition_write_installed(path, name, FAULT_FILE_MISSING, name, fault);
}
