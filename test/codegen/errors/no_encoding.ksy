meta: {id: x}
seq:
  - {id: a, type: str, size: 4}
# expect: 3:5: /seq/0: a string needs to know its encoding: add 'encoding', or set 'meta/encoding'
# official: refuses
