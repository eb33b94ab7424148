#include "model/rule/expression.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "model/base/arena.h"

/* ------------------------------------------------------------------------------- reading */

struct reader {
    const char *start, *at;
    const struct question_finder *finder;
    struct symbols *symbols;
    struct expression_node nodes[EXPRESSION_NODES_MOST];
    size_t count;
    int depth;
    struct expression_error *error;
};

enum { NOTHING = -1 };

static int read_or(struct reader *reader);

static int reader_fail(struct reader *reader, const char *from, size_t length, bool question)
{
    *reader->error = (struct expression_error){question, (size_t)(from - reader->start), length};
    return NOTHING;
}

static void skip_spaces(struct reader *reader)
{
    while (isspace((unsigned char)*reader->at))
        reader->at++;
}

static bool take(struct reader *reader, const char *sign)
{
    size_t length = strlen(sign);

    skip_spaces(reader);
    if (strncmp(reader->at, sign, length) != 0)
        return false;
    reader->at += length;
    return true;
}

/* A word operator: `or` in `or ${x}`, not in `order`. */
static bool take_word(struct reader *reader, const char *word)
{
    size_t length = strlen(word);

    skip_spaces(reader);
    if (strncmp(reader->at, word, length) != 0)
        return false;
    char next = reader->at[length];

    if (isalnum((unsigned char)next) || next == '_')
        return false;
    reader->at += length;
    return true;
}

static int add_node(struct reader *reader, struct expression_node node)
{
    if (reader->count == EXPRESSION_NODES_MOST)
        return reader_fail(reader, reader->at, 1, false);
    reader->nodes[reader->count] = node;
    return (int)reader->count++;
}

static bool read_question(struct reader *reader, int *question)
{
    skip_spaces(reader);
    const char *from = reader->at;
    const char *name = from;
    size_t length = 1;

    if (*from == '.') {
        reader->at++;
    } else {
        if (!take(reader, "${"))
            return reader_fail(reader, from, 1, false) != NOTHING;
        name = reader->at;
        length = strcspn(name, "}");
        if (!name[length])
            return reader_fail(reader, from, 2, false) != NOTHING;
        reader->at += length + 1;
    }
    *question = reader->finder->find(reader->finder->context, name, length);
    if (*question < 0)
        return reader_fail(reader, name, length, true) != NOTHING;
    return true;
}

static bool read_integer(struct reader *reader, struct value *literal)
{
    char *end;
    long number = strtol(reader->at, &end, 10);

    if (end == reader->at || end - reader->at > 10 || number > 999999999 || number < -999999999)
        return reader_fail(reader, reader->at, 1, false) != NOTHING;
    /* no decimals in packs: « 1.5 » is outside the grammar */
    if (*end == '.' || isalpha((unsigned char)*end))
        return reader_fail(reader, reader->at, (size_t)(end - reader->at) + 1, false) != NOTHING;
    reader->at = end;
    *literal = (struct value){.kind = VALUE_NUMBER, .number = (int)number};
    return true;
}

/* The quotes a word processor may have typed around a name. */
static size_t quote_length(const char *at)
{
    if (*at == '\'' || *at == '"')
        return 1;
    if (strncmp(at, "\u2018", 3) == 0 || strncmp(at, "\u2019", 3) == 0 ||
        strncmp(at, "\u201c", 3) == 0 || strncmp(at, "\u201d", 3) == 0)
        return 3;
    return 0;
}

static bool read_literal(struct reader *reader, struct value *literal)
{
    skip_spaces(reader);
    size_t quote = quote_length(reader->at);

    if (!quote)
        return read_integer(reader, literal);
    const char *from = reader->at;
    const char *name = from + quote;
    const char *end = name;

    while (*end && !quote_length(end))
        end++;
    if (!*end)
        return reader_fail(reader, from, 1, false) != NOTHING;
    reader->at = end + quote_length(end);
    *literal = (struct value){VALUE_BLANK, 0, NULL, 0};
    while (name < end && *name == ' ')
        name++;
    while (end > name && end[-1] == ' ')
        end--;
    if (end > name) {
        literal->kind = VALUE_NAME;
        literal->number = symbols_intern(reader->symbols, name, (size_t)(end - name));
    }
    return true;
}

static bool read_comparison(struct reader *reader, enum comparison *comparison)
{
    /* the longer sign first */
    static const struct {
        const char *sign;
        enum comparison comparison;
    } signs[] = {{"!=", IS_NOT}, {"<=", AT_MOST}, {">=", AT_LEAST},
                 {"=", IS},      {"<", LESS},     {">", MORE}};

    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (take(reader, signs[i].sign)) {
            *comparison = signs[i].comparison;
            return true;
        }
    return reader_fail(reader, reader->at, 1, false) != NOTHING;
}

static int read_selected(struct reader *reader)
{
    struct expression_node node = {.kind = EXPRESSION_SELECTED};

    if (!take(reader, "("))
        return reader_fail(reader, reader->at, 1, false);
    if (!read_question(reader, &node.question))
        return NOTHING;
    if (!take(reader, ","))
        return reader_fail(reader, reader->at, 1, false);
    const char *from = reader->at;

    if (!read_literal(reader, &node.literal))
        return NOTHING;
    if (node.literal.kind != VALUE_NAME)
        return reader_fail(reader, from, (size_t)(reader->at - from), false);
    if (!take(reader, ")"))
        return reader_fail(reader, reader->at, 1, false);
    return add_node(reader, node);
}

static int read_group(struct reader *reader)
{
    if (++reader->depth > EXPRESSION_DEPTH_MOST)
        return reader_fail(reader, reader->at, 1, false);
    int inner = read_or(reader);

    reader->depth--;
    if (inner != NOTHING && !take(reader, ")"))
        return reader_fail(reader, reader->at, 1, false);
    return inner;
}

static int read_atom(struct reader *reader)
{
    struct expression_node node = {.kind = EXPRESSION_COMPARE};

    if (take(reader, "("))
        return read_group(reader);
    if (take_word(reader, "selected"))
        return read_selected(reader);
    if (take_word(reader, "not")) {
        if (!take(reader, "("))
            return reader_fail(reader, reader->at, 1, false);
        int inner = read_group(reader);

        if (inner == NOTHING)
            return NOTHING;
        return add_node(reader, (struct expression_node){.kind = EXPRESSION_NOT, .left = inner});
    }
    if (!read_question(reader, &node.question) || !read_comparison(reader, &node.comparison) ||
        !read_literal(reader, &node.literal))
        return NOTHING;
    return add_node(reader, node);
}

static int read_chain(struct reader *reader, int (*operand)(struct reader *), const char *word,
                      enum expression_kind kind)
{
    int left = operand(reader);

    while (left != NOTHING && take_word(reader, word)) {
        int right = operand(reader);

        if (right == NOTHING)
            return NOTHING;
        left =
            add_node(reader, (struct expression_node){.kind = kind, .left = left, .right = right});
    }
    return left;
}

static int read_and(struct reader *reader)
{
    return read_chain(reader, read_atom, "and", EXPRESSION_AND);
}

static int read_or(struct reader *reader)
{
    return read_chain(reader, read_and, "or", EXPRESSION_OR);
}

bool expression_parse(const char *text, const struct question_finder *finder,
                      struct symbols *symbols, struct arena *arena, struct expression *expression,
                      struct expression_error *error)
{
    struct expression_error ignored;
    struct reader reader = {.start = text,
                            .at = text,
                            .finder = finder,
                            .symbols = symbols,
                            .error = error ? error : &ignored};

    *expression = (struct expression){NULL, 0};
    skip_spaces(&reader);
    if (!*reader.at)
        return true;
    if (read_or(&reader) == NOTHING)
        return false;
    skip_spaces(&reader);
    if (*reader.at)
        return reader_fail(&reader, reader.at, strlen(reader.at), false) != NOTHING;
    expression->nodes = arena_copy(arena, reader.nodes, reader.count * sizeof *reader.nodes);
    expression->count = reader.count;
    return true;
}

/* ------------------------------------------------------------------------------- truth */

static enum truth truth_of(bool yes)
{
    return yes ? TRUTH_YES : TRUTH_NO;
}

static bool same_value(const struct value *value, const struct value *literal)
{
    if (literal->kind == VALUE_BLANK)
        return value_is_blank(value);
    return value->kind == literal->kind && value->number == literal->number;
}

static bool compare(const struct value *value, enum comparison comparison,
                    const struct value *literal)
{
    if (comparison == IS)
        return same_value(value, literal);
    if (comparison == IS_NOT)
        return !same_value(value, literal);
    if (value->kind != VALUE_NUMBER || literal->kind != VALUE_NUMBER)
        return false;
    switch (comparison) {
    case LESS:
        return value->number < literal->number;
    case AT_MOST:
        return value->number <= literal->number;
    case MORE:
        return value->number > literal->number;
    default:
        return value->number >= literal->number;
    }
}

static enum truth node_truth(const struct expression_node *node, const enum truth *known,
                             const struct value *values, const bool *open)
{
    enum truth left, right;

    switch (node->kind) {
    case EXPRESSION_NOT:
        return (enum truth)(TRUTH_YES - known[node->left]);
    case EXPRESSION_AND:
        left = known[node->left], right = known[node->right];
        return left < right ? left : right;
    case EXPRESSION_OR:
        left = known[node->left], right = known[node->right];
        return left > right ? left : right;
    case EXPRESSION_SELECTED:
    case EXPRESSION_COMPARE:
        break;
    }
    const struct value *value = &values[node->question];

    if (open && open[node->question])
        return TRUTH_UNKNOWN;
    if (node->kind == EXPRESSION_SELECTED)
        return truth_of(value_contains(value, node->literal.number));
    return truth_of(compare(value, node->comparison, &node->literal));
}

enum truth expression_truth(const struct expression *expression, const struct value *values,
                            const bool *open)
{
    enum truth known[EXPRESSION_NODES_MOST];

    if (!expression->count)
        return TRUTH_YES;
    for (size_t i = 0; i < expression->count; i++)
        known[i] = node_truth(&expression->nodes[i], known, values, open);
    return known[expression->count - 1];
}
