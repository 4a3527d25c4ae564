meta: {id: big_ops, endian: be}
seq:
  - {id: a, type: u8}
  - {id: b, type: s8}
  - {id: s, type: u1}
instances:
  add: {value: a + b}
  sub: {value: b - a}
  mul: {value: a * a}
  div: {value: a / 3}
  mod: {value: b % 10}
  neg: {value: -b}
  inv: {value: '~a'}
  band: {value: 'a & 0xff00000000000000'}
  low: {value: (a & 0xff) + 1}
  bor: {value: 'a | 1'}
  bxor: {value: 'a ^ b'}
  shl: {value: 's << 40'}
  shl_var: {value: '1 << s'}
  shr: {value: 'a >> 60'}
  less: {value: 'a < b'}
  same: {value: a == 0xfedcba9876543210}
  mixed: {value: a > s}
  text: {value: a.to_s}
  literal: {value: 9007199254740993 + 0}
  as_float: {value: s * 1.5}
-test:
  - bytes: "fedcba9876543210 fedcba9876543210 21"
    fields: {a: 18364758544493064720, add: 18282773015276577824, asFloat: 49.5, b: -81985529216486896, band: 18302628885633695744, bor: 18364758544493064721, bxor: -18446744073709551616, div: 6121586181497688240, inv: -18364758544493064721, less: false, literal: 9007199254740993, low: 17, mixed: true, mod: 4, mul: 337264356397531028994973048178108678400, neg: 81985529216486896, s: 33, same: true, shl: 36283883716608, shlVar: 8589934592, shr: 15, sub: -18446744073709551616, text: "18364758544493064720"}
