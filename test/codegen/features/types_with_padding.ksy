meta: {id: types_with_padding, endian: be}
seq:
  - {id: a, type: rest, size: 4, pad-right: 0x2e}
  - {id: b, type: rest, size: 4, terminator: 0, pad-right: 0x2e}
  - {id: c, type: rest, size: 4, terminator: 0x2e, pad-right: 0x2e}
  - {id: d, type: number, size: 3, terminator: 0}
  - {id: e, type: rest, size: 3, terminator: 0x7c, include: true, pad-right: 0x2e}
  - id: f
    size: 3
    pad-right: 0
    type: {switch-on: d.v, cases: {1: rest, 2: number}}
  - {id: g, type: rest, size-eos: true, pad-right: 0}
types:
  rest: {seq: [{id: bytes, size-eos: true}]}
  number: {seq: [{id: v, type: u1}]}
-test:
  - bytes: "'ab..' 'a' 00 '..' 'ab..' 01 0000 'a|.' 0a0000 'gg'"
    fields: {a: {bytes: "hex 6162"}, b: {bytes: "hex 61"}, c: {bytes: "hex 6162"}, d: {v: 1}, e: {bytes: "hex 617c"}, f: {bytes: "hex 0a"}, g: {bytes: "hex 6767"}}
  - bytes: "'abcd' 'abcd' 'abcd' 02 03 00 'abc' 0a0000"
    fields: {a: {bytes: "hex 61626364"}, b: {bytes: "hex 61626364"}, c: {bytes: "hex 61626364"}, d: {v: 2}, e: {bytes: "hex 616263"}, f: {v: 10}, g: {bytes: "hex "}}
  - bytes: "'abcd' 'abcd' 'abcd' 03 03 00 'abc' 0a0b00 'g' 00"
    fields: {a: {bytes: "hex 61626364"}, b: {bytes: "hex 61626364"}, c: {bytes: "hex 61626364"}, d: {v: 3}, e: {bytes: "hex 616263"}, f: "hex 0a0b", g: {bytes: "hex 67"}}
  - bytes: "'abcd' 'abcd' 'abcd' 00 03 00 'abc' 0a0b00"
    throws: EOFError
-of: what is behind the fields of a type is not among the fields
