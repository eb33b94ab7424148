#include "tui/command/point_show_json.h"

#include "forms/hours/opening.h"
#include "tui/command/json_page.h"

/* What is not said is left out; a list is JSON already. */
static void add_fields(struct json_page *page, const struct field_spec *specs, size_t count,
                       char *const *fields)
{
    for (size_t i = 0; i < count; i++)
        if (fields[i] && fields[i][0] && specs[i].form == FIELD_IS_LIST)
            json_digits(page, specs[i].name, fields[i]);
        else if (fields[i] && fields[i][0])
            json_text(page, specs[i].name, fields[i]);
}

static void add_words(struct json_page *page, const char *key, char *const *words, size_t count)
{
    json_open(page, key, '[');
    for (size_t i = 0; i < count; i++)
        json_text(page, NULL, words[i]);
    json_close(page, ']');
}

static void add_known(struct json_page *page, const char *key, const char *text)
{
    if (text[0])
        json_text(page, key, text);
}

static void add_local(struct json_page *page, const struct local *local)
{
    json_open(page, "local", '{');
    add_known(page, "hours", local->hours);
    add_known(page, "phone", local->phone);
    add_known(page, "closed_from", local->closure.from);
    add_known(page, "closed_to", local->closure.to);
    add_known(page, "closed_reason", local->closure.reason);
    add_known(page, "ask", local->ask);
    add_known(page, "capacity", local->capacity);
    add_known(page, "capacity_day", local->capacity_day);
    add_known(page, "note", local->note);
    add_known(page, "correction", local->correction);
    add_known(page, "correction_day", local->correction_day);
    add_known(page, "reported", local->reported);
    add_known(page, "checked", local->checked);
    json_close(page, '}');
}

static void add_state(struct json_page *page, const struct place *place, struct civil_date today)
{
    static const char *const states[] = {
        [HOURS_UNKNOWN] = "unknown", [HOURS_OPEN] = "open", [HOURS_CLOSED] = "closed"};
    struct text_buffer said = {0};

    opening_say_state(&place->view.now, today, &said);
    json_text(page, "state", states[place->view.now.state]);
    json_text(page, "said", buffer_text(&said));
    json_text(page, "hours", place->view.hours);
    json_text(page, "phone", place->view.phone);
    json_text(page, "checked", place->view.checked[0] ? place->view.checked : NULL);
    buffer_finish(&said);
}

static void add_services(struct json_page *page, const struct directory_services *services)
{
    json_open(page, "services", '[');
    for (size_t i = 0; i < services->count; i++) {
        json_open(page, NULL, '{');
        add_fields(page, service_fields, SERVICE_FIELDS, services->all[i].fields);
        json_close(page, '}');
    }
    json_close(page, ']');
}

static void add_edition(void *page, const char *said)
{
    json_text(page, NULL, said);
}

void point_show_json(const struct place *place, struct directory *directory,
                     struct civil_date today)
{
    struct json_page page = {0};

    json_open(&page, NULL, '{');
    json_text(&page, "id", place_field(place, STRUCTURE_ID));
    json_text(&page, "name", place_field(place, STRUCTURE_NOM));
    json_truth(&page, "by_hand", place->by_hand);
    json_truth(&page, "hidden", place->point.hidden);
    add_words(&page, "networks", place->point.networks, place->point.network_count);
    add_words(&page, "same", place->point.same, place->point.same_count);
    add_state(&page, place, today);
    if (place->known)
        add_local(&page, &place->local);
    json_open(&page, "record", '{');
    add_fields(&page, structure_fields, STRUCTURE_FIELDS, place->point.fields);
    json_close(&page, '}');
    add_services(&page, &place->services);
    json_open(&page, "sources", '[');
    point_show_editions(place, directory, add_edition, &page);
    json_close(&page, ']');
    json_close(&page, '}');
    json_print(&page);
}
