meta: {id: x}
instances:
  a: {value: b + 1}
  b: {value: a + 1}
# expect: 4:14: /instances/b/value: in 'a + 1': the value of 'a' depends on itself
# official: refuses
