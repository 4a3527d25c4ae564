meta: {id: x}
seq:
  - {id: a, type: t}
types:
  t: {seq: [{id: b, size-eos: true}]}
instances:
  c: {value: sizeof<t>}
  d: {value: sizeof<nope>}
  e: {value: a._sizeof}
# expect: 7:21: /instances/c/value: in 'sizeof<t>': the size of this type is not always the same, or it is unknown
# expect: 8:21: /instances/d/value: in 'sizeof<nope>': the size of this type is not always the same, or it is unknown
# expect: 9:16: /instances/e/value: in 'a._sizeof': the size of this value is not always the same
# official: refuses
