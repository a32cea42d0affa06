#!/bin/sh
# The annotated articles beside the tree, where they are there: no figure falls below its floor.
score=../shared/score gold=../shared/corpus/dev
if [ ! -x $score ] || [ ! -d $gold ]; then
    echo "skipped: no annotated articles in $gold"
    echo "0 passed, 0 failed, 1 skipped"
    exit
fi
if ${PYTHON:-python3} $score --gold $gold --run "$INMAEK graph -o {out} {in}" \
    --floor org=0.80,person=0.85,role=0.75,deal=0.45 >"${TMPDIR:-/tmp}/score.$$" 2>&1; then code=0; else code=1; fi
cat "${TMPDIR:-/tmp}/score.$$"
grep -q ' evidence  *1.000 ' "${TMPDIR:-/tmp}/score.$$" || { code=1 && echo "some evidence is not in the text"; }
rm -f "${TMPDIR:-/tmp}/score.$$"
echo "$((1 - code)) passed, $code failed"
exit $code
