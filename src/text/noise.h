/* noise.h - recognising what a newsroom puts around the story.
 *
 * The words are data (class "noise", seeds/lexicon/noise.json): each says what it is `as`. Here
 * a line, or a part of one, is surveyed: how many words of which sort it holds, which dates,
 * addresses, and how much that nobody knows. Layout decides on those counts. */
#ifndef IM_NOISE_H
#define IM_NOISE_H

#include "text/parts.h"

/* The sorts. noise.c has their names. */
typedef enum im_noise_sort {
    IM_NOISE_BYLINE,    /* 기자, 특파원, 취재팀: also as the end of a word */
    IM_NOISE_DATELINE,  /* 입력, 등록, 송고 */
    IM_NOISE_MENU,      /* 글자크기, 로그인, 댓글 */
    IM_NOISE_SECTION,   /* 산업, 증권: the parts of a paper */
    IM_NOISE_COPYRIGHT, /* 무단전재, 재배포 금지 */
    IM_NOISE_CREDIT,    /* 사진=, 제공, 자료사진: who made the picture */
    IM_NOISE_CAPTION,   /* [사진 설명], (왼쪽: a picture is being described */
    IM_NOISE_NOTICE,    /* 이 기사를 추천합니다: the line is dropped when it begins so */
    IM_NOISE_RELATED,   /* 관련기사: the same, and the list that follows */
    IM_NOISE_SUMMARY,   /* 3줄 요약: a heading over summary points */
    IM_NOISE_CONTACT,   /* 연락처:, 문의: */
    IM_NOISE_WEATHER,   /* 맑음, ° */
    IM_NOISE_SORTS
} im_noise_sort;

typedef struct im_noise {
    const inmaek_lexicon *lexicon;
    uint8_t *sorts; /* by entry */
    bool *revised;  /* by entry: this dateline is of a later change */
} im_noise;

/* Compiles the class. Fails with INMAEK_LEXICON at a sort that nobody knows, or for want of
 * memory. Dispose in any case. */
inmaek_code im_noise_init(im_noise *noise, const inmaek_lexicon *lexicon, inmaek_error *error);
void im_noise_dispose(im_noise *noise);

/* How sure a date is to be that of publication: a rank, higher is better. */
typedef enum im_date_rank {
    IM_DATE_NONE,
    IM_DATE_PICTURE, /* beside a photo credit: the day of the picture */
    IM_DATE_REVISED,
    IM_DATE_BARE,    /* beside a byline, or alone */
    IM_DATE_LABELLED /* 입력 2025-02-04 */
} im_date_rank;

typedef struct im_survey {
    unsigned count[IM_NOISE_SORTS];
    unsigned unknown; /* words of no sort */
    unsigned dates, times, addresses;
    unsigned arrows;  /* steps of a path: 홈 > 산업 */
    unsigned figures; /* numbers that are none of these */
    unsigned moves;   /* ▲ ▼ %: what a price does */
    unsigned words;   /* all of them */
    im_date date;     /* the best one */
    im_date_rank rank;
} im_survey;

/* Counts what text[start..end) holds. Names before a 기자 count as part of the byline. */
im_survey im_noise_survey(const im_noise *noise, const char *text, uint32_t start, uint32_t end);

/* The sort of the noise word at the beginning of text[start..end) and its length; 0: none. */
uint32_t im_noise_at(const im_noise *noise, const char *text, uint32_t start, uint32_t end,
                     im_noise_sort *sort);

#endif
