#include "model/directory/export.h"

#include "model/directory/columns.h"
#include "model/directory/inside.h"

static void prepare(struct directory *directory, enum record_kind kind, struct query *query)
{
    if (kind == RECORD_STRUCTURE)
        query_open(query, directory->store,
                   STRUCTURE_COLUMNS " FROM structure AS s JOIN feed AS f ON f.key = s.feed"
                                     " WHERE (?1 = '' OR f.source = ?1 OR f.name = ?1)"
                                     " AND s.hidden <= ?2 ORDER BY s.id");
    else
        query_open(query, directory->store,
                   SERVICE_COLUMNS " FROM service AS v JOIN feed AS f ON f.key = v.feed"
                                   " WHERE (?1 = '' OR f.source = ?1 OR f.name = ?1)"
                                   " AND v.hidden <= ?2 ORDER BY v.id");
}

bool directory_export(struct directory *directory, enum record_kind kind, const char *source,
                      bool hidden,
                      bool (*each)(void *context, const struct record *record, struct fault *fault),
                      void *context, struct fault *fault)
{
    int columns = kind == RECORD_STRUCTURE ? (int)STRUCTURE_FIELDS : (int)SERVICE_FIELDS;
    struct record record = {.kind = kind};
    struct query query;
    enum query_step step;
    bool wanted = true;

    prepare(directory, kind, &query);
    query_bind_text(&query, source);
    query_bind_number(&query, hidden);
    while (wanted && (step = query_step(&query, fault)) == QUERY_ROW) {
        record.at++;
        for (int i = 0; i < columns; i++)
            record.fields[i] = query_view(&query, i);
        wanted = each(context, &record, fault);
    }
    query_close(&query);
    return wanted && step == QUERY_DONE;
}
