#include "tests/model/verify_random.h"

#include <string.h>

/* A reproducible source of choices (Marsaglia's xorshift). */
static unsigned seed;

int random_draw(int most)
{
    seed ^= seed << 13;
    seed ^= seed >> 17;
    seed ^= seed << 5;
    return (int)(seed % (unsigned)most);
}

/* A form with a letter or digit where it has « @ ». */
static void add_form(struct text_buffer *out, const char *form, int letter)
{
    for (; *form; form++)
        buffer_addf(out, "%c", *form == '@' ? letter : *form);
}

static void draw_relevant(struct text_buffer *out, int before)
{
    static const char *const forms[] = {"${q@} = 'a'", "${q@} != 'b'",
                                        "not(${q@} = 'a' or ${q@} = 'c')", "${q@} = ''",
                                        "${q@} != '' and (${q0} = 'a' or ${q0} = 'b')"};

    if (random_draw(2))
        add_form(out, forms[random_draw(5)], '0' + before);
}

/* q0 and q1 choose one, q2 counts, q3 chooses several or, one pack in three, is a commune. */
static void draw_survey(struct sample_pack *sample, bool places)
{
    struct text_buffer out = {0};

    buffer_add(&out, "type;name;label;relevant;constraint;required\n");
    buffer_addf(&out, "select_one l;q0;q;;;%s\n", random_draw(2) ? "yes" : "");
    buffer_add(&out, "select_one l;q1;q;");
    draw_relevant(&out, 0);
    buffer_addf(&out, ";%s;%s\ninteger;q2;q;", random_draw(4) ? "" : ". != 'b'",
                random_draw(3) ? "" : "yes");
    draw_relevant(&out, random_draw(2));
    buffer_addf(&out, ";. >= 0 and . <= 4%s;%s\n", random_draw(4) ? "" : " and . != 2",
                random_draw(3) ? "" : "yes");
    buffer_add(&out, places ? "commune;commune;q;" : "select_multiple l;q3;q;");
    draw_relevant(&out, random_draw(2));
    buffer_addf(&out, ";%s;%s\n",
                places || random_draw(3) ? "" : "not(selected(., 'a') and selected(., 'b'))",
                random_draw(3) ? "" : "yes");
    if (!places)
        buffer_addf(&out, "select_one l;q4;q;%s;;\n",
                    (const char *[]){"selected(${q3}, 'a')", "${q3} = ''", "${q3} != ''",
                                     "not(selected(${q3}, 'c'))"}[random_draw(4)]);
    sample_pack_write(sample, "survey", buffer_text(&out));
    buffer_finish(&out);
}

static void draw_choice(struct text_buffer *out, bool several)
{
    static const char *const one[] = {"@", "not(@)", "@, vide", "not(@, vide)"};
    static const char *const set[] = {"contient(@)", "not(contient(@))", "contient(@), vide",
                                      "not(contient(@), vide)"};

    add_form(out, (several ? set : one)[random_draw(4)], 'a' + random_draw(3));
}

static void draw_cell(struct text_buffer *out, const char *question)
{
    static const char *const ranges[] = {"[1..3]", "<2", ">=2, vide", "0, 4", "not(3)", "vide"};
    static const char *const zones[] = {"rennes", "not(rennes)", "ouest, vide", "vide", "ouest"};
    static const char *const sets[] = {"contient(a), contient(b)", "vide", "not(vide)",
                                       "not(contient(a), vide)", "contient(c), vide"};

    buffer_add(out, ";");
    if (random_draw(2))
        buffer_add(out, "-");
    else if (strcmp(question, "q2") == 0)
        buffer_add(out, ranges[random_draw(6)]);
    else if (strcmp(question, "bassin") == 0)
        buffer_add(out, zones[random_draw(5)]);
    else if (strcmp(question, "departement") == 0)
        buffer_add(out, random_draw(2) ? "d35, d56" : "not(d35)");
    else if (strcmp(question, "q3") == 0 && random_draw(2))
        buffer_add(out, sets[random_draw(5)]);
    else if (strcmp(question, "q3") == 0)
        draw_choice(out, true);
    else
        draw_choice(out, false);
}

static const char *const plain[] = {"q0", "q1", "q2", "q3", "q4", NULL};
static const char *const placed[] = {"q0", "q1", "q2", "departement", "bassin", NULL};

static void draw_row(struct text_buffer *out, const char *const *questions, int row)
{
    static const char *const dates[] = {";", ";", ";", "2026-03-01;", ";2026-05-31"};

    buffer_addf(out, "r%d", row);
    for (size_t q = 0; questions[q]; q++)
        draw_cell(out, questions[q]);
    buffer_addf(out, ";n%d;%d;%s;%s;%d;%s;%s\n", random_draw(RANDOM_NETWORKS), 2 + random_draw(2),
                (const char *[]){"1", "2", "1, 2"}[random_draw(3)],
                (const char *[]){"ici", "mise_en_relation", "orientation"}[random_draw(3)],
                1 + random_draw(3), random_draw(4) ? "" : "filet", dates[random_draw(5)]);
}

void random_rows(struct sample_pack *sample, const struct random_pack *pack, int turn)
{
    struct text_buffer out = {0};

    buffer_add(&out, "regle");
    for (size_t q = 0; pack->questions[q]; q++)
        buffer_addf(&out, ";%s", pack->questions[q]);
    buffer_add(&out, ";=> reseau;niveau;porte;mode;rang;nature;du;au\n");
    for (int i = 0; i < RANDOM_ROWS; i++)
        buffer_add(&out, buffer_text(&pack->rows[(turn + i * (turn ? 2 : 1)) % RANDOM_ROWS]));
    sample_pack_write(sample, "orientation", buffer_text(&out));
    buffer_finish(&out);
}

void random_networks(struct sample_pack *sample)
{
    struct text_buffer networks = {0};

    buffer_add(&networks, "code;nom;cep;si:q0;si:q2;au\n");
    for (int i = 0; i < RANDOM_NETWORKS; i++)
        buffer_addf(&networks, "n%d;n;oui;%s;%s;%s\n", i, random_draw(3) ? "-" : "not(a)",
                    random_draw(4) ? "-" : "<=3, vide", random_draw(6) ? "" : "2026-06-30");
    sample_pack_write(sample, "reseaux", buffer_text(&networks));
    buffer_finish(&networks);
}

void random_redraw(struct random_pack *pack)
{
    for (int i = 0; i < RANDOM_ROWS; i++) {
        buffer_finish(&pack->rows[i]);
        pack->rows[i] = (struct text_buffer){0};
        draw_row(&pack->rows[i], pack->questions, i);
    }
}

void random_sheets(struct sample_pack *sample, struct random_pack *pack)
{
    bool places = random_draw(3) == 0;

    *pack = (struct random_pack){.questions = places ? placed : plain};
    draw_survey(sample, places);
    sample_pack_write(sample, "territoire",
                      "departement;commune;region;bassin\nd35;;bretagne;ouest\n"
                      ";c35238;bretagne;rennes\nd22;;bretagne;ouest\n");
    random_networks(sample);
    random_redraw(pack);
}

void random_finish(struct random_pack *pack)
{
    for (int i = 0; i < RANDOM_ROWS; i++)
        buffer_finish(&pack->rows[i]);
}

struct sample_pack *random_begin(void)
{
    struct sample_pack *sample = sample_pack_create();

    seed = 20260329;
    sample_pack_remove(sample, "reponses");
    sample_pack_write(sample, "cas", "cas;attendu\n");
    sample_pack_write(sample, "choices", "list_name;name;label\nl;a;a\nl;b;b\nl;c;c\n");
    return sample;
}
