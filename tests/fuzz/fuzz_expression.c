/* Any expression: an error within its bounds, or a truth that nothing said later belies. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "locale/text/memory.h"
#include "model/base/arena.h"
#include "model/rule/expression.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { QUESTIONS = 3 };

/* ${a}, ${b}, and `.` */
static int find(const void *context, const char *name, size_t length)
{
    (void)context;
    if (length != 1 || (name[0] != 'a' && name[0] != 'b' && name[0] != '.'))
        return -1;
    return name[0] == '.' ? 2 : name[0] - 'a';
}

static void expect_promises_kept(const struct expression *expression)
{
    static const struct value later[] = {
        {.kind = VALUE_BLANK}, {VALUE_NAME, 1, NULL, 0}, {VALUE_NUMBER, 18, NULL, 0}};
    static const bool open[QUESTIONS] = {true, false, true};
    struct value values[QUESTIONS] = {
        {.kind = VALUE_BLANK}, {VALUE_NAME, 1, NULL, 0}, {.kind = VALUE_BLANK}};
    enum truth promised = expression_truth(expression, values, open);

    for (int i = 0; i < 9; i++) {
        values[0] = later[i % 3];
        values[2] = later[i / 3];
        enum truth truth = expression_truth(expression, values, NULL);

        if (truth == TRUTH_UNKNOWN || (promised != TRUTH_UNKNOWN && promised != truth))
            abort();
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const struct question_finder finder = {find, NULL};
    struct arena *arena = arena_create();
    struct symbols *symbols = symbols_create();
    char *text = memory_text_n((const char *)data, size);
    struct expression expression;
    struct expression_error error;

    if (expression_parse(text, &finder, symbols, arena, &expression, &error))
        expect_promises_kept(&expression);
    else if (error.position > size)
        abort();
    free(text);
    symbols_destroy(symbols);
    arena_destroy(arena);
    return 0;
}
