/* Anything typed or scanned as a reference: what is good reads the same again, what is suggested is
 * good and one symbol away. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "locale/text/memory.h"
#include "model/act/reference.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool holds)
{
    if (!holds)
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char *typed = memory_text_n((const char *)data, size);
    char out[REFERENCE_SIZE], again[REFERENCE_SIZE], suggestion[REFERENCE_SIZE];
    char shown[REFERENCE_SHOWN_SIZE];
    enum reference_verdict verdict = reference_parse(typed, out, suggestion);

    require((verdict == REFERENCE_GOOD) == (out[0] != '\0'));
    if (verdict == REFERENCE_GOOD) {
        reference_show(out, shown);
        require(reference_parse(shown, again, NULL) == REFERENCE_GOOD);
        require(strcmp(out, again) == 0);
    }
    if (suggestion[0] != '\0')
        require(reference_parse(suggestion, again, NULL) == REFERENCE_GOOD);
    free(typed);
    return 0;
}
