meta: {id: x}
seq:
  - id: a
# expect: 3:5: /seq/0: without 'type' this is a byte array, which needs 'size', 'size-eos' or 'terminator'
# official: refuses
