meta: {id: x}
seq:
  - id: a
    type: u1
    type: u2le
# expect: 5:5: /seq/0/type: duplicate key "type", first on line 4
# official: refuses
