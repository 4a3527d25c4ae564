meta: {id: o, encoding: UTF-8}
seq:
  - {id: s, type: str, size: 3}
  - {id: b, size: 3}
  - {id: i, type: u1}
  - {id: f, type: f4le}
  - {id: arr, type: u1, repeat: expr, repeat-expr: 2}
  - {id: part, type: p}
  - {id: an, type: u1, enum: an}
instances:
  q:
    value: |
      part._parent2
types:
  p: {seq: [{id: z, type: u1}]}
enums: {an: {1: cat}, bn: {1: cat}}
