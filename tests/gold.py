#!/usr/bin/env python3
"""Compares what inmaek reads in seeds/articles with the answers of a careful reader.

    gold.py [--verbose] ARTICLES GOLD

ARTICLES holds NAME.txt, GOLD the answer NAME.json: entities, roles, affiliations and agreements
that name entities by id, as in a fact record; what bears "optional": true may be found or not. Each
kind of record is one test: it fails below its floor of F1, the harmonic mean of how much of what was
found is right and how much of what is right was found. Agreements are compared as pairs of parties.
"""
import argparse
import json
import os
import sys

sys.dont_write_bytecode = True
import cases  # noqa: E402 the folder of this file

FLOORS = {"organization": 0.90, "person": 0.95, "role": 0.90, "deal": 0.60, "deal and kind": 0.50}


class Tally:
    def __init__(self):
        self.right = self.found = self.wanted = 0

    def add(self, got, want, allowed):
        self.right += len(got & want)
        self.found += len(got & want) + len(got - allowed)
        self.wanted += len(want)

    def f1(self):
        return 2 * self.right / (self.found + self.wanted)


def partners(gold, facts):
    """Gold entity id -> the fact's entity that bears one of its names."""
    out = {}
    for g in gold.entities:
        for i in facts.of(gold.entities[g]["kind"]):
            if gold.names(g) & facts.names(i) and i not in out.values():
                out[g] = i
                break
    return out


def records(facts, name, optional=True):
    """Kind -> the records of that kind as tuples of names; `name` gives an entity's."""
    keep = lambda items: [i for i in items if optional or not i.get("optional")]
    pairs = [(tuple(sorted(map(name, p))), d.kind) for d in facts.deals if optional or not d.optional
             for p in d.pairs()]
    out = {kind: {(name(e["id"]),) for e in keep(facts.entities.values()) if e["kind"] == kind}
           for kind in ("organization", "person")}
    out["role"] = {(name(r["person"]), name(r["organization"])) for r in keep(facts.roles)}
    out["deal"] = {p for p, _ in pairs}
    out["deal and kind"] = {(*p, kind) for p, kind in pairs}
    return out


def read_article(articles, golds, stem):
    """(the answer, the facts that inmaek finds)"""
    with open(os.path.join(golds, stem + ".json"), encoding="utf-8") as f:
        answer = json.load(f)
    gold = cases.Facts(answer)
    for deal, record in zip(gold.deals, answer["agreements"]):
        deal.optional = record.get("optional", False)
    case = cases.Case(stem, 1, f"[{answer['date']}]")
    with open(os.path.join(articles, stem + ".txt"), encoding="utf-8") as f:
        case.passage = f.read().split("\n")
    return gold, cases.Facts(cases.extract([case])[0] or {})


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--verbose", action="store_true")
    options.add_argument("articles")
    options.add_argument("gold")
    o = options.parse_args()
    tallies = {kind: Tally() for kind in FLOORS}
    for file in sorted(os.listdir(o.gold)):
        gold, facts = read_article(o.articles, o.gold, file[:-5])
        theirs = {i: gold.name(g) for g, i in partners(gold, facts).items()}
        got = records(facts, lambda i: theirs.get(i) or f"{facts.name(i)}?")
        want, allowed = records(gold, gold.name, optional=False), records(gold, gold.name)
        for kind, tally in tallies.items():
            tally.add(got[kind], want[kind], allowed[kind])
            if o.verbose:
                for word, some in (("missed", want[kind] - got[kind]), ("wrong", got[kind] - allowed[kind])):
                    for record in sorted(some):
                        print(f"{file}: {kind} {word}: {' – '.join(record)}")
    failed = 0
    for kind, tally in tallies.items():
        low = tally.f1() < FLOORS[kind]
        failed += low
        print(f"{kind:13} {tally.right} right, {tally.found} found, {tally.wanted} wanted: "
              f"F1 {tally.f1():.3f}{f', below {FLOORS[kind]}' if low else ''}")
    print(f"{len(FLOORS) - failed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
