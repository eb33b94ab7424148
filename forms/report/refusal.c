/* Why a pack may not be used, in two sentences: the worst of its findings, and how to see all. */
#include "forms/report/box.h"
#include "forms/report/report.h"
#include "locale/say/format.h"
#include "locale/say/say.h"

static const char *pattern_of(const struct verify_finding *finding)
{
    bool all = finding->box.situations == finding->situations;

    if (finding->kind == VERIFY_DEAD_END_2)
        return all ? _("{situations} sans réponse ici ni mise en relation à la deuxième porte, "
                       "{period} : {box}.")
                   : _("{situations} sans réponse ici ni mise en relation à la deuxième porte, "
                       "{period}, par exemple : {box}.");
    return all ? _("{situations} sans aucune porte, {period} : {box}.")
               : _("{situations} sans aucune porte, {period}, par exemple : {box}.");
}

static void say_dead_end(const struct report *report, const struct verify_finding *finding,
                         struct text_buffer *out)
{
    struct text_buffer situations = {0}, period = {0}, box = {0};

    report_situations(finding->situations, &situations);
    report_period(&finding->period, &period);
    report_box(report_pack(report), &finding->box, report_language(report), &box);
    const struct say_value values[] = {
        {"situations", buffer_text(&situations)},
        {"period", buffer_text(&period)},
        {"box", buffer_text(&box)},
    };

    say_format(out, pattern_of(finding), values, 3);
    buffer_finish(&situations);
    buffer_finish(&period);
    buffer_finish(&box);
}

void report_refusal(const struct report *report, const char *check, struct text_buffer *out)
{
    const struct report_line *worst = report_line(report, 0);
    const struct say_value value = {"check", check};

    if (!worst || worst->finding->severity != VERIFY_REFUSED)
        return;
    if (worst->finding->kind == VERIFY_DEAD_END || worst->finding->kind == VERIFY_DEAD_END_2)
        say_dead_end(report, worst->finding, out);
    else
        buffer_add(out, worst->said);
    say_format(out, _(" Tout ce qui est à corriger : deuxportes pack check {check}"), &value, 1);
}
