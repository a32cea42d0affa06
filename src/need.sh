#!/bin/sh
# need.sh [-n] GROUP... - sees to it that the packages of the groups are there.
#
# Each line of the table says how to look for a thing, so that what is there already, from
# wherever it came, is left alone. What is missing is installed by apt without a question. Where
# that cannot be (no apt, neither root nor sudo, or -n: do not try), one line names the packages
# that are wanted, and the exit code is 1.
set -eu

# group  look for              Debian             Homebrew
table='
build    command cc            gcc                gcc
build    command pkg-config    pkg-config         pkgconf
build    library igraph        libigraph-dev      igraph
build    library libcjson      libcjson-dev       cjson
build    library icu-i18n      libicu-dev         icu4c
build    library libxml-2.0    libxml2-dev        libxml2
run      command dot           graphviz           graphviz
run      font    ko            fonts-nanum        font-nanum-gothic
test     library cmocka        libcmocka-dev      cmocka
test     command python3       python3            python3
test     python  networkx      python3-networkx   python-networkx
test     command xmllint       libxml2-utils      libxml2
test     command dot           graphviz           graphviz
test     font    ko            fonts-nanum        font-nanum-gothic
train    header  linear.h      liblinear-dev      liblinear
'

there() { # how what
    case $1 in
    command) command -v "$2" ;;
    header) echo "#include <$2>" | cc -E - ;;
    library) pkg-config --exists "$2" ;;
    font) fc-list ":lang=$2" family | grep . ;;
    python) python3 -c "import $2" || /usr/bin/python3 -c "import $2" ;;
    esac >/dev/null 2>&1
}

install=yes
[ "$1" != -n ] || { install=no && shift; }
wanted=
debian=yes
command -v apt-get >/dev/null 2>&1 || debian=no
while read -r group how what deb brew; do
    case " $* " in *" $group "*) ;; *) continue ;; esac
    there "$how" "$what" && continue
    [ $debian = yes ] && package=$deb || package=$brew
    case " $wanted " in *" $package "*) ;; *) wanted="$wanted $package" ;; esac
done <<END
$(echo "$table" | grep .)
END
[ -n "$wanted" ] || exit 0

if [ "$(id -u)" = 0 ]; then root=; else root='sudo -n'; fi
if [ $install$debian = yesyes ] && $root true 2>/dev/null; then
    echo "installing$wanted"
    apt="$root env DEBIAN_FRONTEND=noninteractive apt-get -qq -o Dpkg::Use-Pty=0"
    # shellcheck disable=SC2086 # words, not one word
    $apt update && $apt install -y --no-install-recommends $wanted && exit 0
fi
echo "inmaek: please install these packages:$wanted" >&2
exit 1
