#include "model/pack/template.h"

#include "model/pack/edition.h"

bool pack_template_write(const char *path, struct fault *fault)
{
    return edition_write_installed(path, "packs/modele.ods", FAULT_WORKBOOK_WITHOUT, path, fault);
}
