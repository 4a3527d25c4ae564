meta: {id: x}
seq:
  - {id: a, type: u1}
  - {id: b, type: t, parent: a}
  - {id: c, type: t, parent: true}
  - {id: d, type: t, parent: _root.e}
  - {id: head, type: t, parent: haed}
instances:
  e: {pos: 0, size: 1}
  f: {pos: 0, type: t, parent: '[1, 2]'}
types:
  t: {seq: [{id: g, type: u1}]}
# expect: 4:30: /seq/1/parent: in 'a': the parent must be an object, or false for none, found an integer
# expect: 5:30: /seq/2/parent: in 'true': the parent must be an object, or false for none, found a boolean
# expect: 6:36: /seq/3/parent: in '_root.e': the parent must be an object, or false for none, found a byte array
# expect: 7:33: /seq/4/parent: in 'haed': type 'x' has no field 'haed', did you mean 'head'?
# expect: 10:33: /instances/f/parent: in '[1, 2]': the parent must be an object, or false for none, found a byte array
# official: refuses
