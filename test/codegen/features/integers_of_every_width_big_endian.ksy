meta: {id: ints_be, endian: be}
seq:
  - {id: a, type: u1}
  - {id: b, type: s1}
  - {id: c, type: u2}
  - {id: d, type: s2}
  - {id: e, type: u4}
  - {id: f, type: s4}
  - {id: g, type: u8}
-test:
  - bytes: "ff fe fffe fffd ff00ff00 fffffffe 0102030405060708"
    fields: {a: 255, b: -2, c: 65534, d: -3, e: 4278255360, f: -2, g: 72623859790382856}
