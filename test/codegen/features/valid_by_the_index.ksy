meta: {id: valid_index, endian: be}
seq:
  - {id: rising, type: u1, repeat: expr, repeat-expr: 3, valid: _index + 1}
  - {id: bounded, type: u2, repeat: expr, repeat-expr: 2, valid: {max: 10 * (_index + 1)}}
  - {id: tested, type: u1, repeat: until, repeat-until: _ == 4, valid: {expr: _ >= _index}}
  - {id: low, type: u1}
  - {id: named, type: u1, valid: {expr: named < low}}
  - {id: above, type: u1, valid: {min: low}}
-test:
  - bytes: "010203 000a 0014 0504 02 01 02"
    fields: {above: 2, bounded: [10, 20], low: 2, named: 1, rising: [1, 2, 3], tested: [5, 4]}
  - bytes: "010202 000a 0014 04 02 01 02"
    throws: ValidationNotEqualError
  - bytes: "010203 000b 0014 04 02 01 02"
    throws: ValidationGreaterThanError
  - bytes: "010203 000a 0014 0500 04 02 01 02"
    throws: ValidationExprError
  - bytes: "010203 000a 0014 04 02 02 02"
    throws: ValidationExprError
