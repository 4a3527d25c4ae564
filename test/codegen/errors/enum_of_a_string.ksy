meta: {id: x, encoding: ASCII}
seq:
  - {id: a, type: strz, enum: e}
  - {id: b, type: f4le, enum: e}
enums:
  e: {1: one}
# expect: 3:31: /seq/0/enum: 'enum' means nothing for a string
# expect: 4:31: /seq/1/enum: 'enum' goes with integers alone
# official: refuses
