/* graphml.c - the network as GraphML (http://graphml.graphdrawing.org/specification.html), for
 * Gephi, igraph, NetworkX and whoever else reads it.
 *
 * One table tells of every attribute its key, its name, its type and where its value stands; the
 * rest follows from the table. Names are those that Gephi looks for; nothing is declared for the
 * graph itself, which Gephi does not like; what is not known is left out. */
#include <libxml/xmlwriter.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/atomic.h"
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

/* A value of a node or an edge, as text. NULL: not known. */
typedef const char *(*read_value)(const void *item, char buffer[IM_FIXED_LENGTH]);

typedef struct attribute {
    const char *key, *name, *type;
    read_value read;
} attribute;

/* ---------------------------------------------------------------- nodes' values */

static const char *whole(char buffer[IM_FIXED_LENGTH], unsigned long long value)
{
    snprintf(buffer, IM_FIXED_LENGTH, "%llu", value);
    return buffer;
}

static const char *unless_empty(const char *text) { return text && text[0] ? text : NULL; }

#define NODE_TEXT(field)                                                                                     \
    static const char *node_##field(const void *item, char buffer[IM_FIXED_LENGTH])                          \
    {                                                                                                        \
        (void)buffer;                                                                                        \
        return unless_empty(((const im_node *)item)->field);                                                 \
    }
#define NODE_WHOLE(field)                                                                                    \
    static const char *node_##field(const void *item, char buffer[IM_FIXED_LENGTH])                          \
    {                                                                                                        \
        return whole(buffer, ((const im_node *)item)->field);                                                \
    }
#define NODE_DECIMAL(field, decimals)                                                                        \
    static const char *node_##field(const void *item, char buffer[IM_FIXED_LENGTH])                          \
    {                                                                                                        \
        return im_fixed(buffer, ((const im_node *)item)->field, decimals);                                   \
    }
#define NODE_MEASURE(name, index)                                                                            \
    static const char *node_##name(const void *item, char buffer[IM_FIXED_LENGTH])                           \
    {                                                                                                        \
        const im_node *node = item;                                                                          \
        return node->kind == IM_NODE_AGREEMENT ? NULL : im_fixed(buffer, node->measures[index], 9);          \
    }

NODE_TEXT(label) NODE_TEXT(aliases) NODE_TEXT(name_en) NODE_TEXT(sector) NODE_TEXT(title)
NODE_TEXT(first_seen) NODE_TEXT(last_seen) NODE_TEXT(sources) NODE_TEXT(date) NODE_TEXT(currency) NODE_TEXT(evidence)
NODE_WHOLE(mentions) NODE_WHOLE(documents) NODE_WHOLE(r) NODE_WHOLE(g) NODE_WHOLE(b)
NODE_DECIMAL(x, 3) NODE_DECIMAL(y, 3) NODE_DECIMAL(size, 3)
NODE_MEASURE(betweenness, INMAEK_BETWEENNESS) NODE_MEASURE(closeness, INMAEK_CLOSENESS)
NODE_MEASURE(eigenvector, INMAEK_EIGENVECTOR) NODE_MEASURE(pagerank, INMAEK_PAGERANK)

static const char *node_kind(const void *item, char buffer[IM_FIXED_LENGTH])
{
    (void)buffer;
    return im_node_kind_name(((const im_node *)item)->kind);
}

static const char *node_agreement(const void *item, char buffer[IM_FIXED_LENGTH])
{
    const im_node *node = item;
    (void)buffer;
    return node->kind == IM_NODE_AGREEMENT ? inmaek_agreement_kind_name(node->agreement) : NULL;
}

static const char *node_status(const void *item, char buffer[IM_FIXED_LENGTH])
{
    const im_node *node = item;
    (void)buffer;
    return node->kind == IM_NODE_AGREEMENT ? inmaek_status_name(node->status) : NULL;
}

static const char *node_amount(const void *item, char buffer[IM_FIXED_LENGTH])
{
    const im_node *node = item;
    if (!node->has_amount || !isfinite(node->amount)) return NULL;
    im_fixed(buffer, node->amount, node->amount == floor(node->amount) ? 0 : 2);
    if (fabs(node->amount) >= 1e15) snprintf(buffer, IM_FIXED_LENGTH, "%.0f", node->amount);
    return buffer;
}

static const char *node_degree(const void *item, char buffer[IM_FIXED_LENGTH])
{
    const im_node *node = item;
    if (node->kind == IM_NODE_AGREEMENT) return NULL;
    return whole(buffer, (unsigned long long)node->measures[INMAEK_DEGREE]);
}

static const char *node_community(const void *item, char buffer[IM_FIXED_LENGTH])
{
    const im_node *node = item;
    return node->community < 0 ? NULL : whole(buffer, (unsigned long long)node->community);
}

/* ---------------------------------------------------------------- edges' values */

#define EDGE_TEXT(field)                                                                                     \
    static const char *edge_##field(const void *item, char buffer[IM_FIXED_LENGTH])                          \
    {                                                                                                        \
        (void)buffer;                                                                                        \
        return unless_empty(((const im_edge *)item)->field);                                                 \
    }

EDGE_TEXT(label) EDGE_TEXT(title) EDGE_TEXT(evidence) EDGE_TEXT(sources)

static const char *edge_relation(const void *item, char buffer[IM_FIXED_LENGTH])
{
    (void)buffer;
    return im_relation_name(((const im_edge *)item)->relation);
}

static const char *edge_weight(const void *item, char buffer[IM_FIXED_LENGTH])
{
    return whole(buffer, ((const im_edge *)item)->weight);
}

static const char *edge_confidence(const void *item, char buffer[IM_FIXED_LENGTH])
{
    return im_fixed(buffer, ((const im_edge *)item)->confidence, 3);
}

static const char *edge_former(const void *item, char buffer[IM_FIXED_LENGTH])
{
    const im_edge *edge = item;
    (void)buffer;
    return edge->relation != IM_RELATION_ROLE ? NULL : edge->former ? "true" : "false";
}

static const char *edge_part(const void *item, char buffer[IM_FIXED_LENGTH])
{
    const im_edge *edge = item;
    (void)buffer;
    return edge->relation == IM_RELATION_PARTY ? inmaek_part_name(edge->part) : NULL;
}

/* ---------------------------------------------------------------- the tables */

static const attribute node_attributes[] = {
    {"kind", "kind", "string", node_kind},
    {"label", "label", "string", node_label},
    {"aliases", "aliases", "string", node_aliases},
    {"name_en", "name_en", "string", node_name_en},
    {"sector", "sector", "string", node_sector},
    {"title", "title", "string", node_title},
    {"agreement", "agreement", "string", node_agreement},
    {"status", "status", "string", node_status},
    {"date", "date", "string", node_date},
    {"amount", "amount", "double", node_amount},
    {"currency", "currency", "string", node_currency},
    {"evidence", "evidence", "string", node_evidence},
    {"mentions", "mentions", "int", node_mentions},
    {"documents", "documents", "int", node_documents},
    {"first_seen", "first_seen", "string", node_first_seen},
    {"last_seen", "last_seen", "string", node_last_seen},
    {"sources", "sources", "string", node_sources},
    {"degree", "degree", "int", node_degree},
    {"betweenness", "betweenness", "double", node_betweenness},
    {"closeness", "closeness", "double", node_closeness},
    {"eigenvector", "eigenvector", "double", node_eigenvector},
    {"pagerank", "pagerank", "double", node_pagerank},
    {"community", "community", "int", node_community},
    {"x", "x", "double", node_x},
    {"y", "y", "double", node_y},
    {"size", "size", "double", node_size},
    {"r", "r", "int", node_r},
    {"g", "g", "int", node_g},
    {"b", "b", "int", node_b},
};

/* Keys must differ from the nodes', names need not. */
static const attribute edge_attributes[] = {
    {"e_relation", "relation", "string", edge_relation},
    {"e_label", "label", "string", edge_label},
    {"e_title", "title", "string", edge_title},
    {"e_former", "former", "boolean", edge_former},
    {"e_part", "part", "string", edge_part},
    {"e_weight", "weight", "int", edge_weight},
    {"e_evidence", "evidence", "string", edge_evidence},
    {"e_sources", "sources", "string", edge_sources},
    {"e_confidence", "confidence", "double", edge_confidence},
};

#define COUNT_OF(array) (sizeof(array) / sizeof *(array))

/* ---------------------------------------------------------------- writing */

/* Can XML 1.0 hold it? (production 2, Char) */
static bool is_xml_char(uint32_t c)
{
    return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFFFD) ||
           c >= 0x10000;
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
    if (xmlTextWriterWriteAttribute(out->xml, BAD_CAST name, BAD_CAST cleaned(out, value)) < 0) out->failed = true;
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

static void write_values(writer *out, const void *item, const attribute *attributes, size_t count)
{
    char buffer[IM_FIXED_LENGTH];
    for (size_t i = 0; i < count; i++) {
        const char *value = attributes[i].read(item, buffer);
        if (!value) continue;
        open_element(out, "data");
        write_attribute(out, "key", attributes[i].key);
        if (xmlTextWriterWriteString(out->xml, BAD_CAST cleaned(out, value)) < 0) out->failed = true;
        close_element(out);
    }
}

static bool has_failed(const writer *out) { return out->failed || ferror(out->stream); }

static void write_network(writer *out, const im_network *network)
{
    open_element(out, "graph");
    write_attribute(out, "id", "inmaek");
    write_attribute(out, "edgedefault", "directed");
    for (size_t i = 0; i < network->node_count && !has_failed(out); i++) {
        open_element(out, "node");
        write_attribute(out, "id", network->nodes[i].id);
        write_values(out, &network->nodes[i], node_attributes, COUNT_OF(node_attributes));
        close_element(out);
    }
    for (size_t i = 0; i < network->edge_count && !has_failed(out); i++) {
        const im_edge *edge = &network->edges[i];
        open_element(out, "edge");
        write_attribute(out, "id", edge->id);
        write_attribute(out, "source", network->nodes[edge->from].id);
        write_attribute(out, "target", network->nodes[edge->to].id);
        write_values(out, edge, edge_attributes, COUNT_OF(edge_attributes));
        close_element(out);
    }
    close_element(out);
}

static void write_document(writer *out, const im_network *network)
{
    static const char space[] = "http://graphml.graphdrawing.org/xmlns";
    xmlTextWriterSetIndent(out->xml, 1);
    xmlTextWriterSetIndentString(out->xml, BAD_CAST " ");
    if (xmlTextWriterStartDocument(out->xml, NULL, "UTF-8", NULL) < 0) out->failed = true;
    open_element(out, "graphml");
    write_attribute(out, "xmlns", space);
    write_attribute(out, "xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance");
    write_attribute(out, "xsi:schemaLocation",
                    "http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd");
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

inmaek_code inmaek_graph_write_graphml(const inmaek_graph *graph, const char *path, inmaek_error *error)
{
    im_atomic file;
    inmaek_code code = im_atomic_open(&file, path, error);
    if (code != INMAEK_OK) return code;
    writer out = {.stream = file.stream};
    xmlGenericErrorFunc old_handler = xmlGenericError;
    void *old_context = xmlGenericErrorContext;
    xmlSetGenericErrorFunc(NULL, stay_silent);
    xmlOutputBuffer *buffer = xmlOutputBufferCreateIO(write_bytes, NULL, file.stream, NULL);
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
    if (out.failed) { /* all else the stream knows */
        im_atomic_abort(&file);
        return im_no_memory(error);
    }
    return im_atomic_commit(&file, error);
}
