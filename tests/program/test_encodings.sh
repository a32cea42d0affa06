#!/bin/sh
# Encodings: the facts are the same, and their offsets count the bytes of the file as it is.
. "$(dirname "$0")/lib.sh"

cat >write.py <<'END'
import unicodedata
story = '''카카오, 오픈AI와 업무협약 체결

[서울=가온뉴스] 카카오는 4일 서울 중구 플라자호텔에서 오픈AI와 인공지능 서비스 개발을 위한 업무협약(MOU)을 체결했다고 밝혔다. 정신아 카카오 대표와 샘 올트먼 오픈AI 최고경영자(CEO)가 서명했다.

삼성전자는 지난달 SK텔레콤에 반도체를 공급하는 계약을 맺었다고 5일 밝혔다.
'''
def write(name, text, encoding):
    with open(name + '.txt', 'wb') as f:
        f.write(text.encode(encoding))
write('plain', story, 'utf-8')
write('marked', story, 'utf-8-sig')
write('crlf', story.replace('\n', '\r\n'), 'utf-8')
write('nfd', unicodedata.normalize('NFD', story), 'utf-8')
write('cp949', story, 'cp949')
write('euckr', story, 'euc-kr')
write('utf16', story, 'utf-16')
write('utf16be', '\ufeff' + story, 'utf-16-be')
write('utf16le', '\ufeff' + story, 'utf-16-le')
write('nfd16', unicodedata.normalize('NFD', story), 'utf-16')
write('cp949crlf', story.replace('\n', '\r\n'), 'cp949')
END
cat >check.py <<'END'
"""check.py NAME ENCODING: facts as from plain.txt, every offset leads to what it says."""
import json, sys, unicodedata
def facts(name):
    with open(name + '.jsonl', encoding='utf-8') as f:
        return json.loads(f.read())
name, encoding = sys.argv[1:]
mine = facts(name)
text = open(name + '.txt', 'rb').read()
def said(place):
    part = text[place['offset']:place['offset'] + place['length']].decode(encoding)
    return unicodedata.normalize('NFC', part).replace('\r\n', '\n')
assert mine['entities'] and mine['agreements'], 'nothing was found'
for entity in mine['entities']:
    for mention in entity['mentions']:
        surface = said(mention)
        assert surface in entity['surfaces'] or entity['kind'] == 'person', (surface, entity)
for fact in mine['roles'] + mine['affiliations'] + mine['agreements']:
    assert said(fact) == fact['evidence'], (said(fact), fact)
def strip(value):
    if isinstance(value, list):
        return [strip(v) for v in value]
    if isinstance(value, dict):
        return {k: strip(v) for k, v in value.items() if k not in ('offset', 'length', 'document')}
    return value
assert strip(mine) == strip(facts('plain')), 'other facts than from plain.txt'
END
"$PYTHON" write.py
"$INMAEK" extract -o plain.jsonl plain.txt
for one in plain:utf-8 marked:utf-8 crlf:utf-8 nfd:utf-8 cp949:cp949 euckr:euc-kr utf16:utf-16 \
    utf16be:utf-16-be utf16le:utf-16-le nfd16:utf-16 cp949crlf:cp949; do
    name=${one%%:*} encoding=${one#*:}
    [ "$encoding" = utf-16 ] && encoding=utf-16-le # a slice has no byte order mark
    run extract -o "$name.jsonl" "$name.txt"
    says "$name" 0 ''
    holds "$name: the same facts, at the right bytes" "$PYTHON" check.py "$name" "$encoding"
done
finish
