/* dot.c - the graph as a DOT file that draws itself.
 *
 * All that Graphviz must know stands in the file, so that dot, neato and sfdp alike give the
 * same picture, in landscape and up to 2400 pixels wide:
 *
 *     dot -Tpng graphs/altman-visit.dot -o graphs/altman-visit.png
 *     dot -Tsvg graphs/altman-visit.dot -o graphs/altman-visit.svg
 *
 * Organizations are boxes, people ellipses, agreements notes. What was said of a tie is its
 * tooltip, for SVG. */
#include <math.h>
#include <stdlib.h>

#include "base/error.h"
#include "export/dot_legend.h"
#include "export/dot_text.h"
#include "export/fixed.h"
#include "export/picture.h"
#include "export/words.h"
#include "graph/palette.h"

/* The first that a machine has is taken; all but the last have Hangul. A style behind the last
 * name goes for all of them. */
#define FONT "NanumGothic,Noto Sans CJK KR,Noto Sans KR,Apple SD Gothic Neo,Malgun Gothic,sans-serif"

enum { TOOLTIP_LETTERS = 200 };
static const double STRONG = 0.5; /* the rank from which a player is painted in full colour */

typedef struct writer {
    FILE *stream;
    im_string line;
    const im_picture *picture;
    const im_node *nodes;
} writer;

static void add(writer *w, const char *text)
{
    im_string_adds(&w->line, text);
}

static void add_number(writer *w, const char *before, double value, unsigned decimals)
{
    char digits[IM_FIXED_LENGTH];
    add(w, before);
    add(w, im_fixed(digits, value, decimals));
}

static void add_colour(writer *w, const char *name, im_colour c)
{
    im_string_addf(&w->line, ", %s=\"#%02X%02X%02X\"", name, c.r, c.g, c.b);
}

static void add_letters(writer *w, const char *text, size_t most)
{
    if (text) im_dot_add(&w->line, text, most, 0);
}

/* What stands when the pointer rests: a headline, and the sentence that backs it. */
static void add_tooltip(writer *w, const char *headline, const char *detail)
{
    add(w, ", tooltip=\"");
    add_letters(w, headline, TOOLTIP_LETTERS);
    if (headline && *headline && detail && *detail) add(w, "\\n");
    add_letters(w, detail, TOOLTIP_LETTERS);
    add(w, "\"");
}

static void end_line(writer *w)
{
    add(w, "\n");
    if (!w->line.failed) fwrite(w->line.items, 1, w->line.count, w->stream);
    w->line.count = 0; /* not cleared: a failure must show at the end */
}

/* ---------------------------------------------------------------- nodes */

static const char *const shapes[] = {
    [IM_NODE_ORGANIZATION] = "shape=box, style=\"rounded,filled\"",
    [IM_NODE_PERSON] = "shape=ellipse, style=filled",
    [IM_NODE_AGREEMENT] = "shape=note, style=filled",
};

static void add_label(writer *w, const im_node *node)
{
    double font = w->picture->looks[node - w->nodes].font;
    add(w, " [label=\"");
    if (font > 0) im_picture_label(&w->line, node);
    add(w, "\"");
    if (font > 0) add_number(w, ", fontsize=", font, 1);
}

static void add_place(writer *w, const im_node *node)
{
    const im_box *box = &w->picture->boxes[node - w->nodes];
    add_number(w, ", pos=\"", box->x, 1);
    add_number(w, ",", box->y, 1);
    add_number(w, "\", width=", box->width / 72, 3);
    add_number(w, ", height=", box->height / 72, 3);
}

static void add_player_looks(writer *w, const im_node *node)
{
    double rank = w->picture->looks[node - w->nodes].rank;
    im_colour colour = im_palette_node(node->kind);
    add_colour(w, "color", colour);
    add_colour(w, "fillcolor", im_palette_tint(colour, rank >= STRONG ? 100 : 13 + (unsigned)(30 * rank)));
    if (rank >= STRONG) add(w, ", fontcolor=white, fontname=\"" FONT " Bold\"");
    add_tooltip(w, node->label, node->kind == IM_NODE_PERSON ? node->title : node->name_en);
}

/* Dashed: not yet concluded. Pale: over. */
static const char *status_style(inmaek_status status)
{
    return status == INMAEK_DISCUSSED || status == INMAEK_PLANNED ? "dashed" : NULL;
}

static im_colour agreement_colour(const im_node *node)
{
    im_colour colour = im_palette_agreement(node->agreement);
    return node->status == INMAEK_ENDED ? im_palette_tint(colour, 45) : colour;
}

static void add_agreement_looks(writer *w, const im_node *node)
{
    im_colour colour = agreement_colour(node);
    add_colour(w, "color", colour);
    add_colour(w, "fontcolor", colour);
    add_colour(w, "fillcolor", im_palette_tint(colour, w->picture->crowded ? 60 : 8));
    if (status_style(node->status))
        im_string_addf(&w->line, ", style=\"filled,%s\"", status_style(node->status));
    add_tooltip(w, node->label, node->evidence);
}

static void write_node(writer *w, const im_node *node)
{
    add(w, "  ");
    im_dot_quote(&w->line, node->id);
    add_label(w, node);
    add_place(w, node);
    if (node->kind == IM_NODE_AGREEMENT)
        add_agreement_looks(w, node);
    else
        add_player_looks(w, node);
    add(w, "];");
    end_line(w);
}

/* The nodes that bear words come last, on top of those that do not. */
static void write_nodes(writer *w, bool named)
{
    int kind = -1;
    for (size_t i = 0; i < w->picture->network->node_count; i++) {
        if ((w->picture->looks[i].font > 0) != named) continue;
        if ((int)w->nodes[i].kind != kind) {
            kind = (int)w->nodes[i].kind;
            im_string_addf(&w->line, "\n  node [%s];", shapes[kind]);
            end_line(w);
        }
        write_node(w, &w->nodes[i]);
    }
}

/* ---------------------------------------------------------------- edges */

static double width_of(const im_edge *edge)
{
    return fmin(1 + 0.35 * log2(edge->weight ? edge->weight : 1), 3);
}

/* Arrows go from who gives through the agreement to who takes. */
static void add_party_looks(writer *w, const im_edge *edge)
{
    const im_node *agreement = &w->nodes[edge->to];
    inmaek_part gives, takes;
    bool directed = inmaek_agreement_kind_directed(agreement->agreement, &gives, &takes);
    add(w, directed && edge->part == gives   ? ", dir=forward"
           : directed && edge->part == takes ? ", dir=back"
                                             : "");
    add_number(w, ", penwidth=", 0.3 + width_of(edge), 1);
    add_colour(w, "color", im_palette_tint(agreement_colour(agreement), 75));
    if (status_style(agreement->status))
        im_string_addf(&w->line, ", style=%s", status_style(agreement->status));
}

static void write_edge(writer *w, const im_edge *edge)
{
    add(w, "  ");
    im_dot_quote(&w->line, w->nodes[edge->from].id);
    add(w, " -> ");
    im_dot_quote(&w->line, w->nodes[edge->to].id);
    im_string_addf(&w->line, " [class=%s", im_relation_name(edge->relation));
    if (edge->relation == IM_RELATION_PARTY) add_party_looks(w, edge);
    if (edge->former) add(w, ", style=dashed");
    add_tooltip(w, edge->relation == IM_RELATION_ROLE ? edge->title : edge->label, edge->evidence);
    add(w, "];");
    end_line(w);
}

/* Edges stand by relation: what is common to one is said once. */
static void write_edges(writer *w)
{
    static const char *const ties[] = {
        [IM_RELATION_ROLE] = "dir=none, style=solid",
        [IM_RELATION_AFFILIATE] = "dir=forward, arrowhead=onormal, style=dashed",
        [IM_RELATION_PARTY] = "dir=none, arrowhead=normal, style=solid",
        [IM_RELATION_PARTICIPANT] = "dir=none, style=dotted",
    };
    const im_network *network = w->picture->network;
    for (size_t i = 0; i < network->edge_count; i++) {
        im_relation relation = network->edges[i].relation;
        if (i == 0 || relation != network->edges[i - 1].relation) {
            im_node_kind kind = relation == IM_RELATION_AFFILIATE ? IM_NODE_ORGANIZATION : IM_NODE_PERSON;
            im_string_addf(&w->line, "\n  edge [%s", ties[relation]);
            add_colour(w, "color", im_palette_tint(im_palette_node(kind), 70));
            add(w, "];");
            end_line(w);
        }
        write_edge(w, &network->edges[i]);
    }
}

/* ---------------------------------------------------------------- the whole */

static void write_head(writer *w)
{
    add(w, "digraph inmaek {\n");
    add(w, "  graph [layout=nop, overlap=true, outputorder=edgesfirst, charset=\"UTF-8\",\n");
    im_string_addf(&w->line, "    splines=%s, size=\"16,12\", dpi=150, pad=0.3, bgcolor=white,\n",
                   w->picture->routed ? "true" : "line");
    add(w, "    fontname=\"" FONT "\", fontcolor=\"#1B2733\",\n");
    add(w, "    labelloc=t, labeljust=l, label=");
    im_dot_legend(&w->line, w->picture);
    add(w, "];\n");
    add(w, "  node [fontname=\"" FONT "\", fontcolor=\"#1B2733\", margin=\"0.02,0.02\"];\n");
    im_string_addf(&w->line, "  edge [arrowsize=%s];", w->picture->crowded ? "0.3" : "0.6");
    end_line(w);
}

inmaek_code inmaek_graph_print_dot(const inmaek_graph *graph, FILE *stream, inmaek_error *error)
{
    im_picture picture;
    inmaek_code code = im_picture_make(&picture, im_graph_network(graph), error);
    if (code) return code;
    writer w = {.stream = stream, .picture = &picture, .nodes = picture.network->nodes};
    write_head(&w);
    write_nodes(&w, false);
    write_nodes(&w, true);
    write_edges(&w);
    add(&w, "}");
    end_line(&w);
    bool failed = w.line.failed;
    free(w.line.items);
    im_picture_dispose(&picture);
    return failed ? im_no_memory(error) : INMAEK_OK;
}
