/* Columns put on their lines of places; ranks and networks given to the rules. */
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "tests/model/tck/table.h"

/* One less than a pack's nine digits, for the place beyond a bound. */
enum { PLACE_MOST = 999999998 };

bool tck_literal_equal(const struct feel_literal *left, const struct feel_literal *right)
{
    if (left->kind != right->kind)
        return false;
    if (left->kind == FEEL_STRING)
        return left->length == right->length && memcmp(left->text, right->text, left->length) == 0;
    return left->kind == FEEL_NULL || tck_literal_number(left) == tck_literal_number(right);
}

double tck_literal_number(const struct feel_literal *literal)
{
    double number = (double)literal->number;

    for (int i = 0; i < literal->decimals; i++)
        number /= 10;
    return number;
}

/* ------------------------------------------------------------------------------- literals */

typedef void visit(struct tck_table *table, struct tck_column *column,
                   struct feel_literal *literal);

static void visit_test(struct tck_table *table, struct tck_column *column, struct feel_test *test,
                       visit *what)
{
    for (size_t i = 0; i < test->count; i++) {
        struct feel_item *item = &test->items[i];

        if (item->has_low)
            what(table, column, &item->low);
        if (item->has_high)
            what(table, column, &item->high);
    }
}

/* Every literal of the column: of its cells, then of the cases. */
static void visit_column(struct tck_table *table, size_t input, visit *what)
{
    struct tck_column *column = &table->inputs[input];

    for (size_t r = 0; r < table->rule_count; r++)
        visit_test(table, column, &table->rules[r].when[input], what);
    for (size_t c = 0; c < table->case_count; c++)
        what(table, column, &table->cases[c].given[input]);
}

static void find_kind(struct tck_table *table, struct tck_column *column,
                      struct feel_literal *literal)
{
    (void)table;
    if (column->kind == FEEL_NULL)
        column->kind = literal->kind;
}

/* A case writes its dates as strings. */
static void read_as_date(struct feel_literal *literal)
{
    char text[32] = "@\"";
    const char *at = text;
    struct feel_literal date;

    if (literal->length > 16)
        return;
    strncat(text, literal->text, literal->length);
    strcat(text, "\"");
    if (!feel_literal(&at, &date))
        return;
    literal->kind = FEEL_DATE;
    literal->number = date.number;
}

static void check_kind(struct tck_table *table, struct tck_column *column,
                       struct feel_literal *literal)
{
    if (column->kind == FEEL_DATE && literal->kind == FEEL_STRING)
        read_as_date(literal);
    if (literal->kind != column->kind && literal->kind != FEEL_NULL)
        tck_table_leave_out(table, TCK_MIXED, column->name);
}

static void find_decimals(struct tck_table *table, struct tck_column *column,
                          struct feel_literal *literal)
{
    (void)table;
    if (literal->kind == FEEL_NUMBER && literal->decimals >= column->decimals)
        column->decimals = literal->decimals + 1;
}

static long long wide_place(const struct tck_column *column, const struct feel_literal *literal)
{
    long long number = literal->number;

    for (int i = literal->decimals; column->kind == FEEL_NUMBER && i < column->decimals; i++)
        if (number <= PLACE_MOST && number >= -PLACE_MOST)
            number *= 10;
    return number;
}

static void check_range(struct tck_table *table, struct tck_column *column,
                        struct feel_literal *literal)
{
    if (column->kind == FEEL_STRING || literal->kind == FEEL_NULL)
        return;
    long long place = wide_place(column, literal);

    if (place > PLACE_MOST || place < -PLACE_MOST)
        tck_table_leave_out(table, TCK_OUT_OF_RANGE, column->name);
}

static void note_name(struct tck_table *table, struct tck_column *column,
                      struct feel_literal *literal)
{
    if (literal->kind != FEEL_STRING)
        return;
    for (size_t i = 0; i < column->name_count; i++)
        if (tck_literal_equal(&column->names[i], literal))
            return;
    if (column->name_count == TCK_NAMES_MOST)
        tck_table_leave_out(table, TCK_OUT_OF_RANGE, column->name);
    else
        column->names[column->name_count++] = *literal;
}

struct tck_place tck_place_of(const struct tck_column *column, const struct feel_literal *literal)
{
    size_t at = 0;

    if (literal->kind == FEEL_NULL)
        return (struct tck_place){true, 0};
    if (column->kind != FEEL_STRING)
        return (struct tck_place){false, (int)wide_place(column, literal)};
    while (at < column->name_count && !tck_literal_equal(&column->names[at], literal))
        at++;
    return (struct tck_place){false, (int)at};
}

/* ------------------------------------------------------------------------------- cells */

static bool item_holds(const struct tck_column *column, const struct feel_item *item,
                       struct tck_place place)
{
    struct tck_place low = tck_place_of(column, &item->low),
                     high = tck_place_of(column, &item->high);

    if (place.null || (item->has_low && low.null) || (item->has_high && high.null))
        return place.null && item->has_low && low.null;
    return (!item->has_low || (item->low_open ? place.at > low.at : place.at >= low.at)) &&
           (!item->has_high || (item->high_open ? place.at < high.at : place.at <= high.at));
}

bool tck_test_holds(const struct tck_column *column, const struct feel_test *test,
                    struct tck_place place)
{
    for (size_t i = 0; i < test->count; i++)
        if (item_holds(column, &test->items[i], place))
            return !test->negated;
    return test->any || test->negated;
}

static void check_item(struct tck_table *table, struct tck_column *column,
                       const struct feel_item *item)
{
    bool alone = item->has_low && item->has_high && tck_literal_equal(&item->low, &item->high) &&
                 !item->low_open && !item->high_open;

    if (alone) {
        column->may_be_null = column->may_be_null || item->low.kind == FEEL_NULL;
        return;
    }
    if (column->kind != FEEL_NUMBER && column->kind != FEEL_DATE)
        tck_table_leave_out(table, TCK_TEXT_ORDER, column->name);
    else if (item->has_low && item->has_high &&
             tck_place_of(column, &item->low).at + item->low_open >
                 tck_place_of(column, &item->high).at - item->high_open)
        tck_table_leave_out(table, TCK_EMPTY_INTERVAL, column->name);
}

/* ------------------------------------------------------------------------------- columns */

static enum feel_kind declared_kind(const char *type)
{
    static const struct {
        const char *type;
        enum feel_kind kind;
    } types[] = {{"number", FEEL_NUMBER},
                 {"string", FEEL_STRING},
                 {"boolean", FEEL_BOOLEAN},
                 {"date", FEEL_DATE}};

    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (strcmp(types[i].type, type) == 0)
            return types[i].kind;
    return FEEL_NULL; /* the literals tell */
}

/* What #invalues says: the names there are, or one interval. Without it the line is open. */
static void settle_domain(struct tck_table *table, struct tck_column *column)
{
    struct feel_literal names[TCK_NAMES_MOST];
    int count =
        column->kind == FEEL_STRING ? feel_read_list(column->allowed, names, TCK_NAMES_MOST) : 0;
    struct feel_test test;

    for (int i = 0; i < count; i++)
        note_name(table, column, &names[i]);
    column->listed = count > 0;
    column->low = -PLACE_MOST - 1;
    column->high = PLACE_MOST + 1;
    if (column->kind != FEEL_NUMBER || feel_read_test(column->allowed, &test) != FEEL_READ ||
        test.count != 1 || test.negated)
        return;
    visit_test(table, column, &test, find_decimals);
    visit_test(table, column, &test, check_range);
    if (test.items[0].has_low)
        column->low = tck_place_of(column, &test.items[0].low).at + test.items[0].low_open;
    if (test.items[0].has_high)
        column->high = tck_place_of(column, &test.items[0].high).at - test.items[0].high_open;
}

static void settle_column(struct tck_table *table, size_t input)
{
    struct tck_column *column = &table->inputs[input];

    column->kind = declared_kind(column->declared);
    visit_column(table, input, find_kind);
    if (column->kind == FEEL_NULL)
        column->kind = FEEL_STRING;
    visit_column(table, input, check_kind);
    visit_column(table, input, find_decimals);
    settle_domain(table, column);
    visit_column(table, input, note_name);
    visit_column(table, input, check_range);
    if (table->outside)
        return;
    for (size_t r = 0; r < table->rule_count; r++)
        for (size_t i = 0; i < table->rules[r].when[input].count; i++)
            check_item(table, column, &table->rules[r].when[input].items[i]);
}

/* ------------------------------------------------------------------------------- rules */

/* The place of an output in the order that #outvalues gives; 0 where it gives none. */
static int order_of(struct tck_table *table, size_t output, const struct feel_literal *value)
{
    struct feel_literal order[TCK_NAMES_MOST];
    int count = feel_read_list(table->output_orders[output], order, TCK_NAMES_MOST);

    if (count <= 0)
        return 0;
    for (int i = 0; i < count; i++)
        if (tck_literal_equal(&order[i], value))
            return i;
    tck_table_leave_out(table, TCK_NO_ORDER, table->output_orders[output]);
    return 0;
}

/* Negative when `left` comes before `right`. */
static int compare_rules(struct tck_table *table, const struct tck_rule *left,
                         const struct tck_rule *right)
{
    enum tck_ranking ranking = table->policy->ranking;

    if (ranking == TCK_BY_ROW)
        return left < right ? -1 : left > right;
    if (ranking == TCK_BY_NUMBER || ranking == TCK_BY_NUMBER_DOWN) {
        double a = tck_literal_number(&left->then[0]), b = tck_literal_number(&right->then[0]);
        int order = (a > b) - (a < b);

        return ranking == TCK_BY_NUMBER ? order : -order;
    }
    for (size_t i = 0; ranking == TCK_BY_OUTPUT && i < table->output_count; i++) {
        int order = order_of(table, i, &left->then[i]) - order_of(table, i, &right->then[i]);

        if (order)
            return order;
    }
    return 0;
}

/* 1 and as many as stand before, two of one rank counting once. */
static int rank_of(struct tck_table *table, size_t at)
{
    int rank = 1;

    for (size_t i = 0; i < table->rule_count; i++) {
        bool counted = false;

        for (size_t j = 0; j < i && !counted; j++)
            counted = !compare_rules(table, &table->rules[j], &table->rules[i]);
        rank += !counted && compare_rules(table, &table->rules[i], &table->rules[at]) < 0;
    }
    return rank;
}

static bool same_output(const struct tck_table *table, size_t left, size_t right)
{
    for (size_t i = 0; i < table->output_count; i++)
        if (!tck_literal_equal(&table->rules[left].then[i], &table->rules[right].then[i]))
            return false;
    return true;
}

static int network_of(const struct tck_table *table, size_t at)
{
    for (size_t i = 0; table->policy->shared && i < at; i++)
        if (same_output(table, i, at))
            return table->rules[i].network;
    return table->networks;
}

static void check_outputs(struct tck_table *table)
{
    const struct tck_policy *policy = table->policy;
    bool number = policy->answering == TCK_SUM || policy->ranking == TCK_BY_NUMBER ||
                  policy->ranking == TCK_BY_NUMBER_DOWN;
    bool ordered = policy->ranking != TCK_BY_OUTPUT;

    for (size_t i = 0; i < table->output_count; i++)
        ordered = ordered || table->output_orders[i][0];
    if (!ordered)
        tck_table_leave_out(table, TCK_NO_ORDER, "#outvalues");
    for (size_t r = 0; number && r < table->rule_count; r++)
        if (table->output_count != 1 || table->rules[r].then[0].kind != FEEL_NUMBER)
            tck_table_leave_out(table, TCK_NO_NUMBER, policy->aggregate);
}

void tck_table_settle(struct tck_table *table)
{
    for (size_t i = 0; i < table->input_count && !table->outside; i++)
        settle_column(table, i);
    check_outputs(table);
    for (size_t r = 0; r < table->rule_count && !table->outside; r++) {
        table->rules[r].rank = rank_of(table, r);
        table->rules[r].network = network_of(table, r);
        table->networks += table->rules[r].network == table->networks;
    }
}
