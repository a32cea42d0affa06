/* dot_legend.c - see the header. */
#include "export/dot_legend.h"

#include <math.h>

#include "export/fixed.h"
#include "export/words.h"
#include "graph/palette.h"

#define GAP " &#160; "
#define INK "#52606D" /* for what stands back */

static void add_sign(im_string *out, const char *sign, im_colour c, const char *word)
{
    im_string_addf(out, "<FONT COLOR=\"#%02X%02X%02X\">%s</FONT> %s" GAP, c.r, c.g, c.b, sign, word);
}

static void add_title(im_string *out, const im_network *network)
{
    size_t counts[IM_NODE_AGREEMENT + 1] = {0};
    for (size_t i = 0; i < network->node_count; i++) counts[network->nodes[i].kind]++;
    im_string_addf(out, "<B>%s</B></FONT>", im_word_picture());
    for (int kind = IM_NODE_ORGANIZATION; kind <= IM_NODE_AGREEMENT; kind++)
        im_string_addf(out, "%s<FONT COLOR=\"" INK "\">%s %zu</FONT>", GAP,
                       im_word_node_kind((im_node_kind)kind), counts[kind]);
}

/* The kinds of agreement that the graph has, each in the colour of its lines. */
static void add_agreements(im_string *out, const im_network *network)
{
    bool seen[INMAEK_AGREEMENT_KINDS] = {false};
    for (size_t i = 0; i < network->node_count; i++)
        if (network->nodes[i].kind == IM_NODE_AGREEMENT) seen[network->nodes[i].agreement] = true;
    for (int kind = 0; kind < INMAEK_AGREEMENT_KINDS; kind++)
        if (seen[kind])
            add_sign(out, "▤", im_palette_agreement((inmaek_agreement_kind)kind),
                     im_agreement_word((inmaek_agreement_kind)kind));
}

void im_dot_legend(im_string *out, const im_picture *picture)
{
    char large[IM_FIXED_LENGTH], small[IM_FIXED_LENGTH];
    double size = fmax(12, picture->width / 84);
    im_fixed(large, 2.1 * size, 0);
    im_fixed(small, size, 0);
    im_string_adds(out, "<<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"4\">\n");
    im_string_addf(out, "      <TR><TD ALIGN=\"LEFT\"><FONT POINT-SIZE=\"%s\"><FONT POINT-SIZE=\"%s\">",
                   small, large);
    add_title(out, picture->network);
    im_string_addf(out, "</FONT></TD></TR>\n      <TR><TD ALIGN=\"LEFT\"><FONT POINT-SIZE=\"%s\">", small);
    add_sign(out, "■", im_palette_node(IM_NODE_ORGANIZATION), im_word_node_kind(IM_NODE_ORGANIZATION));
    add_sign(out, "●", im_palette_node(IM_NODE_PERSON), im_word_node_kind(IM_NODE_PERSON));
    add_agreements(out, picture->network);
    im_string_addf(out, "<FONT COLOR=\"" INK "\">– – %s·%s" GAP "· · · %s" GAP "%s</FONT>",
                   im_word_status(INMAEK_DISCUSSED), im_word_status(INMAEK_PLANNED), im_word_participant(),
                   im_word_sizes());
    im_string_adds(out, "</FONT></TD></TR>\n      <TR><TD> </TD></TR></TABLE>>");
}
