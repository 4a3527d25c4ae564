meta: {id: x}
seq:
  - {id: a, type: b4}
  - {id: b, type: b4le}
# expect: 4:5: /seq/1: 'b' takes bits in the other order than 'a', and may share a byte with it: not supported
# official: accepts
