meta: {id: shared}
seq:
  - {id: x, type: u1}
types:
  inner:
    seq: [{id: y, type: u1}]
enums:
  kind: {1: one}
