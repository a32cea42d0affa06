/* test_text_layout.c - headline, story and captions kept, the newsroom's own words set aside. */
#include "text_fixture.h"

#define STORY "가온전자가 두레반도체와 업무협약을 맺었다."

/* The document's sentences and zones after a headline and a story, with `line` between. */
static void assert_line(const char *line, const char *kept)
{
    char text[2048], expected[2048];
    snprintf(text, sizeof text, "가온전자, 두레반도체와 손잡는다\n\n%s\n\n" STORY "\n", line);
    snprintf(expected, sizeof expected, "가온전자, 두레반도체와 손잡는다 / %s%s" STORY, kept,
             *kept ? " / " : "");
    read_text(text);
    assert_string_equal(sentences(), expected);
}

static void drops_furniture(void **state)
{
    (void)state;
    static const char *const lines[] = {
        "홈 > 산업 > 반도체",
        "홍길동 기자",
        "산업부 홍길동·성춘향 기자 hong@saebyuk.example",
        "[서울=새벽통신] 홍길동 기자",
        "대전=홍길동 기자 / 2025-02-04 11:22 / 산업",
        "입력 : 2025-02-04 10:12 | 수정 : 2025-02-04 11:00",
        "2025.02.04 10:12 | 댓글 3 | 글자크기 가 가",
        "입력 2025년 2월 4일 오후 3시 40분",
        "공유하기 인쇄 스크랩",
        "구독하기 | 글자크기 | 공유",
        "hong@saebyuk.example",
        "☞ 공감하는 뉴스 새벽 hong@saebyuk.example",
        "<저작권자 ⓒ 새벽일보, 무단전재 및 재배포 금지>",
        "Copyright ⓒ 새벽일보. All rights reserved. 무단 전재 및 재배포 금지.",
        "ⓒ 새벽일보",
        "#가온전자 #두레반도체",
        "※ 투자 판단의 책임은 투자자 본인에게 있습니다.",
        "이 기사를 추천합니다",
        "관련기사 ▶ 두레반도체 상장 ▶ 가온전자 실적",
        "[관련기사]\n▶ 두레반도체, 내년 상장\n- 가온전자 실적 ‘껑충’",
        "많이 본 뉴스\n두레반도체, 내년 상장\n가온전자 실적 ‘껑충’",
        "[사진 = 가온전자 제공]",
        "(사진=새벽일보 DB) *재판매 및 DB 금지",
        "서울 맑음 / 10.6 °",
        "웹사이트: https://www.gaon.example",
        "연락처: 가온전자 홍보팀 홍길동 과장",
        "https://www.saebyuk.example/news/277",
        "글=홍길동 기자, 사진=성춘향 기자",
        "AI 요약은 핵심 내용을 빠르게 제공합니다. 기사 본문을 함께 보십시오.",
        "3줄 요약",
        "가온전자 55,000 ▲ 500 (+0.92%)",
        "스타트업 ㅣ 홍길동 기자",
        "키워드 : 가온전자, 두레반도체",
        "▶ 네이버 채널 구독하기",
    };
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) assert_line(lines[i], "");
}

static void keeps_what_only_looks_like_it(void **state)
{
    (void)state;
    static const char *const lines[] = {
        "◆ 무료 제공",
        "■ 산업",
        "두레반도체, 가온전자에 칩 설계 도구 무료 제공",
        "홍길동 기자협회 신임 회장, 4일 취임",
        "◇가온전자 <승진> ▲부사장 홍길동 ▲상무 성춘향",
        "이 회사는 칩을 만든다.",
        "홍길동 대표는 기자 간담회를 열었다.",
        "사진 한 장이 공유돼 화제가 됐다.",
        "가온전자는 2025년 2월 4일 문을 열었다.",
        "주소는 gaon.example이다.",
        "[단독] 가온전자, 두레반도체 인수 검토",
        "가온전자 홍길동 대표(사진) 승진",
        "매출 55,000대 ▲ 이익 500억원, 가온전자 3분기 성적표",
    };
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) assert_line(lines[i], lines[i]);
}

static void peels_bylines_and_credits(void **state)
{
    (void)state;
    static const char *const pairs[][2] = {
        {"[서울=새벽통신] 홍길동 기자 = 두 회사가 만났다.", "두 회사가 만났다."},
        {"(대전=새벽통신) 홍길동 성춘향 기자 = 두 회사가 만났다.", "두 회사가 만났다."},
        {"【인천=새벽통신】 홍길동 특파원= 두 회사가 만났다.", "두 회사가 만났다."},
        {"[새벽일보 홍길동 기자] 두 회사가 만났다.", "두 회사가 만났다."},
        {"홍길동 기자 = 두 회사가 만났다.", "두 회사가 만났다."},
        {"2025년 02월 04일 -- 서울--(새벽와이어)--두 회사가 만났다.", "두 회사가 만났다."},
        {"두 회사가 만났다. (사진=가온전자 제공)", "두 회사가 만났다."},
        {"두 회사가 만났다./새벽통신", "두 회사가 만났다."},
        {"두 회사가 만났다. /가온전자 제공", "두 회사가 만났다."},
        {"두 회사가 만났다. 가온전자 제공", "두 회사가 만났다."},
        {"두 회사가 만났다.[사진출처 = 새벽통신]", "두 회사가 만났다."},
        {"두 회사가 만났다. 2025.02.04 hong@saebyuk.example |", "두 회사가 만났다."},
        {"두 회사가 만났다. 2025/02/04 10:12 송고", "두 회사가 만났다."},
        {"[사진 설명] 두 회사가 만났다.", "두 회사가 만났다."},
        {"두 회사가 만났다. hong@saebyuk.example", "두 회사가 만났다."},
        {"두 회사가 만났다. [새벽일보]", "두 회사가 만났다."},
        {"[새벽일보] 두 회사가 만났다.", "두 회사가 만났다."},
        {"가온전자 본사 전경 (사진=가온전자)", "가온전자 본사 전경"},
        {"가온전자 본사 전경 /연합뉴스", "가온전자 본사 전경"},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) assert_line(pairs[i][0], pairs[i][1]);
}

static void parts_lines_run_together(void **state)
{
    (void)state;
    read_text(
        "가온전자, 두레반도체와 손잡는다\n"
        "◆두 회사가 만난 까닭 [서울=새벽통신] 두 대표가 악수하고 있다. (사진=가온전자 제공) 2025.02.03. "
        "photo@saebyuk.example *재판매 및 DB 금지 [서울=새벽통신]홍길동 성춘향 기자 = " STORY "\n");
    assert_string_equal(
        sentences(),
        "가온전자, 두레반도체와 손잡는다 / ◆두 회사가 만난 까닭 / 두 대표가 악수하고 있다. / " STORY);
    assert_string_equal(zones(), "TLCB");
    assert_string_equal(document->source, "새벽통신");
}

static void finds_the_headline(void **state)
{
    (void)state;
    static const struct {
        const char *text, *title;
    } cases[] = {
        {"가온전자, 두레반도체와 손잡는다\n\n" STORY, "가온전자, 두레반도체와 손잡는다"},
        {"뉴스 바로가기\n기업\n산업 > 반도체\n\n가온전자, 또 손잡을까?\n\n" STORY, "가온전자, 또 손잡을까?"},
        {"[단독] 가온전자, 두레반도체 인수\n\n" STORY, "[단독] 가온전자, 두레반도체 인수"},
        {"[보도자료]\n배포 : 2025. 2. 4.(화)\n\n가온전자, 두레반도체 인수\n\n" STORY,
         "가온전자, 두레반도체 인수"},
        {"입력 2025-02-04 10:12\n\n“칩은 힘이다”…가온전자의 승부수\n\n" STORY,
         "“칩은 힘이다”…가온전자의 승부수"},
        {STORY "\n두 회사는 칩을 만든다.", NULL},
        {"[서울=새벽통신] 홍길동 기자 = " STORY, NULL},
        {"", NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        read_text(cases[i].text);
        if (cases[i].title)
            assert_string_equal(document->title, cases[i].title);
        else
            assert_null(document->title);
    }
}

static void tells_zones_apart(void **state)
{
    (void)state;
    read_text("가온전자, 두레반도체와 손잡는다\n"
              "두 회사 4일 협약\n"
              "■ 3줄 요약\n- 칩 설계 함께\n\n"
              "홍길동(왼쪽) 가온전자 대표와 성춘향 두레반도체 대표가 악수하고 있다.\n\n" STORY "\n"
              "◆ 칩 설계 함께 한다\n두 회사는 칩을 만든다.\n"
              "▲두 회사의 공장. /가온전자 제공\n");
    assert_string_equal(zones(), "TLLCBLBC");
}

static void keeps_the_first_of_two(void **state)
{
    (void)state;
    read_text("가온전자, 두레반도체와 손잡는다\n홍길동 기자\n가온전자, 두레반도체와 손잡는다\n\n" STORY
              "\n" STORY "\n");
    assert_string_equal(sentences(), "가온전자, 두레반도체와 손잡는다 / " STORY);
}

static void finds_the_date(void **state)
{
    (void)state;
    static const struct {
        const char *text, *date;
    } cases[] = {
        {"입력 2025-02-04 10:12\n\n" STORY, "2025-02-04"},
        {"수정 2025-02-05 10:12 입력 2025-02-04 10:12\n\n" STORY, "2025-02-04"},
        {"입력 :\n2025.02.04 10:12\n수정 :\n2025.02.05 10:12\n\n" STORY, "2025-02-04"},
        {"2025.02.04 | 홍길동 기자\n\n" STORY, "2025-02-04"},
        {"홍길동 기자 2025. 2. 4. 08:00\n\n" STORY, "2025-02-04"},
        {"심층취재팀 2025년 2월 4일 오전 5:30\n\n" STORY, "2025-02-04"},
        {STORY "\n\n2025/02/04 10:12 송고", "2025-02-04"},
        {STORY "\n두 회사는 2025년 2월 4일 만났다.", ""},
        /* a picture's date counts where the story tells of that day, or of one soon after */
        {"4일 " STORY "\n두 대표가 악수했다. (사진=가온전자 제공) 2025.02.03. *재판매 및 DB 금지",
         "2025-02-04"},
        {"28일 " STORY "\n두 대표가 악수했다. (사진=가온전자 제공) 2025.02.03. *재판매 및 DB 금지", ""},
        {"입력 2025-13-04 10:12\n\n" STORY, ""},
        {"입력 2025-02-30 10:12\n\n" STORY, ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        read_text(cases[i].text);
        assert_string_equal(date(), cases[i].date);
    }
}

static void takes_the_callers_word(void **state)
{
    (void)state;
    const char *text = "가온전자, 두레반도체와 손잡는다\n입력 2025-02-04 10:12\n\n" STORY;
    inmaek_article article = {.id = "test",
                              .title = "다른 제목",
                              .date = "2024-12",
                              .source = "새벽",
                              .bytes = text,
                              .length = strlen(text)};
    assert_int_equal(im_reader_read(&document, reader, &article, &error), INMAEK_OK);
    assert_string_equal(document->title, "다른 제목");
    assert_string_equal(document->source, "새벽");
    assert_string_equal(date(), "2024-12");
    article.date = "2024-12-31T10:00:00+09:00";
    article.title = "";
    assert_int_equal(im_reader_read(&document, reader, &article, &error), INMAEK_OK);
    assert_string_equal(date(), "2024-12-31");
    assert_string_equal(document->title, "가온전자, 두레반도체와 손잡는다");
}

static void prints_and_reads_dates(void **state)
{
    (void)state;
    static const char *const good[] = {"", "2025", "2025-02", "2025-02-04", "2024-02-29"};
    static const char *const bad[] = {"2025-2",   "2025-02-30",  "2025-00", "2025-02-00",
                                      "25-02-04", "2025-02-04 ", "2025-13", "2025.02.04",
                                      "abcd",     "2025-",       "0000"};
    im_date read;
    char out[16];
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        assert_true(im_date_read(&read, good[i]));
        im_date_print(read, out);
        assert_string_equal(out, good[i]);
    }
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) assert_false(im_date_read(&read, bad[i]));
}

/* Every entry of the lexicon's class "noise" may show a line that it sets aside, or makes a
 * caption (`yes`), and one that it must not touch (`no`). */
static void lexicon_keeps_its_word(void **state)
{
    (void)state;
    for (uint32_t e = 0; e < im_lexicon_count(lexicon, IM_NOISE); e++) {
        const char *form = im_lexicon_form(lexicon, IM_NOISE, e);
        const char *yes = im_lexicon_attribute(lexicon, IM_NOISE, e, "yes");
        const char *no = im_lexicon_attribute(lexicon, IM_NOISE, e, "no");
        char text[1024];
        snprintf(text, sizeof text, STORY "\n\n%s", yes ? yes : "");
        read_text(text);
        bool caption = strcmp(im_lexicon_attribute(lexicon, IM_NOISE, e, "as"), "caption") == 0;
        if (yes && caption && !strchr(zones(), 'C')) fail_msg("no caption by %s: %s", form, yes);
        if (yes && !caption && strstr(sentences(), form)) fail_msg("%s is kept in: %s", form, yes);
        if (no) assert_line(no, no);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(drops_furniture),           cmocka_unit_test(keeps_what_only_looks_like_it),
        cmocka_unit_test(peels_bylines_and_credits), cmocka_unit_test(parts_lines_run_together),
        cmocka_unit_test(finds_the_headline),        cmocka_unit_test(tells_zones_apart),
        cmocka_unit_test(keeps_the_first_of_two),    cmocka_unit_test(finds_the_date),
        cmocka_unit_test(takes_the_callers_word),    cmocka_unit_test(prints_and_reads_dates),
        cmocka_unit_test(lexicon_keeps_its_word),
    };
    return cmocka_run_group_tests_name("text/layout", tests, set_up, tear_down);
}
