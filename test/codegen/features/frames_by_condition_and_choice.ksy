meta: {id: frames, endian: be, bit-endian: be, encoding: ASCII}
seq:
  - {id: version, type: b3}
  - {id: has_extra, type: b1}
  - {id: reserved, type: b4}
  - {id: len_extra, type: u2, if: has_extra}
  - {id: extra, size: len_extra, if: has_extra and len_extra != 1}
  - {id: kind, type: u1, enum: kind}
  - id: body
    type:
      switch-on: kind
      cases:
        kind::number: u4
        kind::text: text
        kind::pair: pair(version)
        _: u1
    if: kind != kind::nothing
  - id: tail
    type:
      switch-on: code
      cases:
        1: u2
        2: text
  - {id: more, type: u1}
  - {id: next, type: frames, if: more == 1}
instances:
  code: {value: 'version > 5 ? 1 : version - 3'}
enums: {kind: {0: nothing, 1: number, 2: text, 3: pair}}
types:
  text: {seq: [{id: value, type: strz}]}
  pair:
    params: [{id: version, type: u1}]
    seq:
      - {id: left, type: u1}
      - {id: right, type: u2, if: version == 2 or left == 0}
-test:
  - bytes: "00 00 00"
    fields: {version: 0, hasExtra: false, reserved: 0, kind: 0, more: 0, code: -3}
  - bytes: "50 0002 'ab' 03 07 0809 00"
    fields: {version: 2, hasExtra: true, reserved: 0, lenExtra: 2, extra: "hex 6162", kind: 3, body: {version: 2, left: 7, right: 2057}, more: 0, code: -1}
  - bytes: "30 0001 02 'x' 00 00"
    fields: {version: 1, hasExtra: true, reserved: 0, lenExtra: 1, kind: 2, body: {value: x}, more: 0, code: -2}
  - bytes: "a0 01 00000005 't' 00 01 e0 09 04 0203 00"
    fields: {version: 5, hasExtra: false, reserved: 0, kind: 1, body: 5, tail: {value: t}, more: 1, next: {version: 7, hasExtra: false, reserved: 0, kind: 9, body: 4, tail: 515, more: 0, code: 1}, code: 2}
