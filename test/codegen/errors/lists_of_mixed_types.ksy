meta: {id: x}
instances:
  a: {value: '[1, "x"]'}
# expect: 3:15: /instances/a/value: in '[1, "x"]': the items of a list must be of one type, found an integer or a string
# official: refuses
