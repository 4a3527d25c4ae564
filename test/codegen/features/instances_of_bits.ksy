meta: {id: bits_at_positions, endian: be}
seq:
  - {id: a, type: b3}
  - {id: b, type: b5, if: high == 5}
instances:
  high: {pos: 1, type: b4}
  low: {pos: 2, type: b4le}
  several: {pos: 3, type: b2, repeat: expr, repeat-expr: 3}
  wide: {pos: 4, type: b12}
-test:
  - bytes: "e3 50 0f b0 ab c0"
    fields: {a: 7, b: 3, high: 5, low: 15, several: [2, 3, 0], wide: 2748}
  - bytes: "e3 5f ff b3 ab cd"
    made: "e3 50 0f b0 ab c0"
    fields: {a: 7, b: 3, high: 5, low: 15, several: [2, 3, 0], wide: 2748}
