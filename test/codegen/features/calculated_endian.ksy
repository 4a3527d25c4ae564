meta: {id: calculated_endian}
seq:
  - {id: docs, type: doc, repeat: eos}
types:
  doc:
    seq:
      - {id: indicator, size: 2}
      - {id: main, type: main}
    types:
      main:
        meta:
          endian:
            switch-on: _parent.indicator
            cases:
              '[0x49, 0x49]': le
              '[0x4d, 0x4d]': be
        seq:
          - {id: a, type: u2}
          - {id: b, type: s4be}
          - {id: c, type: f4}
          - {id: d, type: u8}
          - {id: e, type: u2, enum: kind}
          - {id: f, type: b12}
          - {id: g, type: u2, repeat: expr, repeat-expr: 2}
          - id: h
            type: {switch-on: a, cases: {1: u2, 2: inner(3), _: own}}
        enums: {kind: {1: one}}
        types:
          inner:
            params: [{id: factor, type: u1}]
            seq:
              - {id: x, type: u2, valid: {min: 0, max: 1000}}
              - {id: deeper, type: deeper, size: 3}
            instances: {y: {value: x * factor}}
            types:
              deeper: {seq: [{id: z, type: u2}]}
          own:
            meta: {endian: be}
            seq:
              - {id: x, type: u2}
              - {id: deeper, type: deeper}
            types:
              deeper: {seq: [{id: z, type: u2}]}
-test:
  - bytes: "'II' 0100 fffffffe 0000803f 0201000000000000 0100 1230 0200 0400 0300"
    fields:
      docs:
        - {indicator: "hex 4949", main: {a: 1, b: -2, c: 1, d: 258, e: 1, f: 291, g: [2, 4], h: 3}}
  - bytes: "'MM' 0002 00000000 3f800000 0000000000000102 0003 0000 0002 0003 0004 0005 00
      'II' 0000 00000000 00000000 0000000000000000 0000 0000 0100 0200 0102 0103"
    fields:
      docs:
        - indicator: "hex 4d4d"
          main: {a: 2, b: 0, c: 1, d: 258, e: 3, f: 0, g: [2, 3], h: {factor: 3, x: 4, y: 12, deeper: {z: 5}}}
        - indicator: "hex 4949"
          main: {a: 0, b: 0, c: 0, d: 0, e: 0, f: 0, g: [1, 2], h: {x: 258, deeper: {z: 259}}}
  - bytes: "'XX' 0001"
    throws: UndecidedEndiannessError
