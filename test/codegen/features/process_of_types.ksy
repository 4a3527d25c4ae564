meta: {id: process_of_types, endian: be, encoding: ASCII}
seq:
  - {id: kind, type: u1}
  - {id: a, size: 4, type: word, process: xor(0xff)}
  - id: b
    size: 3
    process: xor(kind)
    type: {switch-on: kind, cases: {1: byte, 2: word, 4: str}}
  - {id: blocks, size: 2, type: word, process: 'xor(_io.pos + _index)', repeat: expr, repeat-expr: 2}
  - {id: d, size-eos: true, type: word, process: rol(4)}
types:
  byte: {seq: [{id: v, type: u1}]}
  word: {seq: [{id: v, type: u2}]}
-test:
  - bytes: "01 fffefdfc 050607 0a09 0d0c 1020"
    fields: {a: {v: 1}, b: {v: 4}, blocks: [{v: 3}, {v: 1}], d: {v: 258}, kind: 1}
  - bytes: "02 fffefdfc 050607 0a09 0d0c 1020 30"
    fields: {a: {v: 1}, b: {v: 1796}, blocks: [{v: 3}, {v: 1}], d: {v: 258}, kind: 2}
  - bytes: "03 fffefdfc 050607 0a09 0d0c 1020"
    fields: {a: {v: 1}, b: "hex 060504", blocks: [{v: 3}, {v: 1}], d: {v: 258}, kind: 3}
  - bytes: "04 fffefdfc 656667 0a09 0d0c 1020"
    fields: {a: {v: 1}, b: abc, blocks: [{v: 3}, {v: 1}], d: {v: 258}, kind: 4}
-of: what is behind the fields of a type is not among the fields
