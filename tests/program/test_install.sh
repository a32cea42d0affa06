#!/bin/sh
# What is installed works where it stands, links into other programs, and can be removed whole.
. "$(dirname "$0")/lib.sh"
unset MAKEFLAGS MFLAGS # they belong to the make that runs the tests

ours() { make -s -C "$top" OUT="${INMAEK%/inmaek}" PREFIX="$work/usr" "$@"; }

links() {
    cat >a.c <<'END'
#include <inmaek.h>
int main(void) { inmaek_lexicon_free(NULL); return inmaek_status_name(INMAEK_PLANNED)[0] != 'p'; }
END
    PKG_CONFIG_PATH=$work/usr/lib/pkgconfig
    export PKG_CONFIG_PATH
    # shellcheck disable=SC2046 # words, not one word
    ${CC:-cc} -o a a.c $(pkg-config --cflags --libs inmaek) -Wl,-rpath,"$work/usr/lib" && ./a
}

if [ "${SANITIZED:-}" ]; then
    skip 'make install' 'a sanitized build is not to be installed'
    finish
fi
holds 'make install' ours install
echo '가온전자는 나루은행과 업무협약을 체결했다.' >a.txt
holds 'the installed program finds its lexicon' "$work/usr/bin/inmaek" extract a.txt
holds 'a program links with the installed library' links
holds 'the manual page is there' test -s usr/share/man/man1/inmaek.1
holds 'make uninstall' ours uninstall
holds 'no file is left behind' test -z "$(find usr -type f)"
holds 'DESTDIR stands before PREFIX' ours PREFIX=/usr DESTDIR="$work/stage" install
holds 'the staged pkg-config file names the final place' grep -q '^prefix=/usr$' stage/usr/lib/pkgconfig/inmaek.pc
finish
