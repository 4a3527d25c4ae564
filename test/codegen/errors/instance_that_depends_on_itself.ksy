meta: {id: x}
instances:
  a: {value: b + 1}
  b: {value: a + 1}
# expect: 3:14: /instances/a/value: in 'b + 1': the value of 'a' depends on itself
# expect: 4:14: /instances/b/value: in 'a + 1': the value of 'b' depends on itself
# official: refuses
