meta: {id: ints_le, endian: le}
seq:
  - {id: a, type: u2}
  - {id: b, type: s2}
  - {id: c, type: u4}
  - {id: d, type: s4}
  - {id: e, type: u8}
-test:
  - bytes: "feff feff 00ff00ff feffffff 0807060504030201"
    fields: {a: 65534, b: -2, c: 4278255360, d: -2, e: 72623859790382856}
