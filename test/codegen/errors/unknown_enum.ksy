meta: {id: x}
seq:
  - {id: a, type: u1, enum: colour}
enums:
  color: {1: red}
# expect: 3:29: /seq/0/enum: unknown enum 'colour', did you mean 'color'?
# official: refuses
