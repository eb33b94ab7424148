/* The CSV forms: data·inclusion, its contributor template, our own; and the Éducation nationale. */
#include <ctype.h>
#include <string.h>

#include "locale/text/gate.h"
#include "model/directory/intake_check.h"
#include "model/directory/intake_source.h"
#include "model/directory/intake_value.h"

enum { COLUMN_NONE = -1, COLUMN_IGNORE = -2, NAME_SIZE = 64 };

struct sheet {
    int columns[ROWS_CELLS_MOST]; /* a field (or a column of education_column()), COLUMN_* */
    size_t count;
};

void intake_sheet_column(const char *header, char *out, size_t size)
{
    size_t at = 0;

    while (*header == ' ' || strncmp(header, "\u00A0", 2) == 0)
        header += *header == ' ' ? 1 : 2;
    for (; *header && at + 1 < size; header++)
        out[at++] = *header == ' ' ? '_' : (char)tolower((unsigned char)*header);
    while (at > 0 && out[at - 1] == '_' && header[-1] == ' ')
        at--, header--;
    out[at] = '\0';
}

static int find_column(const struct draft *draft, const char *column)
{
    if (draft->source == INTAKE_EDUCATION)
        return education_column(column);
    if (strcmp(column, "__ignore__") == 0)
        return COLUMN_IGNORE;
    return draft_field(draft, column, strlen(column), -1);
}

static bool is_taken(const struct sheet *sheet, size_t before, int column)
{
    for (size_t i = 0; i < before; i++)
        if (sheet->columns[i] == column)
            return true;
    return false;
}

static void say_column(struct draft *draft, enum intake_reason reason, const char *header)
{
    char safe[96];

    gate_show(header, strlen(header), safe, sizeof safe);
    draft_remark(draft, reason, -1, safe);
}

/* What each column is; what is odd is said once. The 69 columns of the Éducation nationale are its
 * own business: only what is read of them matters. */
static void read_header(struct sheet *sheet, const struct rows *rows, struct draft *draft)
{
    char column[NAME_SIZE];

    sheet->count = rows->count < ROWS_CELLS_MOST ? rows->count : ROWS_CELLS_MOST;
    for (size_t i = 0; i < ROWS_CELLS_MOST; i++)
        sheet->columns[i] = COLUMN_NONE;
    draft_begin(draft, rows->row);
    for (size_t i = 0; i < sheet->count; i++) {
        const char *header = rows_cell(rows, i);

        intake_sheet_column(header, column, sizeof column);
        sheet->columns[i] = find_column(draft, column);
        if (sheet->columns[i] == COLUMN_IGNORE) {
            draft->template = draft->source != INTAKE_OWN;
        } else if (sheet->columns[i] != COLUMN_NONE && is_taken(sheet, i, sheet->columns[i])) {
            sheet->columns[i] = COLUMN_NONE;
            say_column(draft, INTAKE_COLUMN_TWICE, header);
        } else if (sheet->columns[i] == COLUMN_NONE && draft->source != INTAKE_EDUCATION &&
                   column[0]) {
            say_column(draft,
                       check_is_damaged(column) ? INTAKE_COLUMN_DAMAGED : INTAKE_COLUMN_UNKNOWN,
                       header);
        }
    }
}

/* A row of instructions, an example: marked so in its first column. */
static bool is_ignored(const struct sheet *sheet, const struct rows *rows)
{
    for (size_t i = 0; i < sheet->count; i++) {
        const char *mark = rows_cell(rows, i);

        if (sheet->columns[i] == COLUMN_IGNORE)
            return *mark && strcmp(mark, "0") != 0 && strcasecmp(mark, "non") != 0 &&
                   strcasecmp(mark, "false") != 0;
    }
    return false;
}

static void fill(const struct sheet *sheet, const struct rows *rows, struct draft *draft)
{
    for (size_t i = 0; i < sheet->count; i++) {
        const char *cell = rows_cell(rows, i);

        if (sheet->columns[i] >= 0 && *cell && !value_is_nothing(cell))
            draft_put(draft, sheet->columns[i], cell, strlen(cell));
    }
}

/* Ids of our own sheet live beside those of the national files: "local--mife-1". */
static void name_own(struct draft *draft)
{
    const char *id = draft_text(draft, STRUCTURE_ID);
    struct text_buffer whole = {0};

    if (!*id || strstr(id, "--"))
        return;
    buffer_addf(&whole, "local--%s", id);
    draft_put(draft, STRUCTURE_ID, buffer_text(&whole), whole.length);
    buffer_finish(&whole);
}

/* Something stands beyond the header: a comma that no quote protected moved every cell. */
static bool is_shifted(const struct sheet *sheet, const struct rows *rows)
{
    for (size_t i = sheet->count; i < rows->count && i < ROWS_CELLS_MOST; i++)
        if (*rows_cell(rows, i))
            return true;
    return false;
}

static bool read_row(const struct sheet *sheet, const struct rows *rows, struct draft *draft)
{
    draft_begin(draft, rows->row);
    draft->record_too_long = rows->too_long;
    draft->shifted = is_shifted(sheet, rows);
    if (is_ignored(sheet, rows))
        return true;
    if (draft->source != INTAKE_EDUCATION)
        fill(sheet, rows, draft);
    else if (!education_fill(draft, rows, sheet->columns))
        return true;
    if (draft->source == INTAKE_OWN)
        name_own(draft);
    return draft_end(draft);
}

/* A published file whose last row stops before its cells and its end of line was cut on the way:
 * taken as it is, all that followed would leave the directory. A sheet of people may end so. */
static bool is_cut(const struct sheet *sheet, const struct rows *rows, const struct draft *draft)
{
    if (!rows->unended || rows->count >= sheet->count || draft->source == INTAKE_OWN ||
        draft->template)
        return false;
    fault_set(rows->fault, FAULT_INTAKE_BROKEN);
    if (rows->fault) {
        FAULT_TEXT(rows->fault->file, rows->stream->path);
        rows->fault->number = (long long)rows->stream->read;
    }
    return true;
}

bool intake_sheet_read(struct rows *rows, struct draft *draft, bool (*go_on)(void *context),
                       void *context)
{
    struct sheet sheet;
    uint64_t told = 0;

    if (!rows_next(rows))
        return false;
    /* « sep=; », the line that Excel wants before the header */
    if (strncasecmp(rows_cell(rows, 0), "sep=", 4) == 0 && rows->count <= 2 && !rows_next(rows))
        return false;
    read_header(&sheet, rows, draft);
    while (rows_next(rows)) {
        if (is_cut(&sheet, rows, draft) || !read_row(&sheet, rows, draft))
            return false;
        /* once a piece: often enough for a bar, cheap enough for a small file */
        if (rows->stream->read != told && !go_on(context))
            return false;
        told = rows->stream->read;
    }
    return !rows->broken;
}
