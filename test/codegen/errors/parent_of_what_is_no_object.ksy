meta: {id: x, encoding: ASCII}
seq:
  - {id: a, type: u1, parent: _root}
  - {id: b, size: 1, parent: false}
  - {id: c, type: strz, parent: _root}
# expect: 3:31: /seq/0/parent: 'parent' means nothing for a number
# expect: 4:30: /seq/1/parent: 'parent' means nothing for a byte array
# expect: 5:33: /seq/2/parent: 'parent' means nothing for a string
# official: refuses
