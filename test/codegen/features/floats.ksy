meta: {id: floats, endian: be}
seq:
  - {id: a, type: f4}
  - {id: b, type: f8}
  - {id: c, type: f4le}
  - {id: d, type: f8le}
-test:
  - bytes: "3fc00000 c002000000000000 0000c0bf 182d4454fb210940"
    fields: {a: 1.5, b: -2.25, c: -1.5, d: 3.141592653589793}
  - bytes: "7f800000 fff0000000000000 00000000 0000000000000000"
    fields: {a: .inf, b: -.inf, c: 0, d: 0}
