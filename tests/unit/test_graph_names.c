/* test_graph_names.c - keys, ids and Latin letters. */
#include "graph_fixture.h"

#include "graph/ident.h"
#include "graph/key.h"
#include "graph/romanize.h"

static void assert_key(const char *name, const char *wanted)
{
    im_string key = {0};
    assert_true(im_name_key(&key, name));
    assert_string_equal(key.items, wanted);
    free(key.items);
}

static void keys(void **state)
{
    (void)state;
    assert_key("가온전자", "가온전자");
    assert_key("㈜가온 전자", "가온전자");
    assert_key("가온전자(주)", "가온전자");
    assert_key("주식회사 가온전자", "가온전자");
    assert_key("가온·나래", "가온나래");
    assert_key("ＯｐｅｎＡＩ", "openai");
    assert_key("F&F", "f&f");
    assert_key("주식회사", "주식회사");
    assert_key("...", "...");
    assert_key("\xEA\xB0", "\xEF\xBF\xBD"); /* broken bytes are not read beyond */
}

static void assert_ident(const char *text, const char *wanted)
{
    im_string id = {0};
    bool same = im_ident_add(&id, text);
    assert_string_equal(id.items ? id.items : "", wanted);
    assert_int_equal(same, *text && strcmp(text, wanted) == 0);
    free(id.items);
}

static void ids(void **state)
{
    (void)state;
    assert_ident("오픈AI", "오픈AI");
    assert_ident("샘 올트먼", "샘_올트먼");
    assert_ident("F&F", "F_F");
    assert_ident("a: <b>", "a_b_");
    assert_ident("株式会社", "株式会社");
    assert_ident("S-Oil", "S-Oil");
    im_string id = {0};
    char text[15001] = "";
    for (int i = 0; i < 5000; i++) memcpy(text + 3 * i, "가", 4);
    assert_false(im_ident_add(&id, text));
    assert_true(id.count <= 200 && id.count > 150);
    free(id.items);
}

static void assert_latin(const char *name, const char *wanted)
{
    im_romanizer *romanizer = im_romanizer_new();
    im_string latin = {0};
    im_romanize(&latin, romanizer, name);
    assert_string_equal(latin.items, wanted);
    free(latin.items);
    im_romanizer_free(romanizer);
}

/* The examples are those of the rules. */
static void sounds(void **state)
{
    (void)state;
    assert_latin("구미", "Gumi");
    assert_latin("백암", "Baegam");
    assert_latin("합덕", "Hapdeok");
    assert_latin("한밭", "Hanbat");
    assert_latin("구리", "Guri");
    assert_latin("칠곡", "Chilgok");
    assert_latin("울릉", "Ulleung");
    assert_latin("백마", "Baengma");
    assert_latin("종로", "Jongno");
    assert_latin("왕십리", "Wangsimni");
    assert_latin("별내", "Byeollae");
    assert_latin("신라", "Silla");
    assert_latin("독립문", "Dongnimmun");
    assert_latin("묵호", "Mukho");
    assert_latin("삼성전자", "Samseongjeonja");
}

static void scripts(void **state)
{
    (void)state;
    assert_latin("SK하이닉스", "SK Hainikseu");
    assert_latin("샘 올트먼", "Saem Olteumeon");
    assert_latin("F&F", "F&F");
    assert_latin("네이버(NAVER)", "Neibeo(NAVER)");
    assert_latin("Яндекс", "Ândeks");
}

static void assert_person(const char *name, unsigned family, const char *wanted)
{
    im_romanizer *romanizer = im_romanizer_new();
    im_string latin = {0};
    im_romanize_person(&latin, romanizer, name, family);
    assert_string_equal(latin.items, wanted);
    free(latin.items);
    im_romanizer_free(romanizer);
}

static void people(void **state)
{
    (void)state;
    assert_person("김철수", 1, "Gim Cheol-su");
    assert_person("한복남", 1, "Han Bok-nam");
    assert_person("남궁민수", 2, "Namgung Min-su");
    assert_person("허준", 1, "Heo Jun");
    assert_person("존 스미스", 1, "Jon Seumiseu");
    assert_person("John", 1, "John");
    assert_person("김", 1, "Gim");
    assert_person("가나다", 0, "Ganada");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keys),    cmocka_unit_test(ids),    cmocka_unit_test(sounds),
        cmocka_unit_test(scripts), cmocka_unit_test(people),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
