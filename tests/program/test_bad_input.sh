#!/bin/sh
# What cannot be read is told by name and reason; the rest is done.
. "$(dirname "$0")/lib.sh"

cat >good.txt <<'END'
카카오, 오픈AI와 업무협약 체결

카카오는 4일 오픈AI와 인공지능 서비스 개발을 위한 업무협약(MOU)을 체결했다고 밝혔다.
END

# bad NAME LINE FILE - with a good article behind it: this line, exit code 1, and the rest is done.
bad() {
    rm -f g.graphml g.dot
    run graph -o g "$3" good.txt
    says "$1" 1 "$2"
    holds "$1: the rest is done" test -s g.graphml -a -s g.dot
    run extract "$3" good.txt
    says "$1 (extract)" 1 "$2"
    holds "$1: one record" test "$(grep -c '"id":"good"' "$out")" = 1
}

bad 'a file that is missing' 'inmaek: missing.txt: No such file or directory' missing.txt
mkdir empty
touch empty/notes.md
bad 'a folder without texts' 'inmaek: empty: no .txt and no .jsonl in this folder' empty
ln -s nowhere broken.txt
bad 'a broken link' 'inmaek: broken.txt: No such file or directory' broken.txt
cp good.txt secret.txt
chmod 0 secret.txt
chmod 755 "$work"
if [ "$(id -u)" = 0 ]; then # root may read everything, so be nobody for this one
    nobody='import os, sys; os.setgid(65534); os.setuid(65534); os.execv(sys.argv[1], sys.argv[1:])'
    "$PYTHON" -c "$nobody" "$INMAEK" extract secret.txt good.txt >"$out" 2>"$err"
    code=$?
else
    run extract secret.txt good.txt
fi
if [ -s "$out" ] || grep -q secret "$err"; then
    says 'an unreadable file' 1 'inmaek: secret.txt: Permission denied'
    holds 'an unreadable file: the rest is done' grep -q '"id":"good"' "$out"
else
    skip 'an unreadable file' 'nobody may run the program here'
fi

# not_text NAME FILE - says which byte, and nothing of it comes out.
not_text() {
    run extract "$2" good.txt
    holds "$1: exit code 1" test "$code" = 1
    holds "$1: names the file and the byte" grep -qE "^inmaek: $2: .*byte [0-9]+" "$err"
    holds "$1: the rest is done" test "$(wc -l <"$out")" = 1
}
printf '\211PNG\r\n\032\n\000\000\000\rIHDR\000\000\001\000' >image.txt
not_text 'an image' image.txt
printf '카카오는 오픈AI와\000\000 손잡았다.\n' >nul.txt
not_text 'zero bytes' nul.txt
printf '\000\001\002\003\000\000\377\377\000\000\000\020\000\000' >zeros.txt
not_text 'a binary file' zeros.txt
{
    for i in 1 2 3 4 5 6 7 8 9; do cat good.txt; done
    printf '삼성전자는 \377\xfe카카오\xc3와 손잡았다.\n'
} >torn.txt
not_text 'a broken encoding' torn.txt

# blank NAME FILE - a warning, a record without facts, exit code 0.
blank() {
    run extract "$2"
    says "$1" 0 "inmaek: $2: warning: no text in it"
    holds "$1: a record without facts" grep -q '"entities":\[\],"roles":\[\],"affiliations":\[\],"agreements":\[\]' "$out"
    run extract -q "$2"
    says "$1, quietly" 0 ''
    run graph -o blank "$2"
    says "$1: a graph" 0 "inmaek: $2: warning: no text in it"
    holds "$1: GraphML" test -s blank.graphml -a -s blank.dot
}
: >nothing.txt
blank 'an empty file' nothing.txt
printf ' \n\t\r\n \n' >space.txt
blank 'white space' space.txt
printf '\357\273\277' >mark.txt
blank 'a byte order mark alone' mark.txt
: >nothing.jsonl
run extract nothing.jsonl
says 'no lines' 0 'inmaek: nothing.jsonl: warning: no text in it'

# If nothing can be read, the graph of last time stays.
echo before >old.graphml
echo before >old.dot
run graph -o old missing.txt
says 'nothing to read' 1 'inmaek: missing.txt: No such file or directory'
holds 'nothing to read: the old graph stays' grep -qx before old.graphml old.dot

# line NAME LINE JSON - a line that breaks the contract, between two that do not.
line() {
    { echo '{"id": "one", "text": "카카오는 오픈AI와 업무협약을 체결했다."}'
      printf '%s\n' "$3"
      echo '{"id": "two", "text": "카카오는 오픈AI와 업무협약을 체결했다."}'; } >mixed.jsonl
    run extract mixed.jsonl
    says "$1" 1 "mixed.jsonl:2: $2"
    holds "$1: the rest is done" test "$(grep -c '"id":"\(one\|two\)"' "$out")" = 2 -a "$(wc -l <"$out")" = 2
}
line 'no JSON' 'byte 1: expected JSON' 'Kakao'
line 'JSON that breaks off' 'byte 15: expected JSON' '{"id": "three"'
line 'a list' 'expected a document with a "text", or a fact record with "entities"' '[1, 2]'
line 'no record' 'expected a document with a "text", or a fact record with "entities"' '{"id": "three"}'
line 'a number for a text' 'text: expected text, found a number' '{"text": 12}'
line 'broken UTF-8' 'byte 11: expected UTF-8' "$(printf '{"text": "\377"}')"
line 'no document' 'document: expected an object with an "id", or the id' '{"entities": []}'
line 'no id' 'document.id: expected text' '{"document": {}, "entities": []}'
line 'a wrong date' 'document.date: expected a date like 2025-02-04, 2025-02 or 2025, found "4 Feb"' \
    '{"document": {"id": "x", "date": "4 Feb"}, "entities": []}'
line 'entities that are no list' 'entities: expected a list, found an object' '{"document": "x", "entities": {}}'
line 'an entity without a name' 'entities[0].name: expected text' \
    '{"document": "x", "entities": [{"id": "o1", "kind": "organization"}]}'
line 'a kind of thing unheard of' \
    'entities[0].kind: expected one of "organization", "person", found "product"' \
    '{"document": "x", "entities": [{"id": "o1", "kind": "product", "name": "카나나"}]}'

o='{"id": "o1", "kind": "organization", "name": "카카오"}, {"id": "o2", "kind": "organization", "name": "오픈AI"}'
p='{"id": "p1", "kind": "person", "name": "정신아"}'
facts() { # NAME LINE REST - facts that break the contract somewhere behind the entities
    line "$1" "$2" "{\"document\": \"x\", \"entities\": [$o, $p], $3}"
}
line 'an id twice' 'entities[2].id: an entity before has the same id' "{\"document\": \"x\", \"entities\": [$o, ${p%%p1*}o1${p#*p1}]}"
facts 'a person unheard of' 'roles[0].person: no entity "p9"' \
    '"roles": [{"person": "p9", "organization": "o1", "title": "대표"}]'
facts 'an organization as a person' 'roles[0].person: expected a person, "o1" is an organization' \
    '"roles": [{"person": "o1", "organization": "o2", "title": "대표"}]'
facts 'an office without a title' 'roles[0].title: expected text' \
    '"roles": [{"person": "p1", "organization": "o1"}]'
facts 'its own parent' 'affiliations[0]: child and parent are the same' \
    '"affiliations": [{"child": "o1", "parent": "o1"}]'
facts 'a party unheard of' 'agreements[0].from[0]: no entity "o9"' \
    '"agreements": [{"kind": "supply", "status": "planned", "from": ["o9"], "to": ["o1"]}]'
facts 'a person as a party' 'agreements[0].parties[1]: expected an organization, "p1" is a person' \
    '"agreements": [{"kind": "mou", "status": "planned", "parties": ["o1", "p1"]}]'
facts 'one party' 'agreements[0].parties: expected two parties or more' \
    '"agreements": [{"kind": "mou", "status": "planned", "parties": ["o1"]}]'
facts 'a party twice' 'agreements[0].to[0]: a party is named twice' \
    '"agreements": [{"kind": "supply", "status": "planned", "from": ["o1"], "to": ["o1"]}]'
facts 'nobody who takes' 'agreements[0].to: expected a list' \
    '"agreements": [{"kind": "supply", "status": "planned", "from": ["o1"]}]'
facts 'a direction where there is none' 'agreements[0].from: this kind of agreement has "parties"' \
    '"agreements": [{"kind": "mou", "status": "planned", "from": ["o1"], "to": ["o2"]}]'
facts 'a status unheard of' \
    'agreements[0].status: expected one of "discussed", "planned", "concluded", "ended", found "done"' \
    '"agreements": [{"kind": "mou", "status": "done", "parties": ["o1", "o2"]}]'
facts 'an amount in words' 'agreements[0].amount: expected a number from 0, found "1조"' \
    '"agreements": [{"kind": "mou", "status": "planned", "parties": ["o1", "o2"], "amount": "1조"}]'
facts 'an amount of what' 'agreements[0].currency: expected the currency of the amount' \
    '"agreements": [{"kind": "mou", "status": "planned", "parties": ["o1", "o2"], "amount": 5}]'
facts 'a confidence beyond all' 'agreements[0].confidence: expected a number from 0 to 1, found a number' \
    '"agreements": [{"kind": "mou", "status": "planned", "parties": ["o1", "o2"], "confidence": 1.5}]'

# A broken lexicon: file, line, what was expected; nothing is done.
cp -R "$top/seeds/lexicon" lexicon
printf '{"class": "title", "about": "x",\n "entries": [\n  {"form": "회장"},\n  {"rank": 3},\n ]}\n' >lexicon/titles.json
for how in "--lexicon lexicon" "-q"; do
    INMAEK_LEXICON=lexicon "$INMAEK" extract $how good.txt >"$out" 2>"$err"
    code=$?
    holds "a broken lexicon ($how): exit code 2" test "$code" = 2 -a ! -s "$out"
    holds "a broken lexicon ($how): file and line" grep -qE '^inmaek: .*titles\.json:[0-9]+: .*expected' "$err"
done
run extract --lexicon nowhere good.txt
holds 'no such lexicon: exit code 2' test "$code" = 2
run graph -o g --lexicon empty good.txt
holds 'a folder that is no lexicon: exit code 2' test "$code" = 2
finish
