/* Files of others into the desk's directory, each a new edition of its source. */
#include "tui/command/commands.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "forms/intake/report.h"
#include "locale/say/format.h"
#include "locale/say/say.h"
#include "locale/text/gate.h"
#include "locale/text/memory.h"
#include "model/base/clock.h"
#include "tui/command/json_page.h"
#include "tui/command/point_call.h"
#include "tui/command/point_report.h"
#include "tui/command/progress.h"

enum { NAME_SIZE = 64, URL_SIZE = 256, SHOWN_SIZE = 512 };

struct job {
    struct command_call *call;
    const struct territory *territory;
    const char *departments[POINT_DEPARTMENTS_MOST];
    size_t department_count;
    char url[URL_SIZE], name[NAME_SIZE];
    bool dry;
    struct json_page json;
    size_t told; /* files told so far */
};

struct file {
    const char *path;
    enum intake_source source;
};

/* ------------------------------------------------------------------------------- the files */

static const char *base_name(const char *path)
{
    const char *slash = strrchr(path, '/');

    return slash ? slash + 1 : path;
}

/* A service is taken when its structure is known: structures come first, however they were given.
 */
static int in_order(const void *left, const void *right)
{
    const struct file *one = left, *two = right;
    int first = one->source == INTAKE_INCLUSION_SERVICES,
        second = two->source == INTAKE_INCLUSION_SERVICES;

    return first != second ? first - second : (one->path > two->path) - (one->path < two->path);
}

/* What each of them is, before anything is read: one that is wrong stops the whole call. */
static bool recognise(struct command_call *call, struct file *files, int *status)
{
    struct fault fault;

    for (size_t i = 0; i < call->word_count; i++) {
        files[i] = (struct file){call->words[i], intake_recognise(call->words[i], &fault)};
        if (files[i].source != INTAKE_UNKNOWN)
            continue;
        int one = call_refuse(call, &fault);

        *status = one > *status ? one : *status;
    }
    if (*status != EXIT_DONE)
        call_told(call, _("aucun fichier n’a été pris : l’annuaire reste tel qu’il était."));
    return *status == EXIT_DONE;
}

/* The name of a sheet of the territory when none was given: that of its file, without the day that
 * the next edition will not have. */
static void name_of_file(const char *path, char out[NAME_SIZE])
{
    const char *file = base_name(path);
    const char *dot = strrchr(file, '.');
    size_t length = dot && dot > file ? (size_t)(dot - file) : strlen(file);

    while (length && strchr("0123456789-_. ", file[length - 1]))
        length--;
    if (!length)
        length = dot && dot > file ? (size_t)(dot - file) : strlen(file);
    gate_show(file, length, out, NAME_SIZE);
}

/* ------------------------------------------------------------------------------- one file */

static void tell_unchanged(struct job *job, const char *shown)
{
    struct say_value value = {"file", shown};
    struct text_buffer line = {0};

    say_format(&line, _("{file} n’a pas été pris : l’annuaire reste tel qu’il était."), &value, 1);
    call_told(job->call, buffer_text(&line));
    buffer_finish(&line);
}

/* What was asked is no error, but it is not done either. JSON has one encoding: other bytes in it
 * are damage, not a sheet to save otherwise. */
static int refuse_file(struct job *job, struct fault *fault, const struct file *file,
                       const char *shown)
{
    if (fault->code == FAULT_TEXT_ENCODING && !point_file_has_rows(file->path))
        fault->code = FAULT_INTAKE_BROKEN;
    if (!fault->file[0])
        FAULT_TEXT(fault->file, shown);
    int status = call_refuse(job->call, fault);

    tell_unchanged(job, shown);
    return status < EXIT_INPUT ? EXIT_CANNOT : status;
}

static void tell_report(struct job *job, const struct file *file, const char *shown, bool done,
                        const struct import_report *report)
{
    struct intake_page page = {shown, point_file_has_rows(file->path), job->dry, !done, report};
    struct text_buffer out = {0};

    if (job->call->format == FORMAT_JSON) {
        point_report_json(&job->json, &page);
        return;
    }
    buffer_add(&out, job->told ? "\n" : "");
    intake_page_write(&page, &out);
    fwrite(buffer_text(&out), 1, out.length, stdout);
    fflush(stdout); /* the next file may take a while */
    buffer_finish(&out);
}

static int import_file(struct job *job, const struct file *file)
{
    char shown[SHOWN_SIZE], name[NAME_SIZE] = "";
    struct import_report *report = memory_zero(1, sizeof *report);
    struct progress progress;
    struct fault fault = {0};
    int status = EXIT_DONE;

    gate_show(base_name(file->path), strlen(base_name(file->path)), shown, sizeof shown);
    if (file->source == INTAKE_OWN && job->name[0])
        snprintf(name, sizeof name, "%s", job->name);
    else if (file->source == INTAKE_OWN)
        name_of_file(file->path, name);
    const struct import_order order = {
        .path = file->path,
        .url = job->url,
        .name = name,
        .dry = job->dry,
        .limits = {clock_today(), job->department_count ? job->departments : NULL,
                   job->department_count, NULL},
        .progress = progress_step,
        .context = &progress,
    };

    progress_start(&progress, shown, call_switch(job->call, "quiet"));
    bool done =
        directory_import(call_store_path(job->call), &order, job->territory, report, &fault);

    progress_finish(&progress);
    if (done || report->refused) /* why nothing could be taken */
        tell_report(job, file, shown, done, report);
    if (!done)
        status = refuse_file(job, &fault, file, shown);
    if (done && intake_warned(report))
        status = EXIT_WARNED;
    job->told++;
    free(report);
    return status;
}

/* ------------------------------------------------------------------------------- the command */

static bool prepare(struct job *job, int *status)
{
    struct command_call *call = job->call;
    struct fault fault;

    if (!call_text(call, "url", job->url, sizeof job->url, status) ||
        !call_text(call, "name", job->name, sizeof job->name, status) ||
        !point_departments(call, job->departments, &job->department_count, status))
        return false;
    job->dry = call_switch(call, "dry-run");
    job->territory = call_territory(call, &fault);
    if (job->territory)
        return true;
    call_refuse(call, &fault);
    *status = EXIT_CANNOT;
    return false;
}

static int import_all(struct job *job, const struct file *files, size_t count)
{
    int status = EXIT_DONE;
    bool json = job->call->format == FORMAT_JSON;

    if (json)
        json_open(&job->json, NULL, '[');
    for (size_t i = 0; i < count && status != EXIT_CANNOT; i++) {
        int one = import_file(job, &files[i]);

        status = one > status ? one : status;
    }
    if (json) {
        json_close(&job->json, ']');
        json_print(&job->json);
    }
    return status;
}

static int run(struct command_call *call)
{
    struct job *job = memory_zero(1, sizeof *job);
    struct file *files = memory_zero(call->word_count, sizeof *files);
    int status = EXIT_DONE;

    job->call = call;
    if (prepare(job, &status) && recognise(call, files, &status)) {
        qsort(files, call->word_count, sizeof *files, in_order);
        status = import_all(job, files, call->word_count);
    }
    free(files);
    free(job);
    return status;
}

static const struct option_row options[] = {
    {.name = "url",
     .value = N_("ADRESSE"),
     .help = N_("d’où vient le fichier ; elle est montrée, les licences le demandent")},
    {.name = "name",
     .value = N_("NOM"),
     .help = N_("nom d’une feuille de votre territoire ; celui du fichier sinon")},
    {.name = "departments",
     .value = "35,56…",
     .help = N_("ne prendre que ces départements, et ne toucher à aucun autre")},
    {.name = "dry-run", .help = N_("lire et dire ce qui changerait, sans rien écrire")},
    {.name = "quiet", .help = N_("ne pas montrer l’avancement")},
    OPTION_DB,
    OPTION_FORMAT_TREE,
};

const struct command command_point_import = {
    .name = "point import",
    .summary = N_("prend des lieux dans des fichiers publics, ou dans une feuille à vous"),
    .usage = N_("FICHIER…"),
    .options = options,
    .option_count = sizeof options / sizeof *options,
    .words_least = 1,
    .words_most = SIZE_MAX,
    .run = run,
};
