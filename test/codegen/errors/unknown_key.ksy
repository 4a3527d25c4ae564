meta: {id: x}
seq:
  - id: a
    type: u1
    siez: 4
# expect: 5:5: /seq/0/siez: unknown key 'siez', did you mean 'size'?
# official: refuses
