/* The report of an import, for programs. */
#ifndef DP_TUI_COMMAND_POINT_REPORT_H
#define DP_TUI_COMMAND_POINT_REPORT_H

#include "forms/intake/report.h"
#include "tui/command/json_page.h"

/* One object within a list. */
void point_report_json(struct json_page *page, const struct intake_page *report);

/* Whether the file is a sheet, whose records have a line number; a JSON text begins with a bracket.
 */
bool point_file_has_rows(const char *path);

#endif
