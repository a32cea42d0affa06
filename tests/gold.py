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


def partners(gold, facts):
    """Gold entity id -> the fact's entity that bears one of its names."""
    out = {}
    for g in gold.entities:
        for i in facts.of(gold.entities[g]["kind"]):
            if gold.names(g) & facts.names(i) and i not in out.values():
                out[g] = i
                break
    return out


def records(facts, name, skip=lambda r: False):
    """The sets to compare; `name` gives the id that both sides share."""
    pairs = [(frozenset(map(name, p)), d.kind) for d in facts.deals if not skip(d) for p in d.pairs()]
    return {
        **{k: {name(i) for i in facts.of(k) if not skip(facts.entities[i])} for k in ("organization", "person")},
        "role": {(name(r["person"]), name(r["organization"])) for r in facts.roles if not skip(r)},
        "deal": {p for p, _ in pairs},
        "deal and kind": set(pairs),
    }


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--verbose", action="store_true")
    options.add_argument("articles")
    options.add_argument("gold")
    o = options.parse_args()
    right, found, wanted = ({k: 0 for k in FLOORS} for _ in range(3))
    for file in sorted(os.listdir(o.gold)):
        with open(os.path.join(o.gold, file), encoding="utf-8") as f:
            answer = json.load(f)
        gold = cases.Facts(answer)
        for deal, record in zip(gold.deals, answer["agreements"]):
            deal.optional = record.get("optional", False)
        case = cases.Case(file, 1, f"[{answer['date']}]")
        with open(os.path.join(o.articles, file[:-5] + ".txt"), encoding="utf-8") as f:
            case.passage = f.read().split("\n")
        facts = cases.Facts(cases.extract([case])[0] or {})
        same = partners(gold, facts)
        may = lambda r: r.optional if isinstance(r, cases.Deal) else r.get("optional", False)
        want = records(gold, lambda i: same.get(i, "gold " + i), may)
        allowed = records(gold, lambda i: same.get(i, "gold " + i))
        got = records(facts, lambda i: i)
        for kind in FLOORS:
            wrong = got[kind] - allowed[kind]
            right[kind] += len(got[kind] & want[kind])
            found[kind] += len(got[kind] & want[kind]) + len(wrong)
            wanted[kind] += len(want[kind])
            if o.verbose:
                say = lambda x: " – ".join(map(facts.name, x)) if isinstance(x, (tuple, frozenset)) else facts.name(x)
                for word, some in (("missed", want[kind] - got[kind]), ("wrong", wrong)):
                    for x in sorted(map(str, (say(y) if kind != "deal and kind" else f"{say(y[0])} {y[1]}" for y in some))):
                        print(f"{file}: {kind} {word}: {x}")
    failed = 0
    for kind, floor in FLOORS.items():
        f1 = 2 * right[kind] / (found[kind] + wanted[kind])
        failed += f1 < floor
        print(f"{kind:13} {right[kind]} right, {found[kind]} found, {wanted[kind]} wanted: F1 {f1:.3f}"
              + (f", below {floor}" if f1 < floor else ""))
    print(f"{len(FLOORS) - failed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
