meta: {id: x}
seq:
  - {id: a, size: 5}
instances:
  b: {value: 'a.to_s(a[0] == 0 ? "UTF-8" : "ASCII")'}
# expect: 5:32: /instances/b/value: in 'a.to_s(a[0] == 0 ? "UTF-8" : "ASCII")': the encoding must be a string literal
# official: refuses
