/* A pack brought to a desk: whole or not at all, whatever stops it; and the way back. */
#include "model/pack/install.h"

#include <dirent.h>
#include <errno.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "model/pack/pack.h"
#include "tests/support/home.h"
#include "tests/support/sample_pack.h"

struct desk {
    struct sample_pack *source;
    char *home;
    char packs[512];
    struct fault_list *faults;
    struct install_request request;
    struct install_result result;
};

static bool accept_all(const struct pack *pack, void *context)
{
    (void)pack;
    (void)context;
    return true;
}

static bool accept_none(const struct pack *pack, void *context)
{
    (void)pack;
    (void)context;
    return false;
}

static int set_up(void **state)
{
    struct desk *desk = calloc(1, sizeof *desk);

    desk->source = sample_pack_create();
    desk->home = home_create();
    desk->faults = fault_list_create();
    snprintf(desk->packs, sizeof desk->packs, "%s/desk/packs", desk->home);
    desk->request = (struct install_request){
        .packs = desk->packs, .source = sample_pack_folder(desk->source), .accept = accept_all};
    *state = desk;
    return 0;
}

static int tear_down(void **state)
{
    struct desk *desk = *state;

    sample_pack_destroy(desk->source);
    home_remove(desk->home);
    fault_list_destroy(desk->faults);
    free(desk);
    return 0;
}

/* ------------------------------------------------------------------------------- helpers */

static void set_version(struct desk *desk, const char *version)
{
    char text[256];

    snprintf(text, sizeof text, "form_id;form_title;version;valide_du\nessai;Essai;%s;2026-01-01\n",
             version);
    sample_pack_write(desk->source, "settings", text);
}

static bool install(struct desk *desk)
{
    return pack_install(&desk->request, &desk->result, desk->faults);
}

static void install_version(struct desk *desk, const char *version)
{
    set_version(desk, version);
    assert_true(install(desk));
}

/* The version that stands in packs/NAME; "" when there is nothing, and never half a pack. */
static const char *version_of(const struct desk *desk, const char *name, char version[32])
{
    char folder[1024];
    struct fault_list *faults = fault_list_create();

    snprintf(folder, sizeof folder, "%s/%s", desk->packs, name);
    version[0] = '\0';
    if (access(folder, F_OK) == 0) {
        struct pack *pack = pack_read(folder, faults);

        assert_non_null(pack);
        snprintf(version, 32, "%s", pack->version);
        pack_destroy(pack);
    }
    fault_list_destroy(faults);
    return version;
}

static void expect_versions(const struct desk *desk, const char *now, const char *before)
{
    char version[32];

    assert_string_equal(version_of(desk, "essai", version), now);
    assert_string_equal(version_of(desk, "essai" CATALOGUE_PREVIOUS, version), before);
}

static int count_entries(const char *folder)
{
    DIR *entries = opendir(folder);
    int count = 0;

    assert_non_null(entries);
    while (readdir(entries))
        count++;
    closedir(entries);
    return count - 2; /* . and .. */
}

static void expect_fault(const struct desk *desk, enum fault_code code)
{
    assert_true(fault_list_count(desk->faults) > 0);
    assert_int_equal(fault_list_at(desk->faults, 0)->code, code);
}

/* Run in another process, which may die; its exit status, or 128 + signal. */
static int apart(struct desk *desk, void (*act)(struct desk *))
{
    int status;
    pid_t child = fork();

    assert_true(child >= 0);
    if (child == 0) {
        act(desk);
        _exit(0);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

/* ------------------------------------------------------------------------------- installing */

static void a_pack_is_installed_as_it_was_read(void **state)
{
    struct desk *desk = *state;
    struct pack *source = sample_pack_read(desk->source);
    char folder[1024];

    assert_true(install(desk));
    assert_string_equal(desk->result.id, "essai");
    assert_false(desk->result.kept);
    snprintf(folder, sizeof folder, "%s/essai", desk->packs);
    struct pack *installed = pack_read(folder, desk->faults);

    assert_non_null(installed);
    assert_string_equal(installed->hash, source->hash);
    pack_destroy(installed);
    pack_destroy(source);
}

static void the_edition_before_is_kept_and_comes_back(void **state)
{
    struct desk *desk = *state;

    install_version(desk, "1");
    install_version(desk, "2");
    expect_versions(desk, "2", "1");
    install_version(desk, "3");
    expect_versions(desk, "3", "2");
    assert_true(desk->result.kept);
    desk->request.id = "essai";
    assert_true(pack_install_return(&desk->request, &desk->result, desk->faults));
    expect_versions(desk, "2", "3");
    assert_true(pack_install_return(&desk->request, &desk->result, desk->faults));
    expect_versions(desk, "3", "2");
}

static void the_same_edition_twice_changes_nothing(void **state)
{
    struct desk *desk = *state;

    install_version(desk, "1");
    install_version(desk, "2");
    install_version(desk, "2");
    assert_true(desk->result.same);
    expect_versions(desk, "2", "1");
}

static void another_name_is_written_in_the_pack(void **state)
{
    struct desk *desk = *state;
    char folder[1024];

    desk->request.id = "essai-2";
    assert_true(install(desk));
    snprintf(folder, sizeof folder, "%s/essai-2", desk->packs);
    struct pack *pack = pack_read(folder, desk->faults);

    assert_string_equal(pack->id, "essai-2");
    pack_destroy(pack);
}

static void there_may_be_nothing_to_return_to(void **state)
{
    struct desk *desk = *state;

    desk->request.id = "essai";
    assert_false(pack_install_return(&desk->request, &desk->result, desk->faults));
    expect_fault(desk, FAULT_PACK_NO_PREVIOUS);
    install_version(desk, "1");
    assert_false(pack_install_return(&desk->request, &desk->result, desk->faults));
    expect_versions(desk, "1", "");
}

static void a_pack_of_the_program_shows_again_after_a_return(void **state)
{
    struct desk *desk = *state;

    desk->request.id = "france-2015"; /* which comes with the program */
    assert_true(install(desk));
    assert_true(pack_install_return(&desk->request, &desk->result, desk->faults));
    assert_true(desk->result.original);
    char version[32];

    assert_string_equal(version_of(desk, "france-2015", version), "");
    assert_true(pack_install_return(&desk->request, &desk->result, desk->faults));
    assert_string_equal(version_of(desk, "france-2015", version), "1");
}

/* ------------------------------------------------------------------------------- refusals */

static void a_pack_that_is_not_accepted_changes_nothing(void **state)
{
    struct desk *desk = *state;

    install_version(desk, "1");
    set_version(desk, "2");
    desk->request.accept = accept_none;
    assert_false(install(desk));
    expect_fault(desk, FAULT_PACK_REFUSED);
    expect_versions(desk, "1", "");
    assert_int_equal(count_entries(desk->packs), 2); /* the lock and the pack */
}

static void a_return_is_verified_too(void **state)
{
    struct desk *desk = *state;

    install_version(desk, "1");
    install_version(desk, "2");
    desk->request.id = "essai";
    desk->request.accept = accept_none;
    assert_false(pack_install_return(&desk->request, &desk->result, desk->faults));
    expect_fault(desk, FAULT_PACK_REFUSED);
    expect_versions(desk, "2", "1");
}

static void a_pack_with_faults_makes_no_folder(void **state)
{
    struct desk *desk = *state;

    sample_pack_change(desk->source, "orientation", "jeunes;2;", "nulle_part;2;");
    assert_false(install(desk));
    expect_fault(desk, FAULT_CELL_VALUE);
    assert_int_equal(access(desk->packs, F_OK), -1);
}

static void names_that_climb_or_hide_are_refused(void **state)
{
    static const char *const names[] = {
        "..", "../x", "a/b",
        "",   ".x",   "x.avant",
        "-x", "é",    "x12345678901234567890123456789012345678901234567890"};
    struct desk *desk = *state;

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        desk->request.id = names[i];
        assert_false(install(desk));
        assert_int_equal(fault_list_at(desk->faults, 2 * i)->code, FAULT_PACK_NAME);
        assert_false(pack_install_return(&desk->request, &desk->result, desk->faults));
        assert_int_equal(fault_list_at(desk->faults, 2 * i + 1)->code, FAULT_PACK_NAME);
    }
    assert_int_equal(access(desk->packs, F_OK), -1);
    sample_pack_write(desk->source, "settings",
                      "form_id;form_title;version;valide_du\n../x;Essai;1;2026-01-01\n");
    desk->request.id = NULL;
    assert_false(install(desk));
    assert_int_equal(access(desk->packs, F_OK), -1);
}

static void symbolic_links_are_not_followed(void **state)
{
    static const char *const names[] = {"essai", ".verrou"};
    struct desk *desk = *state;
    char link[1024], elsewhere[1024];

    install_version(desk, "1");
    set_version(desk, "2");
    snprintf(elsewhere, sizeof elsewhere, "%s/elsewhere", desk->home);
    assert_int_equal(mkdir(elsewhere, 0755), 0);
    for (size_t i = 0; i < 2; i++) {
        char aside[1100];

        snprintf(link, sizeof link, "%s/%s", desk->packs, names[i]);
        snprintf(aside, sizeof aside, "%s/aside", desk->home);
        assert_int_equal(rename(link, aside), 0);
        assert_int_equal(symlink(elsewhere, link), 0);
        assert_false(install(desk));
        assert_int_equal(fault_list_at(desk->faults, i)->code, FAULT_FILE_UNREADABLE);
        assert_int_equal(count_entries(elsewhere), 0);
        assert_int_equal(unlink(link), 0);
        assert_int_equal(rename(aside, link), 0);
    }
    expect_versions(desk, "1", "");
}

static void a_sheet_that_is_a_link_is_refused(void **state)
{
    struct desk *desk = *state;
    char sheet[1024];

    sample_pack_remove(desk->source, "cas");
    snprintf(sheet, sizeof sheet, "%s/cas.csv", sample_pack_folder(desk->source));
    assert_int_equal(symlink("/etc/passwd", sheet), 0);
    assert_false(install(desk));
    expect_fault(desk, FAULT_FILE_UNREADABLE);
    assert_int_equal(fault_list_at(desk->faults, 0)->system, ELOOP);
    assert_int_equal(unlink(sheet), 0);
}

/* Root writes everywhere: whoever runs the tests becomes nobody, in another process. */
static void install_without_rights(struct desk *desk)
{
    if (geteuid() == 0 && (setgid(65534) != 0 || setuid(65534) != 0))
        _exit(2);
    _exit(!install(desk) && fault_list_at(desk->faults, 0)->code == FAULT_FILE_READ_ONLY ? 0 : 1);
}

static void a_folder_that_cannot_be_written_is_said(void **state)
{
    struct desk *desk = *state;

    install_version(desk, "1");
    set_version(desk, "2");
    assert_int_equal(chmod(desk->home, 0755), 0);
    assert_int_equal(chmod(sample_pack_folder(desk->source), 0755), 0);
    char above[600];

    snprintf(above, sizeof above, "%s/desk", desk->home);
    assert_int_equal(chmod(above, 0755), 0);
    assert_int_equal(chmod(desk->packs, 0555), 0);
    assert_int_equal(apart(desk, install_without_rights), 0);
    assert_int_equal(chmod(desk->packs, 0755), 0);
    expect_versions(desk, "1", "");
}

/* ------------------------------------------------------------------------------- stops */

static void stop_after(void *context, enum install_step step)
{
    if (step == *(const enum install_step *)context)
        kill(getpid(), SIGKILL);
}

static void install_and_leave(struct desk *desk)
{
    _exit(install(desk) ? 0 : 1);
}

static void killed_at_any_step_the_pack_in_place_is_whole(void **state)
{
    struct desk *desk = *state;

    for (enum install_step step = INSTALL_LOCKED; step < INSTALL_STEPS; step++) {
        desk->request.after = NULL;
        install_version(desk, "1");
        install_version(desk, "2");
        set_version(desk, "3");
        desk->request.context = &step;
        desk->request.after = stop_after;
        assert_int_equal(apart(desk, install_and_leave), 128 + SIGKILL);
        char version[32];
        const char *now = version_of(desk, "essai", version);

        assert_string_equal(now, step >= INSTALL_PLACED ? "3" : "2");
        desk->request.after = NULL;
        install_version(desk, "4"); /* the lock is free, and what was left behind is gone */
        assert_int_equal(count_entries(desk->packs), 3);
    }
}

static void fill_the_disk(struct desk *desk)
{
    struct rlimit limit = {.rlim_cur = 300, .rlim_max = 300};

    signal(SIGXFSZ, SIG_IGN);
    if (setrlimit(RLIMIT_FSIZE, &limit) != 0)
        _exit(2);
    _exit(!install(desk) && fault_list_at(desk->faults, 0)->code == FAULT_DISK ? 0 : 1);
}

static void a_full_disk_leaves_the_pack_in_place(void **state)
{
    struct desk *desk = *state;

    install_version(desk, "1");
    set_version(desk, "2");
    assert_int_equal(apart(desk, fill_the_disk), 0);
    expect_versions(desk, "1", "");
    assert_int_equal(count_entries(desk->packs), 2);
}

enum { INSTALLERS = 6 };

static void those_who_install_together_wait_for_each_other(void **state)
{
    struct desk *desk = *state;
    struct sample_pack *other = sample_pack_create();
    pid_t children[INSTALLERS];
    int status;

    set_version(desk, "2");
    for (int i = 0; i < INSTALLERS; i++) {
        desk->request.source = sample_pack_folder(i % 2 ? other : desk->source);
        children[i] = fork();
        assert_true(children[i] >= 0);
        if (children[i] == 0)
            install_and_leave(desk);
    }
    for (int i = 0; i < INSTALLERS; i++) {
        assert_int_equal(waitpid(children[i], &status, 0), children[i]);
        assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    }
    char version[32];

    assert_true(strcmp(version_of(desk, "essai", version), "") != 0);
    assert_int_equal(count_entries(desk->packs), 3); /* the lock, the pack, the one before */
    sample_pack_destroy(other);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, set_up, tear_down)

int main(void)
{
    static const struct CMUnitTest tests[] = {
        TEST(a_pack_is_installed_as_it_was_read),
        TEST(the_edition_before_is_kept_and_comes_back),
        TEST(the_same_edition_twice_changes_nothing),
        TEST(another_name_is_written_in_the_pack),
        TEST(there_may_be_nothing_to_return_to),
        TEST(a_pack_of_the_program_shows_again_after_a_return),
        TEST(a_pack_that_is_not_accepted_changes_nothing),
        TEST(a_return_is_verified_too),
        TEST(a_pack_with_faults_makes_no_folder),
        TEST(names_that_climb_or_hide_are_refused),
        TEST(symbolic_links_are_not_followed),
        TEST(a_sheet_that_is_a_link_is_refused),
        TEST(a_folder_that_cannot_be_written_is_said),
        TEST(killed_at_any_step_the_pack_in_place_is_whole),
        TEST(a_full_disk_leaves_the_pack_in_place),
        TEST(those_who_install_together_wait_for_each_other),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
