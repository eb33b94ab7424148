#include "tests/support/made_pack.h"

#include "locale/text/buffer.h"

enum { NETWORKS = 14, QUESTIONS_APART = 60, CHOICES_MOST = 15 };

/* A reproducible source of choices (Marsaglia's xorshift). */
struct maker {
    unsigned seed;
    int mixed[3]; /* questions that the row at hand tests */
    struct text_buffer out;
};

static int draw(struct maker *maker, int most)
{
    maker->seed ^= maker->seed << 13;
    maker->seed ^= maker->seed >> 17;
    maker->seed ^= maker->seed << 5;
    return (int)(maker->seed % (unsigned)most);
}

static void write_sheet(struct maker *maker, struct sample_pack *sample, const char *name)
{
    sample_pack_write(sample, name, buffer_text(&maker->out));
    buffer_finish(&maker->out);
    maker->out = (struct text_buffer){0};
}

/* ------------------------------------------------------------------------------- usual packs */

static const struct asked {
    const char *name, *type, *rest; /* relevant;constraint;required */
    int values;                     /* v0, v1... of its list; 0: an integer or the place */
    int often;                      /* rows in a hundred that test it */
} usual[] = {
    {"demande", "select_one l8", ";;yes", 8, 85},
    {"statut", "select_one l9", ";;yes", 9, 40},
    {"diplome", "select_one l7", "${statut} != 'v8';;", 7, 15},
    {"age", "integer", ";. >= 0 and . <= 120;", 0, 30},
    {"mois", "integer", "${statut} = 'v0' or ${statut} = 'v1';. >= 0 and . <= 600;", 0, 10},
    {"secteur", "select_one l15", "${statut} = 'v0';;", 15, 12},
    {"handicap", "select_one l2", ";;", 2, 10},
    {"cadre", "select_one l2", "${statut} = 'v0';;", 2, 8},
    {"langue", "select_one l5", ";;", 5, 5},
    {"besoin", "select_multiple l6", ";;", 6, 12},
    {"canal", "select_one l4", ";;", 4, 3},
    {"commune", "commune", ";;", 0, 0},
};

enum { USUAL = sizeof usual / sizeof *usual };

static void write_lists(struct maker *maker, struct sample_pack *sample)
{
    buffer_add(&maker->out, "list_name;name;label\n");
    for (int size = 2; size <= CHOICES_MOST; size++)
        for (int i = 0; i < size; i++)
            buffer_addf(&maker->out, "l%d;v%d;v%d\n", size, i, i);
    write_sheet(maker, sample, "choices");
}

static void write_places(struct maker *maker, struct sample_pack *sample)
{
    buffer_add(&maker->out, "departement;commune;region;bassin\n"
                            "d22;;bretagne;b0\nd29;;bretagne;b1\nd35;;bretagne;b2\n");
    for (int i = 0; i < 24; i++)
        buffer_addf(&maker->out, ";c%d%03d;bretagne;b%d\n", (int[]){22, 29, 35}[i % 3], i + 1,
                    i % 9);
    write_sheet(maker, sample, "territoire");
}

static void write_usual_survey(struct maker *maker, struct sample_pack *sample)
{
    buffer_add(&maker->out, "type;name;label;relevant;constraint;required\n");
    for (int q = 0; q < USUAL; q++)
        buffer_addf(&maker->out, "%s;%s;q;%s\n", usual[q].type, usual[q].name, usual[q].rest);
    write_sheet(maker, sample, "survey");
}

static void add_values(struct maker *maker, const struct asked *asked)
{
    bool several = asked->name[0] == 'b';
    int first = draw(maker, asked->values), count = 1 + draw(maker, asked->values > 2 ? 3 : 1);

    if (count > asked->values - 1)
        count = asked->values - 1;
    for (int i = 0; i < count; i++)
        buffer_addf(&maker->out, several ? "%scontient(v%d)" : "%sv%d", i ? ", " : "",
                    (first + i) % asked->values);
}

static void add_usual_cell(struct maker *maker, const struct asked *asked)
{
    static const char *const ages[] = {"[16..25]", ">=26", "[18..29]", ">=45",
                                       "<62",      "<16",  "[26..61]", "[16..25], vide"};
    static const char *const months[] = {">=12", ">=24", "<6", "[6..11]"};

    buffer_add(&maker->out, ";");
    if (draw(maker, 100) >= asked->often)
        buffer_add(&maker->out, "-");
    else if (asked->values)
        add_values(maker, asked);
    else if (asked->name[0] == 'a')
        buffer_add(&maker->out, ages[draw(maker, 8)]);
    else
        buffer_add(&maker->out, months[draw(maker, 4)]);
}

static void add_place_cells(struct maker *maker)
{
    int zone = draw(maker, 9);

    if (draw(maker, 100) < 12)
        buffer_addf(&maker->out, ";-;b%d, b%d", zone, (zone + 1) % 9);
    else
        buffer_addf(&maker->out, ";%s;-", draw(maker, 100) < 6 ? "d22, d29" : "-");
}

/* Network, level, door, mode, rank, nature, dates. Few rows are offered at door 2. */
static void add_end(struct maker *maker, bool dates)
{
    bool second = draw(maker, 5) == 0;

    buffer_addf(&maker->out, ";n%d;2;%s;%s;%d;;%s\n", draw(maker, NETWORKS), second ? "1, 2" : "1",
                second ? "mise_en_relation" : "orientation", 1 + draw(maker, 12),
                dates && draw(maker, 20) == 0 ? "2026-04-01;" : ";");
}

static const char columns[] = ";=> reseau;niveau;porte;mode;rang;nature;du;au\n";

/* A row for every demand, and one for everybody. */
static int add_nets(struct maker *maker)
{
    for (int i = 0; i < 9; i++) {
        buffer_addf(&maker->out, "filet%d", i);
        for (int q = 0; q < USUAL + 1; q++)
            if (i < 8 && q == 0)
                buffer_addf(&maker->out, ";v%d", i);
            else
                buffer_add(&maker->out, ";-");
        buffer_addf(&maker->out, ";n%d;2;%s;%s;%d;filet;;\n", i, i < 8 ? "1" : "1, 2",
                    i < 8 ? "orientation" : "ici", i < 8 ? 20 : 30);
    }
    return 9;
}

static void write_usual_rows(struct maker *maker, struct sample_pack *sample, int rows, bool nets)
{
    buffer_add(&maker->out, "regle");
    for (int q = 0; q < USUAL - 1; q++)
        buffer_addf(&maker->out, ";%s", usual[q].name);
    buffer_addf(&maker->out, ";departement;bassin%s", columns);
    for (int i = nets ? add_nets(maker) : 0; i < rows; i++) {
        buffer_addf(&maker->out, "r%d", i);
        for (int q = 0; q < USUAL - 1; q++)
            add_usual_cell(maker, &usual[q]);
        add_place_cells(maker);
        add_end(maker, true);
    }
    write_sheet(maker, sample, "orientation");
}

static void write_networks(struct maker *maker, struct sample_pack *sample, bool usual_ones)
{
    buffer_addf(&maker->out, "code;nom;cep;au%s\n", usual_ones ? ";si:age" : "");
    for (int i = 0; i < NETWORKS; i++)
        buffer_addf(&maker->out, "n%d;n;oui;%s%s\n", i, usual_ones && i == 11 ? "2026-06-30" : "",
                    !usual_ones ? ""
                    : i == 12   ? ";[16..25], vide"
                    : i == 13   ? ";>=26"
                                : ";-");
    write_sheet(maker, sample, "reseaux");
}

/* ------------------------------------------------------------------------------- the others */

struct odd {
    const char *type;
    const char *rest; /* constraint;required */
    int questions;
};

static const struct odd odd[MADE_SHAPES] = {
    [MADE_MIXED] = {NULL, ";", 12},
    [MADE_SMALL] = {NULL, ";yes", 4},
    [MADE_APART] = {"select_one l2", ";", QUESTIONS_APART},
    [MADE_ALONE] = {"select_one l2", ";", QUESTIONS_APART},
    [MADE_RANGES] = {"integer", ". >= 0 and . <= 1000;", 3},
    [MADE_SEVERAL] = {"select_multiple l12", ";", 3},
};

static int choices_of(int question)
{
    return 3 + question;
}

static void write_odd_survey(struct maker *maker, struct sample_pack *sample,
                             const struct odd *shape)
{
    buffer_add(&maker->out, "type;name;label;constraint;required\n");
    for (int q = 0; q < shape->questions; q++)
        if (shape->type)
            buffer_addf(&maker->out, "%s;q%d;q;%s\n", shape->type, q, shape->rest);
        else
            buffer_addf(&maker->out, "select_one l%d;q%d;q;%s\n", choices_of(q), q, shape->rest);
    write_sheet(maker, sample, "survey");
}

static void add_half(struct maker *maker, int question)
{
    const char *between = "";

    for (int i = 0; i < choices_of(question); i++)
        if (draw(maker, 2) || (i == choices_of(question) - 1 && !between[0])) {
            buffer_addf(&maker->out, "%sv%d", between, i);
            between = ", ";
        }
}

static void mix(struct maker *maker, enum made_shape shape)
{
    int count = odd[shape].questions;

    maker->mixed[0] = draw(maker, count);
    maker->mixed[1] = (maker->mixed[0] + 1 + draw(maker, count / 2)) % count;
    maker->mixed[2] = maker->mixed[0];
    if (shape != MADE_SMALL || draw(maker, 2))
        maker->mixed[2] = (maker->mixed[1] + 1 + draw(maker, count / 2 - 1)) % count;
}

static bool is_mixed(const struct maker *maker, int question)
{
    return question == maker->mixed[0] || question == maker->mixed[1] ||
           question == maker->mixed[2];
}

static void add_odd_cell(struct maker *maker, enum made_shape shape, int row, int question)
{
    int other = (row * 7 + QUESTIONS_APART / 2) % QUESTIONS_APART, from = draw(maker, 700);

    buffer_add(&maker->out, ";");
    if (shape == MADE_RANGES)
        buffer_addf(&maker->out, "[%d..%d]", from, from + 1 + draw(maker, 300));
    else if (shape == MADE_SEVERAL)
        buffer_addf(&maker->out, "contient(v%d)", draw(maker, 12));
    else if (!odd[shape].type && is_mixed(maker, question))
        add_half(maker, question);
    else if (shape != MADE_MIXED &&
             (row % QUESTIONS_APART == question || (shape == MADE_APART && other == question)))
        buffer_add(&maker->out, "v1");
    else
        buffer_add(&maker->out, "-");
}

static void write_odd_rows(struct maker *maker, struct sample_pack *sample, enum made_shape shape,
                           int rows)
{
    buffer_add(&maker->out, "regle");
    for (int q = 0; q < odd[shape].questions; q++)
        buffer_addf(&maker->out, ";q%d", q);
    buffer_add(&maker->out, columns);
    for (int i = 0; i < rows; i++) {
        buffer_addf(&maker->out, "r%d", i);
        if (!odd[shape].type)
            mix(maker, shape);
        for (int q = 0; q < odd[shape].questions; q++)
            add_odd_cell(maker, shape, i, q);
        add_end(maker, false);
    }
    write_sheet(maker, sample, "orientation");
}

/* ------------------------------------------------------------------------------- all */

const char *made_pack_name(enum made_shape shape)
{
    static const char *const names[MADE_SHAPES] = {
        [MADE_USUAL] = "usual",
        [MADE_GAPS] = "without nets",
        [MADE_MIXED] = "three questions a row at random",
        [MADE_APART] = "another pair of questions each",
        [MADE_ALONE] = "another question each",
        [MADE_RANGES] = "overlapping ranges",
        [MADE_SEVERAL] = "several choices",
        [MADE_SMALL] = "few situations",
    };

    return names[shape];
}

void made_pack_write(struct sample_pack *sample, enum made_shape shape, int rows, unsigned seed)
{
    struct maker maker = {.seed = seed};
    bool usual_one = shape == MADE_USUAL || shape == MADE_GAPS;

    sample_pack_remove(sample, "reponses");
    sample_pack_write(sample, "cas", "cas;attendu\n");
    write_lists(&maker, sample);
    write_places(&maker, sample);
    write_networks(&maker, sample, usual_one);
    if (usual_one) {
        write_usual_survey(&maker, sample);
        write_usual_rows(&maker, sample, rows, shape == MADE_USUAL);
    } else {
        write_odd_survey(&maker, sample, &odd[shape]);
        write_odd_rows(&maker, sample, shape, rows);
    }
}
