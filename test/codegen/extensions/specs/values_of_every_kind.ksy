meta: {id: kinds, endian: be, bit-endian: be, encoding: ASCII}
seq:
  - {id: mode, type: u1}
  - {id: amount, type: u8}
  - {id: other, type: u8, -ts-value: amount}
  - {id: is_odd, type: b1, -ts-value: mode % 2 == 1}
  - {id: high, type: b7, -ts-value: mode / 2}
  - {id: half, type: f8, -ts-value: mode / 2.0}
  - {id: kind, type: u1, enum: kind, -ts-value: 'is_odd ? kind::odd : kind::even'}
  - {id: word, type: strz, -ts-value: 'kind == kind::odd ? "odd" : "even"'}
  - {id: copy, type: u1, if: mode > 100, -ts-value: mode}
  - {id: words, type: str, size: 2, repeat: expr, repeat-expr: mode % 4, -ts-value: 'digits(_index, 2, 2)'}
  - {id: crc, type: u4, if: mode > 50, -ts-value: 'crc32(_bytes_of(mode, words))'}
enums: {kind: {1: odd, 2: even}}
