/* words.c - the display vocabulary; see the header. */
#include "export/words.h"

#include <inttypes.h>
#include <string.h>

static const char *const node_kinds[] = {
    [IM_NODE_ORGANIZATION] = "기관",
    [IM_NODE_PERSON] = "인물",
    [IM_NODE_AGREEMENT] = "협약",
};

static const char *const statuses[INMAEK_STATUSES] = {
    [INMAEK_DISCUSSED] = "검토",
    [INMAEK_PLANNED] = "예정",
    [INMAEK_CONCLUDED] = "성사",
    [INMAEK_ENDED] = "종료",
};

static const struct currency {
    const char *code, *word;
} currencies[] = {
    {"KRW", "원"}, {"USD", "달러"}, {"JPY", "엔"}, {"CNY", "위안"}, {"EUR", "유로"}, {"GBP", "파운드"},
};

const char *im_word_node_kind(im_node_kind kind)
{
    return node_kinds[kind];
}

const char *im_word_status(inmaek_status status)
{
    return statuses[status];
}

const char *im_word_participant(void)
{
    return "참석";
}

const char *im_word_picture(void)
{
    return "인맥";
}

const char *im_word_sizes(void)
{
    return "클수록 중심";
}

static const char *currency_word(const char *code)
{
    for (size_t i = 0; i < sizeof currencies / sizeof *currencies; i++)
        if (!strcmp(code, currencies[i].code)) return currencies[i].word;
    return code;
}

void im_words_amount(char out[IM_AMOUNT_LENGTH], double amount, const char *currency)
{
    static const struct unit {
        uint64_t value;
        const char *word;
    } units[] = {{1000000000000, "조"}, {100000000, "억"}, {10000, "만"}, {1, ""}};
    out[0] = '\0';
    if (!(amount >= 1 && amount < 1e18)) return;
    uint64_t rest = (uint64_t)amount;
    size_t length = 0, first = 0;
    while (rest < units[first].value) first++;
    for (size_t i = first; i < first + 2 && i < sizeof units / sizeof *units; i++) {
        uint64_t count = rest / units[i].value;
        rest %= units[i].value;
        if (count == 0) continue;
        length +=
            (size_t)snprintf(out + length, IM_AMOUNT_LENGTH - length, "%" PRIu64 "%s", count, units[i].word);
    }
    if (currency) snprintf(out + length, IM_AMOUNT_LENGTH - length, " %.12s", currency_word(currency));
}
