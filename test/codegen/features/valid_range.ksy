meta: {id: valid_range, endian: le, encoding: ASCII}
seq:
  - {id: a, type: u1, valid: {min: 3, max: 5}}
  - {id: b, type: f4, valid: {min: 0.5}}
  - {id: c, type: s2, valid: {max: a}}
  - {id: d, type: str, size: 1, valid: {min: '"b"', max: '"d"'}}
  - {id: e, size: 2, valid: {min: '[1, 0]'}}
  - {id: f, type: u8, valid: {min: 4}}
-test:
  - bytes: "04 0000403f ffff 'c' 0100 0500000000000000"
    fields: {a: 4, b: 0.75, c: -1, d: "c", e: "hex 0100", f: 5}
  - bytes: "06"
    throws: ValidationGreaterThanError
  - bytes: "02"
    throws: ValidationLessThanError
