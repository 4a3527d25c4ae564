meta: {id: x}
instances:
  a:
    value: |
      1 +
      nope
# expect: 6:7: /instances/a/value: in '1 + nope': type 'x' has no field 'nope'
# official: refuses
