/* test_roles.c - who holds which office where. */
#include "reading_fixture.h"

/* All roles as `person@organization:title`, in the order of people in the text, former ones
 * behind a minus. */
static void assert_roles(const char *marked, const char *expected)
{
    char text[2048] = "";
    size_t n = 0;
    read_marked(marked);
    for (uint32_t person = 0; person < reading.entities.count; person++)
        for (size_t i = 0; i < reading.roles.count; i++) {
            const im_role *role = &reading.roles.items[i];
            if (role->person != person) continue;
            n += (size_t)snprintf(text + n, sizeof text - n, "%s%s%s@%s:%s", n ? ", " : "",
                                  role->former ? "-" : "", name_of(role->person), name_of(role->organization),
                                  role->title);
        }
    assert_string_equal(text, expected);
}

static void reads_every_order(void **state)
{
    (void)state;
    assert_roles("<한서린> [가온전자] 대표는 웃었다.", "한서린@가온전자:대표");
    assert_roles("[가온전자] <한서린> 대표는 웃었다.", "한서린@가온전자:대표");
    assert_roles("[가온전자] 대표 <한서린>은 웃었다.", "한서린@가온전자:대표");
    assert_roles("[가온전자]의 <한서린> 최고경영자(CEO)는 웃었다.", "한서린@가온전자:최고경영자");
    assert_roles("[가온전자](대표 <한서린>)가 상장한다.", "한서린@가온전자:대표");
    assert_roles("<한서린>([가온전자] 이사)이 강연했다.", "한서린@가온전자:이사");
}

static void carries_the_organization_over_a_list(void **state)
{
    (void)state;
    assert_roles("협약식에는 [가온대]에서 <한서린> 총장과 <도민재> 부총장, <유하람> 처장이 나왔다.",
                 "한서린@가온대:총장, 도민재@가온대:부총장, 유하람@가온대:처장");
    assert_roles("<한서린> [가온전자] 대표와 <도민재> 최고기술책임자(CTO)가 왔다.",
                 "한서린@가온전자:대표, 도민재@가온전자:최고기술책임자");
    assert_roles("[가온전자] <한서린> 대표와 [두레은행] <도민재> 부행장이 만났다.",
                 "한서린@가온전자:대표, 도민재@두레은행:부행장");
    assert_roles("[가온전자] <한서린>·<도민재> 각자대표가 물러났다.",
                 "한서린@가온전자:각자대표, 도민재@가온전자:각자대표");
}

static void reads_clauses_before_the_name(void **state)
{
    (void)state;
    assert_roles("[두레은행] 부행장을 지낸 <한서린> [가온전자] 대표가 왔다.",
                 "-한서린@두레은행:부행장, 한서린@가온전자:대표");
    assert_roles("[가온전자] 창업자인 <한서린>이 왔다.", "한서린@가온전자:창업자");
    assert_roles("<한서린> 대표가 이끄는 [가온전자]가 상장한다.", "한서린@가온전자:대표");
    assert_roles("[가온전자]를 10년간 이끈 <한서린> 대표가 왔다.", "한서린@가온전자:대표");
    assert_roles("<한서린> 대표의 [가온전자]가 상장한다.", "한서린@가온전자:대표");
    assert_roles("<한서린> 왕자가 의장인 [가온펀드]가 투자했다.", "한서린@가온펀드:의장");
}

static void reads_appointments(void **state)
{
    (void)state;
    assert_roles("[가온전자]는 <한서린> 부사장을 대표이사로 선임했다.",
                 "한서린@가온전자:부사장, 한서린@가온전자:대표이사");
    assert_roles("[한국두레협회]는 <한서린> [가온전자] 부회장을 이사장으로 선출했다.",
                 "한서린@가온전자:부회장, 한서린@한국두레협회:이사장");
    assert_roles("[가온전자] 사장에는 <한서린> [두레은행] 부행장이 내정됐다.",
                 "한서린@가온전자:사장, 한서린@두레은행:부행장");
    assert_roles("<한서린> [가온전자] 전무가 부사장으로 승진했다.",
                 "한서린@가온전자:전무, 한서린@가온전자:부사장");
    assert_roles("◇[가온전자] ▲대표이사 사장 <한서린> ▲부사장 <도민재>",
                 "한서린@가온전자:대표이사 사장, 도민재@가온전자:부사장");
}

static void looks_back_for_the_organization(void **state)
{
    (void)state;
    assert_roles("[가온전자]가 공장을 짓는다. <한서린> 대표는 웃었다.", "한서린@가온전자:대표");
    assert_roles("[가온전자]는 반도체 회사다. 이 회사 <한서린> 대표는 웃었다.", "한서린@가온전자:대표");
    assert_roles("<한서린> [가온전자] 대표가 왔다. <한=한서린> 대표는 [두레은행]을 칭찬했다.",
                 "한서린@가온전자:대표");
    assert_roles("<한서린> [가온전자] 대표가 왔다. 그는 [두레은행] 부행장을 지냈다.",
                 "한서린@가온전자:대표, -한서린@두레은행:부행장");
}

static void reads_where_somebody_worked(void **state)
{
    (void)state;
    assert_roles("<한서린> [가온전자] 대표는 [두레은행]에서 ‘나루’ 개발팀장을 지냈다.",
                 "한서린@가온전자:대표, -한서린@두레은행:개발팀장");
    assert_roles("[가온전자]를 맡은 <한서린> 사장이 왔다.", "한서린@가온전자:사장");
    assert_roles("<한서린> 대표의 제작사 [가온미디어]가 상장한다.", "한서린@가온미디어:대표");
    assert_roles("[가온전자]는 <한서린> 전 [두레은행] 부행장을 대표로 맞았다.",
                 "-한서린@두레은행:부행장, 한서린@가온전자:대표");
}

static void reads_lists_of_appointments(void **state)
{
    (void)state;
    assert_roles("◇[가온산업] ▲전무 <한서린>(재무) <도민재>(영업)",
                 "한서린@가온산업:전무, 도민재@가온산업:전무");
    assert_roles("◇[가온협회] ▲회장 <한서린>([두레은행] 부행장) ▲사무국장 <도민재>",
                 "한서린@가온협회:회장, 한서린@두레은행:부행장, 도민재@가온협회:사무국장");
}

static void keeps_to_the_right_organization(void **state)
{
    (void)state;
    assert_roles("<한서린> [가온그룹] 회장의 차남인 <도민재> [두레제약] 대표가 왔다.",
                 "한서린@가온그룹:회장, 도민재@두레제약:대표");
    assert_roles(
        "[두레식품]이 매물로 나왔다. [가온캐피탈]은 창업자 <한서린> 회장에게서 [두레식품] 지분을 샀다.",
        "한서린@두레식품:창업자, 한서린@두레식품:회장");
    assert_roles("[가온전자]는 <한서린> 대통령과 만났다.", "");
    assert_roles("[가온전자]는 대표 상품을 <한서린>에게 보였다.", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_every_order),
        cmocka_unit_test(carries_the_organization_over_a_list),
        cmocka_unit_test(reads_clauses_before_the_name),
        cmocka_unit_test(reads_appointments),
        cmocka_unit_test(looks_back_for_the_organization),
        cmocka_unit_test(reads_where_somebody_worked),
        cmocka_unit_test(reads_lists_of_appointments),
        cmocka_unit_test(keeps_to_the_right_organization),
    };
    return cmocka_run_group_tests_name("extract/roles", tests, set_up_reading, tear_down_reading);
}
