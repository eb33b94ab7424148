#include "tui/command/point_call.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "locale/say/say.h"
#include "locale/text/utf8.h"
#include "model/base/clock.h"
#include "model/pack/catalogue.h"

enum { CODE_SIZE_MOST = 8 };

struct directory *point_directory(struct command_call *call, int *status)
{
    struct fault fault;
    struct directory *directory = directory_open(call_store_path(call), &fault);

    *status = EXIT_DONE;
    if (!directory && fault.code != FAULT_STORE_MISSING)
        *status = call_refuse(call, &fault);
    return directory;
}

const struct pack *point_pack(struct command_call *call)
{
    char name[CATALOGUE_ID_SIZE] = "";
    struct fault_list *faults;

    if (call->pack)
        return call->pack;
    if (call->desk_known)
        utf8_copy(name, sizeof name, call->desk.pack);
    else
        catalogue_current(civil_to_days(clock_today()), name);
    faults = fault_list_create();
    call->pack = name[0] ? call_read_pack(name, faults) : NULL;
    fault_list_destroy(faults);
    return call->pack;
}

void point_tell_no_directory(const struct command_call *call)
{
    call_told(call, _("aucun annuaire n’a été importé sur ce poste : deuxportes point import "
                      "FICHIER."));
}

bool point_has_editions(struct directory *directory)
{
    struct directory_edition edition;

    return directory_editions(directory, &edition, 1, NULL) > 0;
}

/* The territory, which these options cannot do without. */
static const struct territory *needed_territory(struct command_call *call, int *status)
{
    struct fault fault;
    const struct territory *territory = call_territory(call, &fault);

    if (!territory) {
        call_refuse(call, &fault);
        *status = EXIT_CANNOT;
    }
    return territory;
}

/* ------------------------------------------------------------------------------- departments */

/* NULL when there is none of this code. */
static const char *department_of(const struct territory *territory, const char *code)
{
    for (size_t i = 0; i < territory_department_count(territory); i++) {
        struct department department = territory_department_at(territory, i);

        if (strcasecmp(department.code, code) == 0)
            return department.code;
    }
    return NULL;
}

static bool refuse_department(struct command_call *call, const char *typed, int *status)
{
    *status = call_refuse_usage(call, USAGE_OPTION_VALUE, "--departments", typed,
                                _("des codes de départements séparés par des virgules, comme "
                                  "01,2A,35,971"));
    return false;
}

bool point_departments(struct command_call *call, const char *list[POINT_DEPARTMENTS_MOST],
                       size_t *count, int *status)
{
    const char *typed = call_option(call, "departments");
    const struct territory *territory;
    char code[CODE_SIZE_MOST];

    *count = 0;
    if (!typed)
        return true;
    territory = needed_territory(call, status);
    if (!territory)
        return false;
    for (const char *at = typed; at; at = strchr(at, ',') ? strchr(at, ',') + 1 : NULL) {
        size_t length = strcspn(at, ",");

        snprintf(code, sizeof code, "%.*s", length < sizeof code ? (int)length : 0, at);
        if (*count == POINT_DEPARTMENTS_MOST || !(list[*count] = department_of(territory, code)))
            return refuse_department(call, typed, status);
        ++*count;
    }
    return true;
}
