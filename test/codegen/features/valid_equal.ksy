meta: {id: valid_eq, endian: be, encoding: ASCII}
seq:
  - {id: version, type: u2, valid: 0x102}
  - {id: name, type: str, size: 2, valid: {eq: '"ab"'}}
  - {id: raw, size: 2, valid: '[1, 2]'}
  - {id: again, type: u2, valid: version}
  - {id: flag, type: b1, valid: true}
  - {id: big, type: u8, valid: 0xffffffffffffffff}
-test:
  - bytes: "0102 'ab' 0102 0102 80 ffffffffffffffff"
    fields: {again: 258, big: 18446744073709551615, flag: true, name: "ab", raw: "hex 0102", version: 258}
  - bytes: "0102 'ab' 0102 0103 80 ffffffffffffffff"
    throws: ValidationNotEqualError
