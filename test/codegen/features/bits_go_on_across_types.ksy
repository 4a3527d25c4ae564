meta: {id: shared_bits}
seq:
  - {id: first, type: nibble}
  - {id: second, type: b4}
  - {id: pairs, type: nibble, repeat: expr, repeat-expr: 3}
  - {id: end, type: u1}
types:
  nibble:
    seq:
      - {id: value, type: b4}
-test:
  - bytes: "12 3450 ff"
    fields: {end: 255, first: {value: 1}, pairs: [{value: 3}, {value: 4}, {value: 5}], second: 2}
