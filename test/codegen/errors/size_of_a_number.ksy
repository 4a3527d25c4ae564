meta: {id: x}
seq:
  - {id: a, type: u1, size: 4}
# expect: 3:19: /seq/0/type: 'size' means nothing for a number
# official: refuses
