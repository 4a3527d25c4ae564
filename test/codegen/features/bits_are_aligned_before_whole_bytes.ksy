meta: {id: aligned}
seq:
  - {id: a, type: b4}
  - {id: b, type: u1}
  - {id: c, type: b9}
  - {id: d, size: 1}
  - {id: e, type: b2}
  - {id: f, type: inner}
types:
  inner:
    seq:
      - {id: g, type: b3}
-test:
  - bytes: "a0 11 ff80 22 40 60"
    fields: {a: 10, b: 17, c: 511, d: "hex 22", e: 1, f: {g: 3}}
