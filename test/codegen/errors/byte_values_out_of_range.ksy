meta: {id: x}
seq:
  - {id: a, terminator: 256}
  - {id: b, size: 1, pad-right: -1}
  - {id: c, terminator: []}
# expect: 3:25: /seq/0/terminator: terminator must be a byte from 0 to 255, found '256'
# expect: 4:33: /seq/1/pad-right: pad-right must be a byte from 0 to 255, found '-1'
# expect: 5:25: /seq/2/terminator: a terminator needs at least one byte
# official: refuses
