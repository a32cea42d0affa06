#!/usr/bin/env python3
"""Measures inmaek's speed and memory.

    bench.py BUILD [MEGABYTES]

Out of the articles at hand (seeds/articles; the annotated ones beside the tree, where they are) it
makes a corpus of 200 MB in BUILD/bench: the same prose over and over, with other names of
organizations and people, so that the graph grows with the text. Same articles, same corpus.
Seconds are the processor's (one core: nothing here runs in threads), so that other work on the
machine does not count; the wall clock's stand beside them.
"""
import glob
import json
import os
import re
import subprocess
import sys
import time

FOLDERS = [("seeds/articles", "tests/gold"), ("../shared/corpus/dev", "../shared/corpus/dev")]
ENTITIES = 20_000  # in the whole corpus, about
PLAIN = 2_000      # of the documents are written as text files too
SYLLABLES = "가나다라마바사아자차하거너더러머버서어저고노도로모보소오조주구누두루무부수우"


def word(number):
    """Two syllables for every number: 0 is 가가, 1 is 가나."""
    high, low = divmod(number % len(SYLLABLES) ** 2, len(SYLLABLES))
    return SYLLABLES[high] + SYLLABLES[low]


def renamed(surface, kind, number):
    """Another name of the same make: its last letters, which tell what it is, stay."""
    if kind == "organization":
        return word(number) + surface
    if kind == "foreigner":
        return word(number) + " " + surface if " " in surface else surface
    return surface[0] + word(number * 7) if len(surface) > 1 else surface


class Article:
    def __init__(self, text, gold):
        with open(text, encoding="utf-8") as f:
            self.text = f.read()
        with open(gold, encoding="utf-8") as f:
            answer = json.load(f)
        self.date = answer["date"]
        self.names = {s: self.kind(e) for e in answer["entities"] for s in e["surfaces"]}
        self.entities = len(answer["entities"])
        longest_first = sorted(self.names, key=lambda s: (-len(s), s))
        self.pattern = re.compile("|".join(map(re.escape, longest_first)))

    @staticmethod
    def kind(entity):
        foreign = any(not re.fullmatch("[가-힣]{1,4}", s) for s in entity["surfaces"])
        return "foreigner" if entity["kind"] == "person" and foreign else entity["kind"]

    def version(self, number):
        if not number:
            return self.text
        return self.pattern.sub(lambda m: renamed(m[0], self.names[m[0]], number), self.text)


def articles():
    for texts, golds in FOLDERS:
        for text in sorted(glob.glob(f"{texts}/*.txt")):
            gold = os.path.join(golds, os.path.basename(text)[:-4] + ".json")
            if os.path.exists(gold):
                yield Article(text, gold)


def make_corpus(folder, size):
    """folder/corpus.jsonl of at least `size` bytes, folder/plain/*.txt; how many documents."""
    base = list(articles())
    versions = ENTITIES // sum(a.entities for a in base) + 1
    texts = [(a.date, a.version(v)) for v in range(versions) for a in base]
    os.makedirs(f"{folder}/plain", exist_ok=True)
    for i, (_, text) in enumerate(texts[:PLAIN]):
        with open(f"{folder}/plain/{i:05}.txt", "w", encoding="utf-8") as f:
            f.write(text)
    count = written = 0
    with open(f"{folder}/corpus.jsonl", "wb") as f:
        while written < size:
            date, text = texts[count % len(texts)]
            document = {"id": f"d{count:06}", "date": date, "text": text}
            written += f.write(json.dumps(document, ensure_ascii=False).encode() + b"\n")
            count += 1
    return count


def run(*command):
    """(seconds, seconds by the wall clock, megabytes at the peak) of a program; it must succeed."""
    begin = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{' '.join(command)}: exit {process.returncode}")
    # ru_maxrss counts kilobytes, on macOS bytes
    memory = usage.ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)
    return usage.ru_utime + usage.ru_stime, time.monotonic() - begin, memory


def size(path):
    return os.path.getsize(path) / 1e6


def report(name, *figures):
    print(f"{name:24}" + "  ".join(f"{number:10.{digits}f} {unit}" for number, digits, unit in figures), flush=True)


def measure(name, megabytes, documents, seconds, wall, memory):
    report(name, (megabytes / seconds, 1, "MB/s"), (documents / seconds, 0, "articles/s"),
           (wall, 1, "s by the clock"), (memory, 0, "MB at the peak"))


def main():
    build, megabytes = sys.argv[1], float(sys.argv[2]) if len(sys.argv) > 2 else 200
    inmaek, folder = f"{build}/inmaek", f"{build}/bench"
    documents = make_corpus(folder, megabytes * 1e6)
    corpus, graph = f"{folder}/corpus.jsonl", f"{folder}/graph"
    text = size(corpus)
    plain = [p for p in glob.glob(f"{folder}/plain/*.txt")]
    report("corpus", (text, 1, "MB"), (documents, 0, "articles"))

    with open(f"{folder}/empty.txt", "w", encoding="utf-8") as f:
        f.write("\n")
    quick = [run(inmaek, "-q", "extract", f"{folder}/empty.txt") for _ in range(20)]
    report("start-up", (min(q[0] for q in quick) * 1000, 1, "ms"), (min(q[1] for q in quick) * 1000, 1, "ms by the clock"))
    for name, source, amount, count in (("extract, .jsonl", corpus, text, documents),
                                        ("extract, text files", f"{folder}/plain", sum(map(size, plain)), len(plain))):
        measure(name, amount, count, *run(inmaek, "-q", "extract", source))
    measure("graph, all of it", text, documents, *run(inmaek, "-q", "graph", "-o", graph, corpus))
    report("  its files", (size(graph + ".graphml"), 1, "MB GraphML"), (size(graph + ".dot"), 1, "MB DOT"))
    subprocess.run([f"{folder}/write", f"{folder}/large"], check=True)


if __name__ == "__main__":
    main()
