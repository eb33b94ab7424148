#include "model/base/fault.h"

#include <stdlib.h>
#include <string.h>

#include "locale/text/gate.h"
#include "locale/text/memory.h"
#include "locale/text/utf8.h"

enum { EXIT_NOTICE = 1, EXIT_INPUT = 2, EXIT_NO_ANSWER = 3, EXIT_CANNOT = 4 };

/* One row a code; fault_exit() answers EXIT_CANNOT for what is not here, the cautious side. */
static const unsigned char exit_of[FAULT_COUNT] = {
    [FAULT_FILE_MISSING] = EXIT_INPUT,
    [FAULT_FILE_UNREADABLE] = EXIT_CANNOT,
    [FAULT_FILE_READ_ONLY] = EXIT_CANNOT,
    [FAULT_FILE_PRESENT] = EXIT_INPUT,
    [FAULT_FILE_TOO_LARGE] = EXIT_INPUT,
    [FAULT_DISK] = EXIT_CANNOT,
    [FAULT_TEXT_ENCODING] = EXIT_INPUT,
    [FAULT_TEXT_UNSAFE] = EXIT_INPUT,
    [FAULT_TEXT_LEGACY] = EXIT_NOTICE,
    [FAULT_CSV_QUOTE] = EXIT_INPUT,
    [FAULT_CSV_COLUMNS] = EXIT_INPUT,
    [FAULT_CSV_HEADER] = EXIT_INPUT,
    [FAULT_SHEET_MISSING] = EXIT_INPUT,
    [FAULT_COLUMN_UNKNOWN] = EXIT_INPUT,
    [FAULT_COLUMN_MISSING] = EXIT_INPUT,
    [FAULT_CELL_EMPTY] = EXIT_INPUT,
    [FAULT_CELL_SYNTAX] = EXIT_INPUT,
    [FAULT_CELL_VALUE] = EXIT_INPUT,
    [FAULT_CELL_DUPLICATE] = EXIT_INPUT,
    [FAULT_CELL_DATE] = EXIT_INPUT,
    [FAULT_CELL_FORMULA] = EXIT_INPUT,
    [FAULT_CELL_DECIMAL] = EXIT_INPUT,
    [FAULT_CELL_BOOLEAN] = EXIT_INPUT,
    [FAULT_CELL_AS_DATE] = EXIT_INPUT,
    [FAULT_CELL_PERCENT] = EXIT_INPUT,
    [FAULT_CELL_SCIENTIFIC] = EXIT_INPUT,
    [FAULT_CELL_NUMBER] = EXIT_INPUT,
    [FAULT_CELL_PHONE] = EXIT_INPUT,
    [FAULT_CELL_ZERO] = EXIT_INPUT,
    [FAULT_SHEET_UNKNOWN] = EXIT_INPUT,
    [FAULT_SHEET_TWICE] = EXIT_INPUT,
    [FAULT_WORKBOOK_KIND] = EXIT_INPUT,
    [FAULT_WORKBOOK_DAMAGED] = EXIT_INPUT,
    [FAULT_WORKBOOK_UNSAFE] = EXIT_INPUT,
    [FAULT_WORKBOOK_LARGE] = EXIT_INPUT,
    [FAULT_WORKBOOK_WITHOUT] = EXIT_CANNOT,
    [FAULT_INTAKE_UNKNOWN] = EXIT_INPUT,
    [FAULT_INTAKE_OLD] = EXIT_INPUT,
    [FAULT_INTAKE_PACKED] = EXIT_INPUT,
    [FAULT_INTAKE_SHEET] = EXIT_INPUT,
    [FAULT_INTAKE_BROKEN] = EXIT_INPUT,
    [FAULT_INTAKE_DEEP] = EXIT_INPUT,
    [FAULT_INTAKE_LONG] = EXIT_INPUT,
    [FAULT_INTAKE_STOPPED] = EXIT_NOTICE,
    [FAULT_INTAKE_WITHOUT] = EXIT_CANNOT,
    [FAULT_IMPORT_NOTHING] = EXIT_INPUT,
    [FAULT_EXPRESSION_SYNTAX] = EXIT_INPUT,
    [FAULT_EXPRESSION_ORDER] = EXIT_INPUT,
    [FAULT_PACK_UNKNOWN] = EXIT_INPUT,
    [FAULT_PACK_EXPIRED] = EXIT_INPUT,
    [FAULT_PACK_NAME] = EXIT_INPUT,
    [FAULT_PACK_REFUSED] = EXIT_INPUT,
    [FAULT_PACK_NO_PREVIOUS] = EXIT_NO_ANSWER,
    [FAULT_OVERLAY_ABSENT] = EXIT_INPUT,
    [FAULT_OVERLAY_PRESENT] = EXIT_INPUT,
    [FAULT_TERRITORY_OVERLAY] = EXIT_NOTICE,
    [FAULT_TERRITORY_KIND] = EXIT_INPUT,
    [FAULT_TERRITORY_PLACES] = EXIT_INPUT,
    [FAULT_TERRITORY_CUT] = EXIT_INPUT,
    [FAULT_TERRITORY_NOTHING] = EXIT_INPUT,
    [FAULT_QUESTION_UNKNOWN] = EXIT_INPUT,
    [FAULT_QUESTION_NOT_RELEVANT] = EXIT_INPUT,
    [FAULT_ANSWER_VALUE] = EXIT_INPUT,
    [FAULT_ANSWER_MISSING] = EXIT_INPUT,
    [FAULT_ANSWER_AMBIGUOUS] = EXIT_INPUT,
    [FAULT_COMMUNE_UNKNOWN] = EXIT_INPUT,
    [FAULT_NETWORK_UNKNOWN] = EXIT_INPUT,
    [FAULT_NO_DOOR] = EXIT_NO_ANSWER,
    [FAULT_REFERENCE_FORM] = EXIT_INPUT,
    [FAULT_REFERENCE_CHECK] = EXIT_INPUT,
    [FAULT_REFERENCE_UNKNOWN] = EXIT_NO_ANSWER,
    [FAULT_STORE_MISSING] = EXIT_CANNOT,
    [FAULT_STORE_FOREIGN] = EXIT_CANNOT,
    [FAULT_STORE_NEWER] = EXIT_CANNOT,
    [FAULT_STORE_OLDER] = EXIT_CANNOT,
    [FAULT_STORE_DAMAGED] = EXIT_CANNOT,
    [FAULT_STORE_BUSY] = EXIT_CANNOT,
    [FAULT_STORE_NETWORK] = EXIT_CANNOT,
    [FAULT_STORE_UNCERTAIN] = EXIT_CANNOT,
    [FAULT_STORE_SQL] = EXIT_CANNOT,
    [FAULT_THIRD_DOOR] = EXIT_INPUT,
    [FAULT_ALREADY_CANCELLED] = EXIT_INPUT,
    [FAULT_VISIT_UNKNOWN] = EXIT_NO_ANSWER,
    [FAULT_VISIT_CLOSED] = EXIT_INPUT,
    [FAULT_POINT_UNKNOWN] = EXIT_NO_ANSWER,
    [FAULT_POINT_PRESENT] = EXIT_INPUT,
    [FAULT_CORRECTION_MISSING] = EXIT_INPUT,
    [FAULT_CLOCK] = EXIT_CANNOT,
    [FAULT_TERMINAL_UNKNOWN] = EXIT_CANNOT,
    [FAULT_TERMINAL_NONE] = EXIT_CANNOT,
    [FAULT_LOCALE] = EXIT_CANNOT,
    [FAULT_SPOOLER] = EXIT_CANNOT,
    [FAULT_SPOOLER_NONE] = EXIT_CANNOT,
    [FAULT_SPOOLER_SLOW] = EXIT_CANNOT,
    [FAULT_USAGE] = EXIT_INPUT,
    [FAULT_SETTING_UNKNOWN] = EXIT_INPUT,
    [FAULT_SETTING_VALUE] = EXIT_INPUT,
};

struct fault_list {
    struct fault *faults;
    size_t count;
    size_t room;
};

struct fault_list *fault_list_create(void)
{
    return memory_zero(1, sizeof(struct fault_list));
}

void fault_list_destroy(struct fault_list *list)
{
    if (list == NULL)
        return;
    free(list->faults);
    free(list);
}

void fault_list_add(struct fault_list *list, const struct fault *fault)
{
    if (list->count == list->room) {
        list->room = list->room == 0 ? 8 : list->room * 2;
        list->faults = memory_grow(list->faults, list->room * sizeof(*list->faults));
    }
    list->faults[list->count++] = *fault;
}

size_t fault_list_count(const struct fault_list *list)
{
    return list->count;
}

const struct fault *fault_list_at(const struct fault_list *list, size_t index)
{
    return index < list->count ? &list->faults[index] : NULL;
}

bool fault_set(struct fault *fault, enum fault_code code)
{
    if (fault != NULL)
        *fault = (struct fault){.code = code};
    return false;
}

void fault_text(char *target, size_t size, const char *text)
{
    char shown[2048];

    gate_show(text, strlen(text), shown, sizeof(shown));
    utf8_copy(target, size, shown);
}

int fault_exit(enum fault_code code)
{
    if (code == FAULT_NONE)
        return 0;
    if (code >= FAULT_COUNT || exit_of[code] == 0)
        return EXIT_CANNOT;
    return exit_of[code];
}
