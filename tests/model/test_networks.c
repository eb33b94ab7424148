/* The words of the sources mean the networks of the shared vocabulary. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "model/directory/networks.h"

static void expect_one(const struct networks *networks, const char *source, const char *field,
                       const char *value, const char *code)
{
    const char *found = "";

    assert_int_equal(networks_find(networks, source, field, value, &found, 1), 1);
    assert_string_equal(found, code);
}

static void test_each_source_has_its_words(void **state)
{
    struct networks *networks = networks_open(NULL, NULL);
    const char *codes[4] = {"", "", "", ""};

    (void)state;
    assert_non_null(networks);
    expect_one(networks, "education", "code_nature", "841", "cio");
    expect_one(networks, "dila", "type_service_local", "cidf", "cidff");
    expect_one(networks, "data-inclusion", "reseaux_porteurs", "mission-locale", "mission_locale");
    expect_one(networks, "local", "reseau", "mife", "mip");
    /* the packs of 2015 and of 2026 name the same counters differently */
    assert_int_equal(
        networks_find(networks, "dila", "type_service_local", "france_travail", codes, 4), 2);
    assert_string_equal(codes[0], "france_travail");
    assert_string_equal(codes[1], "pole_emploi");
    assert_int_equal(networks_find(networks, "dila", "type_service_local", "mairie", codes, 4), 0);
    assert_int_equal(networks_find(networks, "local", "reseau", "841", codes, 4), 0);
    networks_close(networks);
}

static void expect_name(const struct networks *networks, const char *folded, const char *code)
{
    const char *found = "";
    size_t count = networks_of_name(networks, "data-inclusion", folded, &found, 1);

    assert_int_equal(count, code[0] != '\0');
    assert_string_equal(found, code);
}

/* A name is believed when it begins with the network's own words, and only whole ones. */
static void test_a_name_says_its_network(void **state)
{
    struct networks *networks = networks_open(NULL, NULL);
    const char *codes[4] = {"", "", "", ""};

    (void)state;
    expect_name(networks, "mission locale du territoire de belfort", "mission_locale");
    expect_name(networks, "mission locale", "mission_locale");
    expect_name(networks, "mission locales", "");
    expect_name(networks, "association des amis de la mission locale", "");
    expect_name(networks, "cci", "cci");
    expect_name(networks, "ccinq", "");
    expect_name(networks, "", "");
    assert_int_equal(
        networks_of_name(networks, "data-inclusion", "agence france travail beaucaire", codes, 4),
        2);
    assert_int_equal(networks_of_name(networks, "dila", "mission locale", codes, 4), 0);
    networks_close(networks);
}

static void test_people_have_names_for_a_network(void **state)
{
    struct networks *networks = networks_open(NULL, NULL);
    char words[16];

    (void)state;
    assert_int_equal(networks_words(networks, "mip", words, sizeof words), 8);
    assert_string_equal(words, "mip mife");
    assert_int_equal(networks_words(networks, "mip", words, 6), 3); /* no half word */
    assert_string_equal(words, "mip");
    assert_int_equal(networks_words(networks, "nulle_part", words, sizeof words), 0);
    assert_string_equal(words, "");
    networks_close(networks);
}

static void expect_fault(const char *text, enum fault_code code)
{
    struct fault fault = {.code = FAULT_NONE};
    char path[64];
    int fd = memfd_create("networks", MFD_CLOEXEC);

    assert_int_equal(write(fd, text, strlen(text)), strlen(text));
    snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    assert_null(networks_open(path, &fault));
    assert_int_equal(fault.code, code);
    close(fd);
}

static void test_a_table_that_is_none_is_refused(void **state)
{
    struct fault fault;

    (void)state;
    expect_fault("source;champ;valeur\n", FAULT_CSV_COLUMNS);
    expect_fault("source;champ;mot;reseau\n", FAULT_COLUMN_MISSING);
    expect_fault("source;champ;valeur;reseau\na;b;c\n", FAULT_CSV_COLUMNS);
    expect_fault("source;champ;valeur;reseau\na;b;\"c\n", FAULT_CSV_QUOTE);
    expect_fault("source;champ;valeur;reseau\na;b;c;\x81\n", FAULT_TEXT_ENCODING);
    expect_fault("", FAULT_COLUMN_MISSING);
    assert_null(networks_open("/nowhere/networks.csv", &fault));
    assert_int_equal(fault.code, FAULT_FILE_MISSING);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_each_source_has_its_words),
        cmocka_unit_test(test_a_name_says_its_network),
        cmocka_unit_test(test_people_have_names_for_a_network),
        cmocka_unit_test(test_a_table_that_is_none_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
