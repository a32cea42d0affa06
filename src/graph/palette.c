/* palette.c - the colours of pictures; see the header. */
#include "graph/palette.h"

static const im_colour node_colours[] = {
    [IM_NODE_ORGANIZATION] = {0x1F, 0x5A, 0x96},
    [IM_NODE_PERSON] = {0xC8, 0x6E, 0x0C},
    [IM_NODE_AGREEMENT] = {0x6B, 0x75, 0x80},
};

/* Kinds that bind more (a venture, a takeover, money) are darker and warmer than talk. */
static const im_colour agreement_colours[INMAEK_AGREEMENT_KINDS] = {
    [INMAEK_MOU] = {0x13, 0x8D, 0x90},         [INMAEK_JOINT_VENTURE] = {0x7B, 0x3F, 0xA0},
    [INMAEK_PARTNERSHIP] = {0x3C, 0x7F, 0xC0}, [INMAEK_JOINT_DEVELOPMENT] = {0x4E, 0x8B, 0x3A},
    [INMAEK_INVESTMENT] = {0xB8, 0x2E, 0x3C},  [INMAEK_ACQUISITION] = {0x7A, 0x16, 0x2B},
    [INMAEK_SUPPLY] = {0xA0, 0x62, 0x14},      [INMAEK_LICENSE] = {0xC2, 0x41, 0x87},
    [INMAEK_TALKS] = {0x7C, 0x85, 0x8E},
};

im_colour im_palette_node(im_node_kind kind)
{
    return node_colours[kind];
}

im_colour im_palette_agreement(inmaek_agreement_kind kind)
{
    return agreement_colours[kind];
}

static uint8_t towards_white(uint8_t value, unsigned percent)
{
    return (uint8_t)(255 - (255 - value) * percent / 100);
}

im_colour im_palette_tint(im_colour colour, unsigned percent)
{
    im_colour tint = {towards_white(colour.r, percent), towards_white(colour.g, percent),
                      towards_white(colour.b, percent)};
    return tint;
}
