/* What the verifier says, for programs: shared by `pack check` and `pack compare`. */
#ifndef DP_TUI_COMMAND_REPORT_JSON_H
#define DP_TUI_COMMAND_REPORT_JSON_H

#include "forms/report/report.h"
#include "tui/command/json_page.h"

/* "from" and "to", AAAA-MM-JJ, null when open. */
void json_period(struct json_page *page, const struct period *period);

/* An exact count, however large. */
void json_count(struct json_page *page, const char *key, verify_count count);

/* The sides of a box, a list under "box". */
void json_box(struct json_page *page, const struct pack *pack, const struct verify_box *box);

/* Codes of networks, a list under `key`. */
void json_networks(struct json_page *page, const char *key, const struct pack *pack,
                   const int *networks, size_t count);

/* Everything that was found, one object a finding. */
void json_finding(struct json_page *page, const struct pack *pack, const struct report_line *line);

#endif
