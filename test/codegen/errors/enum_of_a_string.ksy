meta: {id: x, encoding: ASCII}
seq:
  - {id: a, type: strz, enum: e}
  - {id: b, type: f4le, enum: e}
enums:
  e: {1: one}
# expect: 3:19: /seq/0/type: 'enum' means nothing for a string
# expect: 4:19: /seq/1/type: 'enum' goes with integers alone
# official: refuses
