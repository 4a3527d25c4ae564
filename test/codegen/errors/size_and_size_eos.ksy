meta: {id: x}
seq:
  - {id: a, size: 4, size-eos: true}
# expect: 3:5: /seq/0: 'size' and 'size-eos' exclude each other
# official: refuses
