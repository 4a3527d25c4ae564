meta: {id: types_up_to_a_terminator, endian: be}
seq:
  - {id: a, type: rest, terminator: 0x7c}
  - {id: b, type: number, terminator: 0x7c, include: true}
  - {id: c, type: rest, terminator: 0x7c, consume: false}
  - {id: c_end, contents: '|'}
  - {id: d, type: rest, terminator: [0x0d, 0x0a]}
  - id: e
    terminator: 0x7c
    type: {switch-on: a.bytes.length, cases: {0: rest, 1: number}}
  - {id: f, type: number, terminator: 0, eos-error: false, repeat: eos}
types:
  rest: {seq: [{id: bytes, size-eos: true}]}
  number: {seq: [{id: v, type: u1}]}
-test:
  - bytes: "'a|' 01 '|' 'bc|' 'ef' 0d0a 02 '|' 05 00 06 00"
    fields: {a: {bytes: "hex 61"}, b: {v: 1}, c: {bytes: "hex 6263"}, cEnd: "hex 7c", d: {bytes: "hex 6566"}, e: {v: 2}, f: [{v: 5}, {v: 6}]}
  - bytes: "'|' 0102 '|' '|' 0d0a 'xy' '|'"
    fields: {a: {bytes: "hex "}, b: {v: 1}, c: {bytes: "hex "}, cEnd: "hex 7c", d: {bytes: "hex "}, e: {bytes: "hex 7879"}, f: []}
  - bytes: "'|' '|' '|' 0d0a 'xy'"
    throws: EOFError
-of: what is behind the fields of a type, its terminator included, is not among the fields
