/* Where the program looks for its own files, and where an installed copy must not look.
 *
 * Run with a name as argument, this program prints where it finds it: the tests copy it elsewhere
 * and ask the copy. */
#include "model/base/data_path.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

static char root[PATH_MAX]; /* of the build tree */

static int find_root(void **state)
{
    static const char END[] = "/model/territory/territory.bin";

    (void)state;
    if (!data_path("territory.bin", root, sizeof(root)) || strlen(root) < sizeof(END))
        return -1;
    root[strlen(root) - strlen(END)] = 0;
    return 0;
}

static void make_file(const char *folder, const char *name, char *path)
{
    int fd;

    assert_true(snprintf(path, PATH_MAX, "%s/%s", folder, name) < PATH_MAX);
    fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    assert_true(fd >= 0);
    close(fd);
}

static void the_build_tree_runs_in_place(void **state)
{
    char expected[PATH_MAX + 64], found[PATH_MAX];
    char program[PATH_MAX] = "";

    (void)state;
    assert_true(readlink("/proc/self/exe", program, sizeof(program) - 1) > 0);
    assert_int_equal(strncmp(program, root, strlen(root)), 0);
    snprintf(expected, sizeof(expected), "%s/model/territory/territory.bin", root);
    assert_true(data_path("territory.bin", found, sizeof(found)));
    assert_string_equal(found, expected);
}

static void then_the_environment_is_asked(void **state)
{
    char folder[] = "/tmp/data-path-XXXXXX";
    char file[PATH_MAX], found[PATH_MAX];

    (void)state;
    assert_non_null(mkdtemp(folder));
    make_file(folder, "essai", file);
    assert_false(data_path("essai", found, sizeof(found)));
    setenv("DEUXPORTES_DATA", folder, 1);
    assert_true(data_path("essai", found, sizeof(found)));
    assert_string_equal(found, file);
    assert_true(data_path("territory.bin", found, sizeof(found)));
    assert_int_equal(strncmp(found, root, strlen(root)), 0); /* the build tree comes first */
    setenv("DEUXPORTES_DATA", "relative", 1);
    assert_false(data_path("essai", found, sizeof(found)));
    unsetenv("DEUXPORTES_DATA");
    unlink(file);
    rmdir(folder);
}

static void names_that_climb_are_refused(void **state)
{
    static const char *const NAMES[] = {
        "",  "/etc/passwd",   "..",          "../territory.bin", "packs/..", "packs/../..",
        "/", "packs/../../x", "nowhere.bin", "packs/nowhere"};
    char found[PATH_MAX] = "before";

    (void)state;
    for (size_t i = 0; i < sizeof(NAMES) / sizeof(*NAMES); i++) {
        assert_false(data_path(NAMES[i], found, sizeof(found)));
        assert_string_equal(found, "");
    }
}

static void a_path_that_does_not_fit_is_not_cut(void **state)
{
    char small[8] = "before";

    (void)state;
    assert_false(data_path("territory.bin", small, sizeof(small)));
    assert_string_equal(small, "");
    assert_false(data_path("territory.bin", small, 0));
}

static void copy_program(const char *path)
{
    int from = open("/proc/self/exe", O_RDONLY | O_CLOEXEC);
    int to = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0700);
    struct stat status;

    assert_true(from >= 0 && to >= 0 && fstat(from, &status) == 0);
    for (off_t left = status.st_size; left > 0;) {
        ssize_t sent = sendfile(to, from, NULL, (size_t)left);

        assert_true(sent > 0);
        left -= sent;
    }
    close(from);
    close(to);
}

/* What a copy at `path` answers for the territory; "" when it finds none. */
static void ask(const char *path, char *answer, size_t size)
{
    int ends[2];
    ssize_t length;
    pid_t child;

    assert_int_equal(pipe(ends), 0);
    child = fork();
    if (child == 0) {
        dup2(ends[1], STDOUT_FILENO);
        close(ends[0]);
        close(ends[1]);
        execl(path, path, "territory.bin", (char *)NULL);
        _exit(127);
    }
    close(ends[1]);
    length = read(ends[0], answer, size - 1);
    close(ends[0]);
    assert_true(length > 0);
    answer[length - 1] = 0; /* the line end */
    assert_int_equal(waitpid(child, NULL, 0), child);
}

static void an_installed_copy_never_looks_into_a_build_tree(void **state)
{
    char elsewhere[] = "/tmp/data-path-XXXXXX";
    char within[PATH_MAX + 32];
    char *folders[] = {elsewhere, within};

    (void)state;
    snprintf(within, sizeof(within), "%s/installed-XXXXXX", root); /* a prefix inside the tree */
    for (size_t i = 0; i < 2; i++) {
        char program[PATH_MAX + 64], answer[PATH_MAX];

        assert_non_null(mkdtemp(folders[i]));
        snprintf(program, sizeof(program), "%s/program", folders[i]);
        copy_program(program);
        ask(program, answer, sizeof(answer));
        unlink(program);
        rmdir(folders[i]);
        assert_int_not_equal(strncmp(answer, root, strlen(root)), 0);
    }
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_build_tree_runs_in_place),
        cmocka_unit_test(then_the_environment_is_asked),
        cmocka_unit_test(names_that_climb_are_refused),
        cmocka_unit_test(a_path_that_does_not_fit_is_not_cut),
        cmocka_unit_test(an_installed_copy_never_looks_into_a_build_tree),
    };
    char found[PATH_MAX];

    if (argc == 2) {
        data_path(argv[1], found, sizeof(found));
        puts(found);
        return 0;
    }
    unsetenv("DEUXPORTES_DATA");
    return cmocka_run_group_tests(tests, find_root, NULL);
}
