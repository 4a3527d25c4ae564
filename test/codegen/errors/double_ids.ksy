meta: {id: x}
seq:
  - {id: a, type: u1}
  - {id: a, type: u2le}
instances:
  a: {value: 1}
# expect: 4:5: /seq/1: 'a' is already the id of /seq/0 (line 3)
# expect: 6:6: /instances/a: 'a' is already the id of /seq/0 (line 3)
# official: refuses
