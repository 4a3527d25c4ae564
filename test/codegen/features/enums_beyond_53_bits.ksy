meta: {id: enums_beyond_53_bits, endian: be}
seq:
  - {id: a, type: u8, enum: big}
  - {id: b, type: u1, enum: big}
  - {id: c, type: u8, enum: big, valid: {in-enum: true}}
  - {id: d, type: b62, enum: small}
  - {id: e, type: b2, enum: small}
  - id: f
    type:
      switch-on: a
      cases: {'big::most': u1, 'big::one': u2}
enums:
  big: {1: one, 0x7fff_ffff_ffff_ffff: most}
  small: {1: one}
instances:
  is_most: {value: a == big::most}
  a_i: {value: a.to_i}
  b_i: {value: b.to_i + 1}
  d_i: {value: d.to_i}
  from_int: {value: 1, enum: big}
-test:
  - bytes: "7fffffffffffffff 01 0000000000000001 0000000000000005 09"
    fields: {a: 9223372036854775807, aI: 9223372036854775807, b: 1, bI: 2, c: 1, d: 1, dI: 1, e: 1, f: 9, fromInt: 1, isMost: true}
  - bytes: "0000000000000001 ff 7fffffffffffffff ffffffffffffffff 0102"
    fields: {a: 1, aI: 1, b: 255, bI: 256, c: 9223372036854775807, d: 4611686018427387903, dI: 4611686018427387903, e: 3, f: 258, fromInt: 1, isMost: false}
  - bytes: "7fffffffffffffff 01 0000000000000002 0000000000000005 09"
    throws: ValidationNotInEnumError
