#!/bin/sh
# Files, folders, standard input, JSON lines; which documents come of them, under which ids.
. "$(dirname "$0")/lib.sh"

story='카카오는 4일 오픈AI와 인공지능 서비스 개발을 위한 업무협약(MOU)을 체결했다고 밝혔다.'

# ids NAME WANTED ARGUMENT... - extract makes records with these ids, in this order.
ids() {
    name=$1 wanted=$2
    shift 2
    run extract "$@"
    says "$name" 0 ''
    found=$(sed 's/^{"document":{"id":"\([^"]*\)".*/\1/' "$out" | tr '\n' ' ')
    holds "$name: $wanted" test "$found" = "$wanted "
}

mkdir -p news/2024 news/2025 news/sub.txt
for f in news/b.txt news/a.txt news/B.txt news/.hidden.txt news/notes.md news/2024/a.txt news/2025/a.txt; do
    printf '%s\n' "$story" >$f
done
printf '{"text": "%s"}\n\n{"id": "given", "text": "%s"}\n{"id": 17, "text": "%s"}\r\n' "$story" "$story" "$story" >news/c.jsonl

ids 'a file' 'a' news/a.txt
ids 'files in their order' 'b a' news/b.txt news/a.txt
ids 'a folder, in the order of bytes' 'B a b c:1 given 17' news
ids 'a folder with a slash' 'B a b c:1 given 17' news/
ids 'a file named twice is read once' 'a b' news/a.txt news/b.txt ./news/a.txt
ids 'files of one name' '2025/a news/a 2024/a b' news/2025/a.txt news/a.txt news/2024/a.txt news/b.txt
ids 'a name with another ending' 'notes.md' news/notes.md
cp news/c.jsonl lines
ids 'lines that are known by their first byte' 'lines:1 given 17' lines

"$INMAEK" extract - <news/a.txt >"$out" 2>"$err"
holds 'standard input, a text' grep -q '^{"document":{"id":"stdin",' "$out"
"$INMAEK" extract - <news/c.jsonl >"$out" 2>"$err"
holds 'standard input, lines' grep -q '^{"document":{"id":"stdin:1",' "$out"
holds 'standard input, all lines' test "$(wc -l <"$out")" = 3
cat news/a.txt | "$INMAEK" extract - news/b.txt >"$out" 2>"$err"
holds 'a pipe and a file' test "$(wc -l <"$out")" = 2

# What a document says of itself is taken.
printf '{"id": "k1", "title": "카카오 소식", "date": "2025-02-04", "source": "가온일보", "text": "%s"}\n' "$story" >said.jsonl
run extract said.jsonl
holds 'title, date and source are taken' \
    grep -q '^{"document":{"id":"k1","title":"카카오 소식","date":"2025-02-04","source":"가온일보"}' "$out"

# Articles and facts mixed.
run extract -o facts.jsonl news/a.txt
says 'facts to a file' 0 ''
holds 'nothing on standard output' test ! -s "$out"
cat facts.jsonl news/c.jsonl >mixed.jsonl
ids 'facts and articles in one file' 'a mixed:2 given 17' mixed.jsonl
run extract facts.jsonl
same 'facts pass through as they are' "$out" facts.jsonl

# A line of 10 MB, and one without an end.
"$PYTHON" - "$story" <<'END'
import json, sys
story = sys.argv[1]
with open('long.jsonl', 'w') as f:
    f.write(json.dumps({'id': 'long', 'text': story * (10_000_000 // len(story.encode()))}) + '\n')
    f.write(json.dumps({'id': 'last', 'text': story}))
with open('long.txt', 'w') as f:
    f.write(story * (10_000_000 // len(story.encode())))
END
ids 'a line of 10 MB' 'long last' long.jsonl
ids 'a text of 10 MB in one line' 'long' long.txt
finish
