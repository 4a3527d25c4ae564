meta: {id: x}
seq:
  - {id: a, type: b4}
  - {id: b, type: b4, if: a == 1}
  - {id: c, type: b8le}
# expect: 5:5: /seq/2: 'c' takes bits in the other order than 'b', and may share a byte with it: not supported
# official: accepts
