meta: {id: x, encoding: ASCII}
seq:
  - {id: a, type: str}
# expect: 3:19: /seq/0/type: a 'str' needs 'size', 'size-eos' or 'terminator'
# official: refuses
