#!/bin/sh
# The lists of names are data that anybody may extend: this keeps them fit to be read line by
# line, compared with diff, and loaded without a surprise. The program itself is not run.
here=$(cd "$(dirname "$0")/../.." && pwd) || exit 1
exec "${PYTHON:-python3}" - "$here/seeds/lexicon" <<'PYTHON'
import glob, json, os, sys, unicodedata

folder = sys.argv[1]
passed = failed = 0


def check(what, faults):
    """One test: passes where `faults` is empty, else names the first few."""
    global passed, failed
    if not faults:
        passed += 1
        print("ok - " + what)
        return
    failed += 1
    more = "" if len(faults) <= 5 else " and %d more" % (len(faults) - 5)
    print("not ok - %s: %s%s" % (what, "; ".join(faults[:5]), more))


lists = sorted(glob.glob(folder + "/organizations-*.json"))
lists += [folder + "/" + name + ".json" for name in ("people", "places", "products")]
owner = {}  # (class, form) -> where it stands
twice = []

for path in lists:
    name = os.path.basename(path)
    with open(path, encoding="utf-8") as file:
        text = file.read()
    lines = [line for line in text.splitlines() if line.strip()]
    data = json.loads(text)
    entries = data["entries"]

    first = next(i for i, line in enumerate(lines) if '"entries"' in line) + 1
    faults = ["line %d" % (first + i + 1) for i, entry in enumerate(entries)
              if first + i >= len(lines) or json.loads(lines[first + i].rstrip().rstrip(",")) != entry]
    check(name + ": one entry a line", faults)

    blanks, short, decomposed = [], [], []
    for entry in entries:
        entry = {"form": entry} if isinstance(entry, str) else entry
        for form in [entry["form"]] + entry.get("also", []):
            if form != " ".join(form.split()):
                blanks.append(repr(form))
            if len(form) < 2:
                short.append(repr(form))
            if form != unicodedata.normalize("NFC", form):
                decomposed.append(repr(form))
            key = (data["class"], form)
            if key in owner:
                twice.append("%s %r (%s, %s)" % (data["class"], form, owner[key], name))
            owner[key] = name
    check(name + ": no blanks around or doubled", blanks)
    check(name + ": no form of one character", short)
    check(name + ": NFC", decomposed)

check("no form stands for two entries of a class", twice)
print("%d passed, %d failed" % (passed, failed))
sys.exit(1 if failed else 0)
PYTHON
