meta: {id: switch_array}
seq:
  - {id: n, type: u1}
  - {id: kind, type: u1}
  - id: items
    repeat: expr
    repeat-expr: n
    type:
      switch-on: kind + _index
      cases: {1: u1, 2: pair, 3: u1}
types:
  pair: {seq: [{id: x, type: u1}, {id: y, type: u1}]}
-of: TODO
-test:
  - bytes: "03 01 05 0607 08"
    fields: {items: [5, {x: 6, y: 7}, 8], kind: 1, n: 3}
