meta: {id: x, encoding: ASCII}
seq:
  - {id: f, type: u1, process: xor(1)}
  - {id: g, type: t, process: xor(1)}
  - {id: h, type: t, pad-right: 0}
  - {id: i, type: str, size: 1, process: xor(1)}
types:
  t: {seq: [{id: a, type: u1}]}
# expect: 3:19: /seq/0/type: 'process' means nothing for a number
# expect: 4:19: /seq/1/type: 'process' and 'pad-right' need 'size', 'size-eos' or 'terminator'
# expect: 5:19: /seq/2/type: 'process' and 'pad-right' need 'size', 'size-eos' or 'terminator'
# expect: 6:19: /seq/3/type: 'process' means nothing for a string
# official: refuses
