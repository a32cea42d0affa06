/* test_ranking.c - rankings of GraphML files: ours, another's, broken ones. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka wants the four above first */
#include <cmocka.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "inmaek.h"

static char path[4096];

static void write_file(const char *text)
{
    const char *folder = getenv("TMPDIR");
    snprintf(path, sizeof path, "%s/test_ranking_XXXXXX", folder ? folder : P_tmpdir);
    int descriptor = mkstemp(path);
    assert_true(descriptor >= 0);
    FILE *file = fdopen(descriptor, "w");
    fputs(text, file);
    fclose(file);
}

static inmaek_ranking *read_text(const char *text, inmaek_measure by, const char *kind)
{
    inmaek_ranking *ranking = NULL;
    inmaek_error error = {0};
    write_file(text);
    inmaek_code code = inmaek_ranking_read(&ranking, path, by, kind, &error);
    unlink(path);
    if (code) print_error("%s\n", error.message);
    assert_int_equal(code, INMAEK_OK);
    return ranking;
}

/* The keys of a graph of ours, as far as rankings go. */
#define HEAD                                                                                                 \
    "<?xml version='1.0' encoding='UTF-8'?>\n"                                                               \
    "<graphml xmlns='http://graphml.graphdrawing.org/xmlns'>\n"                                              \
    "<key id='k' for='node' attr.name='kind' attr.type='string'/>\n"                                         \
    "<key id='l' for='node' attr.name='label' attr.type='string'/>\n"                                        \
    "<key id='r' for='edge' attr.name='relation' attr.type='string'/>\n"                                     \
    "<graph edgedefault='directed'>\n"
#define FOOT "</graph></graphml>\n"

/* Two companies with a deal, a head, a subsidiary, and one that nobody is tied to. */
static const char ours[] = HEAD
    "<node id='org:a'><data key='k'>organization</data><data key='l'>가온전자</data></node>\n"
    "<node id='org:b'><data key='k'>organization</data><data key='l'>나래소프트</data></node>\n"
    "<node id='agr:1'><data key='k'>agreement</data><data key='l'>가온전자·나래소프트 제휴</data></node>\n"
    "<node id='org:c'><data key='k'>organization</data><data key='l'>다온</data></node>\n"
    "<node id='org:d'><data key='k'>organization</data><data key='l'>라임</data></node>\n"
    "<node id='person:p'><data key='k'>person</data><data key='l'>김하나</data></node>\n"
    "<edge source='org:a' target='agr:1'><data key='r'>party</data></edge>\n"
    "<edge source='org:b' target='agr:1'><data key='r'>party</data></edge>\n"
    "<edge source='org:c' target='org:a'><data key='r'>affiliate</data></edge>\n"
    "<edge source='person:p' target='org:a'><data key='r'>role</data></edge>\n" FOOT;

/* What the file tells is taken as it stands, even if it is not what we would have found; what
 * it tells of some players only is measured anew. */
static const char told[] =
    "<graphml>\n"
    "<key id='p' for='node' attr.name='pagerank' attr.type='double'/>\n"
    "<key id='c' for='node' attr.name='closeness' attr.type='double'/>\n"
    "<key id='g' for='node' attr.name='community' attr.type='int'/>\n"
    "<graph edgedefault='directed'>\n"
    "<node id='x'><data key='p'>0.2</data><data key='g'>3</data><data key='c'>1</data></node>\n"
    "<node id='y'><data key='p'>0.8</data><data key='g'>0</data></node>\n" FOOT;

/* No attributes at all; edges both ways and twice. */
static const char anothers[] =
    "<graphml><graph edgedefault='directed'>\n"
    "<node id='hub'/><node id='a'/><node id='b'/><node id='c'/>\n"
    "<edge source='hub' target='a'/><edge source='a' target='hub'/><edge source='hub' target='a'/>\n"
    "<edge source='b' target='hub'/><edge source='hub' target='c'/>\n" FOOT;

/* Edges that make no sense in a graph of ours. */
static const char odd[] = HEAD "<node id='a'><data key='k'>organization</data></node>\n"
                               "<node id='g'><data key='k'>agreement</data></node>\n"
                               "<edge source='g' target='a'><data key='r'>role</data></edge>\n"
                               "<edge source='a' target='a'><data key='r'>party</data></edge>\n"
                               "<edge source='a' target='g'><data key='r'>owns</data></edge>\n"
                               "<edge source='a' target='a'><data key='r'>affiliate</data></edge>\n" FOOT;

static void test_ours(void **state)
{
    (void)state;
    inmaek_ranking *r = read_text(ours, INMAEK_DEGREE, NULL);
    assert_int_equal(r->player_count, 5); /* the agreement is no player */
    assert_string_equal(r->players[0].name, "가온전자");
    assert_string_equal(r->players[0].id, "org:a");
    assert_true(r->players[0].measures[INMAEK_DEGREE] == 3);
    assert_string_equal(r->players[4].name, "라임");
    assert_true(r->players[4].measures[INMAEK_DEGREE] == 0);
    for (size_t i = 1; i < 4; i++) { /* equal ones by name */
        assert_true(r->players[i].measures[INMAEK_DEGREE] == 1);
        assert_true(i == 1 || strcmp(r->players[i - 1].name, r->players[i].name) < 0);
    }
    double sum = 0;
    for (size_t i = 0; i < 5; i++) sum += r->players[i].measures[INMAEK_PAGERANK];
    assert_true(fabs(sum - 1) < 1e-9);
    assert_int_equal(r->players[0].community, -1);
    inmaek_ranking_free(r);
}

static void test_kind(void **state)
{
    (void)state;
    inmaek_ranking *r = read_text(ours, INMAEK_PAGERANK, "person");
    assert_int_equal(r->player_count, 1);
    assert_string_equal(r->players[0].name, "김하나");
    assert_true(r->players[0].measures[INMAEK_DEGREE] == 1); /* measured in the whole graph */
    inmaek_ranking_free(r);
    r = read_text(ours, INMAEK_PAGERANK, "nothing");
    assert_int_equal(r->player_count, 0);
    inmaek_ranking_free(r);
}

static void test_told_measures(void **state)
{
    (void)state;
    inmaek_ranking *r = read_text(told, INMAEK_PAGERANK, NULL);
    assert_string_equal(r->players[0].name, "y");
    assert_true(r->players[0].measures[INMAEK_PAGERANK] == 0.8);
    assert_int_equal(r->players[1].community, 3);
    assert_true(r->players[1].measures[INMAEK_CLOSENESS] == 0);
    inmaek_ranking_free(r);
}

static void test_anothers(void **state)
{
    (void)state;
    inmaek_ranking *r = read_text(anothers, INMAEK_BETWEENNESS, NULL);
    assert_int_equal(r->player_count, 4);
    assert_string_equal(r->players[0].name, "hub");
    assert_string_equal(r->players[0].kind, "");
    assert_true(r->players[0].measures[INMAEK_DEGREE] == 3);
    double a = r->players[1].measures[INMAEK_PAGERANK], b = r->players[2].measures[INMAEK_PAGERANK];
    assert_true(fabs(a - b) < 1e-9); /* a pair is tied once, however many edges it has */
    assert_string_equal(r->players[1].name, "a");
    assert_string_equal(r->players[3].name, "c");
    inmaek_ranking_free(r);
}

static void test_odd_edges(void **state)
{
    (void)state;
    inmaek_ranking *r = read_text(odd, INMAEK_DEGREE, NULL);
    assert_int_equal(r->player_count, 1);
    assert_true(r->players[0].measures[INMAEK_DEGREE] == 0);
    inmaek_ranking_free(r);
}

static void test_empty_graph(void **state)
{
    (void)state;
    inmaek_ranking *r = read_text(HEAD FOOT, INMAEK_PAGERANK, NULL);
    assert_int_equal(r->player_count, 0);
    inmaek_ranking_free(r);
}

static void check_broken(const char *text)
{
    inmaek_ranking *r = (inmaek_ranking *)text;
    inmaek_error error = {0};
    write_file(text);
    assert_int_equal(inmaek_ranking_read(&r, path, INMAEK_PAGERANK, NULL, &error), INMAEK_FORMAT);
    unlink(path);
    assert_null(r);
    assert_int_equal(strncmp(error.message, path, strlen(path)), 0);
    assert_non_null(strstr(error.message, ": expected a GraphML file: "));
    assert_null(strchr(error.message, '\n'));
}

static void test_broken_files(void **state)
{
    (void)state;
    check_broken("");
    check_broken("rank,name\n1,오픈AI\n");
    check_broken("<?xml version='1.0'?><html><p>no graph</p></html>");
    check_broken("<graphml></graphml>");
    check_broken(HEAD "<node id='a'>");
    check_broken(HEAD "<node id='a'/></grahp></graphml>");
}

static void test_unreadable(void **state)
{
    (void)state;
    inmaek_ranking *r;
    inmaek_error error;
    assert_int_equal(inmaek_ranking_read(&r, "no/such/file", INMAEK_DEGREE, NULL, &error), INMAEK_IO);
    assert_string_equal(error.message, "no/such/file: No such file or directory");
    assert_int_equal(inmaek_ranking_read(&r, "/", INMAEK_DEGREE, NULL, &error), INMAEK_IO);
    assert_string_equal(error.message, "/: Is a directory");
    assert_int_equal(inmaek_ranking_read(&r, "no/such/file", INMAEK_DEGREE, NULL, NULL), INMAEK_IO);
}

static void test_measure_words(void **state)
{
    (void)state;
    for (int m = 0; m < INMAEK_MEASURES; m++) {
        inmaek_measure back;
        assert_true(inmaek_measure_read(&back, inmaek_measure_name((inmaek_measure)m)));
        assert_int_equal(back, m);
    }
    inmaek_measure none;
    assert_false(inmaek_measure_read(&none, "centrality"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_ours),          cmocka_unit_test(test_kind),
        cmocka_unit_test(test_told_measures), cmocka_unit_test(test_anothers),
        cmocka_unit_test(test_odd_edges),     cmocka_unit_test(test_empty_graph),
        cmocka_unit_test(test_broken_files),  cmocka_unit_test(test_unreadable),
        cmocka_unit_test(test_measure_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
