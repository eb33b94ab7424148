/* A territory file that is cut, altered or something else: refused, or read without harm. */
#include "model/territory/territory.h"

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "model/base/data_path.h"

/* A private copy in memory, opened by its path under /proc. */
struct copy {
    int fd;
    char path[64];
    unsigned char *bytes;
    size_t size;
};

static int make_copy(void **state)
{
    static struct copy copy;
    char path[4096];
    struct stat status;
    int fd;

    if (!data_path("territory.bin", path, sizeof(path)))
        return -1;
    fd = open(path, O_RDONLY | O_CLOEXEC);
    copy.fd = memfd_create("territory", MFD_CLOEXEC);
    if (fd < 0 || copy.fd < 0 || fstat(fd, &status) != 0)
        return -1;
    copy.size = (size_t)status.st_size;
    snprintf(copy.path, sizeof(copy.path), "/proc/self/fd/%d", copy.fd);
    if (ftruncate(copy.fd, status.st_size) != 0)
        return -1;
    copy.bytes = mmap(NULL, copy.size, PROT_READ | PROT_WRITE, MAP_SHARED, copy.fd, 0);
    if (copy.bytes == MAP_FAILED || read(fd, copy.bytes, copy.size) != status.st_size)
        return -1;
    close(fd);
    *state = &copy;
    return 0;
}

static int drop_copy(void **state)
{
    struct copy *copy = *state;

    munmap(copy->bytes, copy->size);
    close(copy->fd);
    return 0;
}

static void expect_refusal(const char *path, enum fault_code code)
{
    struct fault fault = {.code = FAULT_NONE};

    assert_null(territory_open(path, &fault));
    assert_int_equal(fault.code, code);
    assert_string_equal(fault.file, path);
    assert_null(territory_open(path, NULL));
}

static void a_faithful_copy_is_accepted(void **state)
{
    struct copy *copy = *state;
    struct territory *territory = territory_open(copy->path, NULL);

    assert_non_null(territory);
    assert_true(territory_verify(territory));
    territory_close(territory);
    territory_close(NULL);
}

static void what_is_not_a_territory_is_refused(void **state)
{
    (void)state;
    expect_refusal("/nowhere/territory.bin", FAULT_FILE_MISSING);
    expect_refusal("/", FAULT_STORE_DAMAGED);
    expect_refusal("/dev/null", FAULT_STORE_DAMAGED);
    expect_refusal("/proc/self/exe", FAULT_STORE_DAMAGED);
}

static void a_changed_header_is_refused(void **state)
{
    enum { MAGIC = 0, VERSION = 8, SIZE = 12, FIRST_SECTION = 56, LAST_COUNT = 132 };
    static const size_t PLACES[] = {MAGIC, VERSION, SIZE, FIRST_SECTION, LAST_COUNT};
    struct copy *copy = *state;

    for (size_t i = 0; i < sizeof(PLACES) / sizeof(*PLACES); i++) {
        copy->bytes[PLACES[i]] ^= 0x41;
        expect_refusal(copy->path, FAULT_STORE_DAMAGED);
        copy->bytes[PLACES[i]] ^= 0x41;
    }
}

static void a_cut_file_is_refused(void **state)
{
    struct copy *copy = *state;
    static const size_t SIZES[] = {0, 1, 8, 135, 136, 4096, 1000000};
    int fd = memfd_create("cut", MFD_CLOEXEC);
    char path[64];

    assert_true(fd >= 0);
    snprintf(path, sizeof(path), "/proc/self/fd/%d", fd);
    assert_int_equal(write(fd, copy->bytes, copy->size), (ssize_t)copy->size);
    assert_int_equal(ftruncate(fd, (off_t)copy->size - 1), 0);
    expect_refusal(path, FAULT_STORE_DAMAGED);
    for (size_t i = sizeof(SIZES) / sizeof(*SIZES); i-- > 0;) {
        assert_int_equal(ftruncate(fd, (off_t)SIZES[i]), 0);
        expect_refusal(path, FAULT_STORE_DAMAGED);
    }
    close(fd);
}

static size_t length_of(const struct commune *commune)
{
    size_t sum = strlen(commune->insee) + strlen(commune->name) + strlen(commune->department) +
                 strlen(commune->department_name) + strlen(commune->region) +
                 strlen(commune->region_name) + strlen(commune->epci) + strlen(commune->epci_name) +
                 strlen(commune->parent);

    for (size_t i = 0; i < commune->postcode_count; i++)
        sum += strlen(commune->postcodes[i]);
    return sum;
}

static size_t read_everywhere(const struct territory *territory)
{
    static const char *const TYPED[] = {"s",       "st",    "saint denis", "le", "lhay",
                                        "mer eau", "paris", "1",           "75", "2a004"};
    struct territory_hit hits[40];
    struct commune found[40];
    size_t sum = 0;

    for (size_t i = 0; i < sizeof(TYPED) / sizeof(*TYPED); i++) {
        size_t count = territory_search(territory, TYPED[i], hits, 40);

        for (size_t k = 0; k < count; k++)
            sum += length_of(&hits[k].commune) + (hits[k].old_name ? strlen(hits[k].old_name) : 0);
    }
    for (size_t i = 0; i < territory_count(territory); i += 97) {
        struct commune commune = territory_at(territory, i);
        char code[6] = "";

        sum += length_of(&commune);
        memcpy(code, commune.insee, strnlen(commune.insee, 5));
        territory_by_insee(territory, code, &commune);
        if (commune.postcode_count == 0)
            continue;
        memcpy(code, commune.postcodes[0], 5);
        sum += territory_by_postcode(territory, code, found, 40);
    }
    return sum;
}

/* Sanitizers watch: no altered record may lead out of the file. */
static void altered_records_do_no_harm_and_are_found_out(void **state)
{
    enum { ROUNDS = 60, CHANGES = 4000, HEADER = 136 };
    struct copy *copy = *state;
    unsigned char *before = malloc(copy->size);
    unsigned seed = 20261124;

    assert_non_null(before);
    memcpy(before, copy->bytes, copy->size);
    for (int round = 0; round < ROUNDS; round++) {
        struct territory *territory;

        for (int i = 0; i < CHANGES; i++) {
            seed = seed * 1103515245u + 12345u;
            copy->bytes[HEADER + (seed >> 3) % (copy->size - HEADER - 1)] = (unsigned char)seed;
        }
        territory = territory_open(copy->path, NULL);
        assert_non_null(territory);
        assert_false(territory_verify(territory));
        assert_true(read_everywhere(territory) > 0);
        territory_close(territory);
        memcpy(copy->bytes, before, copy->size);
    }
    free(before);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_faithful_copy_is_accepted),
        cmocka_unit_test(what_is_not_a_territory_is_refused),
        cmocka_unit_test(a_changed_header_is_refused),
        cmocka_unit_test(a_cut_file_is_refused),
        cmocka_unit_test(altered_records_do_no_harm_and_are_found_out),
    };

    return cmocka_run_group_tests(tests, make_copy, drop_copy);
}
