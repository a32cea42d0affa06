/* test_text_decode.c - encodings, normalising, and the way back to the input's bytes. */
#include "text_fixture.h"

#include "base/utf8.h"

/* 가온전자가 웃었다. in each encoding. */
#define UTF8 "가온전자가 웃었다."
#define CP949 "\xB0\xA1\xBF\xC2\xC0\xFC\xC0\xDA\xB0\xA1 \xBF\xF4\xBE\xFA\xB4\xD9."

static void assert_reads(const char *bytes, size_t length, const char *expected)
{
    assert_int_equal(read_bytes(bytes, length), INMAEK_OK);
    assert_string_equal(sentences(), expected);
}

/* UTF-16 of code points of the basic plane, with a mark if wanted. */
static size_t to_utf16(char *out, const char *text, bool big, bool mark)
{
    size_t n = 0;
    for (size_t i = mark ? SIZE_MAX : 0; i == SIZE_MAX || text[i];) {
        uint32_t c = 0xFEFF;
        if (i == SIZE_MAX)
            i = 0;
        else
            c = im_utf8_next(text, strlen(text), &i);
        out[n++] = (char)(big ? c >> 8 : c & 0xFF);
        out[n++] = (char)(big ? c & 0xFF : c >> 8);
    }
    return n;
}

static void reads_utf8_with_and_without_mark(void **state)
{
    (void)state;
    assert_reads(UTF8, strlen(UTF8), UTF8);
    assert_reads("\xEF\xBB\xBF" UTF8, strlen(UTF8) + 3, UTF8);
    assert_int_equal(im_document_original(document, 0), 3);
}

static void reads_utf16_of_either_order(void **state)
{
    (void)state;
    char bytes[256];
    for (int form = 0; form < 4; form++) {
        size_t length = to_utf16(bytes, UTF8, form & 1, form & 2);
        assert_reads(bytes, length, UTF8);
        size_t mark = form & 2 ? 2 : 0;
        assert_int_equal(im_document_original(document, 0), mark);
        assert_int_equal(im_document_original(document, 15), mark + 10); /* the space */
        assert_int_equal(im_document_original(document, document->length), length);
    }
}

static void reads_cp949(void **state)
{
    (void)state;
    assert_reads(CP949, strlen(CP949), UTF8);
    assert_int_equal(im_document_original(document, 3), 2);
    assert_int_equal(im_document_original(document, 16), 11); /* 웃 behind the space */
    assert_int_equal(im_document_original(document, document->length), strlen(CP949));
    /* a syllable that only CP949 has, not EUC-KR: 똠 */
    const char *rare = "\x8C\x63\xBE\xE7\xB2\xE1\xC0\xBB \xB8\xD4\xBE\xFA\xB4\xD9.";
    assert_reads(rare, strlen(rare), "똠양꿍을 먹었다.");
}

static void composes_hangul(void **state)
{
    (void)state;
    /* 가온 한 as macOS writes it: ㄱㅏ ㅇㅗㄴ ㅎㅏㄴ */
    const char *text =
        "\xE1\x84\x80\xE1\x85\xA1\xE1\x84\x8B\xE1\x85\xA9\xE1\x86\xAB \xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB.";
    assert_reads(text, strlen(text), "가온 한.");
    assert_int_equal(im_document_original(document, 3), 6);  /* 온 */
    assert_int_equal(im_document_original(document, 7), 16); /* 한 */
    assert_int_equal(im_document_original(document, 10), 25);
    assert_reads("cafe\xCC\x81 \xEF\xA7\xA1.", strlen("cafe\xCC\x81 \xEF\xA7\xA1."), "café 李.");
}

static void cleans_control_characters(void **state)
{
    (void)state;
    assert_reads("가온\x01전자가\x1B 웃었다.", strlen("가온\x01전자가\x1B 웃었다."), "가온 전자가  웃었다.");
    assert_reads("가온전자가 웃었다.\r\n두레가 울었다.", strlen("가온전자가 웃었다.\r\n두레가 울었다."),
                 "가온전자가 웃었다. / 두레가 울었다.");
    assert_reads("가온전자가 웃었다.\r두레가 울었다.", strlen("가온전자가 웃었다.\r두레가 울었다."),
                 "가온전자가 웃었다. / 두레가 울었다.");
    /* a zero-width space in a name goes, and what stands behind it is still found */
    assert_reads("가온\xE2\x80\x8B전자.", strlen("가온\xE2\x80\x8B전자."), "가온전자.");
    assert_int_equal(im_document_original(document, 6), 9);
}

static void replaces_lone_surrogates(void **state)
{
    (void)state;
    const char *text = "가\xED\xA0\xBD온이 웃었다.";
    assert_reads(text, strlen(text), "가\xEF\xBF\xBD온이 웃었다.");
    assert_int_equal(im_document_original(document, 6), 6);
    assert_reads("\xFF\xFE\x3D\xD8\x28\xAE\xE4\xB2\x2E\x00", 10, "\xEF\xBF\xBD긨다.");
}

static void assert_fails(const char *bytes, size_t length, const char *words)
{
    assert_int_equal(read_bytes(bytes, length), INMAEK_NOT_TEXT);
    assert_non_null(strstr(error.message, words));
}

static void names_the_broken_byte(void **state)
{
    (void)state;
    assert_fails("가온전\xEC\xA0 웃었다.", strlen("가온전\xEC\xA0 웃었다."), "byte 9");
    assert_fails("가온전자\xEC\xA0", strlen("가온전자\xEC\xA0"), "byte 12");
    assert_fails("\xB0\xA1\xBF\xC2\xFF\xB0\xA1", 7, "byte 4");
    assert_fails("\x89PNG\r\n\x1A\n\0\0\0\rIHDR", 16, "byte 8");
    assert_fails("\xFF\xFE\x00\xAC\x00", 5, "byte 4");
    assert_fails("caf\xE9 au lait", 12, "byte 3");
}

static void reads_nothing(void **state)
{
    (void)state;
    assert_reads("", 0, "");
    assert_reads(" \n\t\r\n ", 6, "");
    assert_reads("\xEF\xBB\xBF", 3, "");
    assert_int_equal(read_bytes(NULL, 0), INMAEK_OK);
    assert_int_equal(document->length, 0);
    assert_null(document->title);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_utf8_with_and_without_mark),
        cmocka_unit_test(reads_utf16_of_either_order),
        cmocka_unit_test(reads_cp949),
        cmocka_unit_test(composes_hangul),
        cmocka_unit_test(cleans_control_characters),
        cmocka_unit_test(replaces_lone_surrogates),
        cmocka_unit_test(names_the_broken_byte),
        cmocka_unit_test(reads_nothing),
    };
    return cmocka_run_group_tests_name("text/decode", tests, set_up, tear_down);
}
