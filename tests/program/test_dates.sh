#!/bin/sh
# An article that does not tell its month is dated by others that tell two of its meetings.
. "$(dirname "$0")/lib.sh"

cat >undated.txt <<'END'
가람전자 회장, 서울서 잇단 만남

한서린 가람전자 회장은 4일 서울에서 마도윤 다솜물류 대표를 만났다. 한 회장은 이날 윤다온 두레화학 대표도 만나 협력 방안을 논의했다.

가람전자는 지난달 나래금속과 합작법인 ‘나래셀’을 세우기로 했다.
END
cat >logistics.txt <<'END'
가람전자·다솜물류 수장 회동

2025-02-05 10:00

한서린 가람전자 회장은 4일 서울에서 마도윤 다솜물류 대표를 만났다.
END
cat >chemistry.txt <<'END'
가람전자·두레화학 협력 논의

2025-02-05 11:00

한서린 가람전자 회장은 4일 서울에서 윤다온 두레화학 대표를 만나 협력 방안을 논의했다.
END

has() { grep -qF "$1" "$2"; } # TEXT FILE
has_not() { ! has "$1" "$2"; }

run extract undated.txt
says 'an article without a date' 0 ''
holds 'the month before its own' has '"date":null,"relative_date":{"months":-1}' "$out"
holds 'the fourth of its own' has '"date":null,"relative_date":{"months":0,"day":4}' "$out"

run graph -o one undated.txt logistics.txt
says 'one meeting told elsewhere' 0 ''
holds 'does not date it' has_not '2025-01' one.graphml
run graph -o two undated.txt logistics.txt chemistry.txt
says 'two meetings told elsewhere' 0 ''
holds 'date it' has '>2025-01<' two.graphml

"$INMAEK" extract undated.txt logistics.txt chemistry.txt >facts.jsonl
run graph -o again facts.jsonl
says 'from facts' 0 ''
same 'the same graph' two.graphml again.graphml

finish
