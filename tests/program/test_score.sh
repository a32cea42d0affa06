#!/bin/sh
# The annotated articles beside the tree, where they are there: no figure falls below its floor.
. "$(dirname "$0")/lib.sh"
score=$top/../shared/score gold=$top/../shared/corpus/dev
if [ ! -x "$score" ] || [ ! -d "$gold" ]; then
    skip 'annotated articles' "none in ../shared/corpus/dev"
    finish
fi
"$PYTHON" "$score" --gold "$gold" --run "'$INMAEK' graph -o {out} {in}" >report 2>&1
for floor in org=0.80 person=0.85 role=0.75 deal=0.45; do
    holds "${floor%=*} F1 of at least ${floor#*=}" awk -v name="${floor%=*}" -v floor="${floor#*=}" \
        '$1 == name { print; for (i = 2; i < NF; i++) if ($i == "F1" && $(i + 1) >= floor) good = 1 } END { exit !good }' report
done
holds 'every evidence stands in the text' grep -Eq '^ *evidence +1\.000 ' report
cat report
finish
