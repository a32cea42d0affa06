# lib.sh - what the tests of the whole program have in common. Each test_*.sh begins with
#
#     . "$(dirname "$0")/lib.sh"
#
# and ends with `finish`. INMAEK is the program; tests run in an empty folder, $work.
set -u
: "${INMAEK:?the program to test}" "${PYTHON:=python3}"
top=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
trap 'exit 1' INT TERM
cd "$work" || exit 1
unset INMAEK_LEXICON NO_COLOR
passed=0 failed=0 skipped=0

ok() { passed=$((passed + 1)) && echo "ok - $1"; }
not_ok() { # name, why
    failed=$((failed + 1))
    echo "not ok - $1: $2"
}
skip() { # name, why
    skipped=$((skipped + 1))
    echo "skip - $1: $2"
}

# run ARGUMENT... - the program; $code, and the files $out and $err hold what came of it.
out=$work/.out err=$work/.err code=
run() {
    "$INMAEK" "$@" >"$out" 2>"$err"
    code=$?
}

# says NAME CODE LINE - after a run: this exit code, and this whole line on standard error ('': nothing).
says() {
    if [ "$code" != "$2" ]; then
        not_ok "$1" "exit $code, not $2; it said: $(head -n 3 "$err")"
    elif [ -z "$3" ] && [ -s "$err" ]; then
        not_ok "$1" "it said: $(head -n 3 "$err")"
    elif [ -n "$3" ] && ! grep -qxF -e "$3" "$err"; then
        not_ok "$1" "no line '$3' in: $(head -n 3 "$err")"
    else
        ok "$1"
    fi
}

# same NAME FILE FILE - byte for byte.
same() {
    if cmp "$2" "$3" >"$work/.cmp" 2>&1; then ok "$1"; else not_ok "$1" "$(cat "$work/.cmp")"; fi
}

# holds NAME COMMAND... - the command succeeds.
holds() {
    name=$1
    shift
    if "$@" >"$work/.holds" 2>&1; then ok "$name"; else not_ok "$name" "$(tail -n 5 "$work/.holds")"; fi
}

finish() {
    echo "$passed passed, $failed failed, $skipped skipped"
    [ "$failed" = 0 ]
    exit
}
