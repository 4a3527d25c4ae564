meta: {id: x, encoding: ASCII}
seq:
  - {id: a, type: str, size: 2}
  - {id: b, size: a}
  - {id: c, size: 1.5}
# expect: 4:19: /seq/1/size: in 'a': expected an integer, found a string
# expect: 5:19: /seq/2/size: in '1.5': expected an integer, found a float
# official: refuses
