meta: {id: two_lengths}
seq:
  - {id: len, type: u1}
  - {id: num, type: u1}
  - {id: body, size: len}
  - {id: again, size: len}
  - {id: items, type: u1, repeat: expr, repeat-expr: num}
-test:
  - bytes: "02 01 0102 0304 05"
    fields: {again: "hex 0304", body: "hex 0102", items: [5], len: 2, num: 1}
