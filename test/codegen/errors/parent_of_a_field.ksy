meta: {id: x}
seq:
  - {id: a, type: t, parent: false}
types:
  t: {}
# expect: 3:22: /seq/0/parent: 'parent' is not supported: the parent of an object cannot be changed
# official: accepts
