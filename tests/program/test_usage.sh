#!/bin/sh
# Options, help, and what is said to those who err.
. "$(dirname "$0")/lib.sh"

# wrong NAME LINE ARGUMENT... - a usage error: this line, how it is said right, and exit code 2.
wrong() {
    name=$1 line=$2
    shift 2
    run "$@"
    says "$name" 2 "inmaek: $line"
    holds "$name: shows the usage" grep -q '^Usage: inmaek' "$err"
    holds "$name: prints nothing else" test ! -s "$out"
}
wrong 'no command' 'which command?'
wrong 'an unknown command' "no command 'grpah'" grpah
wrong 'an unknown option' 'no option --colour here' graph --colour -o x a.txt
wrong 'an unknown letter' 'no option -z here' graph -z
wrong "another command's option" 'no option --json here' graph --json
wrong 'a value that is missing' '--output takes a value: PREFIX' graph --output
wrong 'a letter without its value' '-o takes a value: PREFIX' graph -o
wrong 'a value too many' '--quiet takes no value' graph --quiet=yes
wrong 'no prefix' 'where to? name it with -o PREFIX' graph a.txt
wrong 'no input' 'no INPUT given' graph -o x
wrong 'no input to extract' 'no INPUT given' extract
wrong 'no graph' 'name one GraphML file' central
wrong 'two graphs' 'name one GraphML file' central a.graphml b.graphml
wrong 'two forms' 'either --json or --csv' central --json --csv a.graphml
wrong 'an unknown measure' \
    "--by takes one of degree, betweenness, closeness, eigenvector, pagerank, not 'fame'" central --by fame x
wrong 'no number' "--number takes a whole number, not 'many'" central -n many x
wrong 'a number below 0' "--number takes a whole number, not '-1'" central -n -1 x
wrong 'no fraction' "--min-confidence takes a number from 0 to 1, not '1.5'" extract --min-confidence 1.5 x
wrong 'help on nothing' "no command 'grpah'" help grpah

run --version
says 'version' 0 ''
holds 'version is that of the header' grep -qx "inmaek $(sed -n 's/.*INMAEK_VERSION "\(.*\)"/\1/p' "$top/include/inmaek.h")" "$out"
run help
says 'help' 0 ''
cp "$out" overview
run --help
same 'help and --help' "$out" overview

for command in graph extract central help; do
    holds "help lists $command" grep -q "^  $command " overview
    run help $command
    says "help $command" 0 ''
    cp "$out" help
    run $command --help
    same "$command --help says the same" "$out" help
    sed -n '/^Options:/,/^$/p' help | grep -oE -e '^ +(-.,)? +--[a-z-]+' | tr -d ' ' | tr ',' '\n' | sort >options
    holds "$command has options" grep -qx -e --help options
    uniq -d options >doubles
    holds "$command has no option twice" test ! -s doubles
    holds "$command's help is no wider than 90" awk 'length > 90 { exit 1 }' help
done

# On a terminal faults are coloured, unless NO_COLOR is set; elsewhere never.
cat >terminal.py <<'END'
import os, pty, subprocess, sys
try:
    mine, theirs = pty.openpty()
except OSError:
    sys.exit(77)
subprocess.run(sys.argv[1:], stderr=theirs, stdout=subprocess.DEVNULL)
os.close(theirs)
said = b''
try:
    while part := os.read(mine, 4096):
        said += part
except OSError: # the other end is closed
    pass
sys.stdout.buffer.write(said.replace(b'\r\n', b'\n'))
END
on_terminal() { TERM=xterm "$PYTHON" terminal.py "$INMAEK" extract missing.txt; }
on_terminal >said
if [ $? = 77 ]; then
    skip 'colour on a terminal' 'no terminals can be made here'
else
    holds 'colour on a terminal' grep -q "$(printf '\033')\[31mNo such file" said
    NO_COLOR=1 on_terminal >said
    holds 'NO_COLOR' grep -qx 'inmaek: missing.txt: No such file or directory' said
fi
run extract missing.txt
says 'no colour in a file' 1 'inmaek: missing.txt: No such file or directory'

echo '삼성전자는 카카오와 업무협약을 체결했다.' >-v.txt
run extract -q -- -v.txt
says 'what follows -- is no option' 0 ''
run -q extract ./-v.txt
says 'an option for all before the command' 0 ''
finish
