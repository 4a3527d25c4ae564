meta: {id: mixed, endian: le}
seq:
  - {id: a, type: u2be}
  - {id: b, type: u2}
  - {id: c, type: s4be}
  - {id: d, type: inner}
types:
  inner:
    meta: {endian: be}
    seq:
      - {id: e, type: u2}
      - {id: f, type: u2le}
-test:
  - bytes: "0102 0102 fffffffe 0102 0102"
    fields: {a: 258, b: 513, c: -2, d: {e: 258, f: 513}}
