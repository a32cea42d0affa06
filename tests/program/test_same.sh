#!/bin/sh
# The same input gives the same bytes: run after run, in any order, anywhere.
. "$(dirname "$0")/lib.sh"
articles=$top/seeds/articles
mkdir news
cp "$articles"/*.txt news
set -- news/*.txt

run graph -o first "$@"
says 'the sample articles' 0 ''
run extract -o first.jsonl "$@"
says 'the sample articles (extract)' 0 ''
again() { # NAME COMMAND... - makes again.graphml and again.dot, the same as the first
    name=$1
    shift
    "$@" >"$out" 2>"$err"
    same "$name: GraphML" first.graphml again.graphml
    same "$name: DOT" first.dot again.dot
    rm -f again.graphml again.dot
}
again 'a second run' "$INMAEK" graph -o again "$@"
again 'a folder' "$INMAEK" graph -o again news
reversed=
for f in "$@"; do reversed="$f $reversed"; done
# shellcheck disable=SC2086 # words
again 'another order' "$INMAEK" graph -o again $reversed
for locale in C POSIX ko_KR.UTF-8 de_DE.UTF-8 tr_TR.UTF-8; do
    again "locale $locale" env LC_ALL=$locale LANG=$locale "$INMAEK" graph -o again "$@"
done
for zone in UTC Asia/Seoul America/Los_Angeles; do
    again "time zone $zone" env TZ=$zone "$INMAEK" graph -o again "$@"
done
again 'another folder' sh -c 'cd news && "$1" graph -o ../again *.txt' sh "$INMAEK"

# Articles and their facts give one graph; so do some of these and some of those.
again 'from facts' "$INMAEK" graph -o again first.jsonl
sed '1!G;h;$!d' first.jsonl >reversed.jsonl
again 'from facts in another order' "$INMAEK" graph -o again reversed.jsonl
head -n 2 first.jsonl >two.jsonl
shift 2
again 'from facts and articles' "$INMAEK" graph -o again "$@" two.jsonl
"$INMAEK" extract first.jsonl >twice.jsonl
same 'facts of facts' first.jsonl twice.jsonl
LC_ALL=de_DE.UTF-8 TZ=Asia/Seoul "$INMAEK" extract news >elsewhere.jsonl
same 'facts elsewhere' first.jsonl elsewhere.jsonl

"$INMAEK" central --json first.graphml >ranking.json
LC_ALL=tr_TR.UTF-8 "$INMAEK" central --json first.graphml >again.json
same 'a ranking' ranking.json again.json

# Less sure facts are left out, and what remains is as before.
run extract --min-confidence 0.9 -o sure.jsonl news
says 'sure facts' 0 ''
holds 'sure facts are sure, and the others as before' "$PYTHON" - <<'END'
import json
def lines(name):
    return [json.loads(line) for line in open(name, encoding='utf-8')]
def told(record, key):
    name = {e['id']: e['name'] for e in record['entities']}
    out = []
    for fact in record[key]:
        fact = json.loads(json.dumps(fact))
        for k, v in fact.items():
            if isinstance(v, str): fact[k] = name.get(v, v)
        out.append({k: name.get(v, v) if isinstance(v, str) else v for k, v in fact.items() if k in ('person', 'organization', 'title', 'child', 'parent', 'kind', 'evidence', 'name', 'confidence')})
    return out
for sure, all_ in zip(lines('sure.jsonl'), lines('first.jsonl')):
    for key in 'entities', 'roles', 'affiliations', 'agreements':
        assert all(f['confidence'] >= 0.9 for f in sure[key])
        rest = told(all_, key)
        assert all(f in rest for f in told(sure, key)), key
END
finish
