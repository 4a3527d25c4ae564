meta: {id: conditions}
seq:
  - {id: flags, type: u1}
  - {id: a, type: u1, if: flags & 1 != 0}
  - {id: b, type: pair, if: flags & 2 != 0}
  - {id: c, type: u1, if: flags & 4 != 0, repeat: expr, repeat-expr: 2}
  - {id: d, type: str, size: 1, encoding: ASCII, if: flags == 15 or flags == 8}
types:
  pair: {seq: [{id: x, type: u1}, {id: y, type: u1}]}
-test:
  - bytes: "0f 01 0203 0405 'x'"
    fields: {a: 1, b: {x: 2, y: 3}, c: [4, 5], d: "x", flags: 15}
  - bytes: "00"
    fields: {flags: 0}
  - bytes: "08 'y'"
    fields: {d: "y", flags: 8}
  - bytes: "02 0102"
    fields: {b: {x: 1, y: 2}, flags: 2}
