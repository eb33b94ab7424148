#include "model/directory/import.h"
#include "model/directory/networks.h"

/* What each kind of file is, as the tables of networks and editions name it. */
static const struct {
    const char *source;
    enum record_kind kind;
} feeds[] = {
    [INTAKE_INCLUSION_STRUCTURES] = {"data-inclusion", RECORD_STRUCTURE},
    [INTAKE_INCLUSION_SERVICES] = {"data-inclusion", RECORD_SERVICE},
    [INTAKE_DILA] = {"dila", RECORD_STRUCTURE},
    [INTAKE_EDUCATION] = {"education", RECORD_STRUCTURE},
    [INTAKE_OWN] = {"local", RECORD_STRUCTURE},
};

struct reading {
    const char *path;
    enum intake_source source;
    struct intake_limits limits;
    const struct territory *territory;
};

static bool read_file(void *context, const struct intake_taker *taker, struct fault *fault)
{
    const struct reading *reading = context;

    return intake_read(reading->path, reading->source, &reading->limits, reading->territory, taker,
                       fault);
}

bool directory_import(const char *desk_path, const struct import_order *order,
                      const struct territory *territory, struct import_report *report,
                      struct fault *fault)
{
    struct reading reading = {.path = order->path, .limits = order->limits, .territory = territory};
    struct import_feed feed = {.read = read_file, .context = &reading};
    struct networks *networks;
    bool done;

    *report = (struct import_report){.source = INTAKE_UNKNOWN};
    reading.source = report->source = intake_recognise(order->path, fault);
    if (reading.source == INTAKE_UNKNOWN)
        return false;
    networks = networks_open(NULL, fault);
    if (networks == NULL)
        return false;
    feed.networks = networks;
    if (reading.limits.networks == NULL)
        reading.limits.networks = networks;
    feed.source = feeds[reading.source].source;
    feed.kind = feeds[reading.source].kind;
    done = directory_import_from(desk_path, order, &feed, territory, report, fault);
    networks_close(networks);
    return done;
}
