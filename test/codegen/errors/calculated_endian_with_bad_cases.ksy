meta:
  id: x
  endian: {switch-on: 1, cases: {1: bad, '"a"': le, 2 +: be}}
types:
  a:
    meta: {endian: {cases: {1: le}}}
    seq: [{id: b, type: u2}]
  c:
    meta: {endian: {switch_on: 1, cases: [le]}}
    seq: [{id: d, type: f4}]
# expect: 3:37: /meta/endian/cases/1: each case must be be or le, found 'bad'
# expect: 3:43: /meta/endian/cases/"a": in '"a"': operator '==' does not go with an integer and a string
# expect: 3:56: /meta/endian/cases/2 +: a case: in expression '2 +': expected a value, found the end
# expect: 6:20: /types/a/meta/endian: an endian that is a map needs 'switch-on'
# expect: 9:20: /types/c/meta/endian: an endian that is a map needs 'switch-on'
# expect: 9:21: /types/c/meta/endian/switch_on: unknown key 'switch_on', did you mean 'switch-on'?
# expect: 9:42: /types/c/meta/endian/cases: cases must be a map, found a list
# official: refuses
