meta: {id: x}
seq:
  - {id: b, type: 't("x")'}
types:
  t:
    params: [{id: n, type: u1}]
# expect: 3:22: /seq/0/type: in 't("x")': the parameter takes an integer, found a string
# official: refuses
