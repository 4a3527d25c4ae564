meta: {id: objects_that_do_not_read_by_themselves, ks-debug: true, endian: be, encoding: ASCII}
seq:
  - {id: n, type: u1, enum: kind}
  - {id: sized, type: 'pair(1)', size: 2}
  - {id: many, type: 'pair(_index)', repeat: expr, repeat-expr: 2}
  - {id: choice, type: {switch-on: n, cases: {'kind::one': 'pair(1)', 'kind::two': u2}}}
  - {id: until, type: 'pair(0)', repeat: until, repeat-until: _.x == 0}
  - {id: masked, type: 'pair(0)', process: xor(1), size: 1}
  - {id: bits, type: b4}
instances:
  both: {value: kind::two}
enums:
  kind: {1: one, 2: two}
types:
  pair:
    params: [{id: len, type: u1}]
    seq:
      - {id: x, type: u1}
      - {id: y, type: str, size: len}
-test:
  - bytes: "01 01 'a' 02 03 'c' 04 'd' 05 00 07 a0"
    fields:
      n: 1
      sized: {len: 1, x: 1, y: a}
      many: [{len: 0, x: 2, y: ""}, {len: 1, x: 3, y: c}]
      choice: {len: 1, x: 4, y: d}
      until: [{len: 0, x: 5, y: ""}, {len: 0, x: 0, y: ""}]
      masked: {len: 0, x: 6, y: ""}
      bits: 10
      both: 2
  - bytes: "02 01 'a' 02 03 'c' 0102 00 07 a0"
    fields:
      n: 2
      sized: {len: 1, x: 1, y: a}
      many: [{len: 0, x: 2, y: ""}, {len: 1, x: 3, y: c}]
      choice: 258
      until: [{len: 0, x: 0, y: ""}]
      masked: {len: 0, x: 6, y: ""}
      bits: 10
      both: 2
  - bytes: "02 01 'a' 02 03"
    throws: EOFError
