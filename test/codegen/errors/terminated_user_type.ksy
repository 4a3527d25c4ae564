meta: {id: x}
seq:
  - {id: a, type: t, terminator: 0}
types:
  t: {}
# expect: 3:19: /seq/0/type: 'terminator' and 'pad-right' on a user type are not supported
# official: accepts
