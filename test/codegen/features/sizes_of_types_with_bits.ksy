meta: {id: sizes_with_bits, endian: be}
seq:
  - {id: pair, type: pair}
  - {id: mixed, type: mixed}
types:
  nibble: {seq: [{id: n, type: b4}]}
  pair: {seq: [{id: high, type: nibble}, {id: low, type: nibble}]}
  triple: {seq: [{id: all, type: nibble, repeat: expr, repeat-expr: 3}]}
  many: {seq: [{id: all, type: mixed, repeat: expr, repeat-expr: 1001}]}
  behind_bits: {seq: [{id: few, type: b4}, {id: more, type: nibble}]}
  mixed:
    seq:
      - {id: flag, type: b1}
      - {id: byte, type: u1}
      - {id: last, type: b3}
instances:
  in_one_byte: {value: sizeof<pair>}
  bits_of_triple: {value: bitsizeof<triple>}
  in_three_bytes: {value: sizeof<mixed>}
  bits_of_mixed: {value: bitsizeof<mixed>}
  bits_of_many: {value: bitsizeof<many>}
  bits_of_type_behind_bits: {value: bitsizeof<behind_bits>}
  of_field: {value: mixed._sizeof}
-test:
  - bytes: "12 80 41 e0"
    fields:
      pair: {high: {n: 1}, low: {n: 2}}
      mixed: {flag: true, byte: 65, last: 7}
      inOneByte: 1
      bitsOfTriple: 12
      inThreeBytes: 3
      bitsOfMixed: 19
      bitsOfMany: 16019
      bitsOfTypeBehindBits: 12
      ofField: 3
