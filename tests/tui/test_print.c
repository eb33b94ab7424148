/* Paper: a file that overwrites nothing, a spooler that holds nobody. */
#include "tui/print/print.h"

#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "locale/text/buffer.h"
#include "model/desk/setting.h"
#include "tests/support/home.h"

enum { LONG_SHEET = 1 << 20, SOON_MS = 200, READ_MOST = 1 << 16 };

static char *home;

static int set_up(void **state)
{
    (void)state;
    home = home_create();
    return setenv("HOME", home, 1);
}

static int tear_down(void **state)
{
    (void)state;
    home_remove(home);
    return 0;
}

static const char *in_home(const char *name)
{
    static char path[4096];

    snprintf(path, sizeof path, "%s/%s", home, name);
    return path;
}

static const char *content(const char *name)
{
    static char text[READ_MOST];
    FILE *file = fopen(in_home(name), "r");

    if (!file)
        return NULL;
    text[fread(text, 1, sizeof text - 1, file)] = '\0';
    fclose(file);
    return text;
}

/* ------------------------------------------------------------------------------- files */

static void expect_refused(const char *path, enum fault_code code, int system)
{
    struct fault fault;

    assert_false(print_to_file(path, "feuille\n", &fault));
    assert_int_equal(fault.code, code);
    assert_int_equal(fault.system, system);
    assert_false(print_to_file(path, "feuille\n", NULL));
}

static void a_sheet_is_a_new_file_of_its_own(void **state)
{
    struct stat about;
    mode_t before = umask(0);

    (void)state;
    assert_true(print_to_file(in_home("acte.txt"), "une feuille é\n", NULL));
    umask(before);
    assert_string_equal(content("acte.txt"), "une feuille é\n");
    assert_int_equal(stat(in_home("acte.txt"), &about), 0);
    assert_int_equal(about.st_mode & 0777, 0600);
}

static void a_name_alone_goes_home(void **state)
{
    (void)state;
    assert_true(print_to_file("acte-7K3F.txt", "ici\n", NULL));
    assert_string_equal(content("acte-7K3F.txt"), "ici\n");
}

static void nothing_is_ever_written_over(void **state)
{
    (void)state;
    assert_true(print_to_file(in_home("acte.txt"), "la première\n", NULL));
    expect_refused(in_home("acte.txt"), FAULT_FILE_READ_ONLY, EEXIST);
    assert_string_equal(content("acte.txt"), "la première\n");
    expect_refused("/dev/full", FAULT_FILE_READ_ONLY, EEXIST);
    expect_refused(home, FAULT_FILE_READ_ONLY, EEXIST); /* a folder */
}

static void no_link_is_followed(void **state)
{
    (void)state;
    assert_int_equal(symlink("ailleurs", in_home("lien")), 0);
    expect_refused(in_home("lien"), FAULT_FILE_READ_ONLY, EEXIST);
    assert_null(content("ailleurs"));
}

static void a_missing_folder_is_named(void **state)
{
    struct fault fault;

    (void)state;
    expect_refused(in_home("nulle/part.txt"), FAULT_FILE_MISSING, ENOENT);
    assert_false(print_to_file(in_home("nulle/part.txt"), "", &fault));
    assert_string_equal(fault.file, in_home("nulle/part.txt"));
    assert_true(print_to_file(in_home("fichier"), "", NULL));
    expect_refused(in_home("fichier/acte.txt"), FAULT_FILE_MISSING, ENOTDIR);
}

static void a_name_without_end_is_refused(void **state)
{
    static char name[5000];

    (void)state;
    memset(name, 'a', sizeof name - 1);
    expect_refused(name, FAULT_FILE_MISSING, ENAMETOOLONG);
    name[300] = '\0';
    expect_refused(name, FAULT_FILE_READ_ONLY, ENAMETOOLONG);
}

/* In a process of its own: `work` gives 0, or the line where it was disappointed. */
static void apart(int (*work)(void))
{
    int status;
    pid_t child = fork();

    if (child == 0)
        _exit(work());
    assert_int_equal(waitpid(child, &status, 0), child);
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
        fail_msg("status %x", (unsigned)status);
}

static int as_nobody(void)
{
    struct fault fault;

    if (geteuid() == 0 && setresuid(65534, 65534, 65534) != 0)
        return 1;
    if (print_to_file(in_home("fermé/acte.txt"), "non\n", &fault))
        return 2;
    return fault.code == FAULT_FILE_READ_ONLY && fault.system == EACCES ? 0 : 3;
}

static void a_folder_that_cannot_be_written_is_said(void **state)
{
    (void)state;
    assert_int_equal(chmod(home, 0755), 0);
    assert_int_equal(mkdir(in_home("fermé"), 0555), 0);
    apart(as_nobody);
    assert_null(content("fermé/acte.txt"));
}

/* A limit on the size of files is a disk that is full. */
static int on_a_full_disk(void)
{
    struct rlimit most = {8, 8};
    struct fault fault;

    signal(SIGXFSZ, SIG_IGN);
    if (setrlimit(RLIMIT_FSIZE, &most) != 0)
        return 1;
    if (print_to_file(in_home("acte.txt"), "plus de huit octets\n", &fault))
        return 2;
    return fault.code == FAULT_DISK && fault.system == EFBIG ? 0 : 3;
}

static void half_a_sheet_is_not_left_behind(void **state)
{
    (void)state;
    apart(on_a_full_disk);
    assert_null(content("acte.txt"));
}

/* ------------------------------------------------------------------------------- spoolers */

/* The toy under the name of what it does. */
static const char *toy(const char *name)
{
    assert_int_equal(symlink(getenv("DP_SPOOLER"), in_home(name)), 0);
    return in_home(name);
}

static void expect_fault(const char *spooler, const char *sheet, enum fault_code code, int number)
{
    struct fault fault;

    assert_false(print_spool_to(spooler, sheet, SOON_MS, &fault));
    assert_int_equal(fault.code, code);
    assert_string_equal(fault.word, spooler);
    assert_int_equal(fault.number, number);
}

/* Stopped after SOON_MS, told as the second it is part of. */
static void expect_stopped(const char *spooler, const char *sheet)
{
    expect_fault(spooler, sheet, FAULT_SPOOLER_SLOW, 1);
}

static void expect_none(const char *spooler)
{
    expect_fault(spooler, "feuille\n", FAULT_SPOOLER_NONE, 0);
}

static char *long_sheet(void)
{
    char *sheet = malloc(LONG_SHEET + 1);

    assert_non_null(sheet);
    memset(sheet, 'x', LONG_SHEET);
    sheet[LONG_SHEET] = '\0';
    return sheet;
}

static void a_spooler_reads_the_sheet(void **state)
{
    (void)state;
    assert_true(print_spool_to(toy("copy"), "une feuille é\n", PRINT_WAIT_MS, NULL));
    assert_string_equal(content("out"), "une feuille é\n");
    assert_true(print_spool_to(in_home("copy"), "", PRINT_WAIT_MS, NULL));
    assert_string_equal(content("out"), "");
}

static void a_long_sheet_goes_whole(void **state)
{
    char *sheet = long_sheet();
    struct stat about;

    (void)state;
    assert_true(print_spool_to(toy("copy"), sheet, PRINT_WAIT_MS, NULL));
    assert_int_equal(stat(in_home("out"), &about), 0);
    assert_int_equal(about.st_size, LONG_SHEET);
    free(sheet);
}

/* Whatever our own descriptors, signals and environment are. */
static void a_spooler_inherits_nothing(void **state)
{
    int leak = open("/dev/null", O_RDONLY);
    sigset_t some, before;

    (void)state;
    assert_true(leak >= 0 && dup2(leak, 77) == 77);
    sigemptyset(&some);
    sigaddset(&some, SIGTERM);
    sigaddset(&some, SIGWINCH);
    sigprocmask(SIG_BLOCK, &some, &before);
    signal(SIGHUP, SIG_IGN);
    assert_true(print_spool_to(toy("copy"), "feuille\n", PRINT_WAIT_MS, NULL));
    signal(SIGHUP, SIG_DFL);
    sigprocmask(SIG_SETMASK, &before, NULL);
    close(leak);
    close(77);
    assert_string_equal(content("seen"), "arguments 1\ndescriptors 3\nterminal 0\nleader 1\n"
                                         "blocked 0\nignored 0\n"
                                         "PATH=/usr/bin:/bin\nLC_ALL=C.UTF-8\n");
}

/* A script may call us without standard input: the pipe then takes its place. */
static int without_standard_input(void)
{
    close(STDIN_FILENO);
    return print_spool_to(in_home("copy"), "feuille\n", PRINT_WAIT_MS, NULL) ? 0 : 1;
}

static void a_spooler_reads_even_when_we_have_no_input(void **state)
{
    (void)state;
    toy("copy");
    apart(without_standard_input);
    assert_string_equal(content("out"), "feuille\n");
}

static void what_a_spooler_says_is_passed_on(void **state)
{
    (void)state;
    expect_fault(toy("fail"), "feuille\n", FAULT_SPOOLER, 3);
    expect_fault(toy("killed"), "feuille\n", FAULT_SPOOLER, 128 + SIGTERM);
    expect_none(in_home("absent"));
    assert_int_equal(mkdir(in_home("dossier"), 0755), 0);
    expect_none(in_home("dossier"));
}

static void a_spooler_that_does_not_look_harms_nobody(void **state)
{
    char *sheet = long_sheet();
    struct sigaction ours;

    (void)state;
    assert_true(print_spool_to(toy("early"), sheet, PRINT_WAIT_MS, NULL));
    sigaction(SIGPIPE, NULL, &ours); /* as it was */
    assert_ptr_equal(ours.sa_handler, SIG_DFL);
    free(sheet);
}

static void a_spooler_that_never_reads_is_stopped(void **state)
{
    char *sheet = long_sheet();

    (void)state;
    expect_stopped(toy("deaf"), sheet);
    expect_stopped(in_home("deaf"), "feuille\n");
    assert_int_equal(waitpid(-1, NULL, WNOHANG), -1); /* nobody is left */
    assert_int_equal(errno, ECHILD);
    free(sheet);
}

/* With whatever it started. We take its orphans in, to see how they ended. */
static void a_spooler_that_never_ends_is_stopped_with_its_own(void **state)
{
    int status;

    (void)state;
    assert_int_equal(prctl(PR_SET_CHILD_SUBREAPER, 1), 0);
    toy("endless");
    do /* slow machine: stopped before it wrote */
        expect_stopped(in_home("endless"), "feuille\n");
    while (!content("child") || !*content("child"));
    assert_int_equal(waitpid(atoi(content("child")), &status, 0), atoi(content("child")));
    assert_true(WIFSIGNALED(status));
    assert_int_equal(WTERMSIG(status), SIGKILL);
    assert_int_equal(prctl(PR_SET_CHILD_SUBREAPER, 0), 0);
}

static void what_is_no_spooler_is_refused(void **state)
{
    static const char *const bad[] = {
        "",   "lpx",   "l",    "lp ",        "lp -o raw", "../../lp",
        "sh", "cat",   "lp:",  "lpr:",       "lp:-oraw",  "lpr:-r",
        "LP", ":file", "copy", "lp;touch x", "| lp",      "$(touch x)"};

    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        expect_none(bad[i]);
}

/* A name that would be cut is another program's. */
static void a_name_longer_than_a_setting_is_refused(void **state)
{
    struct text_buffer name = {0};
    struct fault fault;

    (void)state;
    toy("copy");
    buffer_add(&name, home);
    while (name.length < SETTING_SIZE - 1 - strlen("copy"))
        buffer_add(&name, "/");
    buffer_add(&name, "copy.autre"); /* cut, it would end in « copy » */
    assert_false(print_spool_to(buffer_text(&name), "feuille\n", PRINT_WAIT_MS, &fault));
    assert_int_equal(fault.code, FAULT_SPOOLER_NONE);
    buffer_finish(&name);
    assert_null(content("out"));
}

static void the_desk_prints_by_its_setting(void **state)
{
    struct fault fault;
    struct store *store = store_open(in_home("desk.db"), STORE_CREATE, &fault);

    (void)state;
    assert_non_null(store);
    assert_false(print_spool(store, "feuille\n", &fault)); /* none is set */
    assert_int_equal(fault.code, FAULT_SPOOLER_NONE);
    assert_true(setting_set(store, "spooler", toy("copy"), &fault));
    assert_true(print_spool(store, "par le réglage\n", &fault));
    assert_string_equal(content("out"), "par le réglage\n");
    store_close(store);
}

int main(void)
{
#define STEP(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        STEP(a_sheet_is_a_new_file_of_its_own),
        STEP(a_name_alone_goes_home),
        STEP(nothing_is_ever_written_over),
        STEP(no_link_is_followed),
        STEP(a_missing_folder_is_named),
        STEP(a_name_without_end_is_refused),
        STEP(a_folder_that_cannot_be_written_is_said),
        STEP(half_a_sheet_is_not_left_behind),
        STEP(a_spooler_reads_the_sheet),
        STEP(a_long_sheet_goes_whole),
        STEP(a_spooler_inherits_nothing),
        STEP(a_spooler_reads_even_when_we_have_no_input),
        STEP(what_a_spooler_says_is_passed_on),
        STEP(a_spooler_that_does_not_look_harms_nobody),
        STEP(a_spooler_that_never_reads_is_stopped),
        STEP(a_spooler_that_never_ends_is_stopped_with_its_own),
        STEP(what_is_no_spooler_is_refused),
        STEP(a_name_longer_than_a_setting_is_refused),
        STEP(the_desk_prints_by_its_setting),
    };
#undef STEP

    return cmocka_run_group_tests(tests, NULL, NULL);
}
