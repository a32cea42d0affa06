#!/bin/sh
# GraphML as other programs read it: NetworkX gives back every node, edge and attribute with the
# right type, the structure is GraphML's, and what the texts hold breaks nothing.
. "$(dirname "$0")/lib.sh"

cat >facts.jsonl <<'END'
{"document":{"id":"가.txt","date":"2025-02-04"},"entities":[{"id":"o1","kind":"organization","name":"가온누리전자","surfaces":["가온누리전자","가온누리"]},{"id":"o2","kind":"organization","name":"새벽별소프트","surfaces":["새벽별소프트"]},{"id":"o3","kind":"organization","name":"물빛솔루션","surfaces":["물빛솔루션"]},{"id":"p1","kind":"person","name":"황보라온","surfaces":["황보라온"]},{"id":"p2","kind":"person","name":"카일 브릭스턴","surfaces":["카일 브릭스턴","브릭스턴"]}],"roles":[{"person":"p1","organization":"o1","title":"대표","evidence":"황보라온 가온누리전자 대표가 말했다."},{"person":"p2","organization":"o2","title":"회장","former":true,"evidence":"카일 브릭스턴 전 새벽별소프트 회장 <b>&\"]]>"}],"affiliations":[{"child":"o3","parent":"o1","evidence":"물빛솔루션은 가온누리전자의 자회사다."}],"agreements":[{"kind":"partnership","status":"concluded","parties":["o1","o2"],"people":["p1","p2"],"date":"2025-02-04","amount":null,"currency":null,"evidence":"두 회사는 손을 잡았다."},{"kind":"investment","status":"planned","from":["o2"],"to":["o3"],"people":[],"date":null,"amount":150000000000,"currency":"KRW","evidence":"새벽별소프트가 투자한다."}]}
{"document":{"id":"나|다.txt","date":"2025-03"},"entities":[{"id":"o1","kind":"organization","name":"가온누리전자","surfaces":["가온누리전자"]},{"id":"o2","kind":"organization","name":"새벽별소프트","surfaces":["새벽별소프트"]},{"id":"o4","kind":"organization","name":"A&B <씨>\"]]>","surfaces":[]},{"id":"o5","kind":"organization","name":"외톨이상사","surfaces":[]},{"id":"p1","kind":"person","name":"황보라온","surfaces":[]}],"roles":[{"person":"p1","organization":"o1","title":"대표","evidence":"다시 말했다."}],"affiliations":[],"agreements":[{"kind":"supply","status":"ended","from":["o4"],"to":["o1"],"people":["p1"],"date":"2024","amount":2.5,"currency":"USD","evidence":"공급을\u0001 끝냈다."},{"kind":"partnership","status":"ended","parties":["o2","o1"],"people":[],"date":"2025-02","evidence":"끝났다."}]}
END
run graph -o g facts.jsonl
says 'facts become a graph' 0 ''
if "$PYTHON" -c 'import networkx' 2>/dev/null; then
    holds 'NetworkX gives back all that the facts say' "$PYTHON" "$top/tests/graphml.py" facts.jsonl g.graphml
else
    skip 'NetworkX gives back all that the facts say' 'no networkx here'
fi

well_formed() { # NAME FILE
    if command -v xmllint >/dev/null; then
        holds "$1" xmllint --huge --noout --relaxng "$top/tests/graphml.rng" "$2"
    else
        skip "$1" 'no xmllint here'
    fi
}
well_formed 'the structure is that of GraphML' g.graphml

holds 'one document is not told as two' grep -q '<data key="sources">가.txt|나 다.txt</data>' g.graphml
holds 'nothing is declared for the graph' test "$(grep -c 'for="graph"' g.graphml)" = 0
holds 'what is not known is left out' test "$(grep -c '"></data>\|"/>$' g.graphml)" = "$(grep -c '<key ' g.graphml)"
"$INMAEK" graph -q -o again facts.jsonl
same 'again: the same bytes' g.graphml again.graphml
sed -n '2p' facts.jsonl >turned.jsonl && sed -n '1p' facts.jsonl >>turned.jsonl
"$INMAEK" graph -q -o turned turned.jsonl
same 'in another order: the same bytes' g.graphml turned.graphml

# ---------------------------------------------------------------- awkward texts
"$PYTHON" - <<'END'
import json
long = "가" * 5000
records = [
    {"document": {"id": "long"}, "entities": [
        {"id": "o1", "kind": "organization", "name": long, "surfaces": []},
        {"id": "o2", "kind": "organization", "name": long + "나", "surfaces": []}],
     "roles": [], "affiliations": [],
     "agreements": [{"kind": "mou", "status": "planned", "parties": ["o1", "o2"], "people": [], "evidence": "x" * 1000000}]},
    {"document": {"id": "controls"}, "entities": [
        {"id": "o1", "kind": "organization", "name": "a\u0001\u0008\u000b\u001fb", "surfaces": []},
        {"id": "o2", "kind": "organization", "name": "\ufffe\uffff", "surfaces": []},
        {"id": "o3", "kind": "organization", "name": "---", "surfaces": ["|", "||"]},
        {"id": "o4", "kind": "organization", "name": "\u1112\u1161\u11ab\u1107\u1175\u11be", "surfaces": []}],
     "roles": [], "affiliations": [], "agreements": []},
]
with open("awkward.jsonl", "w", encoding="utf-8") as out:
    for record in records:
        out.write(json.dumps(record) + "\n")
END
run graph -o awkward awkward.jsonl
holds 'names of 5,000 letters, control characters: a graph' test -s awkward.graphml
well_formed 'names of 5,000 letters, control characters: GraphML' awkward.graphml
holds 'names come in NFC' grep -q '<node id="org:한빛">' awkward.graphml

: >empty.jsonl
run graph -o empty empty.jsonl
well_formed 'no facts: GraphML' empty.graphml
finish
