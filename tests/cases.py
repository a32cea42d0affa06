#!/usr/bin/env python3
"""Text cases: passages, and the records that inmaek must read out of them.

    cases.py [--rewrite | --pending] [--only WORDS] FILE...

A file holds any number of cases:

    === a title, for people [2025-02-04]
    The passage, as a newspaper prints it. The date in the title line, which may be missing, is
    the day of publication.
    ---
    org: 가온전자 = 가온 = Gaon
    person: 한서린
    role: 한서린 | 가온전자 | 대표
    former: 한서린 | 다온로보틱스 | 이사
    affiliate: 가온소재 < 가온전자
    deal: mou concluded 2025-02-04 | 가온전자 | 다온로보틱스 ; 한서린
    deal: investment planned 1200억 KRW | 가온전자, 나루은행 > 다온로보틱스

A kind of record that is listed is listed completely: one `deal:` line says that there is no other
deal. Kinds that are not listed are not looked at. `no deal` (org, person, role, affiliate) says
that there is none, `not org: NAME` that this is none, `deal?: ...` that the record may be there or
not. In a deal `*` stands for a status, date or amount that does not matter; people are compared
where the line names some. A case whose title ends with [pending] is run, but counts as skipped
when it fails.

--rewrite puts what the program says in the place of what was expected, in the cases that failed:
look at the difference, then keep it or repair the program. --pending marks the cases that fail, and
takes the mark from those that pass.
"""
import argparse
import itertools
import json
import os
import re
import subprocess
import sys
import tempfile

UNITS = {"조": 10**12, "억": 10**8, "만": 10**4}
NEGATIVE = re.compile(r"(no|not) (org|person|role|former|affiliate|deal)(?:: *(.*))?$")
POSITIVE = re.compile(r"(org|person|role|former|affiliate|deal)(\?)?: *(.*)$")
KINDS = {"former": "role"}  # a former office is listed among the offices


def squash(name):
    """A name without what writers differ in."""
    return re.sub(r"[\s㈜]|\(주\)|주식회사", "", name).casefold()


def read_amount(text):
    """1조2000억 -> 1200000000000"""
    total, rest = 0.0, text.replace(",", "")
    for number, unit in re.findall(r"([\d.]+)([조억만])", rest):
        total += float(number) * UNITS[unit]
    tail = re.sub(r"[\d.]+[조억만]", "", rest)
    return total + float(tail) if tail else total


def show_amount(amount):
    out, rest = "", round(amount)
    for unit, size in UNITS.items():
        if rest >= size:
            out, rest = f"{out}{rest // size}{unit}", rest % size
    return f"{out}{rest}" if rest or not out else out


class Deal:
    """One agreement; parties are entities' ids (or, where nothing answers to it, the name)."""

    def __init__(self, kind, status, date, amount, currency, left, right, people):
        self.kind, self.status, self.date, self.amount, self.currency = kind, status, date, amount, currency
        self.left, self.right, self.people = left, right, people

    def pairs(self):
        """(supplier, customer) where it is directed, (one, other) in a fixed order where not."""
        if self.right:
            return {(a, b) for a in self.left for b in self.right}
        return {tuple(sorted(p)) for p in itertools.combinations(self.left, 2)}

    def agrees(self, real):
        return (self.kind == real.kind
                and self.status in ("*", real.status)
                and self.date in ("*", real.date)
                and (self.amount == "*" or self.currency == real.currency
                     and abs((self.amount or 0) - (real.amount or 0)) <= 0.01 * abs(self.amount or 0))
                and (not self.people or self.people == real.people))


class Facts:
    """One fact record, with its entities found by any of their names."""

    def __init__(self, record):
        self.entities = {e["id"]: e for e in record.get("entities", [])}
        self.roles = record.get("roles", [])
        self.affiliations = record.get("affiliations", [])
        self.deals = [Deal(a["kind"], a["status"], a.get("date"), a.get("amount"), a.get("currency"),
                           a.get("from") or a.get("parties", []), a.get("to", []), set(a.get("people", [])))
                      for a in record.get("agreements", [])]
        self.ids = {}
        for names in (lambda e: [e["name"]], lambda e: e.get("surfaces", [])):
            for i, e in self.entities.items():
                for n in names(e):
                    self.ids.setdefault(squash(n), i)

    def id(self, name):
        return self.ids.get(squash(name), name)

    def name(self, i):
        return self.entities[i]["name"] if i in self.entities else i

    def names(self, i):
        e = self.entities.get(i, {"name": i})
        return {squash(n) for n in [e["name"], *e.get("surfaces", [])]}

    def of(self, kind):
        return [i for i, e in self.entities.items() if e["kind"] == kind]

    def read_deal(self, text):
        head, _, sides = text.partition("|")
        sides, _, people = sides.partition(";")
        words = head.split() + ["*"] * (2 - len(head.split()))
        deal = Deal(words[0], words[1], None, None, None, [], [], set())
        for w in words[2:]:
            if w == "*":
                deal.date = deal.amount = "*"
            elif re.fullmatch(r"\d{4}(-\d\d){0,2}", w):
                deal.date = w
            elif re.fullmatch(r"[A-Z]{3}", w):
                deal.currency = w
            else:
                deal.amount = read_amount(w)
        side = lambda s, mark: [self.id(n.strip()) for n in s.split(mark)]
        if ">" in sides:
            deal.left, deal.right = (side(s, ",") for s in sides.split(">"))
        else:
            deal.left = side(sides, "|")
        deal.people = {self.id(p.strip()) for p in people.split(",") if p.strip()}
        return deal

    def show_deal(self, d):
        names = lambda ids, mark: mark.join(self.name(i) for i in ids)
        words = [d.kind, d.status, d.date, d.amount and show_amount(d.amount), d.currency]
        parties = f"{names(d.left, ', ')} > {names(d.right, ', ')}" if d.right else names(d.left, " | ")
        people = f" ; {names(sorted(d.people), ', ')}" if d.people else ""
        return f"deal: {' '.join(w for w in words if w)} | {parties}{people}"

    def show(self, kind):
        """All records of a kind, in the notation of the cases."""
        if kind in ("org", "person"):
            for i in self.of({"org": "organization"}.get(kind, kind)):
                e = self.entities[i]
                more = [s for s in e.get("surfaces", []) if s != e["name"]]
                yield f"{kind}: {' = '.join([e['name'], *more])}"
        elif kind == "role":
            for r in self.roles:
                word = "former" if r.get("former") else "role"
                yield f"{word}: {self.name(r['person'])} | {self.name(r['organization'])} | {r['title']}"
        elif kind == "affiliate":
            for a in self.affiliations:
                yield f"affiliate: {self.name(a['child'])} < {self.name(a['parent'])}"
        else:
            yield from map(self.show_deal, self.deals)


class Check:
    """Compares one case's expected records with the facts; gathers what is wrong."""

    def __init__(self, facts, lines):
        self.facts, self.faults, self.listed = facts, [], []
        wanted = {}  # kind -> [(optional, text, line)]
        for line in lines:
            negative, positive = NEGATIVE.match(line), POSITIVE.match(line)
            if negative and (negative[1] == "no") == (negative[3] is None):
                kind = KINDS.get(negative[2], negative[2])
                if negative[1] == "no":
                    wanted.setdefault(kind, [])
                else:
                    self.forbid(kind, negative[3], line)
            elif positive:
                kind = KINDS.get(positive[1], positive[1])
                wanted.setdefault(kind, []).append((positive[2], positive[3], line))
            else:
                self.faults.append(f"not understood: {line}")
        for kind, items in wanted.items():
            self.listed.append(kind)
            compare = {"org": self.entities, "person": self.entities, "deal": self.deals}.get(kind, self.ties)
            compare(kind, items)

    def missing(self, line):
        self.faults.append(f"missing     {line}")

    def unexpected(self, line):
        self.faults.append(f"unexpected  {line}")

    def forbid(self, kind, text, line):
        f = self.facts
        if kind in ("org", "person"):
            i = f.id(text)
            there = f.entities.get(i, {}).get("kind") == {"org": "organization"}.get(kind, kind)
        elif kind == "deal":
            deal = f.read_deal(text)
            there = any(deal.pairs() & d.pairs() and deal.kind in ("*", d.kind) for d in f.deals)
        else:
            there = self.tie(kind, text)[:2] in {t[:2] for t in self.real_ties(kind)}
        if there:
            self.unexpected(line)

    def entities(self, kind, items):
        f, seen = self.facts, set()
        for optional, text, line in items:
            names = [n.strip() for n in text.split(" = ")]
            i = f.id(names[0])
            seen.add(i)
            real = i in f.of({"org": "organization"}.get(kind, kind))
            if not optional and not (real and {squash(n) for n in names} <= f.names(i)):
                self.missing(line)
        for shown, i in zip(f.show(kind), f.of({"org": "organization"}.get(kind, kind))):
            if i not in seen:
                self.unexpected(shown)

    def tie(self, kind, text, word="role"):
        if kind == "affiliate":
            child, parent = (self.facts.id(n.strip()) for n in text.split("<"))
            return child, parent, "", False
        person, org, title = (n.strip() for n in text.split("|"))
        return self.facts.id(person), self.facts.id(org), squash(title), word == "former"

    def real_ties(self, kind):
        f = self.facts
        if kind == "affiliate":
            return [(a["child"], a["parent"], "", False) for a in f.affiliations]
        return [(r["person"], r["organization"], squash(r["title"]), bool(r.get("former"))) for r in f.roles]

    def ties(self, kind, items):
        """Offices and affiliations. A title may be written longer or shorter: 대표, 대표이사."""
        real, seen = self.real_ties(kind), set()
        for optional, text, line in items:
            want = self.tie(kind, text, line.partition(":")[0].rstrip("?"))
            same = [r for r in real if r[:2] == want[:2] and r[3] == want[3]
                    and (want[2] in ("*", r[2]) or want[2] in r[2] or r[2] in want[2])]
            seen |= {r[:2] for r in same or [want]}
            if not same and not optional:
                self.missing(line)
        for shown, r in zip(self.facts.show(kind), real):
            if r[:2] not in seen:
                self.unexpected(shown)

    def deals(self, kind, items):
        f, known = self.facts, set()
        for optional, text, line in items:
            want = f.read_deal(text)
            found = {p for d in f.deals if want.agrees(d) for p in d.pairs()}
            known |= {(p, want.kind) for p in want.pairs()}
            if not optional and not want.pairs() <= found:
                self.missing(line)
        for d in f.deals:
            if any((p, d.kind) not in known for p in d.pairs()):
                self.unexpected(f.show_deal(d))


class Case:
    def __init__(self, file, number, title):
        self.file, self.line = file, number
        self.pending = title.endswith("[pending]")
        date = re.search(r"\[(\d{4}-\d\d-\d\d)\]", title)
        self.date = date and date[1]
        self.head, self.passage, self.expected, self.passage_ended = title, [], [], False
        self.title = re.sub(r"\s*\[[^]]*\]", "", title)

    def mark(self, pending):
        self.pending = pending
        self.head = re.sub(r"( \[pending\])?$", " [pending]" if pending else "", self.head, count=1)


def read_cases(path):
    cases, case = [], None
    with open(path, encoding="utf-8") as f:
        for number, line in enumerate(f.read().split("\n"), 1):
            if line.startswith("==="):
                case = Case(path, number, line.strip("= "))
                cases.append(case)
            elif case and line.startswith("---"):
                case.passage_ended = True
            elif case:
                (case.expected if case.passage_ended else case.passage).append(line)
    return cases


def extract(cases):
    """One run for all; a record for each case, or None where the program gave none."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "cases.jsonl")
        with open(path, "w", encoding="utf-8") as f:
            for number, case in enumerate(cases):
                document = {"id": str(number), "text": "\n".join(case.passage).strip()}
                if case.date:
                    document["date"] = case.date
                f.write(json.dumps(document, ensure_ascii=False) + "\n")
        program = os.environ.get("INMAEK", "build/inmaek")
        run = subprocess.run([program, "extract", path], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    if run.returncode:
        print(f"{program} extract: exit {run.returncode}: {run.stderr.decode(errors='replace').strip()}")
    records = {}
    for line in run.stdout.decode("utf-8").splitlines():
        record = json.loads(line)
        document = record.get("document")
        records[document["id"] if isinstance(document, dict) else document] = record
    return [records.get(str(number)) for number in range(len(cases))]


def rewrite(path, cases):
    """Writes the file anew, with the cases as they are now."""
    with open(path, encoding="utf-8") as f:
        head = list(itertools.takewhile(lambda l: not l.startswith("==="), f.read().split("\n")))
    out = head
    for case in cases:
        out += [f"=== {case.head}", *case.passage, "---", *case.expected]
    with open(path, "w", encoding="utf-8") as f:
        f.write("\n".join(out).rstrip("\n") + "\n")


def renewed(case, check):
    """The expected lines with the listed kinds replaced by what was found."""
    kept = [l for l in case.expected if (m := NEGATIVE.match(l)) and m[1] == "not"]
    lines = []
    for kind in check.listed:
        lines += list(check.facts.show(kind)) or [f"no {kind}"]
    return lines + kept + [""]


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--rewrite", action="store_true")
    options.add_argument("--pending", action="store_true")
    options.add_argument("--only", metavar="WORDS", default="")
    options.add_argument("files", nargs="+")
    o = options.parse_args()
    passed = failed = skipped = 0
    for path in o.files:
        cases = read_cases(path)
        chosen = [c for c in cases if o.only in c.title]
        for case, record in zip(chosen, extract(chosen)):
            check = Check(Facts(record or {}), [l.strip() for l in case.expected if l.strip()])
            faults = check.faults if record else ["the program gave no record"]
            if o.pending:
                case.mark(bool(faults))
            if faults and case.pending:
                skipped += 1
                print(f"skipped: {path}:{case.line}: {case.title}")
                continue
            passed, failed = passed + (not faults), failed + bool(faults)
            for fault in faults:
                print(f"{path}:{case.line}: {case.title}\n    {fault}")
            if faults and record and o.rewrite:
                case.expected = renewed(case, check)
            if not faults and case.pending:
                print(f"{path}:{case.line}: {case.title}\n    passes now: take [pending] away")
        if o.rewrite or o.pending:
            rewrite(path, cases)
    print(f"{passed} passed, {failed} failed, {skipped} skipped")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
