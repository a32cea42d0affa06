/* test_titles.c - where an office is named. */
#include "reading_fixture.h"

/* All offices, joined by ` / `, former ones behind a minus. */
static void assert_titles(const char *marked, const char *expected)
{
    char text[1024] = "";
    size_t n = 0;
    read_marked(marked);
    for (size_t i = 0; i < reading.titles.count; i++) {
        const im_title *t = &reading.titles.items[i];
        n += (size_t)snprintf(text + n, sizeof text - n, "%s%s%.*s", i ? " / " : "", t->former ? "-" : "",
                              (int)(t->span.end - t->span.start), document->text + t->span.start);
    }
    assert_string_equal(text, expected);
}

static void finds_offices_beside_names(void **state)
{
    (void)state;
    assert_titles("<한서린> [가온전자] 대표는 웃었다.", "대표");
    assert_titles("[가온전자]의 <한서린> 부사장이 왔다.", "부사장");
    assert_titles("[가온전자](대표이사 <한서린>)가 상장한다.", "대표이사");
    assert_titles("<한=한서린> 회장과 <도민재> 전무가 만났다.", "회장 / 전무");
}

static void takes_compound_offices_whole(void **state)
{
    (void)state;
    assert_titles("<한서린> [가온전자] HS사업본부장이 말했다.", "HS사업본부장");
    assert_titles("<한서린> 대외협력처장과 <도민재> 첨단소재연구센터장이 왔다.",
                  "대외협력처장 / 첨단소재연구센터장");
    assert_titles("<한서린> [가온전자] 글로벌 사업 총괄은 웃었다.", "글로벌 사업 총괄");
    assert_titles("<한서린> [가온전자] 대표이사 사장이 말했다.", "대표이사 사장");
    assert_titles("<한서린> 공동 대표는 웃었다.", "공동 대표");
    assert_titles("<한서린> 회장 겸 대표가 왔다.", "회장 겸 대표");
    assert_titles("<한서린> 대표이사 직무대행이 왔다.", "대표이사 직무대행");
}

static void leaves_out_abbreviations(void **state)
{
    (void)state;
    assert_titles("<한서린> [가온전자] 최고경영자(CEO)는 웃었다.", "최고경영자");
    assert_titles("<한서린> [가온전자] CTO가 말했다.", "CTO");
}

static void tells_former_offices(void **state)
{
    (void)state;
    assert_titles("<한서린> 전 대표가 왔다.", "-대표");
    assert_titles("<한서린> 전 [가온전자] 사장이 왔다.", "-사장");
    assert_titles("<한서린> 당시 사장이 서명했다.", "-사장");
    assert_titles("<한서린> 신임 사장이 서명했다.", "사장");
}

static void passes_ordinary_words_by(void **state)
{
    (void)state;
    assert_titles("[가온전자]는 반도체 시장이 커졌다고 밝혔다.", "");
    assert_titles("[가온전자]가 새 사옥으로 이사했다.", "");
    assert_titles("[가온전자]는 대표적인 회사다.", "");
    assert_titles("공사장에 사장단이 모였다.", "");
    assert_titles("[한국전자연구원]과 공동 연구를 한다.", "");
}

static void shares_a_word_with_a_name(void **state)
{
    (void)state;
    assert_titles("<한서린> [한국두레협회]장은 웃었다.", "협회장");
    assert_titles("<한서린> [우주개발청]장이 왔다.", "청장");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_offices_beside_names), cmocka_unit_test(takes_compound_offices_whole),
        cmocka_unit_test(leaves_out_abbreviations),   cmocka_unit_test(tells_former_offices),
        cmocka_unit_test(passes_ordinary_words_by),   cmocka_unit_test(shares_a_word_with_a_name),
    };
    return cmocka_run_group_tests_name("extract/titles", tests, set_up_reading, tear_down_reading);
}
