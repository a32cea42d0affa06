/* test_entities.c - which organizations are sure enough to be told. */
#include "reading_fixture.h"

/* Reads the marked text; its mentions are as sure as `confidences` say, one after the other. */
static void find(const char *marked, const uint16_t *confidences)
{
    im_arena_reset(&arena);
    reading.mentions.count = reading.entities.count = 0;
    reading.lexicon = lexicon;
    reading.arena = &arena;
    read_text(unmarked(marked));
    reading.document = document;
    mark_names(marked);
    for (size_t m = 0; m < reading.mentions.count; m++) {
        reading.mentions.items[m].alias_of = IM_NONE;
        reading.mentions.items[m].confidence = confidences[m];
    }
    assert_int_equal(im_entities_find(&reading, &error), INMAEK_OK);
}

static void assert_entities(const char *expected)
{
    char text[256] = "";
    size_t n = 0;
    for (size_t i = 0; i < reading.entities.count; i++)
        n += (size_t)snprintf(text + n, sizeof text - n, "%s%s", i ? ", " : "", name_of((uint32_t)i));
    assert_string_equal(text, expected);
    for (size_t m = 0; m < reading.mentions.count; m++) {
        assert_true(reading.mentions.items[m].entity < reading.entities.count);
        if (reading.mentions.items[m].alias_of != IM_NONE)
            assert_true(reading.mentions.items[m].alias_of < reading.mentions.count);
    }
    for (size_t i = 0; i < reading.entities.count; i++)
        assert_int_equal(reading.mentions.items[reading.entities.items[i].first_mention].entity, i);
}

#define FILLER                                                                                                                                         \
    " 두 곳은 오랫동안 함께 일해 왔고 앞으로도 그럴 것이라고 관계자는 말했다. 자세한 조건은 알려지지 "         \
    "않았지만 올해 안에 끝날 것으로 보인다."                                                                                           \
    " 이를 두고 여러 해석이 나온다. 어느 쪽도 답하지 않았으며 다음 달에 다시 이야기를 나누기로 했다는 말만 " \
    "들린다."                                                                                                                                       \
    " 앞서 있었던 일을 생각하면 놀랄 일은 아니라는 반응이 많다. 지켜볼 일이다. 서두를 것은 없다는 말도 "       \
    "나온다."

static void among_sure_ones_an_unsure_one_may_stay(void **state)
{
    (void)state;
    find("[가온전자]와 [두레식품], [하람화학], [다솜물류]가 만났다. [나래]도 있었다." FILLER,
         (const uint16_t[]){930, 920, 910, 900, 750});
    assert_entities("가온전자, 두레식품, 하람화학, 다솜물류, 나래");
    find("[가온전자]와 [두레식품], [하람화학], [다솜물류]가 만났다. [나래]도 있었다." FILLER,
         (const uint16_t[]){930, 920, 910, 900, 650});
    assert_entities("가온전자, 두레식품, 하람화학, 다솜물류");
}

/* 재해예방, 안전교육 등 in an article that names but one. */
static void where_most_are_unsure_they_are_no_names(void **state)
{
    (void)state;
    find("[안전교육]과 [재해예방]을 [가온전자]가 맡는다. [연구협력]도 한다." FILLER,
         (const uint16_t[]){750, 770, 930, 790});
    assert_entities("가온전자");
}

static void a_few_sentences_do_not_tell(void **state)
{
    (void)state;
    find("[가온전자]와 [나래]가 만났다.", (const uint16_t[]){700, 660});
    assert_entities("가온전자, 나래");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(among_sure_ones_an_unsure_one_may_stay),
        cmocka_unit_test(where_most_are_unsure_they_are_no_names),
        cmocka_unit_test(a_few_sentences_do_not_tell),
    };
    return cmocka_run_group_tests_name("extract/entities", tests, set_up_reading, tear_down_reading);
}
