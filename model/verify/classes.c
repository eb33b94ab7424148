/* Values that no test tells apart are one class. */
#include <stdlib.h>
#include <string.h>

#include "locale/text/memory.h"
#include "model/base/arena.h"
#include "model/triage/triage.h"
#include "model/verify/points.h"

struct value space_value(const struct space *space, const struct point *point, int question)
{
    const struct pack *pack = space->pack;
    int symbol = 0;

    if (value_is_blank(&point->value) || question == pack->commune_question)
        return point->value;
    if (question == pack->department_question)
        symbol = point->place.department;
    else if (question == pack->region_question)
        symbol = point->place.region;
    else if (question == pack->zone_question)
        symbol = point->place.zone;
    else
        return point->value;
    return (struct value){.kind = VALUE_NAME, .number = symbol};
}

void space_cell(const struct space *space, int question, const struct cell *cell, word *classes)
{
    const struct variable *variable = &space->variables[space->questions[question].first];

    memset(classes, 0, space->words * sizeof *classes);
    for (size_t i = 0; i < variable->point_count; i++) {
        const struct point *point = &variable->points[i];

        if (bit_get(classes, point->class))
            continue;
        struct value value = space_value(space, point, question);

        if (cell_matches(cell, &value))
            bit_set(classes, point->class);
    }
}

/* Points that answer every test alike share a class. Signatures are compared as bytes: tests are
 * the distinct cells and comparisons that bear on the variable. */
void points_merge(struct space *space, struct variable *variable, const struct tests *tests)
{
    size_t bytes = tests->count / 8 + 1;
    unsigned char *signatures = memory_zero(variable->point_count, bytes);
    size_t *first = memory_zero(variable->point_count, sizeof *first);
    size_t classes = 0;

    for (size_t i = 0; i < variable->point_count; i++) {
        unsigned char *signature = signatures + i * bytes;
        bool blank = value_is_blank(&variable->points[i].value);
        size_t at = 0;

        for (size_t t = 0; t < tests->count; t++)
            if (test_holds(space, &tests->all[t], &variable->points[i]))
                signature[t / 8] |= (unsigned char)(1u << t % 8);
        while (at < classes && (blank || first[at] == 0 ||
                                memcmp(signatures + first[at] * bytes, signature, bytes) != 0))
            at++;
        if (at == classes)
            first[classes++] = i;
        variable->points[i].class = at;
    }
    variable->class_count = classes;
    free(signatures);
    free(first);
}

void points_weigh(struct space *space, struct variable *variable)
{
    variable->weights =
        arena_take_array(space->arena, variable->class_count, sizeof *variable->weights);
    for (size_t i = 0; i < variable->point_count; i++)
        variable->weights[variable->points[i].class] += variable->points[i].weight;
}
