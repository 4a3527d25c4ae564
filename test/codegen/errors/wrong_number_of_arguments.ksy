meta: {id: x}
seq:
  - {id: a, type: t}
  - {id: c, type: 't(1, 2)'}
types:
  t:
    params: [{id: n, type: u1}]
# expect: 3:19: /seq/0/type: type 't' takes 1 argument(s), found 0
# expect: 4:19: /seq/1/type: type 't' takes 1 argument(s), found 2
# official: refuses
