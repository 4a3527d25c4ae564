meta: {id: int_ops, endian: be}
seq:
  - {id: a, type: s1}
  - {id: b, type: u1}
  - {id: c, type: u4}
instances:
  add: {value: a + b}
  sub: {value: a - b}
  mul: {value: a * b}
  div: {value: a / b}
  mod: {value: a % b}
  neg: {value: -a}
  inv: {value: '~b'}
  band: {value: c & 0xff00}
  bor: {value: b | 0x100}
  bxor: {value: c ^ 0xffffffff}
  shl: {value: b << 4}
  shr: {value: c >> 4}
  prec: {value: 1 + 2 * 3 - 4 % 3 << 1 & 0xff | 1}
  high: {value: 'c & 0x80000000'}
-test:
  - bytes: "fb 03 12345678"
    fields: {a: -5, add: -2, b: 3, band: 22016, bor: 259, bxor: 3989547399, c: 305419896, div: -2, high: 0, inv: -4, mod: 1, mul: -15, neg: 5, prec: 13, shl: 48, shr: 19088743, sub: -8}
  - bytes: "7f 02 ffffffff"
    fields: {a: 127, add: 129, b: 2, band: 65280, bor: 258, bxor: 0, c: 4294967295, div: 63, high: 2147483648, inv: -3, mod: 1, mul: 254, neg: -127, prec: 13, shl: 32, shr: 268435455, sub: 125}
  - bytes: "00 03 00000000"
    fields: {a: 0, add: 3, b: 3, band: 0, bor: 259, bxor: 4294967295, c: 0, div: 0, high: 0, inv: -4, mod: 0, mul: 0, neg: 0, prec: 13, shl: 48, shr: 0, sub: -3}
  - bytes: "fb 00 00000000"
    fields: {a: -5, add: -5, b: 0, band: 0, bor: 256, bxor: 4294967295, c: 0, div: (throws), high: 0, inv: -1, mod: (throws), mul: 0, neg: 5, prec: 13, shl: 0, shr: 0, sub: -5}
