meta: {id: orders}
seq:
  - {id: order, type: u1, valid: {max: 1}}
  - {id: part, type: part}
types:
  part:
    meta:
      endian: {switch-on: _root.order, cases: {0: le, 1: be}}
    seq:
      - {id: value, type: u4}
      - {id: choice, type: u1, valid: {max: 1}}
      - id: chosen
        type: {switch-on: choice, cases: {0: small, 1: large}}
      - {id: crc, type: u4, -ts-value: 'crc32(_bytes_of(value, chosen))'}
  small: {seq: [{id: a, type: u1}, {id: sum, type: u1, -ts-value: sum8(_bytes_of(a))}]}
  large: {seq: [{id: a, type: s1}, {id: b, type: s1, -ts-value: a}, {id: c, type: s1}]}
