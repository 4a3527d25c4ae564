meta: {id: frames, endian: be, encoding: ASCII, bit-endian: le}
seq:
  - {id: name, type: strz}
  - {id: key, type: text}
  - {id: prefix, type: u1}
  - id: len_body
    type:
      switch-on: prefix
      cases: {1: u1, 2: u2, 4: u4, _: s1}
  - {id: body, size: len_body}
  - {id: low, type: b1}
  - {id: high, type: b7}
  - id: len_other
    type:
      switch-on: low
      cases: {true: u1, false: s2}
  - {id: other, size: len_other + extra, if: len_other > 1 or prefix == 1 and odd == 6}
  - id: last
    type:
      switch-on: key.value
      cases: {'"abc"': u1, '"d"': text}
  - {id: named, type: u1, if: name == "x" and high != 127}
instances:
  extra: {value: 'prefix == 1 ? len_body : 0'}
  odd: {value: len_body + 1, if: prefix == 1}
types:
  text: {seq: [{id: len_value, type: u1}, {id: value, type: str, size: len_value}]}
-test:
  - bytes: "'x' 00 03 'abc' 01 02 'BB' 03 02 'OOOO' 07 08"
    fields: {name: x, key: {lenValue: 3, value: abc}, prefix: 1, lenBody: 2, body: "hex 4242", low: true, high: 1, lenOther: 2, other: "hex 4f4f4f4f", last: 7, named: 8, extra: 2, odd: 3}
  - bytes: "00 01 'd' 02 0001 'B' 00 0001 01 'z'"
    fields: {name: '', key: {lenValue: 1, value: d}, prefix: 2, lenBody: 1, body: "hex 42", low: false, high: 0, lenOther: 1, last: {lenValue: 1, value: z}, extra: 0}
  - bytes: "'x' 00 00 04 00000001 'B' fe 0000"
    fields: {name: x, key: {lenValue: 0, value: ''}, prefix: 4, lenBody: 1, body: "hex 42", low: false, high: 127, lenOther: 0, extra: 0}
