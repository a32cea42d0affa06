#!/bin/sh
# run.sh BUILD - runs every test against the program in the folder BUILD, and counts them.
#
#     unit tests     BUILD/tests/test_*        cmocka programs, heard in TAP
#     text cases     tests/cases/*.txt         read by tests/cases.py
#     whole program  tests/program/test_*.sh   called with INMAEK=BUILD/inmaek
#
# The two latter end with a line "N passed, M failed" or "N passed, M failed, K skipped". So do
# we, with the sum. What passed is one line, what failed is shown. Exit 1 if any failed.
set -u
cd "$(dirname "$0")/.." || exit 1
build=$1
INMAEK=$(cd "$build" && pwd)/inmaek
PYTHON=python3 # one that has networkx, if there is one
for python in python3 /usr/bin/python3; do
    "$python" -c 'import networkx' 2>/dev/null && PYTHON=$python && break
done
export INMAEK PYTHON CMOCKA_MESSAGE_OUTPUT=TAP PYTHONDONTWRITEBYTECODE=yes
log=$build/tests/log
passed=0 failed=0 skipped=0

# TAP to the line that the others end with. A program that broke off has failed once more.
count_tap() {
    awk -v code="$1" '
        /^ok .*# *SKIP/ { skipped++; next }
        /^ok / { passed++ }
        /^not ok / { failed++ }
        END { if (code && !failed) failed++; printf "%d passed, %d failed, %d skipped\n", passed, failed, skipped }' "$log"
}

run() { # kind name command...
    kind=$1 name=$2
    shift 2
    "$@" >"$log" 2>&1
    code=$?
    if [ "$kind" = unit ]; then line=$(count_tap $code); else line=$(tail -n 1 "$log"); fi
    case $line in
    *[0-9]" passed, "*[0-9]" failed"*) ;;
    *) line="0 passed, 1 failed" ;;
    esac
    # shellcheck disable=SC2086 # N passed, M failed, K skipped
    set -- $line
    [ "$code" = 0 ] || [ "$3" != 0 ] || { set -- "$1" "$2" 1 "$4" "${5:-0}" && line="$line, exit $code"; }
    passed=$((passed + $1)) failed=$((failed + $3)) skipped=$((skipped + ${5:-0}))
    [ "$3" = 0 ] || grep -v -e '^ok ' -e ' passed, .* failed' "$log"
    grep -i '^skip' "$log"
    printf '%-8s %-24s %s\n' "$kind" "$name" "$line"
}

for program in "$build"/tests/test_*; do
    case $program in *.*|*\*) continue ;; esac
    run unit "$(basename "$program")" "$program"
done
for file in tests/cases/*.txt; do
    [ -e "$file" ] && run cases "$(basename "$file")" "$PYTHON" tests/cases.py "$file"
done
for script in tests/program/test_*.sh; do
    [ -e "$script" ] && run program "$(basename "$script")" "$script"
done
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" = 0 ]
