meta: {id: x}
seq:
  - {id: a, terminator: 0, consume: maybe}
# expect: 3:37: /seq/0/consume: consume must be true or false, found 'maybe'
# official: refuses
