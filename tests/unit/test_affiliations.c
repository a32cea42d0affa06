/* test_affiliations.c - which organization belongs to which. */
#include "reading_fixture.h"

static void assert_affiliations(const char *marked, const char *expected)
{
    char text[1024] = "";
    size_t n = 0;
    read_marked(marked);
    for (size_t i = 0; i < reading.affiliations.count; i++) {
        const im_affiliation *a = &reading.affiliations.items[i];
        n += (size_t)snprintf(text + n, sizeof text - n, "%s%s<%s", i ? ", " : "", name_of(a->child),
                              name_of(a->parent));
    }
    assert_string_equal(text, expected);
}

static void reads_children(void **state)
{
    (void)state;
    assert_affiliations("[가온전자]의 소재 자회사 [가온소재]가 상장한다.", "가온소재<가온전자");
    assert_affiliations("[두레그룹] 계열사인 [두레식품]·[두레유통]이 합친다.",
                        "두레식품<두레그룹, 두레유통<두레그룹");
    assert_affiliations("[한국두레협회] 산하 [두레경제연구센터]가 분석했다.",
                        "두레경제연구센터<한국두레협회");
    assert_affiliations("[코난푸드]의 100% 자회사 [코난재팬]이 판다.", "코난재팬<코난푸드");
    assert_affiliations("[가온전자]가 계열사 [두레소재]에 출자한다.", "두레소재<가온전자");
}

static void reads_sentences_about_it(void **state)
{
    (void)state;
    assert_affiliations("[두레식품]은 [가온그룹]의 계열사다.", "두레식품<가온그룹");
    assert_affiliations("[가온항공]은 [두레항공]을 자회사로 만들었다.", "두레항공<가온항공");
    assert_affiliations("[두레식품]은 [가온그룹]에 속해 있다.", "두레식품<가온그룹");
    assert_affiliations("[두레식품]은 [가온푸드]를 모회사로 둔 업체다.", "두레식품<가온푸드");
}

static void reads_parents(void **state)
{
    (void)state;
    assert_affiliations("[두레식품]이 적자를 냈다. 모회사인 [가온푸드]도 흔들린다.", "두레식품<가온푸드");
    assert_affiliations("[가온그룹] 지주사인 [가온홀딩스]가 발표했다.", "가온홀딩스<가온그룹");
}

static void reads_lists_and_groups(void **state)
{
    (void)state;
    assert_affiliations("[가온홀딩스]는 [두레제지], [두레포장]을 자회사로 두고 있다.",
                        "두레포장<가온홀딩스, 두레제지<가온홀딩스");
    assert_affiliations("[가온그룹]은 [두레제지]와 [두레포장] 등 일곱 계열사의 대표를 바꿨다.",
                        "두레포장<가온그룹, 두레제지<가온그룹");
    assert_affiliations("[가온화학]은 [두레소재]와 [두레유통]을 거느린다.",
                        "두레유통<가온화학, 두레소재<가온화학");
    assert_affiliations("[가온금융지주]가 자회사 대표를 교체했다. [가온카드]는 새 대표를 맞는다.",
                        "가온카드<가온금융지주");
    assert_affiliations("[가온그룹]의 벤처 투자사 [가온벤처스]가 투자했다.", "가온벤처스<가온그룹");
    assert_affiliations("[두레소재]는 [가온전자]가 2013년 세운 한국 자회사다.", "두레소재<가온전자");
    assert_affiliations("[가온전자]는 [두레은행]의 모회사다.", "두레은행<가온전자");
}

static void asserts_nothing_unsaid(void **state)
{
    (void)state;
    assert_affiliations("[가온전자]는 자회사를 세웠다. [두레은행]이 투자했다.", "");
    assert_affiliations("[가온제약]은 항암제 계열 물질을 [두레약품]에 넘긴다.", "");
    assert_affiliations("[가온전자]와 [두레은행]이 [나루식품]을 두고 겨뤘다.", "");
    assert_affiliations("[가온매니지먼트] 소속 배우 일곱 명이 [두레픽처스]에 나왔다.", "");
    assert_affiliations("[두레은행]이 투자한 [가온전자]는 계열사를 두고 있지 않다.", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_children),         cmocka_unit_test(reads_sentences_about_it),
        cmocka_unit_test(reads_parents),          cmocka_unit_test(reads_lists_and_groups),
        cmocka_unit_test(asserts_nothing_unsaid),
    };
    return cmocka_run_group_tests_name("extract/affiliations", tests, set_up_reading, tear_down_reading);
}
