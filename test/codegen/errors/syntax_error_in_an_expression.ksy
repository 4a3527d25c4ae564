meta: {id: x}
seq:
  - id: a
    size: 1 + * 2
# expect: 4:15: /seq/0/size: size: in expression '1 + * 2': expected a value, found "*"
# official: refuses
