#!/usr/bin/env python3
"""graphml.py FACTS GRAPHML - does NetworkX give back what the facts say?

Reads the fact records of FACTS (JSON lines), which may name nothing in two ways, and the graph made
of them, and compares: every node, every edge, every attribute that the vocabulary promises, and the
type of each. Prints what differs; exit 1 if anything does."""
import json
import math
import re
import sys

import networkx as nx

PLAYER = {"kind": str, "label": str, "name_en": str, "mentions": int, "documents": int, "sources": str,
          "degree": int, "betweenness": float, "closeness": float, "eigenvector": float, "pagerank": float,
          "community": int, "x": float, "y": float, "size": float, "r": int, "g": int, "b": int}
AGREEMENT = {"kind": str, "label": str, "agreement": str, "status": str, "evidence": str, "mentions": int,
             "documents": int, "sources": str, "x": float, "y": float, "size": float, "r": int, "g": int, "b": int}
MAY = {"aliases": str, "first_seen": str, "last_seen": str, "sector": str, "title": str, "date": str,
       "amount": float, "currency": str}
EDGE = {"relation": str, "label": str, "weight": int, "evidence": str, "sources": str, "confidence": float}
EDGE_MAY = {"role": {"title": str, "former": bool}, "affiliate": {}, "party": {"part": str}, "participant": {}}
PARTS = {"investment": ("investor", "investee"), "acquisition": ("acquirer", "target"),
         "supply": ("supplier", "customer"), "license": ("provider", "user")}
faults = []


def expect(condition, message):
    if not condition:
        faults.append(message)


def check_types(what, data, must, may):
    for name, kind in must.items():
        expect(type(data.get(name)) is kind, f"{what}: {name} is {data.get(name)!r}, not {kind.__name__}")
    for name, value in data.items():
        kind = must.get(name) or may.get(name)
        expect(kind is not None, f"{what}: nobody asked for {name}")
        expect(kind is None or type(value) is kind, f"{what}: {name} is {value!r}")
        expect(value != "", f"{what}: {name} is empty instead of left out")
        expect(not isinstance(value, float) or math.isfinite(value), f"{what}: {name} is {value}")


def facts_as_sets(path):
    """Nodes and edges by names, as the facts tell them."""
    nodes, edges = set(), set()
    for line in open(path, encoding="utf-8"):
        record = json.loads(line)
        name = {e["id"]: e["name"] for e in record["entities"]}
        nodes |= {(e["kind"], e["name"]) for e in record["entities"]}
        for role in record["roles"]:
            edges.add(("role", name[role["person"]], name[role["organization"]],
                       role["title"], bool(role.get("former"))))
        for tie in record["affiliations"]:
            edges.add(("affiliate", name[tie["child"]], name[tie["parent"]]))
        for deal in record["agreements"]:
            parts = PARTS.get(deal["kind"], ("party", "party"))
            sides = [(p, "party") for p in deal.get("parties", [])]
            sides += [(p, parts[0]) for p in deal.get("from", [])] + [(p, parts[1]) for p in deal.get("to", [])]
            key = (deal["kind"], frozenset((name[p], part) for p, part in sides))
            nodes.add(("agreement", key))
            edges |= {("party", name[p], key, part) for p, part in sides}
            edges |= {("participant", name[p], key) for p in deal["people"]}
    return nodes, edges


def graph_as_sets(graph):
    keys = {}
    for node, data in graph.nodes(data=True):
        if data["kind"] == "agreement":
            sides = {(graph.nodes[a]["label"], e["part"]) for a, _, e in graph.in_edges(node, data=True)
                     if e["relation"] == "party"}
            keys[node] = (data["agreement"], frozenset(sides))
        else:
            keys[node] = data["label"]
    nodes = {(data["kind"], keys[node]) for node, data in graph.nodes(data=True)}
    edges = set()
    for a, b, data in graph.edges(data=True):
        more = {"role": lambda: (data["title"], data["former"]), "party": lambda: (data["part"],)}
        edges.add((data["relation"], keys[a], keys[b]) + more.get(data["relation"], tuple)())
    return nodes, edges


def main():
    graph = nx.read_graphml(sys.argv[2], force_multigraph=True)
    expect(graph.is_directed(), "the graph is not directed")
    for node, data in graph.nodes(data=True):
        expect(re.fullmatch(r"(org|person|agreement):[\w.:·-]+", node), f"{node}: no id of ours")
        check_types(node, data, AGREEMENT if data["kind"] == "agreement" else PLAYER, MAY)
        expect(all(0 <= data[c] <= 255 for c in "rgb"), f"{node}: no colour")
    for a, b, data in graph.edges(data=True):
        data = {k: v for k, v in data.items() if k != "id"}
        check_types(f"{a} - {b}", data, EDGE, EDGE_MAY[data["relation"]])
        expect(0 <= data["confidence"] <= 1 and data["weight"] >= 1, f"{a} - {b}: {data}")
    told, read = facts_as_sets(sys.argv[1]), graph_as_sets(graph)
    for what, one, other in zip(("nodes", "edges"), told, read):
        expect(one == other, f"{what}: missing {one - other}, not told {other - one}")
    for fault in faults[:20]:
        print(fault)
    print(f"{graph.number_of_nodes()} nodes, {graph.number_of_edges()} edges, {len(faults)} faults")
    sys.exit(1 if faults else 0)


main()
