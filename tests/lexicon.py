#!/usr/bin/env python3
"""The sentences that stand in the lexicon: `yes` is caught, `no` is not.

    lexicon.py DIR

Asks of what shows in the facts: a trigger's sentence gives an agreement of its kind, an organization
suffix's an organization that ends with it.
"""
import glob
import json
import sys

sys.dont_write_bytecode = True
import cases  # noqa: E402 the folder of this file


def deal(facts, entry):
    return any(d.kind == entry["kind"] for d in facts.deals)


def organization(facts, entry):
    ends = tuple([entry["form"], *entry.get("also", [])])
    return any(facts.name(i).endswith(ends) for i in facts.of("organization"))


CAUGHT = {"trigger": deal, "org-suffix": organization}


def main():
    examples = []
    for path in sorted(glob.glob(f"{sys.argv[1]}/*.json")):
        with open(path, encoding="utf-8") as f:
            part = json.load(f)
        for entry in part["entries"] if part["class"] in CAUGHT else []:
            if isinstance(entry, str) or (part["class"] == "trigger" and "kind" not in entry):
                continue  # a weak trigger, or one that ends a deal, tells nothing alone
            for word in ("yes", "no"):
                if word in entry:
                    case = cases.Case(path, 0, entry["form"])
                    case.passage = [entry[word]]
                    examples.append((case, CAUGHT[part["class"]], entry, word))
    failed = 0
    for (case, caught, entry, word), record in zip(examples, cases.extract([e[0] for e in examples])):
        if not record or caught(cases.Facts(record), entry) != (word == "yes"):
            failed += 1
            print(f"{case.file}: {case.title}: {word}: {case.passage[0]}")
    print(f"{len(examples) - failed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
