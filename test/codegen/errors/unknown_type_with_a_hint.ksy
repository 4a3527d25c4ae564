meta: {id: x}
seq:
  - id: a
    type: blok
types:
  block: {}
# expect: 4:11: /seq/0/type: unknown type 'blok', did you mean 'block'?
# official: refuses
