meta: {id: x}
seq:
  - {id: a, type: u1}
  - {id: a, type: u2le}
instances:
  a: {value: 1}
# expect: 4:10: /seq/1/id: 'a' is already the id of /seq/0/id (line 3)
# expect: 6:3: /instances/a: 'a' is already the id of /seq/0/id (line 3)
# official: refuses
