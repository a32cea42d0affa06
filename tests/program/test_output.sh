#!/bin/sh
# Output that cannot be written, runs that are interrupted, memory that runs out: a clear error,
# exit code 1, and what stood there before still stands.
. "$(dirname "$0")/lib.sh"

mkdir news
for i in 1 2 3 4 5 6 7 8; do
    printf '카카오, 오픈AI와 손잡다\n\n카카오는 %d일 오픈AI와 업무협약(MOU)을 체결했다고 밝혔다.\n' $i >news/$i.txt
done
no_temporaries() { holds "$1: no half file" test -z "$(find . -name '*.tmp')"; }

# ---------------------------------------------------------------- where nothing can be written
run graph -o nowhere/g news
says 'a folder that is missing' 1 'inmaek: nowhere/g.graphml: No such file or directory'
run extract -o nowhere/facts.jsonl news
says 'a folder that is missing (extract)' 1 'inmaek: nowhere/facts.jsonl: No such file or directory'
mkdir taken.graphml
run graph -o taken news
holds 'a folder of that name: exit code 1' test "$code" = 1
holds 'a folder of that name: says so' grep -q '^inmaek: .*taken.graphml: ' "$err"
no_temporaries 'a folder of that name'

full='inmaek: standard output: No space left on device'
if [ -w /dev/full ]; then
    for command in 'extract news' 'help graph' '--version'; do
        # shellcheck disable=SC2086 # words
        "$INMAEK" $command >/dev/full 2>"$err"
        code=$?
        says "a full disk ($command)" 1 "$full"
    done
    "$INMAEK" extract --explain news >/dev/full 2>"$err"
    code=$?
    says 'a full disk (explain)' 1 "$full"
    run extract -o /dev/full news
    says 'a full device' 1 'inmaek: /dev/full: No space left on device'
    run graph -o g news
    "$INMAEK" central g.graphml >/dev/full 2>"$err"
    code=$?
    holds 'a full disk (central)' test "$code" = 1 -a "$(grep -c '^inmaek: .*: No space left on device$' "$err")" = 1
else
    skip 'a full disk' 'there is no /dev/full'
fi
"$INMAEK" extract news >&- 2>"$err"
code=$?
holds 'no standard output: exit code 1' test "$code" = 1 -a -s "$err"

# A limit of the file's size stands for a disk that fills up half-way.
echo before >small.graphml
echo before >small.dot
echo before >small.jsonl
too_little() { # NAME FILE - one line that names the file and the reason
    holds "$1: exit code 1" test "$code" = 1
    holds "$1: says so" grep -q "^inmaek: .*$2: File too large\$" "$err"
    holds "$1: says no more" test "$(wc -l <"$err")" = 1
}
(ulimit -f 1 && exec "$INMAEK" graph -o small news) >"$out" 2>"$err"
code=$?
too_little 'too little room' small.graphml
(ulimit -f 1 && exec "$INMAEK" extract -o small.jsonl "$top/seeds/articles") >"$out" 2>"$err"
code=$?
too_little 'too little room (extract)' small.jsonl
holds 'too little room: the old files stay' grep -qx before small.graphml small.dot small.jsonl
no_temporaries 'too little room'

# ---------------------------------------------------------------- interrupted
# Reads from a pipe that stays open; then comes the signal.
for signal in INT TERM HUP; do
    mkfifo pipe
    "$PYTHON" -c 'import os, signal, sys
for s in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP): signal.signal(s, signal.SIG_DFL)
os.execv(sys.argv[1], sys.argv[1:])' "$INMAEK" extract -o small.jsonl news - <pipe >"$out" 2>"$err" &
    program=$!
    exec 3>pipe
    echo '{"text": "카카오는 오픈AI와 손잡았다."}' >&3
    sleep 0.5
    kill -$signal $program
    wait $program
    code=$?
    exec 3>&-
    rm pipe
    says "interrupted by $signal" 1 'inmaek: interrupted'
    holds "interrupted by $signal: the old file stays" grep -qx before small.jsonl
    no_temporaries "interrupted by $signal"
done

# ---------------------------------------------------------------- memory
# Whatever the limit: it works, or says that memory ran out; it never crashes.
if [ -n "${SANITIZED:-}" ]; then
    skip 'little memory' 'the sanitizers need much'
else
    awk 'BEGIN { for (i = 0; i < 40000; i++) printf "카카오는 %d일 오픈AI와 업무협약을 체결했다. ", i % 28 + 1 }' >big.txt
    for command in 'extract -o little big.txt' 'graph -o little news'; do
        worked=0 refused=0 crashed=0
        for limit in 24000 32000 40000 48000 56000 64000 80000 96000 112000 128000 160000 192000 256000 384000 2000000; do
            # shellcheck disable=SC2086 # words
            (ulimit -v $limit && exec "$INMAEK" $command) >"$out" 2>"$err"
            code=$?
            if [ $code = 127 ] || grep -q 'shared librar' "$err"; then
                continue # not even begun
            elif [ $code = 0 ]; then
                worked=$((worked + 1))
            elif [ $code = 1 ] && grep -qi '^inmaek: .*memory' "$err"; then
                refused=$((refused + 1))
            else
                crashed=$((crashed + 1))
                echo "limit $limit: exit $code: $(head -n 2 "$err")"
            fi
        done
        holds "little memory ($command): worked $worked times, refused $refused times, crashed never" \
            test $crashed = 0 -a $refused -gt 0 -a $worked -gt 0
    done
    no_temporaries 'little memory'
fi
finish
