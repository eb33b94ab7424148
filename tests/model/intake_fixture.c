#include "tests/model/intake_fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "model/directory/networks.h"

static bool take(void *context, const struct record *record, struct fault *fault)
{
    struct taken *taken = context;

    for (int i = 0; i < RECORD_FIELDS_MOST; i++)
        assert_non_null(record->fields[i]);
    if (taken->count < TAKEN_MOST) {
        struct taken_record *into = &taken->records[taken->count];

        into->kind = record->kind;
        into->at = record->at;
        for (int i = 0; i < RECORD_FIELDS_MOST; i++)
            into->fields[i] = strdup(record->fields[i]);
    }
    taken->count++;
    if (taken->count != taken->stop_after)
        return true;
    return fault_set(fault, FAULT_DISK);
}

static void note(void *context, const struct intake_remark *remark)
{
    struct taken *taken = context;

    taken->refused += intake_refuses(remark->reason) && !remark->again;
    if (taken->remark_count < TAKEN_MOST) {
        struct taken_remark *into = &taken->remarks[taken->remark_count];

        *into = (struct taken_remark){.reason = remark->reason,
                                      .at = remark->at,
                                      .field = remark->field,
                                      .again = remark->again};
        snprintf(into->value, sizeof into->value, "%s", remark->value);
        snprintf(into->id, sizeof into->id, "%s", remark->id);
    }
    taken->remark_count++;
}

static void leave(void *context)
{
    ((struct taken *)context)->left++;
}

static bool progress(void *context, uint64_t read, uint64_t total)
{
    const struct taken *taken = context;

    assert_true(read <= total);
    return !taken->stop_progress;
}

static void read_all(struct taken *taken, const char *path, const struct territory *territory,
                     const char *const *departments, size_t count)
{
    struct networks *networks = networks_open(NULL, NULL);
    const struct intake_limits limits = {
        .today = {2026, 11, 24},
        .departments = departments,
        .department_count = count,
        .networks = networks,
    };
    const struct intake_taker taker = {
        .context = taken, .take = take, .remark = note, .leave = leave, .progress = progress};

    assert_non_null(networks);
    taken->source = intake_recognise(path, &taken->fault);
    taken->done = taken->source != INTAKE_UNKNOWN &&
                  intake_read(path, taken->source, &limits, territory, &taker, &taken->fault);
    networks_close(networks);
}

void taken_file(struct taken *taken, const char *path, const struct territory *territory)
{
    read_all(taken, path, territory, NULL, 0);
}

static void read_bytes(struct taken *taken, const char *bytes, size_t length,
                       const struct territory *territory, const char *const *departments,
                       size_t count)
{
    char path[64];
    int fd = memfd_create("intake", MFD_CLOEXEC);

    assert_true(fd >= 0);
    assert_int_equal(write(fd, bytes, length), length);
    snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    read_all(taken, path, territory, departments, count);
    close(fd);
}

void taken_bytes(struct taken *taken, const char *bytes, size_t length)
{
    read_bytes(taken, bytes, length, NULL, NULL, 0);
}

void taken_text(struct taken *taken, const char *text)
{
    read_bytes(taken, text, strlen(text), NULL, NULL, 0);
}

void taken_text_in(struct taken *taken, const char *text, const struct territory *territory)
{
    read_bytes(taken, text, strlen(text), territory, NULL, 0);
}

void taken_text_of(struct taken *taken, const char *text, const char *const *departments,
                   size_t count)
{
    read_bytes(taken, text, strlen(text), NULL, departments, count);
}

void taken_finish(struct taken *taken)
{
    for (size_t i = 0; i < taken->count && i < TAKEN_MOST; i++)
        for (int field = 0; field < RECORD_FIELDS_MOST; field++)
            free(taken->records[i].fields[field]);
    *taken = (struct taken){0};
}

const struct taken_remark *taken_said(const struct taken *taken, enum intake_reason reason)
{
    for (size_t i = 0; i < taken->remark_count && i < TAKEN_MOST; i++)
        if (taken->remarks[i].reason == reason)
            return &taken->remarks[i];
    return NULL;
}

bool taken_sample(const char *name, char *path, size_t size)
{
    const char *data = getenv("DP_DATA"), *root = getenv("DP_SOURCE_ROOT");

    if (data)
        snprintf(path, size, "%s/%s", data, name);
    else
        snprintf(path, size, "%s/../shared/data/%s", root ? root : ".", name);
    if (access(path, R_OK) == 0)
        return true;
    print_message("no %s: set DP_DATA to the folder of the samples\n", name);
    return false;
}
