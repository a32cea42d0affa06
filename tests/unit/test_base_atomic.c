/* test_base_atomic.c - files are replaced whole or not at all. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka wants the four above first */
#include <cmocka.h>
#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/atomic.h"

static char folder[4096], path[4200], link_path[4200];

static int set_up(void **state)
{
    (void)state;
    const char *base = getenv("TMPDIR");
    snprintf(folder, sizeof folder, "%s/test_atomic_XXXXXX", base ? base : P_tmpdir);
    if (!mkdtemp(folder)) return -1;
    snprintf(path, sizeof path, "%s/file", folder);
    snprintf(link_path, sizeof link_path, "%s/link", folder);
    FILE *file = fopen(path, "w");
    fputs("old", file);
    fclose(file);
    return chmod(path, 0640) | symlink("file", link_path);
}

static int tear_down(void **state)
{
    (void)state;
    unlink(path);
    unlink(link_path);
    return rmdir(folder); /* fails if anything was left behind */
}

static void assert_holds(const char *text)
{
    char found[64] = "";
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    found[fread(found, 1, sizeof found - 1, file)] = '\0';
    fclose(file);
    assert_string_equal(found, text);
}

static size_t files(void)
{
    size_t count = 0;
    DIR *open = opendir(folder);
    while (readdir(open)) count++;
    closedir(open);
    return count - 2; /* . and .. */
}

static void begin(im_atomic *file, const char *where)
{
    assert_int_equal(im_atomic_open(file, where, NULL), INMAEK_OK);
    fputs("new", file->stream);
    fflush(file->stream);
    assert_holds("old");
    assert_int_equal(files(), 3);
}

static void what_is_committed_replaces(void **state)
{
    (void)state;
    im_atomic file;
    struct stat now;
    begin(&file, path);
    assert_int_equal(im_atomic_commit(&file, NULL), INMAEK_OK);
    assert_holds("new");
    assert_int_equal(files(), 2);
    assert_int_equal(stat(path, &now), 0);
    assert_int_equal(now.st_mode & 0777, 0640);
}

static void what_is_given_up_leaves_no_trace(void **state)
{
    (void)state;
    im_atomic file;
    begin(&file, path);
    im_atomic_abort(&file);
    assert_holds("old");
    assert_int_equal(files(), 2);
    im_atomic_abort(&file); /* once more is harmless */
}

static void a_link_stays_a_link(void **state)
{
    (void)state;
    im_atomic file;
    struct stat now;
    begin(&file, link_path);
    assert_int_equal(im_atomic_commit(&file, NULL), INMAEK_OK);
    assert_holds("new");
    assert_int_equal(lstat(link_path, &now), 0);
    assert_true(S_ISLNK(now.st_mode));
}

static void interruption_removes_what_is_unfinished(void **state)
{
    (void)state;
    im_atomic one, other;
    begin(&one, path);
    assert_int_equal(im_atomic_open(&other, link_path, NULL), INMAEK_OK);
    assert_int_equal(files(), 4);
    im_atomic_interrupted();
    assert_int_equal(files(), 2);
    assert_holds("old");
    im_atomic_abort(&one);
    im_atomic_abort(&other);
}

static void a_large_write_to_a_full_disk_tells_why(void **state)
{
    (void)state;
    if (access("/dev/full", W_OK)) skip();
    im_atomic file;
    inmaek_error error = {0};
    char bytes[1 << 16] = "";
    assert_int_equal(im_atomic_open(&file, "/dev/full", &error), INMAEK_OK);
    fwrite(bytes, 1, sizeof bytes, file.stream);
    assert_int_equal(im_atomic_commit(&file, &error), INMAEK_IO);
    assert_string_equal(error.message, "/dev/full: No space left on device");
}

static void what_belongs_together_is_replaced_together(void **state)
{
    (void)state;
    if (access("/dev/full", W_OK)) skip();
    for (int full = 1; full >= 0; full--) {
        inmaek_output *outputs[2];
        inmaek_error error = {0};
        assert_int_equal(inmaek_output_open(&outputs[0], path, &error), INMAEK_OK);
        assert_int_equal(inmaek_output_open(&outputs[1], full ? "/dev/full" : "/dev/null", &error),
                         INMAEK_OK);
        fputs("new", inmaek_output_stream(outputs[0]));
        fputs("new", inmaek_output_stream(outputs[1]));
        assert_int_equal(inmaek_outputs_commit(outputs, 2, &error), full ? INMAEK_IO : INMAEK_OK);
        assert_holds(full ? "old" : "new");
        assert_int_equal(files(), 2);
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(what_is_committed_replaces),
        TEST(what_is_given_up_leaves_no_trace),
        TEST(a_link_stays_a_link),
        TEST(interruption_removes_what_is_unfinished),
        TEST(a_large_write_to_a_full_disk_tells_why),
        TEST(what_belongs_together_is_replaced_together),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
