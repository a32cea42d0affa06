/* network.h - the record that the graph stage hands to the writers: the finished graph, plain.
 *
 * Nodes and edges stand in the order in which they are to be written: nodes by kind
 * (organizations, people, agreements) and then id; edges by relation, from, to, label. Strings
 * belong to the graph. */
#ifndef IM_NETWORK_H
#define IM_NETWORK_H

#include "inmaek.h"

typedef enum im_node_kind { IM_NODE_ORGANIZATION, IM_NODE_PERSON, IM_NODE_AGREEMENT } im_node_kind;
typedef enum im_relation {
    IM_RELATION_ROLE,
    IM_RELATION_AFFILIATE,
    IM_RELATION_PARTY,
    IM_RELATION_PARTICIPANT
} im_relation;

typedef struct im_node {
    const char *id; /* "org:오픈AI", a valid xs:NMTOKEN */
    im_node_kind kind;
    const char *label;
    const char *aliases; /* joined by '|'; "" if none */
    const char *name_en; /* from the lexicon, else romanised; agreements: NULL */
    const char *sector;  /* organizations; NULL: not known */
    const char *title;   /* people; NULL: not known */
    unsigned mentions, documents;
    const char *first_seen, *last_seen; /* ISO dates; NULL: not known */
    const char *sources;                /* document ids joined by '|' */

    /* agreements */
    inmaek_agreement_kind agreement;
    inmaek_status status;
    const char *date; /* NULL: not known */
    bool has_amount;
    double amount;
    const char *currency; /* NULL without an amount */
    const char *evidence;

    /* players: organizations and people */
    double measures[INMAEK_MEASURES];
    int community; /* 0 is the largest */

    /* looks */
    double x, y, size; /* Gephi's units: size is a diameter; y grows upwards */
    uint8_t r, g, b;
} im_node;

typedef struct im_edge {
    const char *id;    /* a valid xs:NMTOKEN, made of the other fields */
    uint32_t from, to; /* nodes */
    im_relation relation;
    const char *label;
    const char *title; /* role; else NULL */
    bool former;       /* role */
    inmaek_part part;  /* party */
    unsigned weight;   /* sentences that support it */
    const char *evidence;
    const char *sources;
    double confidence;
} im_edge;

typedef struct im_network {
    const im_node *nodes;
    size_t node_count;
    const im_edge *edges;
    size_t edge_count;
} im_network;

/* The words of the contract: "organization", "role"; static storage. */
const char *im_node_kind_name(im_node_kind kind);
const char *im_relation_name(im_relation relation);
/* An agreement's kind in a Korean headline: "업무협약"; static storage. */
const char *im_agreement_word(inmaek_agreement_kind kind);

/* The finished graph as a record; borrowed, lives as long as the graph. */
const im_network *im_graph_network(const inmaek_graph *graph);

#endif
