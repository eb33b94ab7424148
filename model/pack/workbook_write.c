#include "model/pack/workbook_write.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <zip.h>

#include "locale/text/buffer.h"

static const char media_type[] = "application/vnd.oasis.opendocument.spreadsheet";

static const char manifest[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" "
    "manifest:version=\"1.2\">"
    "<manifest:file-entry manifest:full-path=\"/\" manifest:version=\"1.2\" "
    "manifest:media-type=\"application/vnd.oasis.opendocument.spreadsheet\"/>"
    "<manifest:file-entry manifest:full-path=\"content.xml\" manifest:media-type=\"text/xml\"/>"
    "</manifest:manifest>\n";

#define URN "urn:oasis:names:tc:opendocument:xmlns:"

static const char opening[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<office:document-content xmlns:office=\"" URN "office:1.0\" xmlns:table=\"" URN
    "table:1.0\" xmlns:text=\"" URN "text:1.0\" xmlns:style=\"" URN
    "style:1.0\" xmlns:number=\"" URN "datastyle:1.0\" xmlns:fo=\"" URN
    "xsl-fo-compatible:1.0\" office:version=\"1.2\">"
    "<office:automatic-styles>"
    "<number:text-style style:name=\"N1\"><number:text-content/></number:text-style>"
    "<style:style style:name=\"column\" style:family=\"table-column\">"
    "<style:table-column-properties style:column-width=\"4.5cm\"/></style:style>"
    "<style:style style:name=\"wide\" style:family=\"table-column\">"
    "<style:table-column-properties style:column-width=\"18cm\"/></style:style>"
    "<style:style style:name=\"text\" style:family=\"table-cell\" style:data-style-name=\"N1\"/>"
    "<style:style style:name=\"head\" style:family=\"table-cell\" style:data-style-name=\"N1\">"
    "<style:text-properties fo:font-weight=\"bold\"/></style:style>"
    "<style:style style:name=\"prose\" style:family=\"table-cell\" style:data-style-name=\"N1\">"
    "<style:table-cell-properties fo:wrap-option=\"wrap\"/></style:style>"
    "</office:automatic-styles><office:body><office:spreadsheet>";
static const char closing[] = "</office:spreadsheet></office:body></office:document-content>\n";

enum { COLUMNS_READY = 64, ROWS_READY = 1000 };

/* ------------------------------------------------------------------------------- content */

static void write_character(struct text_buffer *out, char c)
{
    static const struct {
        char character;
        const char *written;
    } marked[] = {
        {'&', "&amp;"},  {'<', "&lt;"},         {'>', "&gt;"},
        {'"', "&quot;"}, {'\t', "<text:tab/>"}, {'\n', "</text:p><text:p>"},
    };

    for (size_t i = 0; i < sizeof marked / sizeof *marked; i++)
        if (c == marked[i].character) {
            buffer_add(out, marked[i].written);
            return;
        }
    buffer_add_n(out, &c, 1);
}

/* A space at the start of a line, or after another, must be said to be one. */
static void write_text(struct text_buffer *out, const char *text)
{
    bool plain = false;

    for (; *text; text++) {
        if (*text == ' ' && !plain)
            buffer_add(out, "<text:s/>");
        else
            write_character(out, *text);
        plain = *text != ' ' && *text != '\n' && *text != '\t';
    }
}

static void write_cell(struct text_buffer *out, const char *cell, const char *style)
{
    if (!cell[0]) {
        buffer_addf(out, "<table:table-cell table:style-name=\"%s\"/>", style);
        return;
    }
    buffer_addf(out,
                "<table:table-cell table:style-name=\"%s\" office:value-type=\"string\"><text:p>",
                style);
    write_text(out, cell);
    buffer_add(out, "</text:p></table:table-cell>");
}

static void write_row(struct text_buffer *out, const struct csv_record *record, const char *style)
{
    buffer_add(out, "<table:table-row>");
    for (size_t i = 0; i < record->count; i++)
        write_cell(out, record->cells[i], style);
    buffer_add(out, "</table:table-row>");
}

/* Columns and rows beyond what is there are ready to be typed in, as text. */
static void write_page(struct text_buffer *out, const struct workbook_page *page)
{
    const struct csv_table *table = &page->table;

    buffer_add(out, "<table:table table:name=\"");
    write_text(out, page->name);
    buffer_addf(out,
                "\"><table:table-column table:style-name=\"%s\" "
                "table:default-cell-style-name=\"text\" "
                "table:number-columns-repeated=\"%d\"/>",
                page->prose ? "wide" : "column", page->prose ? 1 : COLUMNS_READY);
    for (size_t i = 0; i < table->count; i++)
        write_row(out, &table->records[i], page->prose ? "prose" : i ? "text" : "head");
    if (!page->prose)
        buffer_addf(out,
                    "<table:table-row table:number-rows-repeated=\"%d\"><table:table-cell "
                    "table:style-name=\"text\" table:number-columns-repeated=\"%d\"/>"
                    "</table:table-row>",
                    ROWS_READY, COLUMNS_READY);
    buffer_add(out, "</table:table>");
}

/* ------------------------------------------------------------------------------- the file */

/* `text` must last until the archive is closed. The media type comes first and is not packed, so
 * that the kind of the file shows in its first bytes (OpenDocument 1.2 part 3, section 3.3). */
static bool add_entry(zip_t *archive, const char *name, const char *text, bool packed)
{
    zip_source_t *source = zip_source_buffer(archive, text, strlen(text), 0);
    zip_int64_t at = source ? zip_file_add(archive, name, source, ZIP_FL_ENC_UTF_8) : -1;

    if (at < 0) {
        zip_source_free(source);
        return false;
    }
    return zip_set_file_compression(archive, (zip_uint64_t)at,
                                    packed ? ZIP_CM_DEFLATE : ZIP_CM_STORE, 0) == 0 &&
           zip_file_set_dostime(archive, (zip_uint64_t)at, 0, 0x21, 0) == 0; /* 1980-01-01 */
}

bool workbook_write(const char *path, const struct workbook_page *pages, size_t count)
{
    zip_t *archive = zip_open(path, ZIP_CREATE | ZIP_EXCL, NULL);
    struct text_buffer content = {0};

    if (!archive)
        return false;
    buffer_add(&content, opening);
    for (size_t i = 0; i < count; i++)
        write_page(&content, &pages[i]);
    buffer_add(&content, closing);
    bool ok = add_entry(archive, "mimetype", media_type, false) &&
              add_entry(archive, "META-INF/manifest.xml", manifest, true) &&
              add_entry(archive, "content.xml", buffer_text(&content), true);

    ok = ok && zip_close(archive) == 0;
    if (!ok)
        zip_discard(archive);
    buffer_finish(&content);
    return ok;
}
