/* graphml.c - the network as GraphML (http://graphml.graphdrawing.org/specification.html), for
 * Gephi, igraph, NetworkX and whoever else reads it.
 *
 * Two tables tell of every attribute its key, name, type and where its value stands; the rest
 * follows from them. Names are those that Gephi looks for; nothing is declared for the
 * graph itself, which Gephi does not like; what is not known is left out. */
#include <libxml/xmlwriter.h>
#include <math.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/error.h"
#include "base/utf8.h"
#include "export/fixed.h"
#include "graph/network.h"

typedef struct writer {
    xmlTextWriter *xml;
    FILE *stream;
    im_string clean; /* scratch: a value without what XML cannot hold */
    bool failed;     /* memory ran out */
} writer;

/* How a value stands in its record. */
typedef enum storage {
    TEXT,      /* const char *; NULL or "": not known */
    WHOLE,     /* unsigned */
    BYTE,      /* uint8_t */
    PLACE,     /* double, to a thousandth */
    MEASURE,   /* double, of players only */
    WORKED_OUT /* by `read`; NULL: not known */
} storage;

typedef struct attribute {
    const char *key, *name, *type;
    storage storage;
    size_t offset; /* within im_node or im_edge */
    const char *(*read)(const void *record, char buffer[IM_FIXED_LENGTH]);
} attribute;

/* ---------------------------------------------------------------- values that are worked out */

static const char *whole(char buffer[IM_FIXED_LENGTH], unsigned value)
{
    snprintf(buffer, IM_FIXED_LENGTH, "%u", value);
    return buffer;
}

static const char *node_kind(const void *record, char buffer[IM_FIXED_LENGTH])
{
    (void)buffer;
    return im_node_kind_name(((const im_node *)record)->kind);
}

static const char *node_agreement(const void *record, char buffer[IM_FIXED_LENGTH])
{
    const im_node *node = record;
    (void)buffer;
    return node->kind == IM_NODE_AGREEMENT ? inmaek_agreement_kind_name(node->agreement) : NULL;
}

static const char *node_status(const void *record, char buffer[IM_FIXED_LENGTH])
{
    const im_node *node = record;
    (void)buffer;
    return node->kind == IM_NODE_AGREEMENT ? inmaek_status_name(node->status) : NULL;
}

/* Whole sums without a point, however large. */
static const char *node_amount(const void *record, char buffer[IM_FIXED_LENGTH])
{
    const im_node *node = record;
    if (!node->has_amount || !isfinite(node->amount)) return NULL;
    if (fabs(node->amount) < 1e15)
        return im_fixed(buffer, node->amount, node->amount == floor(node->amount) ? 0 : 2);
    snprintf(buffer, IM_FIXED_LENGTH, "%.0f", fmin(fmax(node->amount, -1e30), 1e30));
    return buffer;
}

static const char *node_degree(const void *record, char buffer[IM_FIXED_LENGTH])
{
    const im_node *node = record;
    return node->kind == IM_NODE_AGREEMENT ? NULL : whole(buffer, (unsigned)node->measures[INMAEK_DEGREE]);
}

static const char *node_community(const void *record, char buffer[IM_FIXED_LENGTH])
{
    const im_node *node = record;
    return node->community < 0 ? NULL : whole(buffer, (unsigned)node->community);
}

static const char *edge_relation(const void *record, char buffer[IM_FIXED_LENGTH])
{
    (void)buffer;
    return im_relation_name(((const im_edge *)record)->relation);
}

static const char *edge_former(const void *record, char buffer[IM_FIXED_LENGTH])
{
    const im_edge *edge = record;
    (void)buffer;
    return edge->relation != IM_RELATION_ROLE ? NULL : edge->former ? "true" : "false";
}

static const char *edge_part(const void *record, char buffer[IM_FIXED_LENGTH])
{
    const im_edge *edge = record;
    (void)buffer;
    return edge->relation == IM_RELATION_PARTY ? inmaek_part_name(edge->part) : NULL;
}

/* ---------------------------------------------------------------- the tables */

#define OF_NODE(field) offsetof(im_node, field), NULL
#define OF_EDGE(field) offsetof(im_edge, field), NULL

static const attribute node_attributes[] = {
    {"kind", "kind", "string", WORKED_OUT, 0, node_kind},
    {"label", "label", "string", TEXT, OF_NODE(label)},
    {"aliases", "aliases", "string", TEXT, OF_NODE(aliases)},
    {"name_en", "name_en", "string", TEXT, OF_NODE(name_en)},
    {"sector", "sector", "string", TEXT, OF_NODE(sector)},
    {"title", "title", "string", TEXT, OF_NODE(title)},
    {"agreement", "agreement", "string", WORKED_OUT, 0, node_agreement},
    {"status", "status", "string", WORKED_OUT, 0, node_status},
    {"date", "date", "string", TEXT, OF_NODE(date)},
    {"amount", "amount", "double", WORKED_OUT, 0, node_amount},
    {"currency", "currency", "string", TEXT, OF_NODE(currency)},
    {"evidence", "evidence", "string", TEXT, OF_NODE(evidence)},
    {"mentions", "mentions", "int", WHOLE, OF_NODE(mentions)},
    {"documents", "documents", "int", WHOLE, OF_NODE(documents)},
    {"first_seen", "first_seen", "string", TEXT, OF_NODE(first_seen)},
    {"last_seen", "last_seen", "string", TEXT, OF_NODE(last_seen)},
    {"sources", "sources", "string", TEXT, OF_NODE(sources)},
    {"degree", "degree", "int", WORKED_OUT, 0, node_degree},
    {"betweenness", "betweenness", "double", MEASURE, OF_NODE(measures[INMAEK_BETWEENNESS])},
    {"closeness", "closeness", "double", MEASURE, OF_NODE(measures[INMAEK_CLOSENESS])},
    {"eigenvector", "eigenvector", "double", MEASURE, OF_NODE(measures[INMAEK_EIGENVECTOR])},
    {"pagerank", "pagerank", "double", MEASURE, OF_NODE(measures[INMAEK_PAGERANK])},
    {"community", "community", "int", WORKED_OUT, 0, node_community},
    {"x", "x", "double", PLACE, OF_NODE(x)},
    {"y", "y", "double", PLACE, OF_NODE(y)},
    {"size", "size", "double", PLACE, OF_NODE(size)},
    {"r", "r", "int", BYTE, OF_NODE(r)},
    {"g", "g", "int", BYTE, OF_NODE(g)},
    {"b", "b", "int", BYTE, OF_NODE(b)},
};

/* Keys must differ from the nodes', names need not. */
static const attribute edge_attributes[] = {
    {"e_relation", "relation", "string", WORKED_OUT, 0, edge_relation},
    {"e_label", "label", "string", TEXT, OF_EDGE(label)},
    {"e_title", "title", "string", TEXT, OF_EDGE(title)},
    {"e_former", "former", "boolean", WORKED_OUT, 0, edge_former},
    {"e_part", "part", "string", WORKED_OUT, 0, edge_part},
    {"e_weight", "weight", "int", WHOLE, OF_EDGE(weight)},
    {"e_evidence", "evidence", "string", TEXT, OF_EDGE(evidence)},
    {"e_sources", "sources", "string", TEXT, OF_EDGE(sources)},
    {"e_confidence", "confidence", "double", PLACE, OF_EDGE(confidence)},
};

/* The value as text; NULL if it is not known or not for this record. */
static const char *read_value(const attribute *one, const void *record, bool is_player,
                              char buffer[IM_FIXED_LENGTH])
{
    const void *at = (const char *)record + one->offset;
    switch (one->storage) {
    case TEXT: {
        const char *text = *(const char *const *)at;
        return text && text[0] ? text : NULL;
    }
    case WHOLE:
        return whole(buffer, *(const unsigned *)at);
    case BYTE:
        return whole(buffer, *(const uint8_t *)at);
    case PLACE:
        return im_fixed(buffer, *(const double *)at, 3);
    case MEASURE:
        return is_player ? im_fixed(buffer, *(const double *)at, 9) : NULL;
    case WORKED_OUT:
        return one->read(record, buffer);
    }
    return NULL;
}

#define COUNT_OF(array) (sizeof(array) / sizeof *(array))

/* ---------------------------------------------------------------- writing */

/* Can XML 1.0 hold it? (production 2, Char) */
static bool is_xml_char(uint32_t c)
{
    return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c <= 0xD7FF) ||
           (c >= 0xE000 && c <= 0xFFFD) || c >= 0x10000;
}

/* Is there anything in the text that XML cannot hold? A look at the bytes is enough for most. */
static bool is_clean(const char *text)
{
    size_t length = strlen(text);
    for (size_t i = 0; i < length;) {
        unsigned char c = (unsigned char)text[i];
        if (c >= 0x20 && c < 0x7F) {
            i++;
            continue;
        }
        size_t start = i;
        uint32_t code = im_utf8_next(text, length, &i);
        if (!is_xml_char(code) || (code == 0xFFFD && i - start != 3)) return false;
    }
    return true;
}

/* The text, with a space for each control character and U+FFFD for each broken byte. */
static const char *cleaned(writer *out, const char *text)
{
    if (is_clean(text)) return text;
    size_t length = strlen(text);
    im_string_clear(&out->clean);
    for (size_t i = 0; i < length;) {
        char bytes[4];
        uint32_t code = im_utf8_next(text, length, &i);
        im_string_add(&out->clean, bytes, im_utf8_write(bytes, is_xml_char(code) ? code : ' '));
    }
    out->failed = out->failed || out->clean.failed;
    return out->clean.failed ? "" : out->clean.items;
}

static void open_element(writer *out, const char *name)
{
    if (xmlTextWriterStartElement(out->xml, BAD_CAST name) < 0) out->failed = true;
}

static void close_element(writer *out)
{
    if (xmlTextWriterEndElement(out->xml) < 0) out->failed = true;
}

static void write_attribute(writer *out, const char *name, const char *value)
{
    if (xmlTextWriterWriteAttribute(out->xml, BAD_CAST name, BAD_CAST cleaned(out, value)) < 0)
        out->failed = true;
}

static void write_keys(writer *out, const char *domain, const attribute *attributes, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        open_element(out, "key");
        write_attribute(out, "id", attributes[i].key);
        write_attribute(out, "for", domain);
        write_attribute(out, "attr.name", attributes[i].name);
        write_attribute(out, "attr.type", attributes[i].type);
        close_element(out);
    }
}

static void write_values(writer *out, const void *record, bool is_player, const attribute *attributes,
                         size_t count)
{
    char buffer[IM_FIXED_LENGTH];
    for (size_t i = 0; i < count; i++) {
        const char *value = read_value(&attributes[i], record, is_player, buffer);
        if (!value) continue;
        open_element(out, "data");
        write_attribute(out, "key", attributes[i].key);
        if (xmlTextWriterWriteString(out->xml, BAD_CAST cleaned(out, value)) < 0) out->failed = true;
        close_element(out);
    }
}

static bool has_failed(const writer *out)
{
    return out->failed || ferror(out->stream);
}

static void write_network(writer *out, const im_network *network)
{
    open_element(out, "graph");
    write_attribute(out, "id", "inmaek");
    write_attribute(out, "edgedefault", "directed");
    for (size_t i = 0; i < network->node_count && !has_failed(out); i++) {
        const im_node *node = &network->nodes[i];
        open_element(out, "node");
        write_attribute(out, "id", node->id);
        write_values(out, node, node->kind != IM_NODE_AGREEMENT, node_attributes, COUNT_OF(node_attributes));
        close_element(out);
    }
    for (size_t i = 0; i < network->edge_count && !has_failed(out); i++) {
        const im_edge *edge = &network->edges[i];
        open_element(out, "edge");
        write_attribute(out, "id", edge->id);
        write_attribute(out, "source", network->nodes[edge->from].id);
        write_attribute(out, "target", network->nodes[edge->to].id);
        write_values(out, edge, false, edge_attributes, COUNT_OF(edge_attributes));
        close_element(out);
    }
    close_element(out);
}

static void write_document(writer *out, const im_network *network)
{
    static const char space[] = "http://graphml.graphdrawing.org/xmlns";
    static const char location[] =
        "http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd";
    xmlTextWriterSetIndent(out->xml, 1);
    xmlTextWriterSetIndentString(out->xml, BAD_CAST " ");
    if (xmlTextWriterStartDocument(out->xml, NULL, "UTF-8", NULL) < 0) out->failed = true;
    open_element(out, "graphml");
    write_attribute(out, "xmlns", space);
    write_attribute(out, "xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance");
    write_attribute(out, "xsi:schemaLocation", location);
    write_keys(out, "node", node_attributes, COUNT_OF(node_attributes));
    write_keys(out, "edge", edge_attributes, COUNT_OF(edge_attributes));
    write_network(out, network);
    close_element(out);
    if (xmlTextWriterEndDocument(out->xml) < 0 || xmlTextWriterWriteRaw(out->xml, BAD_CAST "\n") < 0)
        out->failed = true;
}

/* Tells libxml2 nothing of faults, which it would print: the stream remembers them. */
static int write_bytes(void *stream, const char *bytes, int length)
{
    if (!ferror((FILE *)stream)) fwrite(bytes, 1, (size_t)length, stream);
    return length;
}

/* libxml2 would print its complaints; ours go through `failed`. */
static void stay_silent(void *context, const char *format, ...)
{
    (void)context, (void)format;
}

inmaek_code inmaek_graph_print_graphml(const inmaek_graph *graph, FILE *stream, inmaek_error *error)
{
    writer out = {.stream = stream};
    xmlGenericErrorFunc old_handler = xmlGenericError;
    void *old_context = xmlGenericErrorContext;
    xmlSetGenericErrorFunc(NULL, stay_silent);
    xmlOutputBuffer *buffer = xmlOutputBufferCreateIO(write_bytes, NULL, stream, NULL);
    if (buffer) out.xml = xmlNewTextWriter(buffer);
    if (out.xml) {
        write_document(&out, im_graph_network(graph));
        xmlFreeTextWriter(out.xml); /* and its buffer, written out */
    } else {
        out.failed = true;
        if (buffer) xmlOutputBufferClose(buffer);
    }
    free(out.clean.items);
    xmlSetGenericErrorFunc(old_context, old_handler);
    return out.failed ? im_no_memory(error) : INMAEK_OK; /* all else the stream knows */
}
