meta: {id: x}
seq:
  - {id: a, contents: ab, valid: "[1, 2]"}
# expect: 3:5: /seq/0: 'contents' says what is valid; it takes no 'valid'
# official: refuses
