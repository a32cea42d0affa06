#!/bin/sh
# What is installed works where it stands, links into other programs, and can be removed whole.
set -u
[ -z "${SANITIZED:-}" ] || { echo "skipped: installing a sanitized build"; echo "0 passed, 0 failed, 1 skipped"; exit; }
root=$(mktemp -d) passed=0 failed=0
trap 'rm -rf "$root"' EXIT
unset MAKEFLAGS MFLAGS # they belong to the make that runs the tests

ours() { make -s OUT="${INMAEK%/inmaek}" PREFIX="$root/usr" "$@"; }

check() { # title command...
    title=$1
    shift
    if "$@" >"$root/log" 2>&1; then passed=$((passed + 1)); else failed=$((failed + 1)) && echo "$title" && cat "$root/log"; fi
}

links() {
    cat >"$root/a.c" <<'END'
#include <inmaek.h>
int main(void) { inmaek_lexicon_free(NULL); return inmaek_status_name(INMAEK_PLANNED)[0] != 'p'; }
END
    PKG_CONFIG_PATH=$root/usr/lib/pkgconfig
    export PKG_CONFIG_PATH
    # shellcheck disable=SC2046 # words, not one word
    ${CC:-cc} -o "$root/a" "$root/a.c" $(pkg-config --cflags --libs inmaek) -Wl,-rpath,"$root/usr/lib" && "$root/a"
}

check "make install" ours install
echo "가온전자는 나루은행과 업무협약을 체결했다." >"$root/a.txt"
check "the installed program finds its lexicon" env -u INMAEK_LEXICON "$root/usr/bin/inmaek" extract "$root/a.txt"
check "a program links with the installed library" links
check "the manual page is there" test -s "$root/usr/share/man/man1/inmaek.1"
check "make uninstall" ours uninstall
check "uninstall leaves no file behind" test -z "$(find "$root/usr" -type f)"
check "DESTDIR stands before PREFIX" ours PREFIX=/usr DESTDIR="$root/stage" install
check "the staged pkg-config file names the final place" grep -q '^prefix=/usr$' "$root/stage/usr/lib/pkgconfig/inmaek.pc"
echo "$passed passed, $failed failed"
[ $failed = 0 ]
