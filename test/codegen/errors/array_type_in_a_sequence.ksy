meta: {id: x}
seq:
  - {id: a, type: 'u1[]'}
# expect: 3:19: /seq/0/type: 'u1[]' is a type for parameters; use 'repeat' here
# official: refuses
