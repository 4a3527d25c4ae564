meta: {id: x}
seq:
  - {id: a, type: u1, enum: e}
  - {id: b, type: u1, if: a == 1}
enums:
  e: {1: one}
# expect: 4:29: /seq/1/if: in 'a == 1': operator '==' does not go with a value of enum 'e' and an integer
# official: refuses
