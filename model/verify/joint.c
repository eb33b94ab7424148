#include "model/verify/joint.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "locale/text/memory.h"
#include "model/base/arena.h"
#include "model/verify/term.h"

/* How one pack is read into the joint one. */
struct side {
    const struct pack *from;
    int *symbols;   /* by symbol of `from` */
    int *questions; /* by question of `from` */
    int network_first;
};

struct joining {
    struct pack *pack;
    struct arena *arena;
    struct question *questions;
    struct choice_list *lists;
};

/* ------------------------------------------------------------------------------- names */

static int translate(const struct side *side, int symbol)
{
    return symbol > 0 ? side->symbols[symbol] : symbol;
}

static void side_begin(struct side *side, const struct pack *from, struct symbols *symbols)
{
    size_t count = symbols_count(from->symbols) + 1;

    *side = (struct side){.from = from};
    side->symbols = memory_zero(count, sizeof *side->symbols);
    side->questions = memory_zero(from->question_count + 1, sizeof *side->questions);
    for (size_t i = 1; i < count; i++) {
        const char *name = symbols_name(from->symbols, (int)i);

        if (name[0])
            side->symbols[i] = symbols_intern(symbols, name, strlen(name));
    }
}

static void side_finish(struct side *side)
{
    free(side->symbols);
    free(side->questions);
}

/* Texts of `before` said in the languages of `after`. */
static struct pack_text text_in(const struct pack *into, const struct pack *from,
                                const struct pack_text *text)
{
    struct pack_text said = {{NULL}};

    for (size_t i = 0; i < into->language_count; i++)
        for (size_t j = 0; j < from->language_count; j++)
            if (strcmp(into->languages[i], from->languages[j]) == 0)
                said.said[i] = text->said[j];
    if (!said.said[0])
        said.said[0] = text->said[0];
    return said;
}

/* ------------------------------------------------------------------------------- questions */

static bool same_question(const struct question *one, const struct question *two)
{
    return one->kind == two->kind && strcmp(one->name, two->name) == 0;
}

static int find_question(const struct joining *joining, const struct question *asked)
{
    for (size_t i = 0; i < joining->pack->question_count; i++)
        if (same_question(&joining->questions[i], asked))
            return (int)i;
    return -1;
}

/* The joint pack may hold the same commune under another name: there is one commune. */
static int find_commune(const struct joining *joining, const struct question *asked)
{
    for (size_t i = 0; asked->kind == QUESTION_COMMUNE && i < joining->pack->question_count; i++)
        if (joining->questions[i].kind == QUESTION_COMMUNE)
            return (int)i;
    return -1;
}

static void add_choices(struct joining *joining, struct choice_list *list, const struct side *side,
                        int question)
{
    const struct choice_list *from = pack_choices(side->from, question);
    struct choice *all =
        arena_take_array(joining->arena, list->count + from->count + 1, sizeof *all);

    if (list->count)
        memcpy(all, list->choices, list->count * sizeof *all);
    for (size_t i = 0; i < from->count; i++) {
        struct choice choice = from->choices[i];
        bool held = false;

        choice.symbol = translate(side, choice.symbol);
        choice.label = text_in(joining->pack, side->from, &choice.label);
        choice.short_label = text_in(joining->pack, side->from, &choice.short_label);
        for (size_t c = 0; c < list->count; c++)
            held = held || all[c].symbol == choice.symbol;
        if (!held)
            all[list->count++] = choice;
    }
    list->choices = all;
}

static void add_question(struct joining *joining, struct side *side, size_t question)
{
    const struct question *asked = &side->from->questions[question];
    int known = find_question(joining, asked);

    if (known < 0)
        known = find_commune(joining, asked);
    if (known < 0) {
        known = (int)joining->pack->question_count++;
        struct question *added = &joining->questions[known];

        *added = *asked;
        added->label = text_in(joining->pack, side->from, &asked->label);
        added->short_label = text_in(joining->pack, side->from, &asked->short_label);
        added->hint = text_in(joining->pack, side->from, &asked->hint);
        added->relevant.count = added->constraint.count = 0;
        if (asked->list >= 0) {
            joining->lists[joining->pack->list_count].name = asked->name;
            added->list = (int)joining->pack->list_count++;
        }
    }
    side->questions[question] = known;
    if (asked->list >= 0)
        add_choices(joining, &joining->lists[joining->questions[known].list], side, (int)question);
}

/* Operands stand before their operator in both, so nodes keep their places. */
static struct expression copy_expression(struct joining *joining, const struct side *side,
                                         const struct expression *from)
{
    struct expression_node *nodes =
        arena_take_array(joining->arena, from->count + 1, sizeof *nodes);

    for (size_t i = 0; i < from->count; i++) {
        nodes[i] = from->nodes[i];
        if (nodes[i].kind < EXPRESSION_COMPARE)
            continue;
        nodes[i].question = side->questions[nodes[i].question];
        if (nodes[i].literal.kind == VALUE_NAME)
            nodes[i].literal.number = translate(side, nodes[i].literal.number);
    }
    return (struct expression){nodes, from->count};
}

/* Of a question that both ask, `after` says when; it was added first. */
static void add_expressions(struct joining *joining, const struct side *side, size_t first)
{
    for (size_t q = 0; q < side->from->asked_count; q++) {
        const struct question *asked = &side->from->questions[q];

        if ((size_t)side->questions[q] < first)
            continue;
        struct question *added = &joining->questions[side->questions[q]];

        added->relevant = copy_expression(joining, side, &asked->relevant);
        added->constraint = copy_expression(joining, side, &asked->constraint);
    }
}

static void join_questions(struct joining *joining, struct side *before, struct side *after)
{
    size_t most = before->from->question_count + after->from->question_count + 1;

    joining->questions = arena_take_array(joining->arena, most, sizeof *joining->questions);
    joining->lists = arena_take_array(joining->arena, most, sizeof *joining->lists);
    for (size_t q = 0; q < after->from->asked_count; q++)
        add_question(joining, after, q);
    for (size_t q = 0; q < before->from->asked_count; q++)
        add_question(joining, before, q);
    joining->pack->asked_count = joining->pack->question_count;
    for (size_t q = after->from->asked_count; q < after->from->question_count; q++)
        add_question(joining, after, q);
    for (size_t q = before->from->asked_count; q < before->from->question_count; q++)
        add_question(joining, before, q);
    add_expressions(joining, after, 0);
    add_expressions(joining, before, after->from->asked_count);
    joining->pack->questions = joining->questions;
    joining->pack->lists = joining->lists;
}

/* ------------------------------------------------------------------------------- rows */

static struct conditions copy_conditions(struct joining *joining, const struct side *side,
                                         const struct conditions *from)
{
    struct condition *all = arena_take_array(joining->arena, from->count + 1, sizeof *all);

    for (size_t i = 0; i < from->count; i++) {
        const struct cell *cell = &from->all[i].cell;
        struct cell_item *items = arena_take_array(joining->arena, cell->count + 1, sizeof *items);

        for (size_t c = 0; c < cell->count; c++) {
            items[c] = cell->items[c];
            if (items[c].kind == CELL_NAME || items[c].kind == CELL_CONTAINS)
                items[c].low = translate(side, items[c].low);
        }
        all[i] = from->all[i];
        all[i].question = side->questions[from->all[i].question];
        all[i].cell.items = items;
    }
    return (struct conditions){all, from->count};
}

static void join_rows(struct joining *joining, const struct side *sides)
{
    struct pack *pack = joining->pack;
    size_t networks = sides[0].from->network_count + sides[1].from->network_count;
    size_t rules = sides[0].from->rule_count + sides[1].from->rule_count;
    struct network *network = arena_take_array(joining->arena, networks + 1, sizeof *network);
    struct rule *rule = arena_take_array(joining->arena, rules + 1, sizeof *rule);

    pack->networks = network;
    pack->network_count = networks;
    pack->rules = rule;
    pack->rule_count = rules;
    for (size_t s = 0; s < 2; s++) {
        const struct pack *from = sides[s].from;

        for (size_t i = 0; i < from->network_count; i++, network++) {
            *network = from->networks[i];
            network->symbol = translate(&sides[s], network->symbol);
            network->eligible = copy_conditions(joining, &sides[s], &network->eligible);
        }
        for (size_t i = 0; i < from->rule_count; i++, rule++) {
            *rule = from->rules[i];
            rule->network += sides[s].network_first;
            rule->when = copy_conditions(joining, &sides[s], &rule->when);
            rule->period = period_meet(rule->period, from->valid);
        }
    }
}

/* Of two rows for one place, `after` is believed. */
static void join_places(struct joining *joining, const struct side *before,
                        const struct side *after)
{
    const struct side *const sides[] = {after, before};
    size_t most = before->from->place_count + after->from->place_count;
    struct pack_place *places = arena_take_array(joining->arena, most + 1, sizeof *places);

    joining->pack->places = places;
    for (size_t s = 0; s < 2; s++)
        for (size_t i = 0; i < sides[s]->from->place_count; i++) {
            struct pack_place place = sides[s]->from->places[i];
            bool held = false;

            place.department = translate(sides[s], place.department);
            place.region = translate(sides[s], place.region);
            place.zone = translate(sides[s], place.zone);
            for (size_t p = 0; p < joining->pack->place_count && !held; p++)
                held = places[p].department == place.department &&
                       strcmp(places[p].commune, place.commune) == 0;
            if (!held)
                places[joining->pack->place_count++] = place;
        }
}

/* ------------------------------------------------------------------------------- all */

static void find_roles(struct pack *pack)
{
    pack->commune_question = -1;
    for (size_t q = 0; q < pack->question_count; q++)
        if (pack->questions[q].kind == QUESTION_COMMUNE)
            pack->commune_question = (int)q;
    pack->department_question = pack_question(pack, "departement");
    pack->region_question = pack_question(pack, "region");
    pack->zone_question = pack_question(pack, "bassin");
}

struct pack *joint_create(const struct pack *before, const struct pack *after)
{
    struct pack *pack = memory_alloc(sizeof *pack);
    struct joining joining = {.pack = pack, .arena = arena_create()};
    struct side sides[2];

    *pack = *after;
    pack->arena = joining.arena;
    pack->symbols = symbols_create();
    pack->valid = (struct period){INT_MIN, INT_MAX};
    pack->question_count = pack->asked_count = pack->list_count = pack->place_count = 0;
    pack->first_answer_count = pack->emergency_count = pack->case_count = 0;
    side_begin(&sides[1], after, pack->symbols);
    side_begin(&sides[0], before, pack->symbols);
    sides[1].network_first = (int)before->network_count;
    join_questions(&joining, &sides[0], &sides[1]);
    find_roles(pack);
    join_rows(&joining, sides);
    join_places(&joining, &sides[0], &sides[1]);
    side_finish(&sides[0]);
    side_finish(&sides[1]);
    return pack;
}
