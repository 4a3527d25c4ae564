meta: {id: x}
seq:
  - {id: a, type: b65}
  - {id: b, type: b0}
# expect: 3:19: /seq/0/type: 'b65': a bit-sized integer has 64 bits at most
# expect: 4:19: /seq/1/type: unknown type 'b0'
# official: accepts
