meta: {id: own_array}
seq:
  - {id: sums, type: 'sum(_index == 0 ? 0 : sums[_index - 1].total)', repeat: expr, repeat-expr: 3}
types:
  sum:
    params: [{id: before, type: u4}]
    seq: [{id: value, type: u1}]
    instances: {total: {value: before + value}}
-test:
  - bytes: "010203"
    fields: {sums: [{before: 0, total: 1, value: 1}, {before: 1, total: 3, value: 2}, {before: 3, total: 6, value: 3}]}
