#!/bin/sh
# The DOT file in Graphviz: every engine draws it without a word on standard error, whatever the
# names are made of. And its pictures: every node is there, in landscape, none on another.
. "$(dirname "$0")/lib.sh"

if ! command -v dot >"$work/.which"; then
    skip "drawings" "Graphviz is not installed"
    finish
    exit
fi

# draws NAME FILE [ENGINE] - dot, neato and sfdp, or the one named, make a PNG and an SVG of it
# and say nothing.
draws() {
    for engine in ${3:-dot neato sfdp}; do
        for format in png svg; do
            if ! "$engine" -T$format "$2" -o "$2.$engine.$format" 2>"$err"; then
                not_ok "$1: $engine -T$format" "exit code"
            elif [ -s "$err" ]; then
                not_ok "$1: $engine -T$format" "it said: $(head -n 3 "$err")"
            elif [ ! -s "$2.$engine.$format" ]; then
                not_ok "$1: $engine -T$format" "it drew nothing"
            else
                ok "$1: $engine -T$format"
            fi
        done
        "$PYTHON" -c 'import sys, xml.dom.minidom as x; x.parse(sys.argv[1])' "$2.$engine.svg" 2>"$err" ||
            not_ok "$1: the SVG of $engine is XML" "$(tail -n 1 "$err")"
    done
}

# Facts on which quoting could stumble, and `count` organizations beside them in a ring of deals.
facts() { # count
    "$PYTHON" - "$1" <<'PYTHON'
import json, sys
count = int(sys.argv[1])
names = ['<b>굵은</b> 회사', '"따옴표" & 아들', 'C:\\길\\N', 'A&amp;B;', '앞\u202e뒤', '줄\n바꿈\t칸',
         '가' * 5000, '{|}', '-> [label=x];', '// 주석 /* */', '李 電子', 'Ünïcode ㈜']
names += ['회사%d호' % i for i in range(count)]
entities = [dict(id='o%d' % i, kind='organization', name=name, surfaces=[name]) for i, name in enumerate(names)]
entities.append(dict(id='p', kind='person', name='김\\하나"', surfaces=['김\\하나"']))
proof = dict(evidence='그는 "맞손"이라며 \\n 웃었다. ' * 40, support=1, confidence=1)
agreements = [dict(kind=kind, status=status, parties=['o%d' % i, 'o%d' % ((i + 1) % len(names))], people=['p'],
                   date='2025-02-04', amount=5e11, currency='USD', **proof)
              for i, (kind, status) in enumerate((['mou', 'concluded'], ['talks', 'planned'], ['joint_venture', 'ended'])
                                                 [i % 3] for i in range(len(names)))]
roles = [dict(person='p', organization='o0', title='"대표"\\', **proof)]
affiliations = [dict(child='o1', parent='o0', **proof)]
print(json.dumps(dict(document=dict(id='d', date='2025-02-05'), entities=entities, roles=roles,
                      affiliations=affiliations, agreements=agreements), ensure_ascii=False))
PYTHON
}

facts 0 >odd.jsonl
run graph -o odd odd.jsonl
says "odd names make a graph" 0 ""
draws "odd names" odd.dot
holds "no HTML comes out of a name" test "$(grep -c '굵은</b>' odd.dot.dot.svg)" = 0

nodes_of() { dot -Tplain "$1" | grep -c '^node '; }
edges_of() { dot -Tplain "$1" | grep -c '^edge '; }
holds "every node is drawn" test "$(nodes_of odd.dot)" = "$(grep -c '<node ' odd.graphml)"
holds "every edge is drawn" test "$(edges_of odd.dot)" = "$(grep -c '<edge ' odd.graphml)"

: >empty.txt
run graph -q -o empty empty.txt
draws "an empty graph" empty.dot

facts 150 >large.jsonl # past what Graphviz leads lines around for
run graph -o large large.jsonl
draws "a large graph" large.dot dot
facts 400 >crowd.jsonl # past what can be read box by box
run graph -o crowd crowd.jsonl
draws "a crowd" crowd.dot sfdp

run graph -o altman "$top/seeds/articles"
draws "the articles" altman.dot
cat >check.py <<'PYTHON'
import subprocess, struct, sys
width, height = struct.unpack('>II', open('altman.dot.dot.png', 'rb').read(24)[16:])
assert 1600 <= width <= 2400 and width > height, (width, height)
assert open('altman.dot.dot.png', 'rb').read() == open('altman.dot.sfdp.png', 'rb').read(), 'engines differ'
boxes = []
for line in subprocess.run(['dot', '-Tplain', 'altman.dot'], stdout=subprocess.PIPE, check=True).stdout.decode().splitlines():
    if line.startswith('node '):
        words = line[5:].split('" ', 1)[1] if line[5] == '"' else line[5:].split(' ', 1)[1]
        boxes.append([float(word) for word in words.split()[:4]])
assert len(boxes) > 10
for i, a in enumerate(boxes):
    for b in boxes[:i]:
        assert abs(a[0] - b[0]) >= (a[2] + b[2]) / 2 or abs(a[1] - b[1]) >= (a[3] + b[3]) / 2, (a, b)
PYTHON
holds "landscape, 2400 wide at most, the same by every engine, nothing on another" "$PYTHON" check.py

finish
