/* Any file: valid UTF-8 comes out, or a verdict; and it goes to an old printer without a fault. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "locale/charset/recode.h"
#include "locale/text/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct charset *printer;
    struct recode_report report;
    char *utf8, *bytes;
    size_t length, written;

    if (!printer)
        printer = charset_open("CP850");
    if (recode_text((const char *)data, size, &utf8, &length, &report) != RECODE_DONE)
        return 0;
    if (!utf8_valid(utf8, length))
        abort();
    bytes = recode_to(printer, utf8, length, &written);
    free(bytes);
    free(utf8);
    return 0;
}
