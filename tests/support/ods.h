#ifndef DP_TESTS_SUPPORT_ODS_H
#define DP_TESTS_SUPPORT_ODS_H

/*
 * Workbooks as a spreadsheet, or somebody with worse intentions, writes them.
 */

#include <stddef.h>

#include "locale/text/buffer.h"

/* The CSV pack of `folder` as one workbook at `path`, by the writer of the template. */
void ods_of_folder(const char *folder, const char *path);

/* A zip at `path` with one entry. */
void ods_of_entry(const char *path, const char *entry, const void *bytes, size_t count);

/* The CSV pack of `folder` as a content.xml of strings: ODS_CELL("text") is how each is written. */
void ods_content(const char *folder, struct text_buffer *out);

#define ODS_CELL(text)                                                                             \
    "<table:table-cell office:value-type=\"string\"><text:p>" text "</text:p></table:table-cell>"
#define ODS_BEGIN                                                                                  \
    "<office:document-content "                                                                    \
    "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "                           \
    "xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" "                             \
    "xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\" "                            \
    "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\">"                               \
    "<office:body><office:spreadsheet>"
#define ODS_END "</office:spreadsheet></office:body></office:document-content>"

#endif
