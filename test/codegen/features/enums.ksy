meta: {id: enums, endian: be}
seq:
  - {id: a, type: u1, enum: animal}
  - {id: b, type: u2, enum: animal}
  - {id: c, type: b4, enum: inner::kind}
  - {id: d, type: b1, enum: inner::kind}
  - {id: e, type: inner}
  - {id: f, type: s1, enum: signed}
types:
  inner:
    seq:
      - {id: kind, type: u1, enum: kind}
      - {id: outer, type: u1, enum: animal}
    enums:
      kind: {0: none, 1: some}
enums:
  animal:
    4: dog
    300: {id: cat, doc: Has nine lives.}
  signed: {-1: minus_one, 1: one}
instances:
  is_dog: {value: a == animal::dog}
  code: {value: b.to_i + 1}
  from_int: {value: 4, enum: animal}
  literal: {value: 'inner::kind::some'}
-test:
  - bytes: "04 012c 18 0104 ff"
    fields: {a: 4, b: 300, c: 1, code: 301, d: 1, e: {kind: 1, outer: 4}, f: -1, fromInt: 4, isDog: true, literal: 1}
  - bytes: "05 0001 00 0505 02"
    fields: {a: 5, b: 1, c: 0, code: 2, d: 0, e: {kind: 5, outer: 5}, f: 2, fromInt: 4, isDog: false, literal: 1}
